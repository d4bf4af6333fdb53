"""Writes values into the cells of a sheet: what is text stays text, what is too long for a row goes on below it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from onecompany.export.guard import is_risky
from onecompany.export.workbook.dates import is_real
from onecompany.export.workbook.fitting import pieces as split
from onecompany.export.workbook.library import Format, Worksheet
from onecompany.export.workbook.measure import AIR, LINE, points
from onecompany.export.workbook.styles import Styles
from onecompany.summary import words
from onecompany.summary.blocks import TableColumn, Value
from onecompany.summary.emphasis import pieces

FIGURES = 15
EXACT = 1e15
"""Excel keeps 15 digits of a number; a greater one is written as text, so that none of it is lost."""

BLOCK = 96.0
"""What is said beside a table runs over so many characters at least, however narrow the table is."""

FormatOf = Callable[[int, str], Format]
"""The format of a text in a column, counted from 0."""


@dataclass
class Writer:
    """One sheet while it is written. `row` is the next free row, `points` how high all before it are.

    `widths` are those of the columns. `says_gaps`: what was not recorded is said in the cell, where that is a text.
    `continued`: so many rows went on in the row below.
    """

    sheet: Worksheet
    styles: Styles
    widths: list[float]
    row: int = 0
    points: float = 0.0
    continued: int = 0
    says_gaps: bool = True
    _spanned: list[float] = field(default_factory=list)

    def set_widths(self) -> None:
        """Set the widths of the columns, with as many more as the texts beside the table need."""
        self._spanned = list(self.widths)
        while sum(self._spanned) < BLOCK:
            self._spanned.append(min(10.0, BLOCK - sum(self._spanned) + 1))
        for column, width in enumerate(self._spanned):
            self.sheet.set_column(column, column, width, self.styles.of())

    @property
    def pixels(self) -> int:
        """The width in pixels that all of it takes, at the least."""
        return sum(round(width * 7) + 5 for width in self._spanned)

    def text(self, col: int, text: str, cell_format: Format) -> None:
        """One text in the row that is written now."""
        self.sheet.write_string(self.row, col, text, cell_format)

    def end_row(self, high: float = LINE + AIR) -> None:
        """Go on to the next row; this one is so many points high."""
        self.sheet.set_row(self.row, high)
        self.points += high
        self.row += 1

    def values(
        self,
        columns: Sequence[TableColumn],
        values: Sequence[Value],
        format_of: FormatOf | None = None,
        strong: tuple[str, ...] = (),
        scale: float = 1,
    ) -> None:
        """Write a row of a table, with some words of its texts in bold letters.

        `scale`: so much larger than the others its letters are, all of them bold.
        """
        cells = [
            self._split(column, value, width) for column, value, width in zip(columns, values, self.widths, strict=True)
        ]
        deep = max(map(len, cells))
        self.continued += deep > 1
        for step in range(deep):
            line = [parts[step] if step < len(parts) else None for parts in cells]
            for column, value in enumerate(line):
                self._cell(column, value, format_of, strong)
            self.end_row(
                max(
                    points(value, self.widths[column] / scale, bold=bool(strong) or scale > 1) * scale
                    if isinstance(value, str)
                    else LINE + AIR
                    for column, value in enumerate(line)
                )
            )

    def wide_text(self, text: str) -> None:
        """A text over the whole width, as high as it needs to be."""
        width, small = sum(self._spanned), self.styles.small()
        for part in split(text, width):
            if len(self._spanned) > 1:
                self.sheet.merge_range(self.row, 0, self.row, len(self._spanned) - 1, "", small)
            self.text(0, part, small)
            self.end_row(points(part, width))

    def _split(self, column: TableColumn, value: Value, width: float) -> list[Value]:
        held = excel_value(column, value) if self.says_gaps or not words.missing(value) else None
        return list(split(held, width)) if isinstance(held, str) else [held]

    def _cell(self, column: int, value: Value, format_of: FormatOf | None, strong: tuple[str, ...]) -> None:
        if value is None:
            self.sheet.write_blank(self.row, column, None, format_of(column, "") if format_of else self.styles.text())
        elif isinstance(value, str):
            risky, muted = is_risky(value), value == words.GAP
            cell_format = format_of(column, value) if format_of else self.styles.text(risky=risky, muted=muted)
            self._text(column, value, cell_format, strong, risky=risky)
        elif isinstance(value, int | float | Decimal):
            self.sheet.write_number(self.row, column, value, self.styles.number(value))
        else:
            self.sheet.write_datetime(self.row, column, value, self.styles.date())

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
    """A value as Excel holds it: a real number or date where it can, else text, else nothing.

    What was not recorded is a dash among texts, and an empty cell among numbers and dates.
    """
    if value is None or words.missing(value):
        return words.GAP if column.kind in ("text", "mark") else None
    if isinstance(value, bool | str):
        return words.shown(value)
    if isinstance(value, int | float | Decimal):
        if not math.isfinite(value):
            return None
        figures = len(value.normalize().as_tuple().digits) if isinstance(value, Decimal) else 0
        return value if -EXACT < value < EXACT and figures <= FIGURES else words.number(value)
    return value if is_real(value) else words.shown(value)
