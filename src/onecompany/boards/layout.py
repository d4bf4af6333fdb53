"""Where everything on a sheet is: widths, heights, lines, and where the cursor can go. Plain arithmetic."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len

from onecompany.boards.model import BoardCell, BoardRow, Model, Tone, filled, widths
from onecompany.boards.wrap import abbreviated, clipped, wrapped

GAP = 1
"""Cells between two columns."""

MARKS = 2
"""Cells that the cursor's marks take of a cell's width, so that no text moves when the cursor comes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: the row it is of, and which line of that row."""

    row: BoardRow
    row_index: int
    offset: int
    pieces: list[tuple[str, Tone]] | None = None
    scrolls: bool = False


class Layout:
    """A model laid out in a width of cells, and in `tall` lines if it can be; 0 for as many as it takes."""

    def __init__(self, model: Model, room: int, tall: int = 0) -> None:
        self.model = model
        self.rows = model.rows
        sizes = widths(model.columns, room, GAP, model.frozen)
        starts = [0, *accumulate(size + GAP for size in sizes)][: len(sizes)]
        self.columns = list(zip(starts, sizes, strict=True))
        self.width = sum(sizes) + GAP * max(0, len(sizes) - 1)
        self.frozen_width = self.columns[model.frozen][0] if model.frozen < len(self.columns) else 0
        self.room = max(room, 1)
        self.terse = model.signs and any(
            cell.short is not None and cell_len(cell.text) > sizes[column] - MARKS for _, column, cell in self._cells()
        )
        self.tops = self._fitted(tall)
        self.first_of_foot = len(self.rows) - len(model.foot)
        self.head_height = self.tops[len(model.head)]
        self.foot_height = self.tops[-1] - self.tops[self.first_of_foot]
        self.height = self.tops[-1]
        self._by_place = {cell.place: (index, column) for index, column, cell in self._cells() if cell.place}

    def _cells(self) -> Iterator[tuple[int, int, BoardCell]]:
        return ((index, column, cell) for index, row in enumerate(self.rows) for column, cell in row.cells.items())

    def _fitted(self, tall: int) -> list[int]:
        """Where each row begins: with air between the rows if there is room, with less of the words if there is none.

        The cells' `tight` and the model's `airy` say what may be done.
        """
        within = range(len(self.model.head), len(self.model.head) + len(self.model.body))
        plain, tight, whole = zip(*map(self._heights, self.rows), strict=True) if self.rows else ((), (), ())
        height = sum(plain)
        self._tight = 0 < tall < height
        self._gap = int(self.model.airy and height + len(within) <= tall)
        self._spare, grown = filled(tight, whole, tall) if self._tight else (0, plain)
        heights = enumerate(grown)
        return [0, *accumulate(height + self._gap * (index in within) for index, height in heights)]

    def _heights(self, row: BoardRow) -> tuple[int, int, int]:
        """How many lines a row takes, how many when the sheet is higher than its place, and of these at most."""
        if row.title:
            return (1 + row.gap,) * 3
        if row.drawing is not None:
            return (len(row.drawing(self.columns, self.width)) + row.gap,) * 3
        plain = tight = whole = 1
        for column, cell in row.cells.items():
            if column < len(self.columns):
                needed = len(self._wrapped(cell, column, 0))
                plain = max(plain, min(needed, cell.lines or needed))
                tight = max(tight, min(needed, cell.most(tight=True) or needed))
                whole = max(whole, needed if cell.gives_way else 1)
        return plain + row.gap, tight + row.gap, max(whole, tight) + row.gap

    def size(self, cell: BoardCell, column: int) -> int:
        """How wide a cell is drawn."""
        return max(self.room - 1, 1) if cell.wide else self.columns[column][1]

    def _wrapped(self, cell: BoardCell, column: int, most: int) -> tuple[str, ...]:
        text = cell.short if self.terse and cell.short is not None else cell.text
        width = self.size(cell, column) - (MARKS if cell.place or cell.align != "center" else 0)
        if cell.words and most and len(wrapped(text, max(1, width))) > most:
            return abbreviated(text, max(1, width), most)
        return wrapped(text, max(1, width), most, cell.tail)

    def texts(self, row: int, column: int) -> list[str]:
        """The lines of a cell, each with room for the cursor's marks."""
        cell = self.rows[row].cells[column]
        lines = self._wrapped(cell, column, cell.most(tight=self._tight, spare=self._spare))
        if cell.align == "center":
            return [f" {line} " for line in lines] if cell.place else list(lines)
        return [f" {line}" for line in lines]

    def extent(self, row: int) -> tuple[int, int]:
        """The first line of a row and its height."""
        inside = len(self.model.head) <= row < self.first_of_foot
        return self.tops[row], self.tops[row + 1] - self.tops[row] - self.rows[row].gap - self._gap * inside

    def titled(self, row: int) -> int:
        """The first line of a row, or of the title that stands right above it."""
        above = row - 1
        return self.tops[above if above >= len(self.model.head) and self.rows[above].title else row]

    def line(self, y: int) -> Line | None:
        """The line at `y` of the whole sheet, or None below its end."""
        if not 0 <= y < self.height:
            return None
        index = bisect_right(self.tops, y) - 1
        row, offset = self.rows[index], y - self.tops[index]
        if row.title:
            return Line(row, index, offset, self._title(row.title) if offset == 0 else [])
        if row.drawing is not None:
            drawn = row.drawing(self.columns, self.width)
            return Line(row, index, offset, drawn[offset] if offset < len(drawn) else [], scrolls=True)
        return Line(row, index, offset)

    def _title(self, title: str) -> list[tuple[str, Tone]]:
        text = f" {clipped(title, max(1, self.room - 4))} "
        return [(text, "title"), ("─" * max(0, self.room - len(text) - 1), "muted")]

    def place(self, position: tuple[int, int] | None) -> str:
        """The name of the place at a row and column."""
        if position is None or position[0] >= len(self.rows):
            return ""
        cell = self.rows[position[0]].cells.get(position[1])
        return cell.place if cell else ""

    def find(self, place: str) -> tuple[int, int] | None:
        """The row and column of a place."""
        return self._by_place.get(place)

    def cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The selectable cell at a point of the whole sheet."""
        line = self.line(y)
        if line is None:
            return None
        for column, (start, size) in enumerate(self.columns):
            if start <= x < start + size and self.place((line.row_index, column)):
                return line.row_index, column
        return None

    def nearest(self, position: tuple[int, int] | None) -> tuple[int, int] | None:
        """The selectable cell nearest to a row and column, rows counting for more; the first for None."""
        cells = self._by_place.values()
        if not cells:
            return None
        if position is None:
            return min(cells)
        return min(cells, key=lambda cell: (abs(cell[0] - position[0]) + 4 * abs(cell[1] - position[1]), cell))

    def step(
        self, position: tuple[int, int] | None, across: int, down: int, aim: int | None = None
    ) -> tuple[int, int] | None:
        """The cell that the cursor comes to, or None when it stays. Up and down it keeps to column `aim`."""
        if position is None:
            return self.nearest(None)
        if down:
            return self._vertical((position[0], position[1] if aim is None else aim), down)
        return self._sideways(position, across)

    def _vertical(self, position: tuple[int, int], down: int) -> tuple[int, int] | None:
        row, column = position
        sign = 1 if down > 0 else -1
        left = abs(down)
        cell = None
        row += sign
        while 0 <= row < len(self.rows) and left:
            if landed := self._landing(row, column, position[0]):
                cell, left = landed, left - 1
            row += sign
        return cell

    def _landing(self, row: int, column: int, start: int) -> tuple[int, int] | None:
        """Where the cursor comes to in a row: the same column, or the nearest one. In lanes it stays in its lane."""
        if self.place((row, column)):
            return row, column
        group = self.rows[row].group
        if group and (group == self.rows[start].group or len(self._group(group)) > 1):
            return None
        cells = self._selectable(row)
        return min(cells, key=lambda cell: (abs(cell[1] - column), cell)) if cells else None

    def _selectable(self, row: int) -> list[tuple[int, int]]:
        return [(row, column) for column in self.rows[row].cells if self.place((row, column))]

    def reading(self, position: tuple[int, int] | None, step: int) -> tuple[int, int] | None:
        """The next cell as one reads, or the one before: along the row or the lanes, then the next row or group."""
        if position is None:
            return self.nearest(None)
        cell = self._sideways(position, step)
        row, group = position[0] + step, self.rows[position[0]].group
        while cell is None and 0 <= row < len(self.rows):
            other = self.rows[row].group
            if not group or other != group:
                cell = self._end([i for i, _ in self._group(other)] if other else [row], step)
            row += step
        return cell

    def _end(self, rows: list[int], step: int) -> tuple[int, int] | None:
        """The first cell of some rows (1), or the uppermost of the last column (-1)."""
        cells = [cell for row in rows for cell in self._selectable(row)]
        return min(cells, key=lambda cell: (step * cell[1], cell[0]), default=None)

    def entry(self, step: int, x: int | None) -> tuple[int, int] | None:
        """Where the cursor comes in from above (1) or below (-1): nearest to `x`, or at the corner for None."""
        cells = sorted(self._by_place.values(), reverse=step < 0)
        if not cells or x is None:
            return cells[0] if cells else None
        row = self._selectable(cells[0][0])
        return min(row, key=lambda cell: abs(self.columns[cell[1]][0] - x))

    def _sideways(self, position: tuple[int, int], across: int) -> tuple[int, int] | None:
        row, column = position
        group = self.rows[row].group
        sign = 1 if across > 0 else -1
        column += sign
        while 0 <= column < len(self.columns):
            if self.place((row, column)):
                return row, column
            same = [i for i, r in self._group(group) if self.place((i, column))] if group else []
            if same:
                return min(same, key=lambda i: abs(i - row)), column
            column += sign
        return None

    def _group(self, group: str) -> list[tuple[int, BoardRow]]:
        return [(i, row) for i, row in enumerate(self.rows) if row.group == group]

    def edge(self, position: tuple[int, int] | None, where: str) -> tuple[int, int] | None:
        """The `first` or `last` cell of the row, or the `top` or `bottom` one of the column."""
        if position is None:
            return self.nearest(None)
        axis = 0 if where in ("first", "last") else 1
        line = [cell for cell in self._by_place.values() if cell[axis] == position[axis]]
        return min(line) if where in ("first", "top") else max(line)
