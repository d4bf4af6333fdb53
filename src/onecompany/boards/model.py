"""What a sheet shows: columns, rows and cells, as plain data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from onecompany.sentences import ngettext

Counting = Callable[[int], str]
"""Says a number of things, "+1 row" or "+3 rows"."""

MARKS = 2
"""Cells that the cursor's marks take of a cell's width, so that no text moves when the cursor comes."""

Tone = Literal["text", "strong", "muted", "head", "title", "owner", "helps", "good", "warn", "bad"]
Align = Literal["left", "center", "right"]


def more_rows(number: int) -> str:
    """ "+1 row", "+3 rows"."""
    return ngettext("+{number} row", "+{number} rows", number)


def more_columns(number: int) -> str:
    """ "+1 column", "+3 columns"."""
    return ngettext("+{number} column", "+{number} columns", number)


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One cell. `place` names it for the cursor; without one the cursor passes it by.

    `lines` is how many lines of it are shown at most, 0 for all; `tight` when the sheet is higher than its place; with
    all of them otherwise, as many more as there is room for.
    `wide`: it stands alone in its row and takes the whole width. `tail` stands behind the text and is never cut.
    `short` is shown instead by all cells that have one, when one of them is wider than its column. `words`: when they
    need more than `lines`, they are abbreviated, each in its own way among the heads of rows or columns. `marks`: signs
    that stand before words of the text, each with the tone of such a word (see `marked_words`).
    """

    text: str
    place: str = ""
    tone: Tone = "text"
    align: Align = "left"
    lines: int = 0
    wide: bool = False
    tail: str = ""
    tight: int | None = None
    short: str | None = None
    words: bool = False
    marks: Mapping[str, Tone] = field(default_factory=dict)

    @property
    def gives_way(self) -> bool:
        """Whether all of it is shown, and less only as far as the sheet is higher than its place."""
        return bool(self.tight and not self.lines)

    def most(self, *, tight: bool, spare: int = 0) -> int:
        """How many lines of it are shown at most, 0 for all. `spare`: more of them, where it gives way."""
        if not tight or self.tight is None:
            return self.lines
        return self.tight + spare * self.gives_way


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row. `cells` by column. `group` binds rows that belong together when the cursor moves sideways.

    `title` is a heading over the whole width instead of cells; `drawing` makes lines of pairs (text, tone) from
    the columns' (start, width).
    """

    cells: Mapping[int, BoardCell] = field(default_factory=dict)
    group: str = ""
    title: str = ""
    drawing: Callable[[Sequence[tuple[int, int]], int], list[list[tuple[str, Tone]]]] | None = None
    gap: int = 0
    """Empty lines behind it."""


@dataclass(frozen=True, slots=True)
class Fold:
    """What stands for a list of the body where it has no room: counts by column, with the places at which it opens.

    `short` is the row for columns that are too narrow for all of `row`; `title` stands above both. `words` say it all
    in one, where there is no room for a row.
    """

    row: BoardRow
    short: BoardRow
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column that is at least `least` cells wide and wants to be `ideal`; `share` of what is left over.

    `easy` is the width from which it is read with ease: for that, what stands beside the board steps aside. 0: `least`.
    """

    least: int = 8
    ideal: int = 14
    share: int = 1
    easy: int = 0


@dataclass(frozen=True, slots=True)
class Model:
    """A whole sheet: `head` rows stay at the top and the first `frozen` columns at the left.

    `foot` rows stay at the bottom when there is room for them and for some of the body; in any case they are seen
    together.
    """

    columns: Sequence[BoardColumn]
    head: Sequence[BoardRow] = ()
    body: Sequence[BoardRow] = ()
    frozen: int = 0
    start: str = ""
    """Where the cursor is when the sheet is shown first; the first place there is when empty."""
    foot: Sequence[BoardRow] = ()
    airy: bool = False
    """Whether an empty line stands behind each row of the body when there is room for all of them."""
    signs: bool = False
    """Whether there are cells with something `short` to show."""
    down: Counting = more_rows
    across: Counting = more_columns
    """Say how many are below and beside, for the marks at the edges: "+3 stages"."""
    folds: Mapping[str, Fold] = field(default_factory=dict)
    """What stands for the rows of a group, and the title above them, when there is no room for all."""
    explains: bool = False
    """Whether short names in the head are said in full below the sheet, whatever the room."""
    needed: int = 0
    """How many of the columns are to be seen at once, 0 for all: for these the findings step aside."""

    @property
    def rows(self) -> list[BoardRow]:
        """Head, body and foot."""
        return [*self.head, *self.body, *self.foot]

    def easy_width(self, gap: int = 1) -> int:
        """The width in which the columns that are needed are read with ease."""
        columns = self.columns[: self.needed or None]
        return sum(column.easy or column.least for column in columns) + gap * max(0, len(columns) - 1)


def filled(tight: Sequence[int], whole: Sequence[int], tall: int) -> tuple[int, list[int]]:
    """How many more lines than when it is tight each row can have in a place, none more than all of it; the heights."""

    def grown(more: int) -> list[int]:
        return [min(least + more, most) for least, most in zip(tight, whole, strict=True)]

    spare = bisect_right(range(1, max(whole, default=0) + 1), tall, key=lambda more: sum(grown(more)))
    return spare, grown(spare)


def widths(columns: Sequence[BoardColumn], room: int, gap: int = 1, frozen: int = 0) -> list[int]:
    """The width of each column in `room` cells; more than fits when even the least widths do not.

    Then the `frozen` ones take what the columns beside them leave over, as only whole columns are shown.
    """
    space = room - gap * max(0, len(columns) - 1)
    ideal = sum(column.ideal for column in columns)
    least = sum(column.least for column in columns)
    if space <= least:
        return _beside_frozen(columns, room, gap, frozen)
    if space < ideal:
        sizes = [column.least for column in columns]
        spare = space - least
        for asking in (0, 1):  # those that take no share of more are content first
            wants = [column.ideal - column.least if (column.share > 0) == asking else 0 for column in columns]
            gets = min(spare, sum(wants))
            sizes = [size + want * gets // max(1, sum(wants)) for size, want in zip(sizes, wants, strict=True)]
            spare -= gets
    else:
        shares = sum(column.share for column in columns) or 1
        sizes = [column.ideal + (space - ideal) * column.share // shares for column in columns]
    return _with_rest(columns, sizes, space - sum(sizes))


def _beside_frozen(columns: Sequence[BoardColumn], room: int, gap: int, frozen: int) -> list[int]:
    """The least widths, and what is left over of the room for the frozen columns, up to their ideal."""
    sizes = [column.least for column in columns]
    ends = list(accumulate(size + gap for size in sizes))
    left = room + gap - max([end for end in ends if end <= room + gap], default=room + gap)
    for index in reversed(range(min(frozen, len(columns)))):
        more = min(left, columns[index].ideal - sizes[index])
        sizes[index], left = sizes[index] + more, left - more
    return sizes


def _with_rest(columns: Sequence[BoardColumn], sizes: list[int], left: int) -> list[int]:
    """The widths with the cells that dividing has left over."""
    for index, column in enumerate(columns):
        if left <= 0:
            break
        if column.share:
            sizes[index] += 1
            left -= 1
    return sizes
