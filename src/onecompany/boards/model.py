"""What a sheet shows: columns, rows and cells, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["text", "strong", "muted", "head", "title", "owner", "helps", "good", "warn", "bad"]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `place` names it for the cursor; without one the cursor passes it by.

    `lines` is how many lines of it are shown at most, 0 for all. `wide`: it stands alone in its row and takes the
    whole width.
    """

    text: str
    place: str = ""
    tone: Tone = "text"
    align: Align = "left"
    lines: int = 0
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `cells` by column. `group` binds rows that belong together when the cursor moves sideways.

    `title` is a heading over the whole width instead of cells; `drawing` makes lines of pairs (text, tone) from
    the columns' (start, width).
    """

    cells: Mapping[int, Cell] = field(default_factory=dict)
    group: str = ""
    title: str = ""
    drawing: Callable[[Sequence[tuple[int, int]], int], list[list[tuple[str, Tone]]]] | None = None
    gap: int = 0
    """Empty lines behind it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is at least `least` cells wide and wants to be `ideal`; `share` of what is left over."""

    least: int = 8
    ideal: int = 14
    share: int = 1


@dataclass(frozen=True, slots=True)
class Model:
    """A whole sheet: `head` rows stay at the top and the first `frozen` columns at the left."""

    columns: Sequence[Column]
    head: Sequence[Row] = ()
    body: Sequence[Row] = ()
    frozen: int = 0
    start: str = ""
    """Where the cursor is when the sheet is shown first; the first place there is when empty."""

    @property
    def rows(self) -> list[Row]:
        """Head and body."""
        return [*self.head, *self.body]


def widths(columns: Sequence[Column], room: int, gap: int = 1) -> list[int]:
    """The width of each column in `room` cells; more than fits when even the least widths do not."""
    space = room - gap * max(0, len(columns) - 1)
    ideal = sum(column.ideal for column in columns)
    least = sum(column.least for column in columns)
    if space <= least:
        return [column.least for column in columns]
    if space < ideal:
        spare, want = space - least, ideal - least
        sizes = [column.least + (column.ideal - column.least) * spare // want for column in columns]
    else:
        shares = sum(column.share for column in columns) or 1
        sizes = [column.ideal + (space - ideal) * column.share // shares for column in columns]
    left = space - sum(sizes)
    for index, column in enumerate(columns):
        if left <= 0:
            break
        if column.share:
            sizes[index] += 1
            left -= 1
    return sizes
