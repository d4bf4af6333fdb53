"""Widths of columns from what is in them, and texts cut into pieces that a row can show whole."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from onecompany.export.workbook.library import TEXT_LIMIT, units
from onecompany.export.workbook.measure import across, column_for, fits, fitting
from onecompany.summary.blocks import TableColumn, Value
from onecompany.summary.words import shown

MOST_LINES = 24
"""Lines of a row: Excel shows 409 points of one (Excel specifications and limits), whatever the script."""

_PAGE = 170.0
"""The characters that all columns together take where they can: a page on its side, a little smaller than whole."""

_LEAST, _TEXT, _LONG = 8.0, 68.0, 110.0
"""A column's least width, the most for a text, and the most for one that would need too many lines."""

_SHORT = 20
"""Texts up to this stay in one line."""

_WORD = 22
"""Longer words are broken: they are addresses, or no words."""

_MEASURED, _ENOUGH = 500, 8000
"""So many letters of a line, and of a text, tell all that is to be known for a width."""

_BUTTON, _INDENT, _FIGURES = 3.0, 2.0, 4.0
"""What a column needs beside its heading for the button of the filter, and beside figures, lest "####" is shown."""


def widths(columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]]) -> list[float]:
    """The width of each column in digits of the font, the unit of Excel."""
    least, wanted = [], []
    for index, column in enumerate(columns):
        cells = [row[index] for row in rows]
        head = _longest_word([column.title], bold=True) + _BUTTON + (_INDENT if column.kind == "number" else 0)
        low = max(_LEAST, *map(column_for, (head, _longest_word(_texts(cells)), _widest_figure(cells) + _FIGURES)))
        longest = max(
            (across(line, bold=True) for text in _texts(cells) for line in text[:_MEASURED].split("\n")), default=0
        )
        if longest <= _SHORT:
            low = max(low, column_for(longest))
        least.append(low)
        wanted.append(max(low, _wanted(column, _texts(cells))))
    return _settled(least, wanted)


def pieces(text: str, width: float) -> Iterator[str]:
    """The text in pieces that a cell can hold and a row can show; together they are the whole text."""
    rest = text
    while not fits(rest, width, MOST_LINES) or units(rest) > TEXT_LIMIT:
        # One line less, as a piece may end in a line break.
        end = fitting(rest, width, MOST_LINES - 1)
        if units(rest[:end]) > TEXT_LIMIT:
            end = TEXT_LIMIT // 2
        yield rest[:end]
        rest = rest[end:]
    yield rest


def _texts(cells: Iterable[Value]) -> list[str]:
    return [shown(cell) for cell in cells if isinstance(cell, str | bool) or cell is None]


def _longest_word(texts: Iterable[str], *, bold: bool = False) -> float:
    words = (word for text in texts for word in text.split())
    return max((min(across(word, bold=bold), _WORD) for word in words), default=0)


def _widest_figure(cells: Iterable[Value]) -> float:
    figures = (cell for cell in cells if cell is not None and not isinstance(cell, str | bool))
    return max((across(shown(cell)) for cell in figures), default=0)


def _wanted(column: TableColumn, texts: Sequence[str]) -> float:
    longest = max((across(line[:_MEASURED]) for text in texts for line in text.split("\n")), default=0)
    full = max(column_for(longest), column_for(across(column.title, bold=True) + _BUTTON), column.width)
    if not all(fits(text[:_ENOUGH], _TEXT, MOST_LINES) for text in texts):
        return min(full, _LONG)
    return min(full, max(_TEXT, min(column.width, _LONG)))


def _settled(least: Sequence[float], wanted: Sequence[float]) -> list[float]:
    """The widths that are wanted; where that is too much for a page, what is left over the least ones is shared."""
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    room = max(_PAGE, sum(least)) - sum(least)
    share = min(1.0, room / sum(more)) if sum(more) else 0.0
    return [math.ceil((low + extra * share) * 10) / 10 for low, extra in zip(least, more, strict=True)]
