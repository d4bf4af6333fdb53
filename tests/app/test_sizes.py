"""Every size of a terminal: what is needed is there, and nothing crashes however small it becomes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import chain
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget

from onecompany.plans import Plan
from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened
from tests.app.screens import around, every_screen, over_the_room, rooms
from tests.thorough import THOROUGH

SIZES = ((80, 24), (112, 32), (200, 60), (240, 70))
ALL_SCREENS = SIZES[::3] if THOROUGH else SIZES[:1]
WIDTHS = (200, 151, 149, 101, 99, 40, 24, 16, 11, 7, 4, 3, 2, 1)
HEIGHTS = (60, 31, 29, 17, 12, 9, 7, 5, 3, 2, 1)
if THOROUGH:
    WIDTHS, HEIGHTS = (*range(200, 0, -1),), (*range(60, 0, -1),)
"""Around the widths and heights at which the room looks different, and all the way down."""


async def one_of_each_kind(hands: Hands) -> AsyncIterator[str]:
    """The room at the first exercise of each kind."""
    kinds: set[str] = set()
    async for screen in rooms(hands):
        kind = hands.room.session.exercise.kind
        if kind not in kinds:
            kinds.add(kind)
            yield screen


def seen(hands: Hands, widget: Widget) -> bool:
    """Whether all of a widget is on the screen, and something of it."""
    width, height = hands.app.size
    return widget.display and bool(widget.region) and widget.region in Region(0, 0, width, height)


def without_scrollbars(text: str) -> str:
    """A screen without the parts of a scrollbar, which may stand a little higher than before."""
    return text.translate(dict.fromkeys(range(0x2581, 0x2590), " "))


def at_work(hands: Hands, shown: str) -> dict[str, bool]:
    """The board, and where the cursor stands in it."""
    panel = hands.room.panel
    return {
        "the board": seen(hands, panel) and panel.sheet.region.height >= 3,
        "the cursor": "▸" in shown and "◂" in shown,
    }


def in_a_break(hands: Hands, shown: str) -> dict[str, bool]:
    """A break that nothing has been noted in is a clock that fills the wall."""
    row = hands.room.session.exercise
    rows = hands.state.rows("exercise")
    return {
        "how long it is still": seen(hands, hands.room.query_one("#until")),
        "what comes then": f"Then: {rows[rows.index(row) + 1].title}" in shown,
        "no board": not seen(hands, hands.room.panel),
    }


def lacking(hands: Hands) -> list[str]:
    """What of the room should be seen and is not."""
    room, shown = hands.room, " ".join(hands.screen.split())
    exercise, resting = room.session.exercise, room.session.is_bare_break
    question = exercise.title if resting else (exercise.prompt or exercise.title)[:24]
    found = {
        "the question": question in shown,
        "the countdown": seen(hands, room.query_one("#countdown")),
        **(in_a_break(hands, shown) if resting else at_work(hands, shown)),
        "the capture line": seen(hands, room.capture) and room.capture.size.width >= 20,
        "the bottom line": hands.screen.splitlines()[-1].rstrip().endswith("^P commands F1 help".replace(" F", "  F")),
        "the time of day": "10:47  ends" in hands.masthead and hands.masthead.rstrip().endswith(("late", "early")),
        "the exercise in the agenda": "[" in hands.screen.splitlines()[1],
        "the findings": "What the board says" in shown or "F3" in shown or not room.session.findings(),
    }
    return [what for what, there in found.items() if not there]


@pytest.mark.parametrize("size", SIZES)
async def test_all_that_is_needed_is_seen(opened: Opened, sample: tuple[Path, str], size: tuple[int, int]) -> None:
    path, workshop = sample
    async with opened(path, workshop, size=size) as hands:
        async for screen in every_screen(hands) if size in ALL_SCREENS else rooms(hands):
            if screen.startswith("room"):
                assert lacking(hands) == [], f"{screen} at {size}\n{hands.screen}"
            else:
                assert len(hands.screen.split()) > 2, f"{screen} at {size}"


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_a_live_resize_keeps_all_that_is_needed(
    opened: Opened, sample: tuple[Path, str], size: tuple[int, int]
) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        async for screen in rooms(hands) if THOROUGH else one_of_each_kind(hands):
            place = hands.place
            await hands.resize(*size)
            assert lacking(hands) == [], f"{screen} at {size}\n{hands.screen}"
            await hands.resize(112, 32)
            assert lacking(hands) == [], f"{screen} again\n{hands.screen}"
            assert hands.place == place


@pytest.mark.reliability("window shrunk to 1 column, or height 2")
@pytest.mark.parametrize("sizes", [[(w, 24) for w in WIDTHS], [(80, h) for h in HEIGHTS]], ids=["widths", "heights"])
async def test_the_rooms_shrink_to_nothing_and_come_back(
    opened: Opened, sample: tuple[Path, str], sizes: list[tuple[int, int]]
) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        number = 0
        async for screen in one_of_each_kind(hands):
            before, number = without_scrollbars(hands.screen), number + 1
            # At the first kind all sizes; they fall to the other kinds in turn, each of which shrinks to nothing.
            for size in sizes if number == 1 or THOROUGH else [*sizes[number % 3 :: 3], sizes[-1]]:
                await hands.resize(*size)
                assert len(hands.screen.splitlines()) == size[1]
            await hands.resize(112, 32)
            assert without_scrollbars(hands.screen) == before, screen


@pytest.mark.parametrize("size", [(1, 1), (200, 2), (13, 7)])
async def test_every_screen_opens_in_a_window_that_is_hardly_there(
    opened: Opened, sample: tuple[Path, str], size: tuple[int, int]
) -> None:
    path, workshop = sample
    async with opened(path, workshop, size=size) as hands:
        async for screen in over_the_room(hands):
            assert len(hands.strips) == size[1], screen
            if screen == "people":
                await hands.resize(112, 32)
                assert "Ana Peña" in hands.screen, screen
                await hands.resize(*size)
        async for screen in around(hands):
            assert len(hands.strips) == size[1], screen
        await hands.resize(112, 32)
        assert "Northwind Utilities" in hands.screen


async def test_it_is_typed_and_kept_in_the_smallest_window(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop, size=(1, 1)) as hands:
        await hands.goto("stages")
        await hands.line("I buy")
        await hands.press("down", "up", "f2")
        await hands.line(" it")
        assert [row.name for row in hands.state.rows("stage")] == ["I buy it"]


async def test_many_silos_and_stages_scroll_and_keep_their_headings(
    opened: Opened, mapped: Path, workshop: str
) -> None:
    async with opened(mapped, workshop, size=(80, 24)) as hands:
        await hands.goto("ownership")
        await hands.press("home")
        await hands.paste("\n".join(f"Silo {number}" for number in range(6)))
        await hands.press("f5", "home", "down", "enter", "end")
        await hands.paste("Grow\nRefer\nReturn")
        await hands.press("f5", "down", "enter")
        for silo, stage in ((0, 0), (11, 8), (0, 8), (11, 0)):
            row, column = hands.state.rows("silo")[silo], hands.state.rows("stage")[stage]
            await hands.to(f"cell:{row.id}|{column.id}")
            await hands.settle()
            lines = hands.screen.splitlines()
            board = next(index for index, line in enumerate(lines) if line.startswith("╭"))
            head, more = lines[board + 1 : board + 3]
            body = next((line for line in lines if "▸" in line), "")
            assert row.name in body, hands.screen
            assert f"{row.name} at {column.name}" in hands.screen, "the words in full"
            cursor = slice(body.index("▸") - 1, body.index("◂") + 2)
            assert column.name == head[cursor].strip().rstrip("-") + more[cursor].strip()


def test_the_sizes_are_the_ones_that_are_promised(plan: Plan) -> None:
    assert (min(WIDTHS), max(WIDTHS)) == (1, 200)
    assert (min(HEIGHTS), max(HEIGHTS)) == (1, 60)
    assert set(chain.from_iterable(SIZES)) >= {80, 24, 112, 32, 200, 60, 240, 70}
