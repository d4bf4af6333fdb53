"""How wide the columns of a table are, for every format that has pages: by what stands in them.

A number, a day and a word are never broken as long as the page has room for them. What is left goes where it makes the
table lowest: to the long texts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onecompany.export.measure import Face, width
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.values import Value
from onecompany.summary.words import missing, shown

_LONGEST = 24
"""Of a word of more letters so many have to stay together: it is an address, or no word."""

_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"

_PIECE = re.compile(rf"[{_WIDE}]|[^\s{_WIDE}]+?-(?=[^\W\d_])|[^ \t\n{_WIDE}]+")
"""What a line is broken between: words, their parts after a hyphen, and each East Asian letter (UAX 14)."""

_EVEN = re.compile(r"\d")
"""Figures under each other are all as wide as a nought."""

_ROUNDS, _RAGGED = 8, 1.04
"""How many widths of the columns are tried; what is left at the ends of lines makes a text so much longer."""

_BRIEF, _EASILY = 12, 0.75
"""A text of so few letters is a name: it is one line where all of them have room on this share of the page."""

_FIRM = 0.75
"""The most of the room that numbers and days keep for themselves where not everything fits."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column needs, in points. `least`: so that nothing in it is broken. `whole`: so that each cell is one line.
    `snug`: so that no text of a few letters is broken, and its title has about three lines.

    `easy`: so that its title is, too. `cells`: how wide each of them is in one line, the title first. `padding` is the
    space beside its text, and `firm` says that it holds no running text.
    """

    least: float
    snug: float
    whole: float
    easy: float
    cells: tuple[float, ...]
    padding: float
    firm: bool


def column_widths(table: Table, room: float, *, size: float, face: Face, padding: float) -> list[float]:
    """The widths of a table's columns in points; they add up to `room`.

    `size` of the letters in points; `padding` is the space that each column has beside its text, in points.
    """
    columns = _measured(table, size, face, padding)
    if sum(column.least for column in columns) >= room:
        widths = _squeezed(columns, room)
    elif sum(column.whole for column in columns) <= room:
        widths = _spread(columns, room)
    else:
        snug = [replace(column, least=column.snug) for column in columns]
        widths = _lowest(snug if sum(column.snug for column in columns) < room * _EASILY else columns, room)
    widest = max(range(len(widths)), key=lambda at: widths[at])
    widths[widest] += room - sum(widths)
    return widths


def least_width(table: Table, *, size: float, face: Face, padding: float) -> float:
    """The room in points below which a number, a day or a word of the table would be broken."""
    return sum(column.least for column in _measured(table, size, face, padding))


def whole_width(table: Table, *, size: float, face: Face, padding: float) -> float:
    """The room in points from which on each row stands in one line: more of it only moves the columns apart."""
    return sum(column.whole for column in _measured(table, size, face, padding))


def without_empty_columns(table: Table) -> Table:
    """The table without the columns in which no row has anything; one without any value stays as it is."""
    kept = [at for at in range(len(table.columns)) if not all(missing(row[at]) for row in table.rows)]
    if not kept or len(kept) == len(table.columns):
        return table
    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )


def _measured(table: Table, size: float, face: Face, padding: float) -> list[_Column]:
    return [
        _column(column, [row[at] for row in table.rows], size, face, padding) for at, column in enumerate(table.columns)
    ]


def _column(column: TableColumn, values: Sequence[Value], size: float, face: Face, padding: float) -> _Column:
    def widest(texts: Iterable[str], *, bold: bool = False) -> float:
        return max((width(text, size, face, bold=bold) for text in set(texts)), default=0.0)

    texts = [shown(value) if isinstance(value, str) else _EVEN.sub("0", shown(value)) for value in values]
    pieces = (piece for text, value in zip(texts, values, strict=True) for piece in _unbroken(text, value))
    least = max(widest(pieces), widest(_pieces(column.title), bold=True)) + padding
    head = width(column.title, size, face, bold=True)
    whole = max(least, widest(texts) + padding, head / 2 + padding)
    return _Column(
        least=least,
        snug=max(least, widest(text for text in texts if len(text) <= _BRIEF) + padding, head / 2.5 + padding),
        whole=whole,
        easy=max(whole, head + padding),
        cells=(head, *(sum(width(line, size, face) for line in text.split("\n")) for text in texts)),
        padding=padding,
        firm=column.kind != "text",
    )


def _unbroken(text: str, value: Value) -> Iterable[str]:
    """What of a cell is in one line: all of it, or each word of a text."""
    return _pieces(text) if isinstance(value, str) else (text,)


def _pieces(text: str) -> Iterator[str]:
    return (piece[:_LONGEST] for piece in _PIECE.findall(text))


def _lowest(columns: Sequence[_Column], room: float) -> list[float]:
    """The widths with which the table is lowest, of some that are tried.

    A cell is about as many lines high as its width goes into its column's. The sum of that over all cells is least
    where the columns are as wide as the roots of what their cells come to. As a row is as high as its highest cell, the
    others then count for the less the lower they are.
    """
    rows = list(zip(*(column.cells for column in columns), strict=True))
    weights = [sum(column.cells) for column in columns]
    tried = []
    for _ in range(_ROUNDS):
        widths = _by_weight(columns, weights, room)
        rooms = [max(wide - column.padding, 1) for column, wide in zip(columns, widths, strict=True)]
        lines = [[max(cell / each, 1) for cell, each in zip(row, rooms, strict=True)] for row in rows]
        tried.append((sum(math.ceil(max(counts) * _RAGGED) for counts in lines), widths))
        counted = (
            [cell * (count / max(counts)) ** 2 for cell, count in zip(row, counts, strict=True)]
            for row, counts in zip(rows, lines, strict=True)
        )
        sums = map(sum, zip(*counted, strict=True))
        weights = [(weight + more) / 2 for weight, more in zip(weights, sums, strict=True)]
    return min(tried, key=lambda attempt: attempt[0])[1]


def _by_weight(columns: Sequence[_Column], weights: Sequence[float], room: float) -> list[float]:
    """Widths as the roots of the weights, each at least as wide as it has to be and no wider than it can use."""

    def widths(factor: float) -> list[float]:
        pairs = zip(columns, weights, strict=True)
        return [min(max(factor * math.sqrt(weight), column.least), column.whole) for column, weight in pairs]

    low, high = 0.0, room
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(widths(middle)) < room else (low, middle)
    return widths(low)


def _spread(columns: Sequence[_Column], room: float) -> list[float]:
    """Each as wide as it is whole; what is left goes to titles of more than a line, and then to all alike."""
    whole, easy = ([column.whole for column in columns], [column.easy for column in columns])
    share = (room - sum(whole)) / ((sum(easy) - sum(whole)) or 1)
    if sum(easy) > room:
        return [low + (high - low) * share for low, high in zip(whole, easy, strict=True)]
    return [each * room / sum(easy) for each in easy]


def _squeezed(columns: Sequence[_Column], room: float) -> list[float]:
    """Where not even all words fit: numbers and days stay whole, and the columns of the longest words give way."""
    firm = sum(column.least for column in columns if column.firm)
    if firm > room * _FIRM or firm == sum(column.least for column in columns):
        return [column.least * room / sum(each.least for each in columns) for column in columns]

    def widths(most: float) -> list[float]:
        return [column.least if column.firm else min(column.least, most) for column in columns]

    low, high = 0.0, room
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(widths(middle)) < room else (low, middle)
    return widths(low)
