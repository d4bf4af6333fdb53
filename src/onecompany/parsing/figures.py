"""Customers by period from a table that a finance department made: a file, or what was copied from a spreadsheet.

All of it is read figure by figure, or nothing: then each figure that cannot be taken is named by its row and column,
as the spreadsheet names them, with what to do about it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from onecompany.parsing.figure_headings import Sense
from onecompany.parsing.marks import column_name
from onecompany.parsing.periods import Unit
from onecompany.parsing.sheetproblem import SheetProblem
from onecompany.parsing.worksheet import Worksheet
from onecompany.sentences import N_, gettext, ngettext, quoted

Row = Mapping[str, str | int | dt.date | Decimal | None]
"""One period of one segment: `start_date` (its first day), `segment` ("" for all), `start`, `gained`, `lost`, `end`,
`more` and `less` (people), `value_start` and `value_end` (money); None for what nobody has said."""

MEANINGS: dict[Sense, str] = {
    "period": N_("the period"), "closing": N_("the period, by its last day"), "year": N_("the year"),
    "until": N_("the last day of the period"),
    "part": N_("the month or quarter"), "segment": N_("the segment"), "start": N_("how many there were at the start"),
    "gained": N_("how many were gained"), "lost": N_("how many were lost"),
    "end": N_("how many there were at the end, to check the sum"), "more": N_("how many bought more"),
    "less": N_("how many bought less"), "value_start": N_("the value at the start"),
    "value_end": N_("the value at the end"), "stock": N_("how many there are"),
}  # fmt: skip
"""What a column is read as, in words."""

UNITS: dict[Unit, str] = {"month": N_("month"), "quarter": N_("quarter"), "year": N_("year")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What figures a workshop takes: by month, quarter or year, in which currency (ISO 4217), of which segments.

    Segments that are not among those named are taken too, with a word; without any, all are welcome. `there`: periods,
    by their first day, and segments (`alike`) that have figures already, which those of the table replace.
    """

    period: Unit
    currency: str = "EUR"
    segments: tuple[str, ...] = ()
    there: frozenset[tuple[dt.date, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class FigureProblem:
    """Why nothing was taken: where, from 1, under which heading, and what to do."""

    row: int
    column: int
    heading: str
    message: str

    def __str__(self) -> str:
        place = {"row": self.row, "column": column_name(self.column), "problem": self.message}
        if self.heading:
            return gettext("Row {row}, column {column} {heading:quoted}: {problem}", heading=self.heading[:60], **place)
        return gettext("Row {row}, column {column}: {problem}", **place)


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column that was read: its letter, its heading, and what it is read as."""

    name: str
    heading: str
    sense: Sense

    def __str__(self) -> str:
        known = {"column": self.name, "meaning": gettext(MEANINGS[self.sense])}
        if self.heading:
            return gettext("{column} {heading:quoted} is {meaning}", heading=self.heading[:60], **known)
        return gettext("{column} is {meaning}", **known)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was read. With `problems` there are no `rows`. `columns` of a table with its periods side by side are rows.

    `left_out` and `remarks` are sentences that somebody should read before the figures are taken.
    """

    rows: tuple[Row, ...] = ()
    columns: tuple[ReadColumn, ...] = ()
    left_out: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[FigureProblem, ...] = ()
    unused: tuple[str, ...] = field(default=())

    @property
    def notes(self) -> tuple[str, ...]:
        """All that is to be said of figures that can be taken."""
        if not self.unused:
            return (*self.remarks, *self.left_out)
        named = ", ".join(quoted(heading[:40]) for heading in self.unused[:8])
        if (more := len(self.unused) - 8) > 0:
            sentence = ngettext(
                "{headings} and {number} more column are not used.",
                "{headings} and {number} more columns are not used.",
                more,
                headings=named,
            )
        else:
            sentence = ngettext("{headings} is not used.", "{headings} are not used.", len(self.unused), headings=named)
        return (*self.remarks, *self.left_out, sentence)


def read_figures(path: Path, wanted: Wanted) -> Figures:
    """The figures in a CSV or XLSX file, of the first sheet that has such a table. Raises `SheetProblem`."""
    from onecompany.parsing.figure_reading import figures_in, has_table
    from onecompany.parsing.sheets import fitting_sheet

    return figures_in(fitting_sheet(path, has_table), wanted)


def pasted_figures(text: str, wanted: Wanted) -> Figures:
    """The figures in cells that were copied from a spreadsheet: rows are lines, with tabs between. Never raises."""
    from onecompany.parsing.csvfile import tabbed_rows
    from onecompany.parsing.figure_reading import figures_in

    try:
        return figures_in(Worksheet(tabbed_rows(text)), wanted)
    except SheetProblem as problem:
        return Figures(problems=(FigureProblem(problem.row or 1, problem.column or 1, "", problem.message),))


def is_table(text: str) -> bool:
    """Whether a text that was pasted are cells of a spreadsheet: several lines, most of them with a tab."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and 2 * sum("\t" in line for line in lines) > len(lines)
