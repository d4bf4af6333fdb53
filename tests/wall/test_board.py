"""The board on the wall follows that of the seat, however quickly that goes on; another workshop takes its place."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from textual.app import App, ComposeResult

from onecompany.assets import styles
from onecompany.boards.sheet import Sheet
from onecompany.display.themes import THEMES
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.exercises.conduct import acts as conduct
from onecompany.exercises.conduct.chapters import chapters
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.quicksand.board import place_of, score_place
from onecompany.exercises.stages import acts as stages
from onecompany.kinds.registry import kinds
from onecompany.sentences.onlookers import onlookers_read
from onecompany.store.acts import agenda
from onecompany.store.acts.rounds import Asked, open_rounds
from onecompany.store.file import Store
from onecompany.store.following.sign import RoomSign
from onecompany.wall.app import STYLES
from onecompany.wall.board import WallBoard
from onecompany.wall.digits import WallClock
from tests.clock_double import FakeClock
from tests.conftest import MORNING, northwind, plan_of, planned
from tests.wall.conftest import Walled
from tests.wall.test_wall import Seat, go_to


class BoardAlone(App[None]):
    """The board of a wall, shown by nobody but the test."""

    CSS_PATH: ClassVar[list[Any]] = [styles() / name for name in STYLES]

    def __init__(self) -> None:
        super().__init__()
        for one in THEMES:
            self.register_theme(one)
        self.theme = "room-light"

    def compose(self) -> ComposeResult:
        yield WallBoard()

    def on_panel_shown(self) -> None:
        """As the wall's screen does."""
        self.query_one(WallBoard).again()


async def test_a_cursor_that_goes_on_before_a_new_board_is_there_is_shown_when_it_is(store: Store) -> None:
    writer = store.writer(northwind(store, plan_of(planned("quicksand"))))
    go_to(writer, "quicksand")
    state = store.read(writer.workshop_id)
    statement, silo = state.rows("cause_statement")[0], state.rows("silo")[0]
    first = RoomSign("", writer.workshop_id, place_of(silo.id, statement.cause, "whole"), page="")
    there = replace(first, place=score_place(silo.id, statement.id, "whole"))
    app, reading = BoardAlone(), WorkshopReading(state, FakeClock(MORNING))
    async with app.run_test() as pilot:
        board = app.query_one(WallBoard)
        panel = board.show(reading, first)
        assert board.show(reading, there) is panel
        while not board.there:
            await pilot.pause()
        assert board.show(reading, there) is panel
        assert panel.place == there.place


async def test_a_board_that_was_zoomed_while_rows_came_stands_as_before_when_it_is_no_more(
    walled: Walled, store: Store, seat: Seat
) -> None:
    writer = store.writer(northwind(store, plan_of(planned("stages"), planned("conduct"))))
    stages.add_stages(writer, ["Discover", "Renew"], None)
    exercise = go_to(writer, "conduct")
    sign = seat(store.path)
    sign.show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path, size=(200, 60)) as eyes:
        await eyes.sees("Discover", "Renew")
        sign.show(zoomed=True)
        await eyes.until(lambda: eyes.app.screen.query(".panel").first().zoomed, "the zoom")  # type: ignore[attr-defined]
        await eyes.sees_no("Renew")
        conduct.add_rules(writer, chapters(writer.state, exercise.settings)[0], [("always", "We call back")])
        await eyes.sees("We call back")
        sign.show(zoomed=False)
        await eyes.sees("Discover", "Renew")


async def test_another_workshop_that_cannot_be_read_does_not_leave_the_one_before_on_the_wall(
    walled: Walled, store: Store, seat: Seat, tmp_path: Path
) -> None:
    writer = store.writer(northwind(store, plan_of(planned("stages"))))
    go_to(writer, "stages")
    stages.add_stages(writer, ["Discover"], None)
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    other = tmp_path / "other.onecompany"
    other.write_bytes(b"nothing of a database" * 500)
    async with walled(None) as eyes:
        await eyes.sees("Discover")
        seat(other).show(workshop_id="another", page="")
        await eyes.sees("cannot be read just now")
        assert "Discover" not in eyes.words
        assert "Northwind" not in eyes.words


async def test_a_board_that_is_cut_gets_the_room_of_the_clock_and_then_of_the_findings(
    walled: Walled, store: Store, seat: Seat
) -> None:
    writer = store.writer(northwind(store, plan_of(planned("stages"), planned("ownership"))))
    names = ["Discover", "Compare offers", "Sign up", "Move in", "Pay", "Get help", "Renew"]
    columns = stages.add_stages(writer, names, None)
    silos = [f"Department of matters {number}" for number in range(11 - len(writer.state.rows("silo")))]
    ownership.add_silos(writer, silos)
    for silo in writer.state.rows("silo"):
        for column in columns:
            ownership.set_role(writer, column, silo.id, "helps")
    go_to(writer, "ownership")
    seat(store.path).show(workshop_id=writer.workshop_id, page="", findings=True)
    async with walled(store.path, size=(112, 32)) as eyes:
        clock = eyes.wall.query_one(WallClock)
        await eyes.sees("Department of matters 4", "Discover", "Renew", "helps", "✗ nobody")
        await eyes.until(lambda: clock.digits.scale == 1, "the small clock")
        await eyes.until(lambda: all(sheet.is_whole() for sheet in eyes.wall.query(Sheet) if sheet.display))
        await eyes.pilot.resize_terminal(200, 60)
        await eyes.until(lambda: clock.digits.scale > 1, "the large clock where there is room")
        await eyes.sees("Department of matters 4", "Renew", "What the board says")


KEYS = re.compile(r"\bF\d{1,2}\b|\^[A-Z]\b|\b(Enter|Esc|Tab|Space)\b|\b[Tt]ype (?!of)")


@pytest.mark.parametrize("size", [(112, 32), (200, 60)])
async def test_no_board_names_a_key(walled: Walled, store: Store, seat: Seat, size: tuple[int, int]) -> None:
    names = [name for name in kinds() if name != "break"]
    writer = store.writer(northwind(store, plan_of(*map(planned, names))))
    sign = seat(store.path)
    sign.show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path, size=size) as eyes:
        board = eyes.wall.query_one(WallBoard)
        for name in names:
            exercise = go_to(writer, name)
            for place in ("", "heap:", "slip:"):
                sign.show(place=place)
                await eyes.until(
                    lambda exercise=exercise: (  # type: ignore[misc]
                        board.panel is not None and board.panel.view.exercise.id == exercise.id
                    )
                )
                await eyes.looks()
                board.panel.app.screen.refresh()  # type: ignore[union-attr]
                onlookers_read()  # what a test looks at is drawn for it
                assert not KEYS.search(eyes.text), f"{name}:\n{eyes.text}"


async def test_the_wall_says_its_own_keys(walled: Walled, tmp_path: Path) -> None:
    async with walled(tmp_path / "none.onecompany") as eyes:
        await eyes.pilot.press("f1")
        await eyes.sees("Q ends the wall", "Space holds what goes round")
        await eyes.pilot.press("space")
        await eyes.sees("Space lets it go on.")


async def test_no_board_of_a_day_that_is_full_names_a_key(
    walled: Walled,
    sample: tuple[Path, str],
    clock: FakeClock,
    seat: Seat,
) -> None:
    with Store(sample[0], clock=clock) as file:
        writer, sign = file.writer(sample[1]), seat(sample[0])
        sign.show(workshop_id=sample[1], page="")
        async with walled(sample[0]) as eyes:
            board = eyes.wall.query_one(WallBoard)
            onlookers_read()
            for step in writer.state.rows("step"):
                agenda.go(writer, step.id)
                await eyes.looks()
                await eyes.until(lambda step=step: board.panel.view.exercise.id == step.exercise_id)  # type: ignore[misc,union-attr]
                await eyes.looks()
                assert not KEYS.search(eyes.text), eyes.text


async def test_a_vote_that_goes_on_is_a_count_and_no_key(walled: Walled, store: Store, seat: Seat) -> None:
    writer = store.writer(northwind(store, plan_of(planned("stages"))))
    stage = stages.add_stages(writer, ["Discover"], None)[0]
    exercise = go_to(writer, "stages")
    open_rounds(writer, exercise.id, [Asked(f"feeling:{stage}", "scale", (("1", "2"),))], "ballot")
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("have voted")
        assert "F4" not in eyes.text


async def test_what_only_the_seat_knows_of_its_board_is_shown_too(walled: Walled, store: Store, seat: Seat) -> None:
    writer = store.writer(northwind(store, plan_of(planned("stages"), planned("conduct"))))
    first, _ = stages.add_stages(writer, ["Discover", "Renew"], None)
    (pain,) = stages.add_items(writer, "pain", first, ["Nobody calls"], None)
    go_to(writer, "stages")
    sign = seat(store.path)
    sign.show(workshop_id=writer.workshop_id, page="", place=f"pain:{pain}")
    async with walled(store.path, size=(200, 60)) as eyes:
        await eyes.sees("Discover", "Renew", "Nobody calls")
        sign.show(aspect="pain,,")
        await eyes.sees("by votes")
        sign.show(aspect=",,")
        await eyes.sees_no("by votes")
        go_to(writer, "conduct")
        sign.show(place="", aspect="one")
        await eyes.sees_no("Renew")
        sign.show(aspect="lanes")
        await eyes.sees("Discover", "Renew")


async def test_a_board_that_gives_way_before_it_stands_there_ends_nothing(
    walled: Walled, store: Store, seat: Seat
) -> None:
    """As when the seat goes from one board to the next while the wall's machine has much to do."""
    names = ("relationships", "stages", "ownership")
    writer = store.writer(northwind(store, plan_of(*map(planned, names))))
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("Northwind")
        held, boards = eyes.wall.query_one(WallBoard), []
        for turns in range(45):
            go_to(writer, names[turns % 3])
            reading = WorkshopReading(store.read(writer.workshop_id), eyes.clock)
            boards.append(held.show(reading, RoomSign("", writer.workshop_id, page="")))
            for _ in range(turns):
                await asyncio.sleep(0)
        await eyes.until(lambda: held.panel is not None and held.is_alone, "the last board")
        assert len({id(board) for board in boards}) == 45
