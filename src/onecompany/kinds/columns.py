"""What a column is, said once: what it holds, what may be typed into it, how it is shown, what it is called.

Board, typing, editing, find, names out, JSON and its schema, CSV, workbook and summary all read it here, and nowhere is
there another list of columns. How a nature is read from what was typed and shown again is in `cells`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Nature:
    """What a column holds. `words`: what people typed, so that it can be found, and may name somebody."""

    words: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Text(Nature):
    """Words of the room. `required`: an item that must say something. `lines`: it may have several lines."""

    words: ClassVar[bool] = True
    required: bool = False
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Number(Nature):
    """A number from `least` to `most`, where these are given.

    `unit`: the column of the same table that holds what it counts in. `counts`: where all of them count in the same,
    what that is called in all ways in which it may be typed; the first is shown.
    """

    unit: str = ""
    counts: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class WholeNumber(Nature):
    """A whole number from `least` to `most`, of people unless it is `signed`: shown with its sign, as a feeling is.

    A share of people is refused with the question how many that is.
    """

    least: int = 0
    most: int = 10_000
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Money(Nature):
    """An amount in the currency of the plan (see `money`), a Decimal and never a float."""


@dataclass(frozen=True, slots=True)
class Day(Nature):
    """A local date. Typed without a year it is the next such day. `past`: the last one, and none that is to come."""

    past: bool = False


@dataclass(frozen=True, slots=True)
class YesNo(Nature):
    """Yes, no, or nobody has said."""


@dataclass(frozen=True, slots=True)
class OneOf(Nature):
    """One of several words of the program. `choices`: the code that is stored and the word that is shown (`N_`).

    `also`: what else may be typed, in small letters, with its code. `signs`: a sign that is shown before the word.
    `letters`: on a board the first letter of a word chooses it at once.
    """

    choices: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    letters: bool = False


@dataclass(frozen=True, slots=True)
class LeaderOf(Nature):
    """The id of a leader. `typed`: the column that keeps the name of somebody who is no leader, as it was typed."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class RowOf(Nature):
    """The id of a row of another table."""

    table: str


@dataclass(frozen=True, slots=True)
class RowsOf(Nature):
    """A list of ids of rows of another table."""

    table: str


@dataclass(frozen=True, slots=True)
class Reference(Nature):
    """A row of one of several tables, as `table:id`, or one of its columns, as `table:id#column` (see `lookup`).

    `tables`: those that can be typed. `typed`: the column that keeps in words what was named, or what is no row.
    """

    tables: tuple[str, ...] = ("stage", "handoff")
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Code(Nature):
    """What only the program reads: a word, a number or a moment of its own."""


@dataclass(frozen=True, slots=True)
class Settings(Nature):
    """Data that a plan has given, with texts in it."""


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a column of a board is, in cells: at least, ideally, and its share of what is left over.

    The two signs of the cursor are within it. When the least widths of a board do not fit beside what the board says,
    that steps aside.
    """

    least: int = 8
    ideal: int = 14
    share: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    `title` is what it is called in the summary, and on the frame before a colon: no question. `short` heads it on the
    board where that must be narrower; a `\\n` in it breaks the line. `expected` says what can be typed into it,
    `missing` what is said when nothing is and something must be, `refused` when what was typed means nothing in it;
    `{choices}` in it are the words that it takes (all `N_`; without them `expected` says what is true of the nature).
    `secret`: only the facilitator reads it, and where it is a yes, the whole row. `owner`: it names the owner of a
    commitment or a metric, who stands by name everywhere in the board's copy. `label`: the key in the JSON document for
    the words beside an id, where it is not the column's own name without `_id`, or with `_text` behind it.
    """

    name: str
    nature: Nature
    title: str = ""
    short: str = ""
    expected: str = ""
    missing: str = ""
    refused: str = ""
    width: Width = field(default_factory=Width)
    secret: bool = False
    owner: bool = False
    label: str = ""

    @property
    def head(self) -> str:
        """What stands above it on the board."""
        return self.short or self.title
