"""What a report is made of: paragraphs, tables, matrices, charts as data, findings.

Every text in it is plain text of the workshop or of the program, already cleaned when the report is built,
and each format escapes it for itself. A line feed in a text is a line break. Values keep their type (a number
stays a number, a date a date) so that each format can align, sort and format them in its own way. `None` and
the empty text mean "not recorded", and every format says so.

What cannot be a report (a row that is shorter than its heading, a point off the scale) raises `ValueError`
when it is built, so that no format has to look for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Value = str | int | float | date | bool | None
"""What a cell or a fact can hold. `None` is what was not recorded."""

Level = Literal["crack", "warning", "strength"]
"""How grave a finding is."""

ColumnKind = Literal["text", "number", "date", "mark"]
"""How a column is set: `number` to the right with equal digits, `mark` is a yes or a no."""

Tone = Literal["plain", "none", "helps", "owner", "crack", "warning", "strength"]
"""What the cell of a matrix means. A format gives each a sign as well as a colour."""

ParagraphKind = Literal["text", "quote", "note"]
"""`quote`: a sentence that the room has adopted. `note`: small print under a part."""

CODE: Mapping[str, bool] = {"code": True}
"""Marks a field that is read by the program and never shown, so that `walk` leaves it alone."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, one step below the section's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    kind: ParagraphKind = field(default="text", metadata=CODE)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of items; `empty` is said when there are none."""

    items: tuple[str, ...]
    ordered: bool = False
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value."""

    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, one a line."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `width`: the characters that it wants, 0 to have that estimated from what is in it."""

    title: str
    kind: ColumnKind = field(default="text", metadata=CODE)
    width: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `empty` is said when there are no rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    caption: str = ""
    empty: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs at least one column")
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} values for {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a matrix: the word in it and what it means."""

    text: str = ""
    tone: Tone = field(default="none", metadata=CODE)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A grid of few words with headings on both sides, such as silos down and stages across.

    `cells` goes row by row. `column_foot` sums each column up, and `foot_title` heads that row. `legend` says
    what the cells mean, each with a cell as its example. `corner` names what the rows are.
    """

    row_heads: tuple[str, ...]
    column_heads: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    column_foot: tuple[Cell, ...] = ()
    foot_title: str = ""
    corner: str = ""
    caption: str = ""
    legend: tuple[Cell, ...] = ()
    empty: str = ""

    def __post_init__(self) -> None:
        across = len(self.column_heads)
        if len(self.cells) != len(self.row_heads) or any(len(row) != across for row in self.cells):
            raise ValueError(f"a matrix of {len(self.row_heads)} × {across} needs as many cells")
        if self.column_foot and len(self.column_foot) != across:
            raise ValueError(f"the foot of a matrix has {len(self.column_foot)} cells for {across} columns")


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of the curve, from left to right. `value` is `None` where no feeling was recorded."""

    label: str
    value: float | None


@dataclass(frozen=True, slots=True)
class CurveChart:
    """How the customer feels from stage to stage, −2 to +2 (exercises: stages).

    `description` says in words what the picture shows, for those who cannot see it. `low` is the index of the
    lowest point, `None` where there is no single one to name. `top_word` and `bottom_word` name the ends.
    """

    points: tuple[CurvePoint, ...]
    title: str
    description: str
    low: int | None = None
    top_word: str = "delighted"
    bottom_word: str = "let down"

    def __post_init__(self) -> None:
        for point in self.points:
            if point.value is not None and not -2 <= point.value <= 2:
                raise ValueError(f"a feeling lies between −2 and +2, not at {point.value}")
        if self.low is not None and not 0 <= self.low < len(self.points):
            raise ValueError(f"the lowest point is number {self.low} of {len(self.points)}")


@dataclass(frozen=True, slots=True)
class BarPair:
    """Minutes planned and minutes used; `None` for what was not held or not planned."""

    label: str
    planned: float | None
    actual: float | None


@dataclass(frozen=True, slots=True)
class BarPairs:
    """Planned beside actual minutes. `description` is the picture in words."""

    rows: tuple[BarPair, ...]
    title: str
    description: str = ""
    empty: str = ""

    def __post_init__(self) -> None:
        if any((value or 0) < 0 for row in self.rows for value in (row.planned, row.actual)):
            raise ValueError("minutes are never below zero")


@dataclass(frozen=True, slots=True)
class Callout:
    """A finding: what the data says by rule, and why in a sentence or none."""

    level: Level = field(metadata=CODE)
    text: str
    why: str = ""


Block = Heading | Paragraph | Bullets | Facts | Table | Matrix | CurveChart | BarPairs | Callout
