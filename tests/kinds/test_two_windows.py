"""Seat and wall show the same sheet: whatever a key of a board does to the first, the sign takes it to the second."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import zip_longest
from typing import Any, cast

import pytest
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.pilot import Pilot

from onecompany.boards.heap import OPEN, HeapPanel, turns
from onecompany.boards.model import BoardRow
from onecompany.boards.outcome import Outcome, Refused
from onecompany.boards.panel import Panel
from onecompany.display.unknown_kind import panel_for
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.exercises.assets.board import TOTAL
from onecompany.kinds import sorting_notes
from onecompany.kinds.kind import Kind
from onecompany.kinds.loose_notes import keys
from onecompany.kinds.registry import kinds
from onecompany.kinds.view import View
from onecompany.parsing.refusal import Refusal
from onecompany.store.following.sign import RoomSign
from onecompany.store.problems import StoreError
from onecompany.store.writer import WorkshopWriter
from onecompany.wall.board import WallBoard
from tests.kinds.boards import Window
from tests.kinds.conftest import DAY, every_kind, exercise_of
from tests.thorough import THOROUGH

WIDE, HIGH = 100, 24
PLACES = 40 if THOROUGH else 4
"""At how many places of a board its keys are tried."""


class Side(Vertical):
    """Where one of the windows has its board."""

    def __init__(self, board: WallBoard | None, width: int, height: int) -> None:
        super().__init__(*([board] if board is not None else []))
        self.styles.width, self.styles.height = width, height


class TwoWindows(Window):
    """The seat's board, and beside it those of a wall as large, and of one that is narrow and low."""

    def __init__(self) -> None:
        super().__init__()
        self.seat, self.walls = Side(None, WIDE, HIGH), (WallBoard(), WallBoard())

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self.seat
            yield Side(self.walls[0], WIDE, HIGH)
            yield Side(self.walls[1], WIDE - 40, HIGH - 12)

    def on_panel_shown(self, event: Panel.Shown) -> None:
        """As the wall's screen does."""
        for wall in self.walls:
            if event._sender is wall.panel:
                wall.again()


class Reading:
    """What a wall has read of the workshop, with the room at one of its exercises."""

    def __init__(self, view: View) -> None:
        self._view = view

    def view(self) -> View:
        """The rows."""
        return self._view


class Hands:
    """A facilitator at the seat, and eyes at the walls."""

    def __init__(self, pilot: Pilot[int], writer: WorkshopWriter, kind: Kind) -> None:
        self.pilot, self.writer = pilot, writer
        self.app = cast(TwoWindows, pilot.app)
        self.exercise = exercise_of(writer.state, kind).id
        self.done: list[str] = []

    @property
    def view(self) -> View:
        """The rows as they are."""
        state = self.writer.state
        return View(state, state.get("exercise", self.exercise), DAY, others=())

    async def put(self, place: str) -> None:
        """Another board at the seat."""
        await self.app.seat.remove_children()
        self.panel = panel_for(self.view, place)
        await self.app.seat.mount(self.panel)
        await self.look(f"a board at {place!r}")

    async def show(self, place: str) -> None:
        """As the room does."""
        if turns(self.panel, place):
            await self.put(place)
        else:
            self.panel.show(self.view, place)

    async def look(self, what: str) -> None:
        """Give the sign, and see whether all show the same."""
        self.done.append(what)
        panel = self.panel
        await caught_up(panel)
        sign = RoomSign("", "", panel.place, panel.aspect, zoomed=panel.zoomed, page="")
        reading = cast(WorkshopReading, Reading(self.view))
        told = f"{self.done[-4:]} at {panel.place!r}, {panel.aspect!r}, zoomed: {panel.zoomed}"
        for wall in self.app.walls:
            before, shown = wall.panel, wall.show(reading, sign)
            if shown is not before:
                while not wall.is_alone:
                    await self.pilot.pause(0)
                await self.pilot.pause()
                wall.show(reading, sign)
            await caught_up(shown)
            assert (shown.place, shown.aspect, shown.zoomed) == (panel.place, panel.aspect, panel.zoomed), told
            if wall is self.app.walls[0]:
                for seen, there in zip_longest(sheets(shown), sheets(panel)):
                    assert seen == there, told
            assert places_on(shown) == places_on(panel), told

    async def act(self, what: str, do: Callable[[WorkshopWriter], Outcome | None]) -> bool:
        """Something that may be kept; then it is taken back. What is refused is no matter here. Whether it was kept."""
        line = self.writer.undo_line
        before, stood = line.to_undo, self.panel.place
        try:
            kept = do(self.writer)
            if kept is not None and kept.question is not None:
                answer = kept.question.answers[0].act
                kept = answer(self.writer) if answer is not None else None
        except (Refused, Refusal, StoreError):
            kept = None
        await self.show(kept.place if kept is not None else "")
        await self.look(what)
        if written := line.to_undo != before:
            while line.to_undo != before:
                self.writer.undo()
            await self.show(stood)
            self.done.append("taken back")
        return written


async def caught_up(panel: Panel) -> None:
    """Wait until a board has done all that it was told."""
    done = asyncio.Event()
    assert panel.call_later(done.set)
    await done.wait()


def sheets(panel: Panel) -> list[Any]:
    """What all sheets of a board say, row by row, and which of them has the cursor."""
    return [
        (sheet is panel.sheet, number, row.title, dict(row.cells), drawing(row))
        for number, sheet in enumerate(panel.sheets)
        for row in sheet.model.rows
    ]


def drawing(row: BoardRow) -> Any:
    """The picture in a row."""
    return row.drawing([(0, 40), (41, 39)], 80) if row.drawing is not None else None


@asynccontextmanager
async def both(writer: WorkshopWriter, kind: Kind, place: str = "") -> AsyncIterator[Hands]:
    """Both windows at the board of a kind."""
    async with TwoWindows().run_test(size=(3 * WIDE, HIGH)) as pilot:
        hands = Hands(pilot, writer, kind)
        await hands.put(place)
        yield hands


@asynccontextmanager
async def unpainted(hands: Hands) -> AsyncIterator[None]:
    """Nothing is laid out anew and nothing is painted: it takes most of the time, and nobody looks."""
    with hands.app.batch_update():
        yield


def spread(places: Sequence[str], most: int) -> list[str]:
    """Some of these, from the first to the last."""
    if len(places) <= most:
        return list(places)
    return [places[index * (len(places) - 1) // (most - 1)] for index in range(most)]


def places_on(panel: Panel) -> list[str]:
    """Every place, one of each kind first."""
    cells = [cell.place for sheet in panel.sheets for row in sheet.model.rows for cell in row.cells.values()]
    return [place for place in dict.fromkeys(cells) if place]


MOVES = (("down", (0, 1)), ("right", (1, 0)))


@every_kind
async def test_after_each_key_both_windows_show_the_same(kind: Kind, writer: WorkshopWriter) -> None:
    async with both(writer, kind) as hands, unpainted(hands):
        alike: dict[str, str] = {}
        for place in places_on(hands.panel):
            alike.setdefault(place.partition(":")[0] + place.rpartition(".")[2], place)
        for number, place in enumerate(spread(list(alike.values()), PLACES)):
            await keys_at(hands, place)
            if THOROUGH or number == 1 or len(alike) == 1:
                hands.panel.zoom(on=True)
                await hands.show(hands.panel.place)
                await keys_at(hands, hands.panel.place)
                hands.panel.zoom(on=False)
                await hands.show(hands.panel.place)
            await hands.act("a line", lambda writer: hands.panel.keep(writer, ["Something else"]))
        await hands.act("delete", lambda writer: hands.panel.delete(writer))


async def keys_at(hands: Hands, place: str) -> None:
    """Every key of the board at a place: twice, where it is a way there and back; and the arrows."""
    hands.panel.select(place)
    for choice in [choice for choice in hands.panel.choices() if choice.key]:
        hands.panel.select(place)
        for _ in range(2):
            if await hands.act(choice.key, lambda writer, key=choice.key: hands.panel.choose(writer, key)):  # type: ignore[misc]
                break
    for across, down in ((0, 1), (1, 0)):
        hands.panel.move(across, down)
        await hands.look(f"move {across} {down}")


@pytest.mark.parametrize("kind", [kind for kind in kinds().values() if kind.loose], ids=lambda kind: kind.name)
async def test_of_loose_notes_both_windows_show_the_same(kind: Kind, writer: WorkshopWriter) -> None:
    async with both(writer, kind) as hands:
        await hands.show(OPEN)
        await hands.look("the heap")
        await hands.act("a note", lambda writer: hands.panel.keep(writer, ["We wait", "Nobody asks", "It rains"]))
        sorting_notes.add(writer, hands.exercise, ["We wait", "Nobody asks", "It rains"])
        await hands.show(OPEN)
        for step in (1, -1, 1):  # as its key does it
            hands.panel.tab(step)
            await hands.show(hands.panel.place)
            await hands.look(f"tab {step}")
        panel = hands.panel
        assert isinstance(panel, HeapPanel)
        assert panel.sorting
        spots = len(panel.offered.spots)
        for across, down in ((1, 0), (1, 0), (0, 1), (-1, 0), (0, 1)):
            panel.move(across, down)
            await hands.look(f"move {across} {down}")
        places = keys(panel.offered, [])
        for letter in (*list(places)[:1], *list(places)[spots : spots + 1], *list(places)[-1:]):
            await hands.act(letter, lambda writer, letter=letter: panel.letter(writer, letter))  # type: ignore[misc]
        panel.move(1, 0)
        await hands.look("another part of the board")
        assert panel.aspect or spots < 2
        await hands.put("")


async def test_the_period_whose_segments_are_open_is_so_in_both_windows(writer: WorkshopWriter) -> None:
    kind = kinds()["assets"]
    async with both(writer, kind) as hands:
        panel = hands.panel
        totals = [place for place in places_on(panel) if place.startswith(f"customer_period:{TOTAL}")]
        seen = []
        for place in (totals[0], totals[-1], totals[-1], totals[0]):
            assert panel.select(place)
            await hands.look(place)
            await hands.act("enter", panel.enter)
            seen.append(panel.aspect)
            await hands.act("reasons", lambda writer: panel.choose(writer, "ctrl+l"))
        assert len(set(seen)) == 3, "two periods, and none"
