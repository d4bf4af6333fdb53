"""What a report is made of: paragraphs, tables, matrices, charts as data, findings.

Every text in it is plain text of the workshop or of the program, already cleaned when the report is built,
and each format escapes it for itself. A line feed in a text is a line break. Values keep their type (a number
stays a number, a date a date) so that each format can align, sort and format them in its own way. `None` and
the empty text mean "not recorded", and every format says so.

What cannot be a report (a row that is shorter than its heading, a point off the scale) raises `ValueError`
when it is built, so that no format has to look for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from onecompany.summary.charts import (
    BarPair,
    BarPairs,
    Chart,
    CurveChart,
    CurvePoint,
    Histogram,
    Reading,
    Readings,
    Tally,
    Waterfall,
    WaterfallStep,
)
from onecompany.summary.values import CODE, INSTEAD, ColumnKind, Level, ParagraphKind, Tone, Value

__all__ = [
    "CODE",
    "BarPair",
    "BarPairs",
    "Block",
    "Bullets",
    "Callout",
    "Chart",
    "ColumnKind",
    "CurveChart",
    "CurvePoint",
    "Fact",
    "Facts",
    "Heading",
    "Histogram",
    "Level",
    "Matrix",
    "MatrixCell",
    "Paragraph",
    "ParagraphKind",
    "Reading",
    "Readings",
    "Table",
    "TableColumn",
    "Tally",
    "Tone",
    "Value",
    "Waterfall",
    "WaterfallStep",
]


_FEW, _BRIEF = 6, 600
"""So few lines of so few characters in all are a short list."""

A_LINE = 80
"""Characters of a sentence that fits on one line of a page, and can be read in bold letters."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, one step below the section's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `leads`: it is read before what follows, and stays on its page."""

    text: str
    kind: ParagraphKind = field(default="text", metadata=CODE)
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of items; `empty` is said when there are none."""

    items: tuple[str, ...]
    ordered: bool = False
    empty: str = ""

    @property
    def is_short(self) -> bool:
        """Whether it is so short that it stays on one page, with the note that follows it."""
        return sum(item.count("\n") + 1 for item in self.items) <= _FEW and sum(map(len, self.items)) < _BRIEF


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
class TableColumn:
    """A column. How wide it is the formats find out by what stands in it."""

    title: str
    kind: ColumnKind = field(default="text", metadata=CODE)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `empty` is said when there are no rows.

    `strong`: words that are set bold wherever they stand in a text of it (see `emphasis`), where a format has that.
    `conclusion`: what it comes to, in a sentence. Such a table is worth a slide of its own, wherever it stands.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    caption: str = ""
    empty: str = ""
    strong: tuple[str, ...] = field(default=(), metadata=INSTEAD)
    conclusion: str = field(default="", metadata=INSTEAD)

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table needs at least one column")
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} values for {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class MatrixCell:
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
    cells: tuple[tuple[MatrixCell, ...], ...]
    column_foot: tuple[MatrixCell, ...] = ()
    foot_title: str = ""
    corner: str = ""
    caption: str = ""
    legend: tuple[MatrixCell, ...] = ()
    empty: str = ""

    def __post_init__(self) -> None:
        across = len(self.column_heads)
        if len(self.cells) != len(self.row_heads) or any(len(row) != across for row in self.cells):
            raise ValueError(f"a matrix of {len(self.row_heads)} × {across} needs as many cells")
        if self.column_foot and len(self.column_foot) != across:
            raise ValueError(f"the foot of a matrix has {len(self.column_foot)} cells for {across} columns")


@dataclass(frozen=True, slots=True)
class Callout:
    """A finding: what the data says by rule, and why in a sentence or none."""

    level: Level = field(metadata=CODE)
    text: str
    why: str = ""

    @property
    def is_short(self) -> bool:
        """Whether it may stand bold: nothing does that is longer than a line."""
        return len(self.text) <= A_LINE


Block = Heading | Paragraph | Bullets | Facts | Table | Matrix | Chart | Callout
