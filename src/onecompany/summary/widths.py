"""Which parts need a page on its side, as far as that can be told without letters: by characters."""

from __future__ import annotations

import unicodedata

from onecompany.summary.blocks import Block, Matrix, Table, TableColumn
from onecompany.summary.document import Section
from onecompany.summary.words import shown

UPRIGHT = 108
"""The characters of a table's small print that go side by side on an upright page of A4 or Letter."""

UPRIGHT_COLUMNS = 8
"""So many columns of a matrix, its row headings not counted, can be read on an upright page."""

_WORD = 13
"""A column is as wide as its longest word, up to this."""

_DATE = 12
"""A long date breaks once, after the month's name ("12 December"), where there is no room for all of it."""

_AIR = 2
"""Space between two columns; numbers get it twice where a text begins at the place where they end."""


def columns_of(text: str) -> int:
    """How many columns a text takes when each letter takes one, and each East Asian one takes two."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def is_wide(block: Block) -> bool:
    """Whether a block does not fit on an upright page."""
    if isinstance(block, Table):
        return sum(_all_least(block)) > UPRIGHT
    return isinstance(block, Matrix) and len(block.column_heads) > UPRIGHT_COLUMNS


def needs_landscape(section: Section) -> bool:
    """Whether a section has a block that needs a page on its side."""
    return any(map(is_wide, section.blocks))


def _columns(table: Table) -> list[tuple[TableColumn, list[str]]]:
    return [(column, [shown(row[index]) for row in table.rows]) for index, column in enumerate(table.columns)]


def _all_least(table: Table) -> list[float]:
    columns = _columns(table)
    after = [*(column.kind for column, _ in columns[1:]), "number"]
    return [_least(*column, following) for column, following in zip(columns, after, strict=True)]


def _least(column: TableColumn, cells: list[str], following: str) -> float:
    words = (word for text in (column.title, *cells) for word in text.split())
    longest = min(max(max(map(columns_of, words), default=1), _in_two_lines(column.title), 4), _WORD)
    if column.kind == "date":
        longest = max(longest, _DATE)
    return longest + (2 * _AIR if column.kind == "number" and following != "number" else _AIR)


def _in_two_lines(title: str) -> int:
    """What a title needs to stand in two lines: a third one makes the head of all columns higher."""
    if columns_of(title) > 2 * _WORD + 1:
        return _WORD  # no column is asked to be wider than that for a title's sake
    words = title.split()
    halves = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(len(words) + 1))
    return min(max(map(columns_of, pair)) for pair in halves)
