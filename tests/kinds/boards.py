"""A board alone in a window: the panel of a kind over rows in memory."""

from __future__ import annotations

import itertools
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from onecompany.assets import styles
from onecompany.boards.panel import Panel
from onecompany.display.themes import THEMES
from onecompany.kinds.columns import RowOf
from onecompany.kinds.findings import find_all
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.registry import tables
from onecompany.kinds.view import View
from onecompany.store.state import State
from tests.kinds.conftest import DAY, exercise_of

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")
"""What must not reach a terminal."""


class Window(App[None]):
    """Shows one panel and nothing else, with the styles and looks of the room."""

    def __init__(self) -> None:
        super().__init__(css_path=[styles() / "app.tcss", styles() / "workshop.tcss"])
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name


class Board:
    """A panel in a window, and what a facilitator sees of it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.panel: Panel

    async def show(self, kind: Kind, state: State, exercise_id: str = "") -> Panel:
        """Show the board of a kind over some rows in place of what was there: its first exercise, or this one."""
        app = self.pilot.app
        await app.screen.remove_children()
        exercise = state.get("exercise", exercise_id) or exercise_of(state, kind)
        others = tuple(finding for findings in find_all(state, DAY).values() for finding in findings)
        self.panel = kind.part("panel").PANEL(View(state, exercise, DAY, others=others))
        await app.mount(self.panel)
        await self.pilot.pause(0)
        return self.panel

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size, and wait until the board has it: Textual waits a moment for more of them."""
        await self.pilot.resize_terminal(width, height)
        while self.pilot.app.screen.size != (width, height):
            await self.pilot.pause(0.01)
        for _ in range(3):  # the screen tells the panel, which tells its sheets
            await self.pilot.pause(0)

    async def look(self, name: str) -> None:
        """Change the look."""
        self.pilot.app.theme = name
        await self.pilot.pause(0)

    @property
    def text(self) -> str:
        """All lines of all sheets; what would steer the terminal is told."""
        lines = []
        for sheet in self.panel.sheets:
            for y in range(sheet.size.height):
                strip = sheet.render_line(y)
                assert strip.cell_length == sheet.size.width
                assert not STEERING.search(strip.text), strip.text
                for segment in strip:
                    assert segment.style is None or not (segment.style.link or "@click" in segment.style.meta)
                lines.append(strip.text)
        return "\n".join(lines)

    @property
    def cell(self) -> str:
        """The words of the cell at the cursor."""
        sheet = self.panel.sheet
        cells = (cell for row in sheet.model.rows for cell in row.cells.values())
        return next((f"{cell.text} {cell.tail}" for cell in cells if cell.place and cell.place == sheet.cursor), "")

    def walk(self) -> list[Any]:
        """Every place, by Tab from the first on. The cursor is at the last one afterwards."""
        self.panel.jump("top")
        self.panel.jump("first")
        places = [self.panel.place]
        while True:
            self.panel.tab(1)
            if self.panel.place in places:
                return places
            places.append(self.panel.place)


@asynccontextmanager
async def window(size: tuple[int, int] = (112, 32)) -> AsyncIterator[Board]:
    """A window of this size."""
    async with Window().run_test(size=size) as pilot:
        yield Board(pilot)


def many(state: State, kind: Kind, rows: int = 500) -> State:
    """The rows of a workshop, and as many copies of those that a board shows that there are at least so many."""
    names = [table.name for table in kind.tables if not pairs(table) and state.rows(table.name)]
    if not names:
        joined = [
            column.nature.table for table in kind.tables for column in pairs(table) if isinstance(column.nature, RowOf)
        ]
        names = list(dict.fromkeys(joined)) or [name for name in kind.shows if state.rows(name)]
        rows = min(rows, 40 * len(names))
    found = {name: dict(all_rows) for name, all_rows in state.tables.items()}
    each = sum(len(found[name]) for name in names)
    for number in itertools.count(1):
        if sum(len(found[name]) for name in names) >= rows or not each:
            break
        copies = {row_id: f"{row_id}c{number}" for name in names for row_id in state.tables[name]}
        for name in names:
            for row in state.rows(name):
                values: dict[str, Any] = {"id": copies[row.id], "position": row.position + 1e6 * number}
                for column in tables()[name].columns:
                    value = getattr(row, column.name)
                    if isinstance(column.nature, RowOf) and value in copies:
                        values[column.name] = copies[value]
                found[name][copies[row.id]] = row.with_values(values)
    return State(state.shape, state.workshop_id, found)


def pairs(table: Table) -> list[Any]:
    """The columns that say to which rows a row belongs, where there is one row for each of them together."""
    return [table.column(name) for name in (*table.made_of, *table.unique)]
