"""Which columns of a table of figures are used, and what stands around the table that changes how they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onecompany.parsing.figure_headings import COUNTED, WHEN, WORTH, Sense, power_in
from onecompany.parsing.figure_lines import Line
from onecompany.parsing.figure_table import Column, Table, columns_of
from onecompany.parsing.figures import MEANINGS
from onecompany.parsing.money_signs import fits
from onecompany.sentences import gettext, ngettext

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ABOUT_ALL = re.compile(  # no sentence: words that are read in tables
    r"\b(?:angaben|alle|werte|zahlen|beträge|in|figures|amounts|values|all)\b", re.IGNORECASE
)
_NEVER: tuple[Sense, ...] = ("unused", "share", "net", "value")

Problem = tuple[int, int, str]
"""Row and column of the table, from 0, and what is wrong there."""


@dataclass(slots=True)
class Layout:
    """A table with its columns: one for each thing that is said. `unused` are the headings of the others."""

    table: Table
    used: dict[Sense, Column] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def figures(self) -> list[Column]:
        """The columns of figures."""
        return [column for column in self.used.values() if column.sense in (*COUNTED, *WORTH, "stock")]

    @property
    def when(self) -> int:
        """The column at which something is said of the period."""
        return next((self.used[sense].index for sense in ("part", *WHEN) if sense in self.used), 0)

    @property
    def segment(self) -> int:
        """The column at which something is said of the segment; that of the period where rows of text alone name it."""
        return self.used["segment"].index if "segment" in self.used else self.when


def layout_of(table: Table, currency: str) -> Layout:
    """The columns that are used, and why none can be: what is lacking, or said twice. `currency`: an ISO 4217 code."""
    layout = Layout(table)
    columns = columns_of(table)
    _choose(layout, columns)
    _ask_for_missing(layout, [column for column in columns if column.sense == "share"])
    for column in layout.figures:
        known = column.heading
        if known.currency and column.sense in WORTH and not fits(known.currency, currency):
            message = gettext("This column is not in {currency}. Write how much that is.", currency=currency)
            layout.problems.append((table.first, column.index, message))
        if known.power:
            times = {"heading": known.text[:40], "times": 10**known.power}
            layout.remarks.append(gettext("The figures under {heading:quoted} were multiplied by {times:,}.", **times))
    return layout


def _choose(layout: Layout, columns: Sequence[Column]) -> None:
    table, senses = layout.table, {column.sense for column in columns}
    for sense in dict.fromkeys(column.sense for column in columns):
        same = [column for column in columns if column.sense == sense]
        exact = [column for column in same if column.heading.exact]
        if sense == "stock" and (not exact or {"start", "end"} & senses):
            continue
        if sense in _NEVER:
            continue
        one, *others = exact or same
        layout.used[sense] = one
        differs = next((other for other in others if table.cells(other.index) != table.cells(one.index)), None)
        if differs is not None and sense in (*COUNTED, *WORTH):
            known = {"one": one.heading.text[:40], "other": differs.heading.text[:40], "what": gettext(MEANINGS[sense])}
            message = gettext("{one:quoted} and {other:quoted} both say {what}. Keep one of them.", **known)
            layout.problems.append((table.first, differs.index, message))
    vague = [column for column in columns if column.sense == "value"]
    for column in vague:
        known = {"heading": column.heading.text[:40]}
        words = gettext("{heading:quoted} is not used: it says neither “at the start” nor “at the end”.", **known)
        layout.remarks.append(words)
    taken = {column.index for column in (*layout.used.values(), *vague)}
    layout.unused = [
        known.text
        for index, known in enumerate(table.headings)
        if index not in taken and known.text and table.cells(index)
    ]


def _ask_for_missing(layout: Layout, shares: Sequence[Column]) -> None:
    """Ask for what a table must say: its periods, and who came and went as people."""
    used, first = set(layout.used), layout.table.first
    if not used & set(WHEN):
        message = gettext("No column says the period. Head it “Period”, and write 2026-03 or Q1 2026.")
        layout.problems.append((first, 0, message))
    if not {"gained", "lost"} <= used:
        for share in shares:
            heading = share.heading.text[:40]
            message = gettext("{heading:quoted} is a percentage. How many people is that?", heading=heading)
            layout.problems.append((first, share.index, message))
    if not used & {"gained", "lost", "start", "end"}:
        message = gettext("No column says who was gained or lost. Head them “Gained” and “Lost”.")
        layout.problems.append((first, 0, message))


def title_year(layout: Layout, sheet: str) -> int | None:
    """The one year that titles above the table, its corner or the name of the sheet say."""
    table = layout.table
    above = [cell for row in table.rows[: table.first] for cell in row]
    corner = [column.heading.text for column in layout.used.values() if column.sense in WHEN]
    for texts in (above, corner, [sheet]):
        years = {int(year) for text in texts for year in _YEAR.findall(text)}
        if len(years) == 1:
            return years.pop()
    return None


def above_headings(table: Table) -> list[str]:
    """What is said of rows above the headings that hold something."""
    filled = [row for row in range(table.top) if any(table.rows[row])]
    if not filled or table.turned:
        return []
    sentence = ngettext(
        "Row {first} above the headings was not used: {text:quoted}.",
        "Rows {first} to {last} above the headings were not used: {text:quoted}.",
        len(filled),
        first=filled[0] + 1,
        last=filled[-1] + 1,
        text=next(filter(None, table.rows[filled[0]]))[:60],
    )
    return [sentence]


def scaled_as_a_whole(layout: Layout, notes: Sequence[Problem]) -> list[Problem]:
    """Notes that all figures are in thousands, or are percentages: they do not say of which columns that is true."""
    table = layout.table
    titles = [(row, index, cell) for row in range(table.top) for index, cell in enumerate(table.rows[row]) if cell]
    return [
        (row, index, gettext("{text:quoted} may be true of some columns or of all. Write the figures in full.",
                             text=text[:60]))
        for row, index, text in (*titles, *notes)
        if (power_in(text) and _ABOUT_ALL.search(text)) or re.fullmatch(r"\(?(?:in )?%\)?", text)
    ]  # fmt: skip


def unheaded(layout: Layout, lines: Sequence[Line]) -> list[Problem]:
    """Figures beyond the last heading: a comma in another one has parted it, and all behind it is shifted."""
    table, found = layout.table, []
    width = max((index for index, known in enumerate(table.headings) if known.text), default=0)
    for line in lines:
        for index, cell in enumerate(table.rows[line.row]):
            if index > width and re.search(r"\d", cell):
                message = gettext("{text:quoted} has no heading. Has a comma within a figure parted it? Then save the "
                                  "sheet as .xlsx, else head the column.", text=cell[:40])  # fmt: skip
                found.append((line.row, index, message))
                break
    return found
