"""Tables and matrices of the report as grids of cells: what stands in them, and how wide their columns are. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onecompany.export.colours import Palette
from onecompany.export.columns import column_widths, least_width, without_empty_columns
from onecompany.export.measure import STAND_IN
from onecompany.export.slides.text import ACCENT, INK, MUTED, PAPER, Side, width
from onecompany.summary import words
from onecompany.summary.blocks import Matrix, MatrixCell, Table, TableColumn

BESIDE = 5.0
"""The points left and right of the text in a cell."""

_APART = 9.0
"""So many points more are between a number, which ends its column, and the words that begin beside it."""

_SPARE = 1.0
"""What programs round up or down, in points."""

MOST_ROWS = 1000
"""So many rows are looked at."""


class Cell(NamedTuple):
    """A cell: its text, and how it is set. The ground is "" for that of the slide. `strong`: words of it in bold."""

    text: str
    bold: bool = False
    colour: str = ""
    ground: str = ""
    side: Side = "l"
    strong: tuple[str, ...] = ()

    @property
    def wide(self) -> bool:
        """Whether it is measured as if all of it were bold."""
        return self.bold or bool(self.strong)


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells before they are cut into pages. `table` is what they are made from; None for a matrix, whose columns but
    the first are of one width. `foot` is a last row under the last page of rows."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...] = ()
    table: Table | None = None

    def least(self, size: float) -> float:
        """The room below which a word would be broken."""
        if self.table is not None:
            least = least_width(self.table, size=size, face=STAND_IN, padding=2 * BESIDE + _SPARE)
            return least + sum(self._apart())
        return _longest([row[0] for row in self.all_rows()], size) + (len(self.head) - 1) * self._other(size)

    def widths(self, room: float, size: float) -> list[float]:
        """The width of each column; they fill the room."""
        if self.table is not None:
            more = self._apart()
            widths = column_widths(self.table, room - sum(more), size=size, face=STAND_IN, padding=2 * BESIDE + _SPARE)
            return [wide + apart for wide, apart in zip(widths, more, strict=True)]
        others = len(self.head) - 1
        names = [row[0] for row in self.all_rows()]
        natural = max(width(cell.text, size, bold=True) for cell in names) + 2 * BESIDE + _SPARE
        first = min(natural, max(_longest(names, size), room * 0.22), room - others * self._other(size))
        first = max(first, room / (2 * len(self.head)))  # however long the words of the others are
        return [first, *[(room - first) / others] * others]

    def part(self, columns: Sequence[int]) -> Grid:
        """Only these columns of it."""

        def picked(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
            return tuple(row[column] for column in columns) if row else ()

        table = self.table
        if table is not None:
            heads = tuple(table.columns[column] for column in columns)
            rows = tuple(tuple(row[column] for column in columns) for row in table.rows)
            table = replace(table, columns=heads, rows=rows)
        return Grid(picked(self.head), tuple(map(picked, self.rows)), picked(self.foot), table)

    def uneven(self) -> Grid:
        """The same with columns as wide as their words want, which need less room where one has a long word."""
        rows = tuple(tuple(cell.text for cell in row) for row in self.all_rows()[1:])
        return replace(self, table=Table(tuple(TableColumn(cell.text) for cell in self.head), rows))

    def _apart(self) -> list[float]:
        return [apart(self.head, column) for column in range(len(self.head))]

    def _other(self, size: float) -> float:
        return max(_longest([row[column] for row in self.all_rows()], size) for column in range(1, len(self.head)))

    def all_rows(self) -> list[tuple[Cell, ...]]:
        """The rows with the head and the foot."""
        return [self.head, *self.rows, *([self.foot] if self.foot else [])]


def apart(row: Sequence[Cell], column: int) -> float:
    """The points that a column of numbers keeps free beside one of words."""
    return _APART if [cell.side for cell in row[column : column + 2]] == ["r", "l"] else 0.0


def _longest(cells: Sequence[Cell], size: float) -> float:
    """What a column needs so that no word in it is broken, up to what a very long one gets."""
    pieces = {(word, cell.wide) for cell in cells for word in cell.text.replace("-", "- ").split()}
    return min(max((width(word, size, bold=bold) for word, bold in pieces), default=0), size * 10) + 2 * BESIDE + _SPARE


def of_table(table: Table) -> Grid:
    """A table with its numbers to the right; what was not recorded is a gap."""
    table = without_empty_columns(replace(table, rows=table.rows[:MOST_ROWS]))
    sides: list[Side] = ["r" if column.kind == "number" else "l" for column in table.columns]
    rows = tuple(
        tuple(Cell(words.shown(value).strip(), side=side, colour=MUTED if words.missing(value) else INK,
                   strong=table.strong)
              for value, side in zip(row, sides, strict=True))
        for row in table.rows
    )  # fmt: skip
    heads = (words.shown(column.title) for column in table.columns)
    head = tuple(Cell(title, bold=True, colour=INK, side=side) for title, side in zip(heads, sides, strict=True))
    return Grid(head, rows, table=table)


def of_matrix(matrix: Matrix, palette: Palette) -> Grid:
    """A matrix with a ground under each cell, its sign and its words."""
    heads = (Cell(words.shown(title), bold=True, colour=INK, side="ctr") for title in matrix.column_heads)
    head = (Cell(matrix.corner, bold=True, colour=MUTED), *heads)
    rows = tuple(
        (Cell(words.shown(title), bold=True, colour=INK), *(_toned(cell, palette) for cell in cells))
        for title, cells in zip(matrix.row_heads, matrix.cells, strict=True)
    )
    foot: tuple[Cell, ...] = ()
    if matrix.column_foot:
        sums = (_toned(cell, palette) for cell in matrix.column_foot)
        foot = (Cell(matrix.foot_title, bold=True, colour=INK), *sums)
    return Grid(head, rows, foot)


def _toned(cell: MatrixCell, palette: Palette) -> Cell:
    colour, ground, bold = {
        "plain": (INK, "", False),
        "none": (MUTED, "", False),
        "helps": (INK, palette.tint, False),
        "owner": (PAPER if palette.on_accent == palette.paper else INK, ACCENT, True),
        "crack": (palette.crack, palette.crack_tint, True),
        "warning": (palette.warning, palette.warning_tint, True),
        "strength": (palette.strength, palette.strength_tint, True),
    }[cell.tone]
    return Cell(words.cell_text(cell), bold, colour, ground, "ctr")
