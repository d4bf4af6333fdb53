"""Whichever write of an entry fails, the screen lives: it is kept, or stays in its line with the reason above."""

from __future__ import annotations

import pytest

from onecompany.app.widgets.capture import Capture
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.figures import Figures
from tests.thorough import THOROUGH
from tests.torture.beneath import lacking
from tests.torture.faults import WAYS, failing

EVERY = 1 if THOROUGH else 13

EXERCISES = ("stages", "open") if THOROUGH else ("stages",)
"""At which of them a line is typed and kept."""


def line(hands: Hands) -> str:
    return hands.room.query_one(Capture).value


def count(hands: Hands, text: str) -> int:
    """How often a text stands in any row of the room."""
    rows = (row for table in hands.state.tables for row in hands.state.rows(table))
    return sum(text in map(str, vars(row).values()) for row in rows)


@pytest.mark.skipif(bool(lacking()), reason=lacking() or "it can be reached")
@pytest.mark.reliability("SQLITE_FULL and SQLITE_IOERR at every write")
@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("way", WAYS if THOROUGH else WAYS[:2])
async def test_the_screen_lives_and_the_line_is_kept_once(
    opened: Opened, store: Store, workshop: str, way: str, exercise: str, figures: Figures
) -> None:
    store.close()
    tried = refused = silent = lost = 0
    with failing(store.path.parent, way) as disk:
        async with opened(store.path, workshop, at=exercise) as hands:
            at, hit = 1, True
            while hit:
                text = f"I find out {tried}."
                await hands.type(text)
                disk.from_now(at)
                await hands.press("enter")
                hit = disk.hits > 0
                disk.from_now(0)
                if line(hands) == text:
                    refused += 1
                    silent += "Enter" not in hands.said
                    await hands.press("enter")
                lost += count(hands, text) != 1 or line(hands) != "" or text not in hands.screen
                tried, at = tried + hit, at + EVERY
            rows = {table: [vars(row) for row in hands.state.rows(table)] for table in hands.state.tables}
    with Store(store.path, clock=store.clock) as again:
        state = again.read(workshop)
        assert {table: [vars(row) for row in state.rows(table)] for table in state.tables} == rows
    figures.at_least("writes that failed under the screen", tried, 20 if THOROUGH else 2)
    figures.measured("of these refused with the line kept", refused)
    figures.promised("refused without a word", silent)
    figures.promised("lines that were lost or kept twice", lost)
