"""Where everything on a sheet is: widths, heights, lines, and where the cursor can go. Plain arithmetic."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len

from onecompany.boards.folding import Heights, folding
from onecompany.boards.model import MARKS, BoardCell, BoardRow, Model, Tone, filled, widths
from onecompany.boards.short_names import short_names
from onecompany.boards.steps import Steps
from onecompany.boards.wrap import clipped, wrapped

GAP = 1
"""Cells between two columns."""

__all__ = ["MARKS", "Layout"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet: the row it is of, and which line of that row."""

    row: BoardRow
    row_index: int
    offset: int
    pieces: list[tuple[str, Tone]] | None = None
    scrolls: bool = False


class Layout(Steps):
    """A model laid out in a width of cells, and in `tall` lines if it can be; 0 for as many as it takes.

    `at`: the place of the cursor and its group, whose list stays open where others are folded. What is folded takes
    the rows of its `Fold`; where even these have no room it takes none, and the marks say it (`unseen`).
    """

    def __init__(self, model: Model, room: int, tall: int = 0, at: tuple[str, str] = ("", "")) -> None:
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
        self._tight = False
        self._short = short_names(model, sizes)
        heights = [self._heights(row) for row in self.rows]
        self.folding = folding(model, heights, tall, at) if model.folds and tall > 0 else None
        if self.folding is not None:
            self.rows = self.folding.rows([size - MARKS for size in sizes])
            heights = self.folding.heights
        self.head_rows = len(model.head) + (self.folding.above if self.folding is not None else 0)
        """Rows that stay at the top."""
        foot = len(model.foot) + (self.folding.below if self.folding is not None else 0)
        self.first_of_foot = len(self.rows) - foot
        if (explained := self._explained(heights, tall)) is not None:
            self.rows = [*self.rows, explained]
            heights.append(self._heights(explained))
        self.tops = self._fitted(heights, tall)
        self.head_height = self.tops[self.head_rows]
        self.foot_height = self.tops[-1] - self.tops[self.first_of_foot]
        self.height = self.tops[-1]
        self._by_place = {cell.place: (index, column) for index, column, cell in self._cells() if cell.place}

    def _cells(self) -> Iterator[tuple[int, int, BoardCell]]:
        return ((index, column, cell) for index, row in enumerate(self.rows) for column, cell in row.cells.items())

    def _explained(self, heights: Sequence[Heights], tall: int) -> BoardRow | None:
        """A row that says what short names at the top stand for: where it has room, or always, if the model says so."""
        height, room = sum(tight for _, tight, _ in heights), max(1, self.room - 3)
        text = self._short.explained(tight=0 < tall < sum(plain for plain, _, _ in heights))
        lines = wrapped(text, room) if text else ()
        if not lines or not (self.model.explains or height + len(lines) <= tall):
            return None
        if height + len(lines) > tall:
            lines = (clipped(text, room),)
        drawn: list[list[tuple[str, Tone]]] = [[(f" {line}", "muted")] for line in lines]
        return BoardRow(drawing=lambda _columns, _width: drawn)

    @property
    def unseen(self) -> tuple[list[str], list[str]]:
        """What is folded without a row of its own, in words: above the list that is open, and below it."""
        return self.folding.unseen if self.folding is not None else ([], [])

    @property
    def scrolls_list(self) -> bool:
        """Whether only the list that is open scrolls, between others that are folded."""
        return self.folding is not None and self.folding.scrolls

    def folds_away(self, place: str) -> bool:
        """Whether a place is in a list that is folded."""
        return self.folding is not None and self.folding.holds(place)

    def unfolds(self, position: tuple[int, int] | None) -> bool:
        """Whether the cursor at a place opens a list that is folded, or gives room to others by leaving one."""
        if self.folding is None or position is None:
            return False
        return self.folding.opened_at(position[0], len(self.rows)) != self.folding.open

    def _fitted(self, heights: Sequence[Heights], tall: int) -> list[int]:
        """Where each row begins: with air between the rows if there is room, with less of the words if there is none.

        The cells' `tight` and the model's `airy` say what may be done.
        """
        within = range(len(self.model.head), self.first_of_foot)
        plain, tight, whole = zip(*heights, strict=True) if heights else ((), (), ())
        height = sum(plain)
        self._tight = 0 < tall < height
        self._gap = int(self.model.airy and height + len(within) <= tall)
        self._spare, grown = filled(tight, whole, tall) if self._tight else (0, plain)
        return [0, *accumulate(height + self._gap * (index in within) for index, height in enumerate(grown))]

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
        if cell.words and most and (short := self._short.lines.get((column, cell.text, most))):
            return short
        text = cell.short if self.terse and cell.short is not None else cell.text
        width = self.size(cell, column) - (MARKS if cell.place or cell.align != "center" else 0)
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
        inside = self.head_rows <= row < self.first_of_foot
        return self.tops[row], self.tops[row + 1] - self.tops[row] - self.rows[row].gap - self._gap * inside

    def titled(self, row: int) -> int:
        """The first line of a row, or of the title that stands right above it."""
        above = row - 1
        return self.tops[above if above >= self.head_rows and self.rows[above].title else row]

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

    def cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The selectable cell at a point of the whole sheet."""
        line = self.line(y)
        if line is None:
            return None
        for column, (start, size) in enumerate(self.columns):
            if start <= x < start + size and self.place((line.row_index, column)):
                return line.row_index, column
        return None
