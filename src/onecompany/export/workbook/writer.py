"""Writes values into the cells of a sheet: what is text stays text, and each value is one cell, whatever its length.

Each row has the height of its texts, for programs that make none themselves when they open a file. It is no height of
somebody's own (`book`): Excel makes a new one as soon as somebody types into the row.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from onecompany.export.guard import is_risky
from onecompany.export.measure import ARIAL, height
from onecompany.export.workbook.dates import is_real
from onecompany.export.workbook.library import ROW, SIZE, TEXT_LIMIT, Format, Worksheet, cell, units
from onecompany.export.workbook.styles import Styles
from onecompany.sentences import gettext
from onecompany.summary import words
from onecompany.summary.blocks import TableColumn, Value
from onecompany.summary.emphasis import pieces

FIGURES = 15
EXACT = 1e15
"""Excel keeps 15 digits of a number; a greater one is written as text, so that none of it is lost."""

HIGHEST = 409.0
"""Points of a row (Excel specifications and limits)."""

AIR = 4.0
"""Points that a row has above and below its text."""

EDGES = 7.0
"""Points that a cell keeps free beside its text."""

_BLOCK = 520.0
"""What is said beside a table runs over so many points at least, however narrow the table is."""

_NOTE = 2_400
"""The most characters of a text beside a table that stand in one cell: it is shown whole."""

FormatOf = Callable[[int, str], Format]
"""The format of a text in a column, counted from 0."""


@dataclass
class Writer:
    """One sheet while it is written. `row` is the next free row, `down` how far down it is; `widths` are those of the
    columns. All lengths are points.

    `rests`: what had no room in a cell, with the sentence that says where it goes on. `hidden`: in so many rows
    a text is whole in its cell, and higher than a row can be.
    """

    sheet: Worksheet
    styles: Styles
    widths: list[float]
    row: int = 0
    down: float = 0.0
    rests: list[str] = field(default_factory=list)
    hidden: int = 0
    _spanned: list[float] = field(default_factory=list)

    def set_widths(self, title: float) -> None:
        """Set the widths of the columns, with as many more as the texts beside the table and its title need."""
        self._spanned, wanted = list(self.widths), max(_BLOCK, title)
        while sum(self._spanned) < wanted:
            self._spanned.append(min(60.0, wanted - sum(self._spanned) + 1))
        for column, width in enumerate(self._spanned):
            self.sheet.set_column_pixels(column, column, math.ceil(width / 0.75), self.styles.of())

    @property
    def across(self) -> float:
        """The points that all of it takes across, at the least."""
        return sum(self._spanned)

    @property
    def spans(self) -> int:
        """The columns that all of it lies over."""
        return len(self._spanned)

    def text(self, col: int, text: str, cell_format: Format) -> None:
        """One text in the row that is written now."""
        self.sheet.write_string(self.row, col, text, cell_format)

    def end_row(self, high: float = 0) -> None:
        """Go on to the next row; this one is so many points high, and one line at the least."""
        self.hidden += high > HIGHEST
        high = min(max(high, ROW) + AIR, HIGHEST)
        self.sheet.set_row(self.row, high)
        self.down += high
        self.row += 1

    def skip(self, rows: int = 1) -> None:
        """Leave out so many rows of one line."""
        self.row += rows
        self.down += rows * ROW

    def values(
        self,
        columns: Sequence[TableColumn],
        values: Sequence[Value],
        format_of: FormatOf | None = None,
        strong: tuple[str, ...] = (),
        size: float = SIZE,
    ) -> None:
        """Write a row of a table, with some words of its texts in bold letters. `size` of its letters, in points."""
        cells = [excel_value(column, value) for column, value in zip(columns, values, strict=True)]
        for index, value in enumerate(cells):
            self._cell(index, value, format_of, strong)
        self.end_row(self.high(cells, size, bold=bool(strong) or size > SIZE))

    def high(self, cells: Sequence[Value], size: float = SIZE, *, bold: bool = False) -> float:
        """How high a row of these is, in points."""
        texts = [
            (value, width - EDGES) for value, width in zip(cells, self.widths, strict=True) if isinstance(value, str)
        ]
        return max((height(text, room, size, ARIAL, bold=bold) for text, room in texts), default=0)

    def wide_text(self, text: str) -> None:
        """A text over the whole width, as high as it needs to be."""
        small = self.styles.small()
        for part in _parts(text, _NOTE):
            if self.spans > 1:
                self.sheet.merge_range(self.row, 0, self.row, self.spans - 1, "", small)
            self.text(0, part, small)
            self.end_row(height(part, self.across - EDGES, SIZE, ARIAL))

    def _cell(self, column: int, value: Value, format_of: FormatOf | None, strong: tuple[str, ...]) -> None:
        if value is None:
            self.sheet.write_blank(self.row, column, None, format_of(column, "") if format_of else self.styles.text())
        elif isinstance(value, str):
            risky = is_risky(value)
            cell_format = format_of(column, value) if format_of else self.styles.text(risky=risky)
            self._text(column, self._whole(column, value), cell_format, strong, risky=risky)
        elif isinstance(value, int | float | Decimal):
            self.sheet.write_number(self.row, column, value, self.styles.number(value))
        else:
            self.sheet.write_datetime(self.row, column, value, self.styles.date())

    def _whole(self, column: int, text: str) -> str:
        """The text, or as much of it as a cell holds: the rest of it is kept, to stand under the table."""
        if units(text) > TEXT_LIMIT:
            head, rest = _cut(text, TEXT_LIMIT - 2)
            self.rests.append(gettext("{cell} goes on: {text}", cell=cell(self.row, column), text=rest))
            return f"{head} …"
        return text

    def _text(self, column: int, text: str, cell_format: Format, strong: tuple[str, ...], *, risky: bool) -> None:
        parts = list(pieces(text, strong))
        bold = self.styles.of(bold=True)
        if not any(part.strong for part in parts):
            self.sheet.write_string(self.row, column, text, cell_format)
        elif len(parts) == 1:
            self.sheet.write_string(self.row, column, text, self.styles.text(risky=risky, bold=True))
        else:
            # A run without a format of its own would be set in another font.
            plain = self.styles.of()
            fragments = [piece for part in parts for piece in (bold if part.strong else plain, part.text)]
            self.sheet.write_rich_string(self.row, column, *fragments, cell_format)


def excel_value(column: TableColumn, value: Value) -> Value:
    """A value as Excel holds it: a real number or date where it can, else text; nothing where nothing was said."""
    if value is None or words.missing(value) or value == words.GAP:
        return None
    if isinstance(value, bool | str):
        return words.shown(value)
    if isinstance(value, int | float | Decimal):
        if not math.isfinite(value):
            return None
        figures = len(value.normalize().as_tuple().digits) if isinstance(value, Decimal) else 0
        return value if -EXACT < value < EXACT and figures <= FIGURES else words.number(value)
    return value if is_real(value) else words.shown(value)


def _parts(text: str, most: int) -> Iterator[str]:
    """The text in parts of so many characters at most, cut between words where it can be."""
    while len(text) > most:
        end = max(text.rfind(" ", 1, most), text.rfind("\n", 1, most)) + 1 or most
        yield text[:end]
        text = text[end:]
    yield text


def _cut(text: str, most: int) -> tuple[str, str]:
    """The beginning of a text in so many of Excel's units, and the rest."""
    end = min(len(text), most)
    while units(text[:end]) > most:
        end -= max(1, (units(text[:end]) - most) // 2)
    return text[:end], text[end:]
