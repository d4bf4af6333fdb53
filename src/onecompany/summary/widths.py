"""How much room each column of a table needs, and which parts need a page on its side."""

from __future__ import annotations

import unicodedata

from onecompany.summary.blocks import Block, Matrix, Table, TableColumn
from onecompany.summary.document import Section
from onecompany.summary.words import shown

UPRIGHT, SIDEWAYS = 108, 165
"""The characters of a table's small print that go side by side on A4 or Letter: upright, on its side."""

UPRIGHT_COLUMNS = 8
"""So many columns of a matrix, its row headings not counted, can be read on an upright page."""

_WORD, _SHORT, _LINE = 13, 20, 44
"""A column is as wide as its longest word, up to the first; cells no longer than the second stay in one line
where they can; and no column wants more than the third."""

_DATE = 12
"""A long date breaks once, after the month's name ("12 December")."""

_AIR = 2
"""Space between two columns; numbers, which end where the next column begins, get it twice."""


def columns_of(text: str) -> int:
    """How many columns a text takes when each letter takes one, and each East Asian one takes two."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def shares(table: Table) -> tuple[float, ...]:
    """The share of the width that each column gets; they add up to 1."""
    least = [_least(column, cells) for column, cells in _columns(table)]
    wanted = [max(_wanted(column, cells), low) for (column, cells), low in zip(_columns(table), least, strict=True)]
    room = SIDEWAYS if is_wide(table) else UPRIGHT
    if sum(wanted) > room:
        # Each keeps what its longest word needs, and what is left goes to those that want more.
        more = [want - low for want, low in zip(wanted, least, strict=True)]
        left = max(room - sum(least), 0)
        wanted = [low + left * extra / (sum(more) or 1) for low, extra in zip(least, more, strict=True)]
    return tuple(want / sum(wanted) for want in wanted)


def is_wide(block: Block) -> bool:
    """Whether a block does not fit on an upright page."""
    if isinstance(block, Table):
        return sum(_least(column, cells) for column, cells in _columns(block)) > UPRIGHT
    return isinstance(block, Matrix) and len(block.column_heads) > UPRIGHT_COLUMNS


def needs_landscape(section: Section) -> bool:
    """Whether a section has a block that needs a page on its side."""
    return any(map(is_wide, section.blocks))


def _columns(table: Table) -> list[tuple[TableColumn, list[str]]]:
    return [(column, [shown(row[index]) for row in table.rows]) for index, column in enumerate(table.columns)]


def _least(column: TableColumn, cells: list[str]) -> float:
    words = (word for text in (column.title, *cells) for word in text.split())
    longest = min(max(max(map(columns_of, words), default=1), 4), _WORD)
    if column.kind == "date":
        longest = max(longest, _DATE)
    return longest + (2 * _AIR if column.kind == "number" else _AIR)


def _wanted(column: TableColumn, cells: list[str]) -> float:
    if column.width > 0:
        return column.width + _AIR
    if column.kind != "text" or not cells:
        return 0
    lengths = [max(map(columns_of, cell.splitlines()), default=0) for cell in cells]
    if max(lengths) <= _SHORT:
        return max(lengths) + _AIR
    mean = sum(min(length, 4 * _LINE) for length in lengths) / len(lengths)
    return min(mean * 0.8, _LINE) + _AIR
