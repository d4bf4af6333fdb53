"""The pulse: what counts come to, opening beside closing, earlier workshops, and what few votes must not tell."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exercises.unity import document as readers
from onecompany.exercises.unity.board import model
from onecompany.exercises.unity.readings import change, chart, statements, subject, vote
from onecompany.exercises.unity.section import numbers, sections
from onecompany.export import registry
from onecompany.export.bundling import Choices, bundle
from onecompany.kinds import ballots, rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.findings import find_all
from onecompany.kinds.shared_tables import NOTE
from onecompany.kinds.view import View
from onecompany.plans import Plan
from onecompany.report.build import build_report
from onecompany.store.acts import rounds
from onecompany.store.ballots import cast
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.blocks import Histogram, Readings, Table
from onecompany.summary.document import Report
from tests.clock_double import FakeClock
from tests.conftest import DAY, plan_of, planned

DECISIONS, GROWTH = 0, 1
MORNING = dt.datetime.combine(DAY, dt.time(9), dt.UTC)


@pytest.fixture
def plan() -> Plan:
    """A day that opens and closes with a pulse."""
    return plan_of(planned("unity"), planned("unity", "Pulse again", when="close"), planned("commitments"))


def pulse(writer: WorkshopWriter, number: int) -> Any:
    """The opening exercise (0) or the closing one (1)."""
    return writer.state.where("exercise", "kind", "unity")[number]


def count(writer: WorkshopWriter, number: int, statement: int, typed: str) -> None:
    """Hands on a statement of the opening (0) or the closing (1)."""
    exercise = pulse(writer, number)
    asked = vote(writer.state, exercise)
    counts = dict(zip("12345", map(int, typed.split()), strict=True))
    ballots.count_hands(writer, exercise.id, asked, asked.polls[statement], counts)


def ballot(writer: WorkshopWriter, number: int, votes: Sequence[Sequence[int]], *, reveal: bool = True) -> list[str]:
    """A ballot on all statements, with the votes of one leader after the other. Returns the rounds."""
    exercise = pulse(writer, number)
    ids = ballots.begin(writer, exercise.id, vote(writer.state, exercise), "ballot")
    for leader, choices in zip(list(writer.state.rows("leader")), votes, strict=False):
        cast(writer, leader.id, {row: [str(choice)] for row, choice in zip(ids, choices, strict=True)})
    if reveal:
        rounds.close(writer, ids)
        ballots.reveal(writer, ids)
    return ids


def view(writer: WorkshopWriter, number: int = 0) -> View:
    return View(writer.state, pulse(writer, number), DAY)


def statement(writer: WorkshopWriter, number: int, index: int) -> Any:
    return statements(writer.state, pulse(writer, number).id)[index]


def keys(writer: WorkshopWriter, number: int) -> list[str]:
    """The rules that speak of an exercise."""
    return [finding.key.partition(":")[0] for finding in find_all(writer.state, DAY)[pulse(writer, number).id]]


def says(writer: WorkshopWriter, number: int) -> list[str]:
    return [f"{finding.sign} {finding.text}" for finding in find_all(writer.state, DAY)[pulse(writer, number).id]]


def board(writer: WorkshopWriter, number: int = 0) -> list[str]:
    """The words of the board, a row a line."""
    return [" | ".join(cell.text for cell in row.cells.values()) for row in model(view(writer, number)).rows]


def report(state: State) -> Report:
    return build_report(state, at=Stamp(MORNING, 0.0, "boot"), today=DAY, version="1", data_hash="x")


def pulse_part(writer: WorkshopWriter) -> Any:
    """The one part of the report about the pulse."""
    (part,) = (section for section in report(writer.state).sections if section.key == "unity")
    return part


# -- the board


def test_before_the_reveal_only_how_many_have_voted_is_seen_and_nothing_differs_by_the_votes(
    plan: Plan, tmp_path: Path
) -> None:
    boards = []
    for name, votes in (("low", [(1, 1)] * 4), ("high", [(5, 4), (5, 5), (3, 2), (4, 4)])):
        with Store(tmp_path / f"{name}.onecompany", clock=FakeClock(MORNING)) as store:
            writer = _begun(store, plan)
            count(writer, 1, DECISIONS, "0 0 4 4 0")
            count(writer, 1, GROWTH, "0 0 4 4 0")
            ballot(writer, 1, votes, reveal=False)
            boards.append(board(writer, 1))
    assert boards[0] == boards[1]
    assert [line for line in boards[0] if "voted" in line] == ["4 of 8 have voted. F4 goes on."] * 2
    assert not [line for line in boards[0] if "mean" in line or "█" in line], "nor what was voted before"


def test_opening_stands_beside_closing(writer: WorkshopWriter) -> None:
    ballot(writer, 0, [(2, 3), (3, 4), (2, 2), (3, 3), (1, 2), (4, 5), (2, 3), (3, 4)])
    count(writer, 1, DECISIONS, "0 1 3 4 0")
    lines = board(writer, 1)
    assert " | Opening · n 8 · mean 2.5 · spread 0.9 | Closing · n 8 · mean 3.4 · spread 0.7" in lines
    assert "4 | ████ 1 | ████████████████ 4" in lines
    assert "What would make it one higher?" in lines
    assert board(writer, 0)[1] == " | Opening · n 8 · mean 2.5 · spread 0.9"


def test_one_that_is_held_again_keeps_the_first_as_before(writer: WorkshopWriter) -> None:
    count(writer, 0, DECISIONS, "0 4 4 0 0")
    count(writer, 0, DECISIONS, "0 0 4 4 0")
    assert " | Opening, before · n 8 · mean 2.5 · spread 0.5 | Opening · n 8 · mean 3.5 · spread 0.5" in board(writer)
    assert readers.earlier(writer.state, statement(writer, 0, DECISIONS)) == [
        {
            "occasion": "Opening, before",
            "method": "hands",
            "n": 8,
            "mean": 2.5,
            "spread": 0.5,
            "counts": {"1": 0, "2": 4, "3": 4, "4": 0, "5": 0},
        }
    ]
    assert change(writer.state, statement(writer, 0, DECISIONS)) is None, "held again is no change of the room"


def test_what_was_said_of_a_statement_stands_below_it(writer: WorkshopWriter) -> None:
    count(writer, 0, DECISIONS, "0 4 4 0 0")
    about = subject(statement(writer, 0, DECISIONS))
    exercise = pulse(writer, 0).id
    rows.add(writer, NOTE, [{"exercise_id": exercise, "text": "One price list", "about": about}])
    rows.add(writer, NOTE, [{"exercise_id": exercise, "text": "It is hot in here"}])
    lines = board(writer)
    assert lines.index("· One price list") == lines.index("What would make it one higher?") + 1
    assert lines[-1] == "· It is hot in here"
    texts = str(report(writer.state).sections)
    assert texts.count("One price list") == 1
    assert texts.count("It is hot in here") == 1


# -- what it says


@pytest.mark.parametrize(
    ("typed", "rules"),
    [
        ("0 0 8 0 0", []),
        ("0 1 7 0 0", ["unity.low"]),
        ("2 1 1 1 3", ["unity.spread"]),
        ("0 1 0 2 5", ["unity.hear"]),
        ("0 0 2 4 2", ["unity.high"]),
        ("0 0 3 2 3", []),
        ("0 0 0 4 3", ["unity.fewer", "unity.high"]),
    ],
)
def test_what_counts_say(writer: WorkshopWriter, typed: str, rules: list[str]) -> None:
    count(writer, 0, DECISIONS, typed)
    assert keys(writer, 0) == rules


def test_the_change_is_that_since_the_opening(writer: WorkshopWriter) -> None:
    count(writer, 0, DECISIONS, "0 4 4 0 0")
    count(writer, 0, GROWTH, "0 0 4 4 0")
    assert keys(writer, 0) == ["unity.low"]
    count(writer, 1, DECISIONS, "0 0 8 0 0")
    count(writer, 1, GROWTH, "0 0 8 0 0")
    assert keys(writer, 0) == [], "what was voted on again speaks at the close"
    text = statement(writer, 0, DECISIONS).text
    assert f"✓ “{text}” rose from 2.5 to 3.0 since the opening" in says(writer, 1)
    assert "unity.down" in keys(writer, 1)
    assert [number.note for number in numbers(view(writer, 1))] == ["0 since the opening"]


def test_a_finding_is_about_the_same_statement_all_day(writer: WorkshopWriter) -> None:
    count(writer, 0, DECISIONS, "4 4 0 0 0")
    (morning,) = find_all(writer.state, DAY)[pulse(writer, 0).id]
    count(writer, 1, DECISIONS, "4 4 0 0 0")
    (evening,) = find_all(writer.state, DAY)[pulse(writer, 1).id]
    assert morning.key == evening.key == f"unity.low:{statement(writer, 0, DECISIONS).id}"
    assert evening.links[0].id == statement(writer, 1, DECISIONS).id


def test_fewer_votes_than_leaders_are_said_with_their_number(writer: WorkshopWriter) -> None:
    count(writer, 0, DECISIONS, "0 0 4 3 0")
    count(writer, 0, GROWTH, "0 0 1 0 0")
    assert says(writer, 0) == ["! One of eight leaders voted in “Pulse”"]


# -- few votes


def test_few_votes_have_no_bars_and_betray_nothing_in_any_format(plan: Plan, tmp_path: Path) -> None:
    made = []
    for name, typed in (("apart", "1 0 1 0 1"), ("alike", "0 0 3 0 0")):
        ids = itertools.count(1)
        with Store(
            tmp_path / f"{name}.onecompany", clock=FakeClock(MORNING), new_id=lambda ids=ids: f"n{next(ids):06}"
        ) as store:
            writer = _begun(store, plan)
            count(writer, 0, DECISIONS, typed)
            made.append((_files(writer.state), board(writer), says(writer, 0), writer.state))
    (files, *shown, state), (other_files, *other_shown, _) = made
    assert shown == other_shown
    assert files.keys() == other_files.keys() >= {"json", "xlsx", "pptx", "docx", "pdf", "html", "csv", "md"}
    assert [name for name in files if files[name] != other_files[name]] == []
    row, *_ = json.loads(next(iter(files["json"].values())))["pulse"]
    assert (row["n"], row["mean"], row["spread"], row["counts"]) == (3, 3.0, None, None)
    assert not [block for part in report(state).sections for block in part.blocks if isinstance(block, Histogram)]


def test_one_vote_has_no_mean(writer: WorkshopWriter) -> None:
    ballot(writer, 0, [(5, 1)])
    assert "n 1: too few votes to show a mean." in board(writer)
    assert keys(writer, 0) == ["unity.fewer"]
    assert pulse_part(writer).conclusion == ""
    assert numbers(view(writer)) == []


def _begun(store: Store, plan: Plan) -> WorkshopWriter:
    from tests.conftest import northwind

    return store.writer(northwind(store, plan))


def _files(state: State) -> dict[str, dict[str, bytes]]:
    given = bundle(state, at=Stamp(MORNING, 0.0, "boot"), today=DAY, version="1", choices=Choices())
    return {name: dict(registry.find(name).make(given).files) for name in registry.names()}


# -- the report


def test_the_report_has_one_part_with_both(writer: WorkshopWriter) -> None:
    for number, typed in ((0, "0 4 4 0 0"), (1, "0 0 4 4 0")):
        count(writer, number, DECISIONS, typed)
        count(writer, number, GROWTH, typed)
    part = pulse_part(writer)
    assert part.order == 10
    assert part.conclusion == "The pulse rose from 2.5 to 3.5 of 5 during the day."
    drawn = [block for block in part.blocks if isinstance(block, Histogram)]
    assert [[tally.name for tally in block.tallies] for block in drawn] == [["Opening", "Closing"]] * 2
    assert not [block for block in part.blocks if isinstance(block, Table)], "the charts have all figures"
    (number,) = numbers(view(writer, 1))
    assert (number.value, number.label, number.note) == ("3.5 of 5", "in the closing pulse", "+1 since the opening")
    assert numbers(view(writer, 0)) == []
    assert sections(view(writer, 0)) == []


def test_what_was_not_voted_on_is_said(writer: WorkshopWriter) -> None:
    assert "Not recorded." in str(pulse_part(writer).blocks[0])
    count(writer, 0, DECISIONS, "0 4 4 0 0")
    part = pulse_part(writer)
    assert "Not recorded: Closing." in str(part.blocks)
    assert f"Nobody voted on “{statement(writer, 0, GROWTH).text}”." in str(part.blocks)
    assert part.conclusion == "The pulse is at 2.5 of 5."


def test_earlier_workshops_are_compared_with_and_stand_in_a_line(writer: WorkshopWriter, store: Store) -> None:
    count(writer, 0, DECISIONS, "4 4 0 0 0")
    count(writer, 1, DECISIONS, "0 4 4 0 0")
    plan = plan_of(planned("unity", "Pulse"), planned("commitments"))
    day = DAY + dt.timedelta(days=91)
    later = store.writer(begin(store, organisation="Northwind Utilities", plan=plan, date=day))
    count(later, 0, DECISIONS, "0 0 4 4 0")
    assert f"Earlier: {_long(DAY)}: 1.5 → 2.5" in board(later)
    moved = change(later.state, statement(later, 0, DECISIONS))
    assert moved is not None
    assert (moved.before, moved.after) == (2.5, 3.5)
    text = statement(later, 0, DECISIONS).text
    assert f"✓ “{text}” rose from 2.5 to 3.5 since {_long(DAY)}" in says(later, 0)
    part = pulse_part(later)
    assert part.conclusion == f"The pulse rose from 2.5 on {_long(DAY)} to 3.5 of 5."
    (trend,) = (block for block in part.blocks if isinstance(block, Readings))
    assert [(point.label, point.value) for point in trend.points] == [
        (f"{_long(DAY)}, Opening", 1.5),
        (f"{_long(DAY)}, Closing", 2.5),
        ("Opening", 3.5),
    ]
    (figures,) = (block for block in part.blocks if isinstance(block, Table))
    assert [row[2:] for row in figures.rows] == [(8, 1.5, 0.5), (8, 2.5, 0.5), (8, 3.5, 0.5)]
    assert (numbers(view(later))[0].note, numbers(view(later))[0].value) == (f"+1 since {_long(DAY)}", "3.5 of 5")


def _long(day: dt.date) -> str:
    from onecompany.summary.words import long_date

    return long_date(day)


def test_the_number_changes_by_what_is_printed(writer: WorkshopWriter) -> None:
    for number, typed in ((0, "0 3 4 0 0"), (1, "0 0 6 1 0")):
        count(writer, number, DECISIONS, typed)
    # 2.571 and 3.143: printed as 2.6 and 3.1, which are 0.5 apart for whoever does the sum.
    assert numbers(view(writer, 1))[0].note == "+0.5 since the opening"


def test_statements_of_a_plan_are_asked_in_its_words(store: Store) -> None:
    asked = [
        {"key": "speed", "text": "We decide within a week", "low": "never", "high": ""},
        {"key": "trust", "text": "We say what we think", "low": "", "high": "always"},
        {"key": "more", "text": "We mean it", "low": "", "high": ""},
    ]
    exercises = (planned("unity", statements=asked), planned("unity", "At last", when="close"))
    writer = store.writer(begin(store, organisation="Ward", plan=plan_of(*exercises), date=DAY))
    own = statements(writer.state, pulse(writer, 0).id)
    assert [(row.text, row.low, row.high) for row in own] == [
        ("We decide within a week", "never", "fully"),
        ("We say what we think", "not at all", "always"),
        ("We mean it", "not at all", "fully"),
    ]
    assert len(vote(writer.state, pulse(writer, 0)).polls) == 3
    count(writer, 0, 2, "0 0 5 0 0")
    assert chart(writer.state, own[2]).low_word == "not at all"
    assert "The pulse is at 3.0 of 5." in pulse_part(writer).conclusion


def test_a_workshop_without_a_pulse_has_no_part_of_it(store: Store) -> None:
    writer = store.writer(begin(store, organisation="Ward", plan=plan_of(planned("stages")), date=DAY))
    assert "unity" not in {section.key for section in report(writer.state).sections}
    made = document(writer.state, findings=find_all(writer.state, DAY), at=Stamp(MORNING, 0.0, "boot"))
    assert "pulse" not in made


def test_a_statement_of_another_wording_at_the_close_is_told(writer: WorkshopWriter) -> None:
    from onecompany.exercises.unity import PULSE_STATEMENT

    for number in (0, 1):
        count(writer, number, DECISIONS, "0 0 8 0 0")
        count(writer, number, GROWTH, "0 0 8 0 0")
    rows.change(writer, PULSE_STATEMENT, statement(writer, 0, GROWTH).id, text="We all want to grow")
    assert "Opening: “We all want to grow”, from 1, not at all, to 5, fully." in str(pulse_part(writer).blocks)


def test_undo_of_the_reveal_hides_it_again_and_one_more_brings_the_same(writer: WorkshopWriter) -> None:
    ids = ballot(writer, 0, [(2, 3)] * 5)
    before = board(writer)
    assert writer.undo() is not None
    assert not [line for line in board(writer) if "mean" in line]
    ballots.reveal(writer, ids)
    assert board(writer) == before
