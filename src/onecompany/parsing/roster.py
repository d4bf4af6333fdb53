"""Where the leaders are in a table: below titles and headings, in groups, above a total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onecompany.parsing.clean import clean
from onecompany.parsing.columns import SHOWN, Columns, by_headings, is_heading, meanings
from onecompany.parsing.footers import is_note, is_total
from onecompany.parsing.groups import Entry, carried, standing_alone
from onecompany.parsing.naming import is_address, is_addressed, sounds_like_a_person, turned
from onecompany.sentences import gettext, ngettext

Row = tuple[int, list[str]]
"""A row that is not empty, with its number from 1."""

_SEARCHED = 40
"""Rows in which headings are looked for; above them stand titles and notes."""


_RULE = re.compile(r":?[-=_–—]{3,}:?")
"""A line that is drawn between headings and cells, as in Markdown."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The leaders of a table, what was not used and what is to be said.

    `refused`: row, column and why nothing was read.
    """

    entries: tuple[Entry, ...] = ()
    unused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    refused: tuple[int, int, str] | None = None


def roster_of(rows: Sequence[Sequence[str]], *, typed: bool) -> Roster:
    """Read a table. `typed`: a list from a form, where the order of the parts is known and an empty part is meant."""
    filled = [(number, cells) for number, row in enumerate(rows, 1) if any(cells := [clean(c) for c in row])]
    filled = [(number, cells) for number, cells in filled if not all(_RULE.fullmatch(cell) for cell in cells if cell)]
    return _Reading(filled, typed=typed).roster()


class _Reading:
    """One reading of a table; collects what is to be said on the way."""

    def __init__(self, filled: list[Row], *, typed: bool) -> None:
        self.typed = typed
        self.remarks: list[str] = []
        self.filled = filled if typed else self._upright(filled)

    def _upright(self, filled: list[Row]) -> list[Row]:
        """The table with one leader a row; some have one a column, with the headings at the left."""
        senses = {sense for _, cells in filled for sense in meanings(cells[:1]) if sense}
        across = 1 < len(filled) <= 6 and len(filled[0][1]) > 1 and len(senses) == len(filled)
        if not across or "name" not in senses or any(meanings(filled[0][1][1:])):
            return filled
        self.remarks.append(gettext("Each column was read as one leader."))
        width = max(len(cells) for _, cells in filled)
        turned = [[cells[column] if column < len(cells) else "" for _, cells in filled] for column in range(width)]
        return [(number, cells) for number, cells in enumerate(turned, 1) if any(cells)]

    def roster(self) -> Roster:
        """The leaders of the table, or why it has none."""
        if self.filled and all(_is_mail(cells) for _, cells in self.filled):
            entries = [
                Entry(number, cell, "", "", {"name": 1}) for number, cells in self.filled for cell in cells if cell
            ]
            return Roster(tuple(entries))
        heads = (
            index for index, (_, cells) in enumerate(self.filled[:_SEARCHED]) if is_heading(cells, first=index == 0)
        )
        index = next(heads, None)
        if index is None:
            return self._headless()
        if index:
            remark = ngettext(
                "Row {first} above the headings was not used: {text:quoted}.",
                "Rows {first} to {last} above the headings were not used: {text:quoted}.",
                index,
                first=self.filled[0][0],
                last=self.filled[index - 1][0],
                text=_text(self.filled[0][1]),
            )
            self.remarks.append(remark)
        return self._headed(index)

    # -- under headings

    def _headed(self, index: int) -> Roster:
        number, headings = self.filled[index]
        rows = self.filled[index + 1 :]
        columns = first = by_headings(headings, [cells for _, cells in rows])
        self.remarks += columns.remarks
        if not columns.names:
            message = gettext("No column is headed “Name”. Name the columns, such as: Name; Role; Department.")
            return Roster((), columns.unused, tuple(self.remarks), (number, 1, message))
        entries: list[Entry] = []
        for number, cells in self._members(rows, columns, wide=_filled(headings) > 1):
            if is_heading(cells, first=False):  # a table below another one, or headings on each page
                columns = by_headings(cells, [below for later, below in rows if later > number])
            else:
                entries.append(_entry(number, cells, columns))
        return self._roster(entries, first, first.unused)

    def _members(self, rows: Sequence[Row], columns: Columns, *, wide: bool) -> list[Row]:
        """The rows that are leaders, or headings again; totals, counted rows and notes below are left out."""
        last = max((index for index, (_, cells) in enumerate(rows) if _filled(cells) > 1), default=len(rows) - 1)
        kept: list[Row] = []
        for index, (number, cells) in enumerate(rows):
            if all(not cell or place in columns.numbers for place, cell in enumerate(cells)):
                continue
            below = wide and index > last and number > rows[last][0] + 1 and _filled(cells) == 1
            if is_total(cells) or (below and is_note(_text(cells))):
                remark = gettext(
                    "Row {row} ({text:quoted}) below the list was left out.", row=number, text=_text(cells)
                )
                self.remarks.append(remark)
            else:
                kept.append((number, cells))
        return kept

    def _roster(self, entries: list[Entry], columns: Columns, unused: tuple[str, ...] = ()) -> Roster:
        members, remark = carried(entries, columns, typed=self.typed)
        if not self.typed and (odd := standing_alone(members)) is not None:
            message = gettext(
                "{name:quoted} stands alone. Is it the {silo} of those below? Give it a role, or them the {silo}.",
                name=odd.name[:SHOWN],
            )
            return Roster((), unused, tuple(self.remarks), (odd.row, odd.places["name"], message))
        return Roster(tuple(members), unused, (*self.remarks, *([remark] if remark else [])))

    # -- without headings

    def _headless(self) -> Roster:
        order = self._order()
        asked = self._maybe_headings(order)
        if asked is not None:
            return Roster((), (), tuple(self.remarks), asked)
        names, role, silo = (order[column] if column < len(order) else None for column in range(3))
        columns = Columns((names or 0,), role, silo)
        entries = []
        for number, cells in self._untitled(columns):
            extra = next(
                ((column + 1, cells[column]) for column in order[3:] if column < len(cells) and cells[column]), None
            )
            entries.append(replace(_entry(number, cells, columns), extra=extra))
        if not self.typed and any(_filled(cells) > 1 for _, cells in self.filled):
            self.remarks.append(gettext("There is no row of headings that is known: read as name, role, {silo}."))
        return self._roster(entries, columns)

    def _order(self) -> list[int]:
        """The columns without headings, but for those of numbers that count, of addresses, and empty ones."""
        width = max((len(cells) for _, cells in self.filled), default=0)
        order = list(range(width))
        for column in range(width):
            values = [cells[column] for _, cells in self.filled if column < len(cells) and cells[column]]
            counted = [value.rstrip(".)") for value in values] == [str(number) for number in range(1, len(values) + 1)]
            if column and values and all(_is_number_or_address(value) for value in values):
                remark = gettext(
                    "Column {column} ({text:quoted}) is not used.", column=column + 1, text=values[0][:SHOWN]
                )
                self.remarks.append(remark)
                order.remove(column)
            elif (not column and width > 1 and len(values) > 1 and counted) or (not values and not self.typed):
                order.remove(column)
        return order

    def _untitled(self, columns: Columns) -> list[Row]:
        """The rows without a title above them and totals below."""
        rows = self.filled
        if self.typed or len(rows) < 2:
            return rows
        (number, cells), (following, below) = rows[0], rows[1]
        apart = following > number + 1 or re.search(r"\d|:", _text(cells))
        if _filled(cells) == 1 and _filled(below) > 1 and apart:
            remark = gettext("Row {row} above the list was not used: {text:quoted}.", row=number, text=_text(cells))
            self.remarks.append(remark)
            rows = rows[1:]
        return self._members(rows, columns, wide=any(_filled(cells) > 1 for _, cells in rows))

    def _maybe_headings(self, order: Sequence[int]) -> tuple[int, int, str] | None:
        """Asks about a first row that looks like headings in a language that is not known."""
        if self.typed or len(order) < 2:
            return None
        persons = [row[order[1]] for _, row in self.filled if order[1] < len(row) and row[order[1]]]
        if persons and all(map(sounds_like_a_person, persons)):
            message = gettext(
                "{name:quoted} stands where the role is expected. Head the columns: Name; Role; Department.",
                name=persons[0][:SHOWN],
            )
            return self.filled[0][0], order[1] + 1, message
        if len(self.filled) < 2:
            return None
        number, cells = self.filled[0]
        names = [row[order[0]] for _, row in self.filled[1:] if order[0] < len(row) and row[order[0]]]
        labels = [cells[column] for column in order if column < len(cells) and cells[column]]
        words = all(len(label.split()) == 1 and label.strip(":*").replace("-", "").isalpha() for label in labels)
        if len(labels) < 2 or not words or not names or not all(sounds_like_a_person(name) for name in names):
            return None
        message = gettext(
            "{line:quoted} may be a leader, or headings that are not known. Head the columns: Name; Role; Department.",
            line="; ".join(label[:SHOWN] for label in labels),
        )
        return number, 1, message


def _entry(number: int, cells: Sequence[str], columns: Columns) -> Entry:
    def cell(column: int | None) -> str:
        return cells[column] if column is not None and column < len(cells) else ""

    name = " ".join(part for column in columns.names if (part := cell(column)))
    places = {"name": columns.names[0], "role": columns.role, "silo": columns.silo}
    known = {part: column + 1 for part, column in places.items() if column is not None}
    return Entry(number, name, cell(columns.role), cell(columns.silo), known)


def _is_mail(cells: Sequence[str]) -> bool:
    """Whether a row is the To: line of a mail: names with their addresses, or with the last name first."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and (all(map(is_addressed, filled)) or all(map(turned, filled)))


def _is_number_or_address(value: str) -> bool:
    return is_address(value) or re.fullmatch(r"\+?[\d ()/.-]{6,}", value) is not None


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell)


def _text(cells: Sequence[str]) -> str:
    return next(cell for cell in cells if cell)[:SHOWN]


def has_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table names the columns of a list of people, so that it is the sheet that is wanted."""
    return any(is_heading([clean(cell) for cell in row], first=False) for row in rows[:_SEARCHED])
