"""How much room each column of a table needs, and which parts need a page on its side."""

from __future__ import annotations

import unicodedata

from onecompany.summary.blocks import Block, Matrix, Table, TableColumn
from onecompany.summary.document import Section
from onecompany.summary.words import shown

UPRIGHT, SIDEWAYS = 108, 165
"""The characters of a table's small print that go side by side on A4 or Letter: upright, on its side."""

_SIDE_BY_SIDE = 60
"""The characters of one of two tables side by side on an upright page, in letters that are a size smaller."""

UPRIGHT_COLUMNS = 8
"""So many columns of a matrix, its row headings not counted, can be read on an upright page."""

_WORD, _SHORT, _LINE = 13, 20, 44
"""A column is as wide as its longest word, up to the first; cells no longer than the second stay in one line
where they can; and no column wants more than the third."""

_DATE = 12
"""A long date breaks once, after the month's name ("12 December"), where there is no room for all of it."""

_AIR = 2
"""Space between two columns; numbers get it twice where a text begins at the place where they end."""

_LONGEST = 72
"""No line of a table is longer for the sake of being one line."""


def columns_of(text: str) -> int:
    """How many columns a text takes when each letter takes one, and each East Asian one takes two."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def shares(table: Table) -> tuple[float, ...]:
    """The share of the width that each column gets; they add up to 1."""
    columns, least = _columns(table), _all_least(table)
    wanted = [max(_wanted(column, cells), low) for (column, cells), low in zip(columns, least, strict=True)]
    room = SIDEWAYS if is_wide(table) else UPRIGHT
    spare = room - sum(wanted)
    if spare > 0:
        # What is left over goes to texts that would have a second line.
        longest = [_longest(column, cells) for column, cells in columns]
        more = [max(long - want, 0) for long, want in zip(longest, wanted, strict=True)]
        part = min(spare / (sum(more) or 1), 1)
        wanted = [want + part * extra for want, extra in zip(wanted, more, strict=True)]
    else:
        # Each keeps what its longest word needs, and what is left goes to those that want more.
        more = [want - low for want, low in zip(wanted, least, strict=True)]
        left = max(room - sum(least), 0)
        wanted = [low + left * extra / (sum(more) or 1) for low, extra in zip(least, more, strict=True)]
    return tuple(want / sum(wanted) for want in wanted)


def is_wide(block: Block) -> bool:
    """Whether a block does not fit on an upright page."""
    if isinstance(block, Table):
        return sum(_all_least(block)) > UPRIGHT
    return isinstance(block, Matrix) and len(block.column_heads) > UPRIGHT_COLUMNS


def is_narrow(table: Table) -> bool:
    """Whether two of a table fit side by side on an upright page, each row in a line."""
    wanted = zip(_all_least(table), _columns(table), strict=True)
    whole = [max(least, _wanted(*column), _longest(*column)) for least, column in wanted]
    return sum(whole) <= _SIDE_BY_SIDE


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


def _longest(column: TableColumn, cells: list[str]) -> float:
    """What a column of texts would like to have: its longest line, as far as a line is read well."""
    if column.kind != "text" or column.width > 0:
        return 0
    return min(max((columns_of(line) for cell in cells for line in cell.splitlines()), default=0), _LONGEST) + _AIR


def _wanted(column: TableColumn, cells: list[str]) -> float:
    if column.width > 0:
        return column.width + _AIR
    if column.kind == "date":  # in one line where there is room, with some to spare: letters of another font are wider
        return max(map(columns_of, cells), default=0) + 2 * _AIR
    if column.kind != "text" or not cells:
        return 0
    lengths = [max(map(columns_of, cell.splitlines()), default=0) for cell in cells]
    if max(lengths) <= _SHORT:
        return max(lengths) + _AIR
    mean = sum(min(length, 4 * _LINE) for length in lengths) / len(lengths)
    return min(mean * 0.8, _LINE) + _AIR
