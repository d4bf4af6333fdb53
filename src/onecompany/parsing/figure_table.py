"""Where the figures are on a sheet: below titles and headings of one or two rows, or with the periods side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onecompany.parsing.figure_headings import FIGURES, WHEN, Heading, Sense, heading
from onecompany.parsing.footers import says_total
from onecompany.parsing.periods import spans, without_year
from onecompany.parsing.worksheet import Numeral

_SEARCHED = 40
"""Rows in which headings are looked for; above them stand titles and notes."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: where it is, from 0, what its heading says, and what it is read as."""

    index: int
    heading: Heading
    sense: Sense


@dataclass(frozen=True, slots=True)
class Table:
    """The rows with the headings in one of them. `turned`: the sheet has its periods side by side.

    `first` is the row of the headings, `top` that of headings over several columns, `below` the first row behind
    them; all count from 0.
    """

    rows: list[list[str]]
    turned: bool
    top: int
    first: int
    below: int
    headings: list[Heading]

    def cell(self, row: int, column: int) -> str:
        """The cell at a place; "" where the row ends before it."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Row and column of the sheet, from 1."""
        return (column + 1, row + 1) if self.turned else (row + 1, column + 1)

    def cells(self, column: int) -> list[str]:
        """What stands below a heading, without empty cells."""
        return [cell for row in range(self.below, len(self.rows)) if (cell := self.cell(row, column))]


def table_of(rows: Sequence[Sequence[str]]) -> Table | None:
    """The table on a sheet; None when no row and no column has headings that are known."""
    upright = [list(row) for row in rows]
    return _with_headings(upright, turned=False) or _with_headings(_turned(upright), turned=True)


def _turned(rows: list[list[str]]) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    return [[row[column] if column < len(row) else "" for row in rows] for column in range(width)]


def _with_headings(rows: list[list[str]], *, turned: bool) -> Table | None:
    filled = [index for index, row in enumerate(rows) if any(row)][:_SEARCHED]
    scores = {index: _score(rows[index]) for index in filled}
    first = max(filled, key=lambda index: scores[index], default=None)
    if first is None or scores[first] < _ENOUGH:
        return None
    below = first + 1
    texts = list(rows[first])
    if below < len(rows) and _goes_on(rows[below]):
        texts = [f"{upper} {lower}".strip() for upper, lower in _beside(texts, rows[below])]
        below += 1
    over = rows[first - 1] if first else []
    grouped = sum(map(bool, over)) > 1 or any(over[1:])
    headings = _below_groups(texts, over) if grouped else [heading(text) for text in texts]
    return Table(rows, turned, first - grouped, first, below, headings)


def _below_groups(texts: Sequence[str], over: Sequence[str]) -> list[Heading]:
    """The headings with those above them, each of which is for all columns up to the next."""
    headings, group = [], ""
    for index, text in enumerate(texts):
        above = over[index] if index < len(over) else ""
        group = above or group
        wider = heading(f"{group} {text}")
        headings.append(wider if wider.sense and (text or above) else heading(text))
    return headings


def _beside(upper: list[str], lower: list[str]) -> list[tuple[str, str]]:
    width = max(len(upper), len(lower))
    return [
        (upper[index] if index < len(upper) else "", lower[index] if index < len(lower) else "")
        for index in range(width)
    ]


_ENOUGH = 3


def _score(cells: Sequence[str]) -> int:
    """How much a row is like headings: two for each figure that it names, one for naming the period."""
    senses = {heading(cell).sense for cell in cells if cell and not isinstance(cell, Numeral)}
    figures = len(senses & set(FIGURES))
    return 2 * figures + bool(figures and senses & {*WHEN, "until"})


def is_like_headings(cells: Sequence[str]) -> bool:
    """Whether a row could be the headings of a table."""
    return _score(cells) >= _ENOUGH


def _goes_on(cells: Sequence[str]) -> bool:
    """Whether a row below headings is a second line of them, such as that of the units."""
    filled = [cell for cell in cells if cell]
    return (
        bool(filled)
        and (len(filled) > 1 or not cells[0])
        and not any(map(_DIGIT.search, filled))
        and not any(without_year(cell) or says_total(cell) for cell in filled)
    )


# -- which column is what


def columns_of(table: Table) -> list[Column]:
    """The columns that say something, each with what it is read as; the same may still be said by two."""
    columns = [
        Column(index, known, known.sense)
        for index, known in enumerate(table.headings)
        if known.sense is not None and table.cells(index)
    ]
    columns = [_counted(table, column) for column in columns]
    senses = {column.sense for column in columns}
    if not senses & set(WHEN):
        columns = [_dated(table, column) for column in columns]
        senses = {column.sense for column in columns}
    if not senses & set(WHEN):
        columns += _by_cells(table, {column.index for column in columns})
    return sorted(_when(table, columns), key=lambda column: column.index)


def _counted(table: Table, column: Column) -> Column:
    """A column headed "Period start" that holds no periods, but how many there were then."""
    if column.sense in ("period", "until") and not any(map(spans, table.cells(column.index))):
        counted = heading(f"{column.heading.text} number")  # no sentence: a word that is read in headings
        if counted.sense in ("start", "end"):
            return replace(column, sense=counted.sense)
    return column


def _dated(table: Table, column: Column) -> Column:
    """A column headed "Start" or "Bis" that holds dates and no figures."""
    if column.sense in ("start", "end", "until") and _are_periods(table.cells(column.index), worded=True):
        return replace(column, sense="period" if column.sense == "start" else "closing")
    return column


def _by_cells(table: Table, used: set[int]) -> list[Column]:
    """The first column whose heading says nothing, and in which all cells are periods."""
    for index in range(max(map(len, table.rows))):
        known = table.headings[index] if index < len(table.headings) else Heading("")
        if index not in used and known.sense is None and _are_periods(table.cells(index), worded=bool(used and index)):
            return [Column(index, known, "period")]
    return []


def _are_periods(cells: Sequence[str], *, worded: bool) -> bool:
    """Whether all cells but totals are periods. `worded`: some are more than a number, which may be anything."""
    named = [cell for cell in cells if not says_total(cell)]
    read = [cell for cell in named if spans(cell) or without_year(cell)]
    sure = not worded or any(not cell.isdecimal() for cell in read)
    return bool(read) and sure and 2 * len(read) > len(named)


def _when(table: Table, columns: list[Column]) -> list[Column]:
    """The columns that say when: one of the period, or one of its year and one of its month or quarter."""
    by_sense: dict[str, list[Column]] = {}
    for column in columns:
        by_sense.setdefault(column.sense, []).append(column)
    parts = by_sense.get("part", [])
    chosen: list[Column] = []
    if "period" in by_sense or "closing" in by_sense:
        chosen = (by_sense.get("period") or by_sense["closing"])[:1]
    elif parts:
        complete = [column for column in parts if _are_periods(table.cells(column.index), worded=False)
                    and all(spans(cell) for cell in table.cells(column.index) if not says_total(cell))]  # fmt: skip
        years = by_sense.get("year", [])
        chosen = [replace(complete[0], sense="period")] if complete else [parts[0], *years[:1]]
        if not complete and not years:
            chosen = [replace(parts[0], sense="period")]
    elif "year" in by_sense:
        chosen = [replace(by_sense["year"][0], sense="period")]
    elif "until" in by_sense:
        chosen = [replace(by_sense["until"][0], sense="closing")]
    places = {column.index for column in chosen}
    rest = [
        replace(column, sense="unused") if column.sense in WHEN else column
        for column in columns
        if column.index not in places
    ]
    return [*chosen, *rest]
