"""Reads a table of figures: settles what its columns and rows are, reads each figure, checks them by one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from onecompany.parsing import amounts
from onecompany.parsing.alike import alike
from onecompany.parsing.amounts import Amount
from onecompany.parsing.figure_columns import (
    Problem,
    above_headings,
    layout_of,
    scaled_as_a_whole,
    title_year,
    unheaded,
)
from onecompany.parsing.figure_headings import COUNTED, WHEN, WORTH, Sense
from onecompany.parsing.figure_lines import lines_of
from onecompany.parsing.figure_periods import settle_periods
from onecompany.parsing.figure_segments import named_as_planned, twice
from onecompany.parsing.figure_sums import (
    Read,
    dashes_that_are_none,
    differing,
    from_end,
    settled_stock,
    without_totals,
)
from onecompany.parsing.figure_table import Table, columns_of, table_of
from onecompany.parsing.figures import MEANINGS, FigureProblem, Figures, ReadColumn, Wanted
from onecompany.parsing.marks import column_name
from onecompany.parsing.worksheet import Worksheet
from onecompany.sentences import gettext, ngettext

MOST_LINES = 1_000
"""Periods and segments in one import: three times what a board is made for."""

MOST_PROBLEMS = 100


def has_table(rows: list[list[str]]) -> bool:
    """Whether rows hold a table of figures by period."""
    table = table_of(rows)
    return table is not None and any(column.sense in WHEN for column in columns_of(table))


def figures_in(sheet: Worksheet, wanted: Wanted) -> Figures:
    """The figures of a sheet."""
    table = table_of(sheet.filled())
    if table is None:
        message = gettext("No headings were found. Name the columns, such as: Period; Start; Gained; Lost; End.")
        return Figures(remarks=sheet.remarks, problems=(FigureProblem(1, 1, "", message),))
    return _Reading(table, sheet, wanted).figures()


class _Reading:
    """One reading of a table; collects what is to be said on the way."""

    def __init__(self, table: Table, sheet: Worksheet, wanted: Wanted) -> None:
        self.table, self.sheet, self.wanted = table, sheet, wanted
        self.layout = layout_of(table, wanted.currency)
        self.used = self.layout.used
        self.problems = self.layout.problems
        self.remarks = [*sheet.remarks, *self.layout.remarks]
        if table.turned:
            self.remarks.append(gettext("The periods stand side by side: each column was read as one."))

    def figures(self) -> Figures:
        """What was read, or why nothing is taken."""
        layout = self.layout
        indexes = [column.index for column in layout.figures]
        below = lines_of(self.table, list(self.used.values()), indexes, title_year(layout, self.sheet.name))
        self.remarks += below.remarks
        self.problems += [*scaled_as_a_whole(layout, below.notes), *unheaded(layout, below.lines)]
        another = gettext("Another table begins here. Keep one of them in the sheet.")
        self.problems += [(row, layout.when, another) for row in below.others]
        lines = [Read(line, {}) for line in below.lines]
        self._read(lines)
        kept, totals, perhaps = without_totals(lines, self.wanted.period)
        self.remarks += [
            gettext("{name:quoted} is as large as all others together. Name it “Total” if it is their sum.",
                    name=name[:40])
            for name in perhaps
        ]  # fmt: skip
        if not kept and not self.problems:
            self.problems.append((self.table.first, 0, gettext("There is no row with figures below the headings.")))
        if not self.problems:
            self._settle(kept, totals)
        seen = sorted(self.used.values(), key=lambda column: column.index)
        return Figures(
            rows=() if self.problems else tuple(read.row for read in _in_order(kept)),
            columns=tuple(ReadColumn(self._name(c.index), c.heading.text, c.sense) for c in seen),
            left_out=(*above_headings(self.table), *below.left_out, *map(self._left, totals)),
            remarks=tuple(dict.fromkeys(self.remarks)),
            problems=tuple(map(self._placed, self.problems[:MOST_PROBLEMS])),
            unused=tuple(layout.unused),
        )

    def _read(self, lines: Sequence[Read]) -> None:
        """Read each figure; what is wrong with one is kept with it until it is known whether its row counts."""
        columns = self.layout.figures
        taken = {
            column.sense: [
                amounts.take_apart(self.table.cell(read.line.row, column.index), money=column.sense in WORTH)
                for read in lines
            ]
            for column in columns
        }
        signs = {
            column.sense: amounts.signs_in(
                taken[column.sense], whole=column.sense not in WORTH and not column.heading.power
            )
            for column in columns
        }
        together = amounts.together(signs.values())
        for column in columns:
            money, power = column.sense in WORTH, column.heading.power
            read_as = partial(amounts.read, money=money, power=power, currency=self.wanted.currency)
            for read, cell in zip(lines, taken[column.sense], strict=True):
                read.values[column.sense] = read_as(cell, signs[column.sense], together)

    # -- what is asked of the rows that count

    def _settle(self, kept: list[Read], totals: list[Read]) -> None:
        self.remarks += dashes_that_are_none(kept, self._row_name)
        for read in kept:
            for sense, amount in read.values.items():
                if amount.problem:
                    self.problems.append((read.line.row, self.used[sense].index, amount.problem))
        closing, from_1904 = "closing" in self.used, self.sheet.from_1904
        known = settle_periods(kept, self.wanted.period, closing=closing, from_1904=from_1904)
        self.remarks += known.remarks
        self.problems += [(read.line.row, self.layout.when, message) for read, message in known.problems]
        for sense in (*COUNTED, *WORTH, "stock"):
            self._negative(sense, kept, totals)
        if "stock" in self.used and not self.problems:
            self._stock([*kept, *totals], settled_stock(kept))
        if self.problems:
            return
        self.remarks += from_end(kept)
        self.problems += twice(kept, self.layout, self._row_name)
        self.remarks += named_as_planned(kept, self.layout, self.wanted.segments)
        if len(kept) > MOST_LINES:
            message = gettext("There are more than {most:,} rows. Bring fewer.", most=MOST_LINES)
            self.problems.append((kept[MOST_LINES].line.row, self.layout.when, message))
        self.remarks += differing(kept, totals, self._row_name)
        if replaced := sum((read.first, alike(read.line.segment)) in self.wanted.there for read in kept):
            sentence = ngettext(
                "{number} row is on the board already: its figures are replaced by those here.",
                "{number} rows are on the board already: their figures are replaced by those here.",
                replaced,
            )
            self.remarks.append(sentence)

    def _stock(self, reads: Sequence[Read], sense: Sense | None) -> None:
        """Those who are there become those at the start or at the end, as the sums say."""
        stock = self.used["stock"]
        heading = stock.heading.text[:40]
        if sense is None:
            either = gettext(
                "{heading:quoted} may be at the start or the end. Head it “Start” or “End”.", heading=heading
            )
            self.problems.append((self.table.first, stock.index, either))
            return
        self.used[sense] = replace(self.used.pop("stock"), sense=sense)
        for read in reads:
            read.values[sense] = read.values.pop("stock")
        known = {"heading": heading, "meaning": gettext(MEANINGS[sense])}
        self.remarks.append(gettext("By the sums {heading:quoted} is {meaning}.", **known))

    def _negative(self, sense: Sense, kept: Sequence[Read], totals: Sequence[Read]) -> None:
        """The lost may all stand with a minus; nothing else is less than none."""
        numbers = [(read, value) for read in kept if (value := read.number(sense)) is not None and value]
        below = [read for read, value in numbers if value < 0]
        if not below:
            return
        column = self.used[sense]
        if sense not in ("lost", "less"):
            message = gettext("Less than none cannot be. Write it without a minus.")
            self.problems += [(read.line.row, column.index, message) for read in below]
        elif len(below) < len(numbers):
            message = gettext("Some here have a minus and some have none. Write all of them in one way.")
            self.problems.append((below[0].line.row, column.index, message))
        else:
            for read in (*kept, *totals):
                if (value := read.number(sense)) is not None:
                    read.values[sense] = Amount(abs(value))
            heading = column.heading.text[:40]
            self.remarks.append(
                gettext("The figures under {heading:quoted} have a minus and were read without it.", heading=heading)
            )

    # -- saying where

    def _name(self, index: int) -> str:
        row, column = self.table.place(self.table.first, index)
        return str(row) if self.table.turned else column_name(column)

    def _row_name(self, read: Read) -> str:
        row, column = self.table.place(read.line.row, 0)
        if self.table.turned:
            return gettext("column {name}", name=column_name(column))
        return gettext("row {row}", row=row)

    def _left(self, read: Read) -> str:
        texts = (cell for cell in self.table.rows[read.line.row] if any(map(str.isalpha, cell)))
        text = read.line.when or next(texts, "")
        if read.line.segment and not read.line.total:
            text = f"{text}, {read.line.segment}"
        known = {"place": self._row_name(read), "text": text[:40]}
        if not text:
            return gettext("{place:capital} is the sum of others and left out.", **known)
        return gettext("{place:capital} ({text:quoted}) is the sum of others and left out.", **known)

    def _placed(self, problem: Problem) -> FigureProblem:
        row, index, message = problem
        headings = self.table.headings
        heading = headings[index].text if index < len(headings) and row >= self.table.below else ""
        return FigureProblem(*self.table.place(row, index), heading, message)


def _in_order(kept: Sequence[Read]) -> list[Read]:
    segments = list(dict.fromkeys(read.line.segment for read in kept))
    return sorted(kept, key=lambda read: (read.first, segments.index(read.line.segment)))
