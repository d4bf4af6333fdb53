"""The board's copy: matrix with cracks, metrics, commitments, decisions, asks, and of all else one sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from onecompany.exercises.commitments import acts as promises
from onecompany.exercises.open import acts as talk
from onecompany.kinds import rows
from onecompany.kinds.findings import find_all
from onecompany.kinds.hooks import hooks
from onecompany.kinds.promises import cracks_in
from onecompany.kinds.registry import kind
from onecompany.kinds.sample import make_sample
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.report.year.build import build_year
from onecompany.sentences import lazy_gettext
from onecompany.sentences.explained import FOR_A_BOARD, explained
from onecompany.store.acts import capture
from onecompany.store.file import Store
from onecompany.summary.blocks import Bullets, Callout, Heading, Matrix, Paragraph, Table
from onecompany.summary.document import Report, Section
from onecompany.summary.page_one import page_one
from tests.conftest import DAY
from tests.exercises.room import Room
from tests.report.reporting import AT, board_copy, report, section, tables, titles, words
from tests.report.test_course import workshops
from tests.report.test_findings import finding


def keys(made: Report) -> list[str]:
    """The parts of a report in their order."""
    return [part.key for part in made.in_order()]


def test_it_has_what_a_board_decides_on_in_this_order(full: Room) -> None:
    capture.add_decision(full.writer, None, "One price")
    made = board_copy(full.state)
    assert keys(made) == ["ownership", "metrics", "commitments", "decisions", "asks", "copy"]
    matrix, *cracks = section(made, "ownership").blocks
    assert isinstance(matrix, Matrix)
    assert cracks
    assert all(isinstance(block, Callout) and block.level == "crack" for block in cracks)
    (judged,) = tables(section(made, "metrics"))
    assert titles(judged)[0] == "Leader"
    (asked,) = section(made, "asks").blocks
    assert isinstance(asked, Bullets)
    assert len(asked.items) == len(made.front.asks)


def test_of_many_cracks_none_is_there_twice(room: Room) -> None:
    stages = [f"Stage {number}" for number in range(8)]
    room.journey(*stages)
    room.own(**{stages[-1]: "Sales Finance"})
    made = board_copy(room.state)
    whole = words(made.sections)
    assert whole.count("Two own “Stage 7”: Sales and Finance") == 1
    assert all(whole.count(f"Nobody owns “{stage}”") == 1 for stage in stages[1:-1])
    assert "cracks" not in keys(made)


def test_what_is_asked_at_length_stands_in_full_only_once(room: Room) -> None:
    what = "Say to every customer who has waited for longer than a week when the engineer comes, and why so late"
    rows.add(room.writer, COMMITMENT, [{"exercise_id": None, "what": what, "leader_id": room.leader("Ana")}])
    made = board_copy(room.state)
    assert any(len(ask.text) > 90 for ask in made.front.asks)
    assert page_one(made).rest is None
    assert page_one(report(room)).rest is not None, "the full report has no other place for it"


def test_of_every_other_part_it_has_what_that_comes_to(store: Store) -> None:
    state = store.read(make_sample(store, DAY))
    made, whole = board_copy(state), board_copy_in_full(state)
    (others,) = tables(section(made, "copy"))
    told = {row[1] for row in others.rows} | {part.conclusion for part in made.sections} | set(made.front.bottom_line)
    assert told >= {part.conclusion for part in whole.sections if part.conclusion}
    assert len({row[1] for row in others.rows} & set(made.front.bottom_line)) == 0, "page 1 has said that"


def board_copy_in_full(state: Any) -> Report:
    """The full report of the same day, by the same names."""

    class Desk:
        pass

    desk: Any = Desk()
    desk.state = state
    return report(desk)


def test_no_crack_is_left_out_whatever_found_it(store: Store) -> None:
    state = store.read(make_sample(store, DAY))
    made = board_copy(state)
    callouts = [block for part in made.sections for block in part.blocks if isinstance(block, Callout)]
    said = words(made.sections)
    cracks = cracks_in(one for findings in find_all(state, DAY).values() for one in findings)
    assert len(cracks) == 9
    assert [crack.text for crack in cracks if crack.text not in said] == []
    assert {block.level for block in callouts} == {"crack"}, "warnings are not for a board"


def test_what_somebody_said_is_not_in_it(full: Room) -> None:
    talk.add_notes(full.writer, full.exercise("open").id, ["Quandary"])
    capture.add_note(full.writer, None, ["Quandary of the corridor"])
    assert "Quandary" in words(report(full))
    assert "Quandary" not in words(board_copy(full.state))


def test_it_has_no_part_that_says_that_nothing_was_recorded(room: Room) -> None:
    assert board_copy(room.state).sections == (), "page 1 says that nothing was recorded"
    assert board_copy(room.state).front.numbers == (), "nor a number that nobody knows"
    room.journey("Buy", "Use")
    made = board_copy(room.state)
    (note,) = [block for block in section(made, "copy").blocks if isinstance(block, Paragraph) and not block.leads]
    assert note.text.startswith("Not recorded: “Ownership”, “Metrics”, “Commitments”")
    assert note.text.endswith("The full report has all findings, and what each part rests on.")


def test_it_explains_the_words_that_a_board_reads_for_the_first_time(room: Room) -> None:
    assert board_copy(room.state).front.explained == " ".join(map(explained, FOR_A_BOARD))


def test_minutes_are_told_only_when_somebody_asks(full: Room) -> None:
    assert [part.key for part in report(full).appendix] == ["participants", "how"]
    assert [part.key for part in report(full, times=True).appendix] == ["participants", "time", "how"]


def test_a_crack_says_to_the_board_who_has_taken_it_on(room: Room) -> None:
    room.journey("Buy", "Onboard")
    room.own(Buy="Sales")
    (crack,) = [each for each in room.found("ownership") if each.level == "crack"]
    taken = promises.take(room.writer, None, crack)
    rows.change(room.writer, COMMITMENT, taken, "completed", leader_id=room.leader("Ana"))
    (callout,) = [block for block in section(board_copy(room.state), "ownership").blocks if isinstance(block, Callout)]
    assert "Taken on by Ana Peña, no date yet." in callout.why


def test_a_kind_of_another_package_says_what_it_has_for_a_board(full: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Section("garden", "Garden", 42, (Paragraph("Two trees were planted."),))
    whole = replace(own, blocks=(Heading("Trees"), Paragraph("An oak and a lime.")))
    module = kind("open").part("section")
    monkeypatch.setattr(module, "for_board", lambda view: [own], raising=False)
    monkeypatch.setattr(module, "sections", lambda view: [whole])
    assert hooks(kind("open")).for_board(None) == [own]  # type: ignore[arg-type]
    made = board_copy(full.state)
    assert keys(made)[:2] == ["ownership", "garden"]
    assert "An oak and a lime." not in words(made)


def test_more_cracks_than_a_board_reads_one_by_one_are_listed(full: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    module = kind("open").part("findings")
    monkeypatch.setattr(module, "find", lambda view: [finding(f"crack {number}") for number in range(12)])
    blocks = section(board_copy(full.state), "cracks").blocks
    assert [type(block) for block in blocks] == [Callout] * 5 + [Table]
    assert isinstance(blocks[-1], Table)
    assert len(blocks[-1].rows) == 7
    assert str(lazy_gettext("nobody yet")) == blocks[-1].rows[0][1]


def test_the_year_for_the_board_has_no_list_of_people_and_explains_its_words(store: Store, room: Room) -> None:
    states = workshops(store)
    full, board = (
        build_year(states, at=AT, today=DAY + dt.timedelta(days=5), version="1", data_hash="", board=board)
        for board in (False, True)
    )
    assert (bool(full.meta.people), board.meta.people) == (True, ())
    assert explained(FOR_A_BOARD[0]) in board.front.explained
    assert not any(part.is_empty for part in board.sections)
