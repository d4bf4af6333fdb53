"""The wall follows the seat: what is said is seen, and what the room may not see is not."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onecompany.display.card_widget import GroupCards
from onecompany.exercises.stages import acts as stages
from onecompany.kinds.ballots import begin, reveal
from onecompany.kinds.rounds import Part, Poll, Vote, scale
from onecompany.store import ballots, sealing, timing
from onecompany.store.acts import agenda, capture, groups
from onecompany.store.file import Store
from onecompany.store.following.presence import is_wall_there
from onecompany.store.following.sign import SeatSign
from onecompany.store.migrating import SCHEMA
from onecompany.store.writer import WorkshopWriter
from onecompany.wall.cover import CoverClock
from onecompany.wall.digits import WallClock
from tests.conftest import northwind, plan_of, planned
from tests.wall.conftest import Walled

Seat = Callable[[Path], SeatSign]


def go_to(writer: WorkshopWriter, kind: str) -> Any:
    """Stand at the first step of the first exercise of a kind, with the clock running. Its row."""
    (exercise, *_) = writer.state.where("exercise", "kind", kind)
    step = writer.state.where("step", "exercise_id", exercise.id)[0]
    agenda.go(writer, step.id)
    if timing.open_span(writer.state) is None:
        agenda.start(writer)
    return exercise


@pytest.fixture
def at_stages(writer: WorkshopWriter) -> WorkshopWriter:
    """The room is at the journey."""
    go_to(writer, "stages")
    return writer


async def test_without_a_room_it_says_in_one_line_what_it_waits_for(
    walled: Walled, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    garbage, other = tmp_path / "notes.txt", tmp_path / "other.db"
    garbage.write_bytes(b"nothing of a workshop")
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE x (y)")
    for path, words in (
        (None, "start onecompany in another window"),
        (store.path, f"waits for ~/{store.path.name}: open it with onecompany in another window"),
        (tmp_path / "typo.onecompany", "There is no file ~/typo.onecompany."),
        (tmp_path / "state", "~/state is a folder, not a workshop file."),
        (garbage, "~/notes.txt is not a workshop file."),
        (other, "~/other.db is not a workshop file."),
    ):
        async with walled(path) as eyes:
            await eyes.sees("onecompany", words)
    (tmp_path / "blocked").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "blocked"))
    async with walled(None) as eyes:
        await eyes.sees("The folder ~/blocked/onecompany/rooms cannot be used")


async def test_it_finds_the_file_that_a_room_opened_and_says_that_it_is_there(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat
) -> None:
    async with walled(None) as eyes:
        await eyes.sees("start onecompany in another window")
        sign = seat(store.path)
        await eyes.until(lambda: is_wall_there(store.path), "the wall's sign")
        await eyes.until(lambda: eyes.words == "onecompany", "nothing but the name")
        sign.show(workshop_id=at_stages.workshop_id, page="", place="")
        await eyes.sees("Northwind Utilities", timing.current_exercise(at_stages.state).title)
    assert not is_wall_there(store.path)


async def test_what_is_kept_is_seen_and_the_cursor_follows(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat
) -> None:
    sign = seat(store.path)
    sign.show(workshop_id=at_stages.workshop_id, page="")
    async with walled(store.path) as eyes:
        first, second = stages.add_stages(at_stages, ["Discover", "Renew"], None)
        await eyes.sees("Discover", "Renew")
        for stage in (second, first):
            sign.show(place=f"stage:{stage}")
            await eyes.until(lambda stage=stage: eyes.app.screen.query(".panel").first().place == f"stage:{stage}")  # type: ignore[attr-defined,misc]
        at_stages.undo()
        await eyes.sees_no("Discover")


async def test_the_countdown_goes_on_by_the_clock(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat
) -> None:
    seat(store.path).show(workshop_id=at_stages.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("Northwind")
        digits = eyes.app.screen.query_one(WallClock).digits
        before = digits.value
        eyes.clock.advance(61)
        await eyes.until(lambda: digits.value != before)
        minutes, seconds = map(int, digits.value.split(":"))
        was_minutes, was_seconds = map(int, before.split(":"))
        assert was_minutes * 60 + was_seconds - minutes * 60 - seconds == 61


async def test_the_curtain_hides_all_but_the_clock(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat
) -> None:
    stages.add_stages(at_stages, ["Discover"], None)
    sign = seat(store.path)
    sign.show(workshop_id=at_stages.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("Discover")
        sign.show(curtain=True)
        await eyes.sees_no("Discover", "Northwind", "What the board says")
        await eyes.until(lambda: eyes.counts(eyes.wall.query_one(CoverClock)), "the countdown")
        assert "minutes left" in eyes.words
        sign.show(curtain=False)
        await eyes.sees("Discover")
        sign.show(curtain=True)
        await eyes.sees_no("Discover")
        sign.close()
        await eyes.sees("The facilitator's window is closed")
        assert "Discover" not in eyes.text


async def test_votes_are_a_count_until_they_are_revealed(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onecompany.exercises.stages.panel import StagesPanel

    vote = Vote("Pulse", (Poll("one", "scale", "One", (Part("We decide as one", scale(1, 5), "never", "always"),)),))
    monkeypatch.setattr(StagesPanel, "votes", lambda panel: (vote,))
    exercise = timing.current_exercise(at_stages.state)
    seat(store.path).show(workshop_id=at_stages.workshop_id, page="other")
    leaders = [row.id for row in at_stages.state.rows("leader") if row.present]
    async with walled(store.path) as eyes:
        await eyes.sees("Northwind")
        (round_id,) = begin(at_stages, exercise.id, vote, "ballot")
        await eyes.sees(f"Pulse · 0 of {len(leaders)} have voted")
        for leader in leaders[:3]:
            ballots.cast(at_stages, leader, {round_id: ["2"]})
        await eyes.sees(f"Pulse · 3 of {len(leaders)} have voted")
        for leader in leaders[3:]:
            ballots.cast(at_stages, leader, {round_id: ["2"]})
        reveal(at_stages, [round_id])
        await eyes.sees_no("have voted")


async def test_sealed_lines_are_a_count(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onecompany.exercises.stages.panel import StagesPanel

    vote = Vote("Why us", (Poll("lines", "lines", "Why us?", (Part("Why us?", ()),)),), ("sealed",))
    monkeypatch.setattr(StagesPanel, "votes", lambda panel: (vote,))
    seat(store.path).show(workshop_id=at_stages.workshop_id, page="other")
    async with walled(store.path) as eyes:
        exercise = timing.current_exercise(at_stages.state)
        (round_id,) = begin(at_stages, exercise.id, vote, "sealed")
        sealing.seal(at_stages, round_id, "Because nobody else answers")
        sealing.seal(at_stages, round_id, "Out of habit")
        await eyes.sees("Why us · 2 lines are sealed")
        assert "nobody else" not in eyes.text
        assert "habit" not in eyes.text


async def test_private_notes_and_scripts_are_never_seen(
    walled: Walled, writer: WorkshopWriter, store: Store, seat: Seat
) -> None:
    exercise = go_to(writer, "open")
    capture.add_note(writer, exercise.id, ["Ben will object"], private=True)
    capture.add_note(writer, exercise.id, ["What we heard"])
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("What we heard")
        assert "Ben will object" not in eyes.text


async def test_a_seat_that_is_closed_leaves_its_last_picture_and_goes_on_when_it_is_back(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat
) -> None:
    stages.add_stages(at_stages, ["Discover"], None)
    sign = seat(store.path)
    sign.show(workshop_id=at_stages.workshop_id, page="")
    async with walled(None) as eyes:
        await eyes.sees("Discover")
        sign.close()
        await eyes.sees("The facilitator's window is closed", "Discover")
        stages.add_stages(at_stages, ["Renew"], None)
        seat(store.path).show(workshop_id=at_stages.workshop_id, page="")
        await eyes.sees("Renew")
        await eyes.sees_no("is closed")


async def test_at_home_nothing_is_left_of_the_workshop(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat
) -> None:
    sign = seat(store.path)
    sign.show(workshop_id=at_stages.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("Northwind")
        sign.show(workshop_id="", page="home")
        await eyes.until(lambda: eyes.words == "onecompany")


async def test_a_file_that_is_damaged_is_said_calmly_and_read_again_when_it_is_whole(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat
) -> None:
    stages.add_stages(at_stages, ["Discover"], None)
    workshop_id = at_stages.workshop_id
    store.close()
    whole = store.path.read_bytes()
    seat(store.path).show(workshop_id=workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("Discover")
        broken = store.path.with_suffix(".new")
        broken.write_bytes(b"nothing of a database" * 500)
        os.replace(broken, store.path)
        await eyes.sees("cannot be read just now", "Discover")
        broken.write_bytes(whole)
        os.replace(broken, store.path)
        await eyes.sees_no("cannot be read just now")
        await eyes.sees("Discover")


async def test_versions_that_differ_are_said(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onecompany.store.following import sign as signs

    monkeypatch.setattr(signs, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(signs, "__version__", "99.0.0")
    seat(store.path).show(workshop_id=at_stages.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("the facilitator's window is 99.0.0")


async def test_the_closing_page_thanks_and_says_what_was_promised(
    walled: Walled, sample: tuple[Path, str], seat: Seat
) -> None:
    path, workshop = sample
    seat(path).show(workshop_id=workshop, page="closing")
    async with walled(path) as eyes:
        await eyes.sees("What we promised", "What the day came to is handed out.")
        assert "What the board says" not in eyes.text


async def test_a_break_fills_the_wall(walled: Walled, store: Store, seat: Seat) -> None:
    plan = plan_of(planned("open", "Lunch", style="break"), planned("stages"))
    writer = store.writer(northwind(store, plan))
    agenda.start(writer)
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("Lunch", "We go on at 09:10", f"Then: {writer.state.rows('exercise')[1].title}")
        assert eyes.app.screen.query_one(WallClock).alone


async def test_groups_are_seen_while_the_room_sits_in_them(walled: Walled, store: Store, seat: Seat) -> None:
    step = replace(planned("stages").steps[0], groups="breakouts", size=3, parts=(5.0, 5.0), minutes=10.0)
    writer = store.writer(northwind(store, plan_of(replace(planned("stages"), steps=(step,)))))
    agenda.start(writer)
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("In groups")
        assert "Okafor" not in eyes.text
        groups.make(writer, writer.state.rows("step")[0].id)
        await eyes.until(lambda: bool(eyes.app.screen.query_one(GroupCards).display) and "▀" in eyes.text, "groups")
        eyes.clock.advance(6 * 60)
        await eyes.sees("All together")
        await eyes.until(lambda: not eyes.app.screen.query_one(GroupCards).display, "the board")


async def test_the_curtain_covers_at_the_next_paint_whatever_it_takes_to_lay_out_what_is_below(
    walled: Walled, at_stages: WorkshopWriter, store: Store, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onecompany.wall.board import WallBoard
    from onecompany.wall.findings import FindingsRound

    stages.add_stages(at_stages, ["Discover"], None)
    sign = seat(store.path)
    sign.show(workshop_id=at_stages.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("Discover")
        touched: list[str] = []
        with monkeypatch.context() as watched:
            for part in (WallBoard, FindingsRound):
                watched.setattr(part, "show", lambda *_, part=part, **__: touched.append(part.__name__))
            classes = set(eyes.wall.classes)
            sign.show(curtain=True)
            await eyes.sees_no("Discover", "Northwind")
            eyes.clock.advance(2)
            await eyes.looks(12)
            assert "Discover" not in eyes.words
            assert (touched, set(eyes.wall.classes)) == ([], classes)
        stages.add_stages(at_stages, ["Renew"], None)
        await eyes.looks()
        assert "Renew" not in eyes.words
        sign.show(curtain=False)
        await eyes.sees("Discover", "Renew", "Northwind")
