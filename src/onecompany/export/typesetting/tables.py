"""Tables and matrices as the template takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onecompany.export.fitting import columns
from onecompany.export.typesetting.look import CELL, SMALL, PaperSheet
from onecompany.export.typesetting.text import MarkedText, marked_text, value, width_of
from onecompany.summary import words
from onecompany.summary.blocks import Matrix, MatrixCell, Table, Value
from onecompany.summary.widths import is_narrow

WHOLE, _LINES_WHOLE = 4, 8
"""A table of so many rows, and of so many lines in all, stays on one page."""

_FROM, _TO = 8, 70
"""A table of so many rows is long, and its halves fit on a page."""

_LONG, _LINES = 400, 24
"""A row with a text of more characters, or of more lines, may go over to the next page."""

_LINE, _ROW = 1.5, 0.5
"""The height of a line in ems, and what a row has besides its lines, in lines."""

_COLUMNS = 6
"""So many columns have more room in small letters."""

_STORY = 1500
"""So are texts of so many characters in all: more of a story is seen at once."""

_HEAD_LINES = 8
"""A heading of more lines is not repeated on the next page."""

_AIR, _BETWEEN = 1.3, 10.0
"""What the space between two columns takes from one, in ems and in points."""


def table(block: Table, sheet: PaperSheet, *, size: float = 0, room: float = 1) -> dict[str, Any]:
    """A table that has rows; `room` is the share of the page's width that it takes.

    `size`: of its letters in points; without it, that of tables, and a smaller one where there are many columns.
    """
    size = size or (SMALL if len(block.columns) >= _COLUMNS or _is_story(block) else CELL)
    width = sheet.width * room
    parts = [points / width for points in columns(block, width, letters=size, between=_BETWEEN)]
    rooms = [part * width / size - _AIR for part in parts]
    heads = [
        {"title": marked_text(column.title, wide), "kind": column.kind, "share": part}
        for column, part, wide in zip(block.columns, parts, rooms, strict=True)
    ]
    rows = [
        {
            "cells": [value(cell, wide, strong=block.strong) for cell, wide in zip(row, rooms, strict=True)],
            "long": _is_long(row, rooms),
        }
        for row in block.rows
    ]
    return {
        "kind": "table",
        "caption": marked_text(block.caption, sheet.width / CELL),
        "columns": heads,
        "room": room,
        "size": size,
        "rows": rows,
        "key": words.GAP_KEY if words.has_gaps(block) else "",
        "start": _start(block, rooms) * size * _LINE,
        "whole": len(block.rows) <= WHOLE and sum(_height(row, rooms) for row in block.rows) <= _LINES_WHOLE,
    }


def halves(block: Table, sheet: PaperSheet) -> dict[str, Any] | None:
    """A table whose halves stand side by side, where it is long and its columns are narrow; else None."""
    middle = (len(block.rows) + 1) // 2
    if not _FROM <= len(block.rows) <= _TO or words.has_gaps(block) or not is_narrow(block):
        return None
    parts = [replace(block, rows=rows, caption="") for rows in (block.rows[:middle], block.rows[middle:])]
    made = [table(part, sheet, size=SMALL, room=0.48) for part in parts]
    if any(row["long"] for part in made for row in part["rows"]):
        return None
    return {"kind": "halves", "caption": marked_text(block.caption, sheet.width / CELL), "halves": made}


def beside(one: Table, other: Table, sheet: PaperSheet) -> dict[str, Any] | None:
    """Two short tables side by side where each is narrow and has small letters anyway; else None."""
    both = [one, other]
    if not all(0 < len(each.rows) <= WHOLE and len(each.columns) >= _COLUMNS and is_narrow(each) for each in both):
        return None
    made = [table(each, sheet, room=0.48) for each in both]
    if not all(each["whole"] for each in made):
        return None
    key = max(each["key"] for each in made)
    return {"kind": "beside", "tables": [{**each, "key": ""} for each in made], "key": key}


def matrix(block: Matrix, sheet: PaperSheet) -> dict[str, Any]:
    """A matrix that has cells."""
    across = len(block.column_heads)
    head = _head_share(block, sheet)
    rooms = [head * sheet.width / CELL - _AIR, (1 - head) * sheet.width / CELL / across - _AIR]
    rows = [_row(title, cells, rooms) for title, cells in zip(block.row_heads, block.cells, strict=True)]
    heads = (block.corner, *map(words.shown, block.column_heads))
    return {
        "kind": "matrix",
        "caption": marked_text(block.caption, sheet.width / CELL),
        "head": head,
        "heads": [marked_text(text, rooms[bool(column)]) for column, text in enumerate(heads)],
        "repeat": not _is_long(heads, [rooms[0], *[rooms[1]] * across], lines=_HEAD_LINES),
        "rows": rows,
        "foot": _row(block.foot_title, block.column_foot, rooms) if block.column_foot else None,
        "legend": [{"tone": cell.tone, "text": marked_text(words.cell_text(cell), 20)} for cell in block.legend],
    }


def _row(title: str, cells: Sequence[MatrixCell], rooms: Sequence[float]) -> dict[str, Any]:
    first, others = rooms
    texts = [words.cell_text(cell) for cell in cells]
    return {
        "title": marked_text(words.shown(title, ""), first),
        "cells": [
            {"tone": cell.tone, "text": marked_text(text, others)} for cell, text in zip(cells, texts, strict=True)
        ],
        "long": _is_long((title, *texts), [first, *[others] * len(texts)]),
    }


def _head_share(block: Matrix, sheet: PaperSheet) -> float:
    """The headings of the rows get what they need, from one to two and a half times a column's width."""
    even = 1 / (len(block.column_heads) + 1)
    longest = max(map(width_of, (*block.row_heads, block.corner, block.foot_title))) + 1
    return min(max(longest * CELL / sheet.width, even), even * 2.5, 0.3)


def _is_story(block: Table) -> bool:
    return sum(len(cell) for row in block.rows for cell in row if isinstance(cell, str)) > _STORY


def _height(row: Sequence[Value], rooms: Sequence[float]) -> float:
    """About how many lines a row has."""
    return max((_lines(str(text), room) for text, room in zip(row, rooms, strict=True) if text), default=1)


def _start(block: Table, rooms: Sequence[float]) -> float:
    """About how many lines stand at the foot of a page at least when a table begins there: its head and two rows."""
    heads = max(_lines(column.title, room) for column, room in zip(block.columns, rooms, strict=True))
    return heads + min(sum(_height(row, rooms) + _ROW for row in block.rows[:2]), _LINES)


def _lines(text: str, room: float) -> float:
    return sum(width_of(line) // max(room, 1) + 1 for line in text.split("\n"))


def _is_long(row: Sequence[Value | MarkedText], rooms: Sequence[float], lines: int = _LINES) -> bool:
    return any(
        len(text) > _LONG or _lines(text, room) > lines
        for text, room in zip(row, rooms, strict=True)
        if isinstance(text, str)
    )
