"""The rows below the headings of a table of figures: which period and segment each is about, and which are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.parsing.alike import alike
from onecompany.parsing.figure_table import Column, Table, is_like_headings
from onecompany.parsing.footers import says_all, says_total
from onecompany.parsing.marks import column_name
from onecompany.parsing.periods import Span, spans, without_year
from onecompany.parsing.worksheet import Numeral
from onecompany.sentences import gettext

SHOWN = 40
_FIGURE = re.compile(r"\d|^#")
"""What a cell with a figure has, or one with an error in place of one."""


@dataclass(slots=True)
class Line:
    """A row with figures. `when` is how its period is written, `meant` what that may mean; `first` its first day.

    `total`: it says of itself that it is made of others.
    """

    row: int
    when: str
    segment: str
    meant: tuple[Span, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table, and what was left out or carried down, in words; `notes` are rows of text alone."""

    lines: list[Line]
    left_out: list[str]
    remarks: list[str]
    notes: list[tuple[int, int, str]]
    others: list[int]
    """Rows in which another table begins."""


def lines_of(table: Table, columns: Sequence[Column], figures: Sequence[int], year: int | None) -> Lines:
    """The rows below the headings. `figures`: the columns that are read as figures; `year`: that of the title."""
    return _Below(table, columns, figures, year).lines()


class _Below:
    def __init__(self, table: Table, columns: Sequence[Column], figures: Sequence[int], year: int | None) -> None:
        self.table, self.figures, self.title_year = table, figures, year
        self.by_sense = {column.sense: column.index for column in columns}
        self.found = Lines([], [], [], [], [])
        self.carried: dict[str, str] = {}
        self.label = ""
        self.labels: list[tuple[int, str]] = []
        self.titled: list[str] = []

    def lines(self) -> Lines:
        table = self.table
        heads = [alike(cell) for cell in table.rows[table.first]]
        for row in range(table.below, len(table.rows)):
            cells = table.rows[row]
            filled = [index for index, cell in enumerate(cells) if cell]
            if not filled:
                continue
            if [alike(cell) for cell in cells] == heads:
                self.found.left_out.append(
                    gettext("{place} repeats the headings and is left out.", place=self._name(row))
                )
            elif is_like_headings(cells):
                self.found.others.append(row)
            elif self._has_figures(row, filled):
                self.found.lines.append(self._line(row))
                self.titled.append(self.label)
            else:
                self._without_figures(row, filled)
        self._sections()
        self._empty_segments()
        return self.found

    def _has_figures(self, row: int, filled: Sequence[int]) -> bool:
        """Whether a row has a figure, and is no note that stands where figures would."""
        cells = {index: self.table.cell(row, index) for index in filled}
        alone = len(filled) == 1 and any(map(str.isalpha, cells[filled[0]]))
        return not alone and any(index in self.figures and _FIGURE.search(cell) for index, cell in cells.items())

    def _name(self, row: int) -> str:
        number, column = self.table.place(row, 0)
        return (
            gettext("Column {name}", name=column_name(column))
            if self.table.turned
            else gettext("Row {row}", row=number)
        )

    def _cell(self, row: int, sense: str) -> str:
        index = self.by_sense.get(sense)  # type: ignore[call-overload]
        return "" if index is None else self.table.cell(row, index)

    def _without_figures(self, row: int, filled: list[int]) -> None:
        text = self.table.cell(row, filled[0])
        self.found.notes.extend((row, index, self.table.cell(row, index)) for index in filled)
        when = self._cell(row, "period") or self._cell(row, "closing") or self._cell(row, "part")
        if when and spans(when):
            words = gettext(
                "{place} ({text:quoted}) has no figures and is left out.", place=self._name(row), text=when[:SHOWN]
            )
            self.found.left_out.append(words)
            return
        if len(filled) == 1 and not says_total(text):
            self.label = text
            self.labels.append((row, text))
        words = gettext("{place} ({text:quoted}) is left out.", place=self._name(row), text=text[:SHOWN])
        self.found.left_out.append(words)

    # -- the period of a line

    def _line(self, row: int) -> Line:
        written = self._cell(row, "period") or self._cell(row, "closing")
        segment = self._cell(row, "segment")
        first_text = next((cell for cell in self.table.rows[row] if cell and not isinstance(cell, Numeral)), "")
        total = any(map(says_total, filter(None, (written, self._cell(row, "year"), self._cell(row, "part"))))) or (
            says_all(first_text) and first_text != segment
        )
        if "part" in self.by_sense:
            written = self._of_parts(row, total=total)
        elif not written and not total:
            written = self._above(row, "period", segment)
        until = self._cell(row, "until")
        if until and any(span.day for span in spans(written)):
            written = f"{written} – {until}"
        if written and not total:
            self.carried["period"] = written
        return Line(row, written, segment, () if total else self._meant(written), total)

    def _meant(self, written: str) -> tuple[Span, ...]:
        if isinstance(written, Numeral) and "." in written:
            return ()
        form = without_year(written)
        if form and self.title_year:
            remark = gettext("The periods have no year: {year} was taken from above them.", year=self.title_year)
            if remark not in self.found.remarks:
                self.found.remarks.append(remark)
            return spans(form.format(year=self.title_year))
        return spans(written)

    def _of_parts(self, row: int, *, total: bool) -> str:
        """The period of a row that says its year in one cell and its month or quarter in another."""
        part, year = self._cell(row, "part"), self._cell(row, "year")
        if total:
            return f"{part} {year}".strip()
        if not year and part:
            year = self._above(row, "year", part)
        if not part:
            return year
        self.carried["year"] = year
        form = without_year(part)
        if form is None and part.isdecimal():
            heading = alike(self.table.headings[self.by_sense["part"]].text)
            form = f"Q{part} {{year}}" if "qu" in heading or "qtr" in heading else f"{{year}}-{int(part[:3]):02}"
        return form.format(year=year) if form and year else f"{part} {year}".strip()

    def _above(self, row: int, sense: str, beside: str) -> str:
        """What stands further up, where a table says it once for several rows; only beside another cell of this row."""
        carried = self.carried.get(sense, "") if beside else ""
        if carried and "carried" not in self.carried:
            self.carried["carried"] = "1"
            self.found.remarks.append(gettext("Where the period is empty, that of the row above was taken."))
        return carried

    # -- segments

    def _sections(self) -> None:
        """Rows of text alone above several rows each are their segments, in a table that has no column for it."""
        names = [name for name in dict.fromkeys(self.titled) if name]
        if "segment" in self.by_sense or len(names) < 2 or "" in self.titled:
            return
        for line, name in zip(self.found.lines, self.titled, strict=True):
            line.segment = name
        named = [(row, name) for row, name in self.labels if name in names]
        for row, name in named:
            out = gettext("{place} ({text:quoted}) is left out.", place=self._name(row), text=name[:SHOWN])
            if out in self.found.left_out:
                self.found.left_out.remove(out)
        remark = gettext(
            "{names:quoted} were read as the segments of the rows below them.", names=[n[:SHOWN] for n in names]
        )
        self.found.remarks.append(remark)

    def _empty_segments(self) -> None:
        """A segment that is said once for several rows, as by pivot tables."""
        lines = [line for line in self.found.lines if not line.total]
        if not any(line.segment for line in lines) or all(line.segment for line in lines) or not lines[0].segment:
            return
        above, carried = "", list[tuple[str, str]]()
        for line in lines:
            above = line.segment or above
            carried.append((line.when, above))
        if len(set(carried)) == len(carried):
            for line, (_, segment) in zip(lines, carried, strict=True):
                line.segment = segment
            self.found.remarks.append(gettext("Where the segment is empty, that of the row above was taken."))
