"""Tables and matrices of the report as tables of a slide."""

from __future__ import annotations

from onecompany.export.colours import Palette
from onecompany.export.slides.grid import Grid, GridCell
from onecompany.export.slides.text import Side
from onecompany.export.slides.theme import ACCENT, INK, MUTED, ON_TINT, TINT
from onecompany.summary import words
from onecompany.summary.blocks import Matrix, MatrixCell, Table, Value

_SIDES: dict[str, Side] = {"number": "r"}


def of_table(table: Table) -> Grid:
    """A table with its numbers to the right; what was not recorded is a gap."""
    sides = [_SIDES.get(column.kind, "l") for column in table.columns]
    rows = tuple(
        tuple(GridCell(_cell_text(value), side=side, colour=MUTED if words.missing(value) else INK, strong=table.strong)
              for value, side in zip(row, sides, strict=True))
        for row in table.rows
    )  # fmt: skip
    head = tuple(
        GridCell(words.shown(column.title), bold=True, colour=INK, side=side)
        for column, side in zip(table.columns, sides, strict=True)
    )
    return Grid(head, rows, tuple(column.kind != "text" for column in table.columns))


def of_matrix(matrix: Matrix, palette: Palette) -> Grid:
    """A matrix with a ground under each cell, its sign and its words."""
    heads = (GridCell(words.shown(title), bold=True, colour=INK, side="ctr") for title in matrix.column_heads)
    head = (GridCell(matrix.corner, bold=True, colour=MUTED), *heads)
    rows = tuple(
        (GridCell(words.shown(title), bold=True, colour=INK), *(_toned(cell, palette) for cell in cells))
        for title, cells in zip(matrix.row_heads, matrix.cells, strict=True)
    )
    foot: tuple[GridCell, ...] = ()
    if matrix.column_foot:
        foot = (
            GridCell(matrix.foot_title, bold=True, colour=INK),
            *(_toned(cell, palette) for cell in matrix.column_foot),
        )
    return Grid(head, rows, (False,) * len(head), foot, even=True)


def _cell_text(value: Value) -> str:
    return words.shown(value).strip()


def _toned(cell: MatrixCell, palette: Palette) -> GridCell:
    colour, ground, bold = {
        "plain": (INK, "", False),
        "none": (MUTED, "", False),
        "helps": (ON_TINT, TINT, False),
        "owner": ("bg1" if palette.on_accent == palette.paper else INK, ACCENT, True),
        "crack": ("accent2", palette.crack_tint, True),
        "warning": ("accent3", palette.warning_tint, True),
        "strength": ("accent4", palette.strength_tint, True),
    }[cell.tone]
    return GridCell(words.cell_text(cell), bold, colour, ground, "ctr")
