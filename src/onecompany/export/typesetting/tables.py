"""Tables and matrices as the template takes them. What goes together on a page the template finds by measuring."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from onecompany.export.columns import column_widths, least_width, whole_width, without_empty_columns
from onecompany.export.measure import INTER, width
from onecompany.export.typesetting.look import BODY, CELL, SMALL, PaperSheet
from onecompany.export.typesetting.text import NARROW, MarkedText, marked_text, value
from onecompany.summary import words
from onecompany.summary.blocks import Block, Matrix, MatrixCell, Table, Value
from onecompany.summary.widths import UPRIGHT_COLUMNS

BETWEEN = 11.0
"""The space between two columns, in points."""

_COLUMNS = 6
"""So many columns have more room in small letters."""

_NARROW, _APART = 0.6, 24.0
"""A table of figures that needs no more than this share of the width gets no more, but for some points a column: a
figure stands beside its word."""

_FROM, _TO, _SHORT = 8, 70, 4
"""A table of so many rows is long, and its halves fit on a page. One of so few may stand beside another."""

GAP = 14.0
"""The space between two things side by side, in points."""

_PAIR = 2
"""A table of a word and its figure is read in pairs, and needs no headings of its rows."""

_LARGEST, _SMALLEST, _CELL_AIR = 9.0, 7.0, 1.1
"""The letters in the cells of a matrix, in points, and the space beside their words, in sizes of the letters."""

_LINES, _HEADING = 12, 400
"""A row of more lines may go over to the next page; a heading of more characters is not repeated there."""

_LEADING, _AIR, _RAGGED = 1.25, 5.6, 1.05
"""From line to line, in sizes of the letters; what a row has over and under them, in points; what is left at the ends
of lines."""


def is_wide(block: Block, sheet: PaperSheet) -> bool:
    """Whether a block needs more room than this page is wide."""
    if isinstance(block, Table):
        block = without_empty_columns(block)
        return least_width(block, **_letters(block)) > sheet.width
    return isinstance(block, Matrix) and len(block.column_heads) > UPRIGHT_COLUMNS


def table(block: Table, room: float, *, size: float = 0, heads: bool = False) -> dict[str, Any]:
    """A table that has rows; `room` is the width that it may take, in points.

    `size`: of its letters in points; without it, that of tables, and a smaller one where there are many columns.
    `heads`: the first cell of each row is the heading of that row.
    """
    block = without_empty_columns(block)
    letters = _letters(block, size)
    needed = whole_width(block, **letters) + _APART * (len(block.columns) - 1)
    if any(column.kind == "number" for column in block.columns) and needed < room * _NARROW:
        room = needed
    widths = column_widths(block, room, **letters)
    strong = block.strong
    return {
        "kind": "table",
        "caption": marked_text(block.caption),
        "columns": [
            {"title": marked_text(column.title), "number": column.kind == "number", "wide": wide}
            for column, wide in zip(block.columns, widths, strict=True)
        ],
        "size": letters["size"],
        "rows": [
            {"cells": [value(cell, strong=strong) for cell in row], **_height(row, widths, letters["size"])}
            for row in block.rows
        ],
        "heads": heads and len(block.columns) > _PAIR,
        "key": words.GAP_KEY if words.has_gaps(block) else "",
    }


def halves(block: Table, sheet: PaperSheet) -> dict[str, Any] | None:
    """A table whose halves stand side by side, where it is long and its columns are narrow; else None."""
    middle = (len(block.rows) + 1) // 2
    if not _FROM <= len(block.rows) <= _TO or words.has_gaps(block) or not _is_narrow(block, sheet):
        return None
    parts = [replace(block, rows=rows, caption="") for rows in (block.rows[:middle], block.rows[middle:])]
    made = [table(part, _half(sheet), size=SMALL) for part in parts]
    return {"kind": "halves", "caption": marked_text(block.caption), "halves": made}


def beside(one: Table, other: Table, sheet: PaperSheet) -> dict[str, Any] | None:
    """Two short tables side by side where each is narrow and has small letters anyway; else None."""
    both = [one, other]
    if not all(
        0 < len(each.rows) <= _SHORT and len(each.columns) >= _COLUMNS and _is_narrow(each, sheet) for each in both
    ):
        return None
    made = [table(each, _half(sheet)) for each in both]
    key = max(each["key"] for each in made)
    return {"kind": "beside", "tables": [{**each, "key": ""} for each in made], "key": key}


def matrix(block: Matrix, sheet: PaperSheet) -> dict[str, Any]:
    """A matrix that has cells."""
    heads = (block.corner, *map(words.shown, block.column_heads))
    head = _head_share(block, sheet)
    rows = [_row(title, cells) for title, cells in zip(block.row_heads, block.cells, strict=True)]
    return {
        "kind": "matrix",
        "caption": marked_text(block.caption),
        "head": head,
        "size": _cell_size(block, (1 - head) * sheet.width / len(block.column_heads)),
        "heads": [marked_text(text, NARROW) for text in heads],
        "repeat": max(map(len, heads)) <= _HEADING,
        "rows": rows,
        "foot": _row(block.foot_title, block.column_foot) if block.column_foot else None,
        "legend": [{"tone": cell.tone, "text": marked_text(words.cell_text(cell))} for cell in block.legend],
    }


def _row(title: str, cells: Sequence[MatrixCell]) -> dict[str, Any]:
    return {
        "title": marked_text(words.shown(title, ""), NARROW),
        "cells": [{"tone": cell.tone, "text": _in_cell(cell)} for cell in cells],
    }


def _in_cell(cell: MatrixCell) -> MarkedText:
    return marked_text(words.cell_text(cell), NARROW)


def _head_share(block: Matrix, sheet: PaperSheet) -> float:
    """The headings of the rows get what they need, from one to two and a half times a column's width."""
    even = 1 / (len(block.column_heads) + 1)
    longest = max(width(text, CELL, INTER, bold=True) for text in (*block.row_heads, block.corner, block.foot_title))
    return min(max((longest + BODY) / sheet.width, even), even * 2.5, 0.3)


def _cell_size(block: Matrix, room: float) -> float:
    """The size of letters, in points, in which a sign has room beside its word, and each word in its line."""
    cells = [*(cell for row in block.cells for cell in row), *block.column_foot]
    signs = [bool(words.TONE_SIGNS[cell.tone]) for cell in cells]
    texts = [
        words.cell_text(cell).replace(" ", "\N{NO-BREAK SPACE}", sign) for cell, sign in zip(cells, signs, strict=True)
    ]
    pieces = {piece for text in texts for piece in text.split(" ")}
    widest = max(width(piece, 1, INTER, bold=True) for piece in pieces) + _CELL_AIR
    return min(max(room / widest, _SMALLEST), _LARGEST)


def _letters(block: Table, size: float = 0) -> dict[str, Any]:
    """The letters of a table and the space between its columns, as the solver takes them."""
    size = size or (SMALL if len(block.columns) >= _COLUMNS else CELL)
    return {"size": size, "face": INTER, "padding": BETWEEN}


def _half(sheet: PaperSheet) -> float:
    return (sheet.width - GAP) / 2


def _is_narrow(block: Table, sheet: PaperSheet) -> bool:
    """Whether two of a table fit side by side, each row in a line."""
    return whole_width(block, **_letters(block, SMALL)) <= _half(sheet)


def _height(row: Sequence[Value], widths: Sequence[float], size: float) -> dict[str, Any]:
    """About how high a row is in points, rather too much than too little, and whether that is too much for one page."""
    rooms = [wide - BETWEEN for wide in widths]
    most = max(
        sum(ceil(width(line, size, INTER) * _RAGGED / room) or 1 for line in cell.split("\n"))
        for cell, room in zip(map(str, row), rooms, strict=True)
    )
    return {"tall": most * size * _LEADING + _AIR, "long": most > _LINES}
