"""The list at home: organisations, and under each its workshops, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option as Line

from onecompany.app.widgets.options import Options
from onecompany.boards.wrap import clipped, padded
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.organisations import OrganisationLine
from onecompany.store.reading import WorkshopLine
from onecompany.summary.dates import short_date

STATES = {"new": N_("not started"), "running": N_("under way"), "closed": N_("done")}

LONGEST_NAME, LEAST_NAME = 48, 12
"""Cells for an organisation's name; it has what its row leaves to it."""

BESIDE = 49
"""Cells of a row for what comes next, and of the screen around the list."""


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A row of the list: an organisation, or with `workshop` one of its workshops."""

    organisation: OrganisationLine
    workshop: WorkshopLine | None = None

    @property
    def key(self) -> str:
        """What the row is told by, whatever is added to the list."""
        return f"w {self.workshop.id}" if self.workshop else f"o {self.organisation.id}"  # no sentence: a key


class WorkshopList(Options):
    """Enter on a row selects it, by its `key`."""

    def __init__(self) -> None:
        super().__init__(id="workshops")
        self.rows: list[HomeRow] = []
        self._today = date.min
        self._names = self._days = 0

    @property
    def marked(self) -> HomeRow | None:
        """The row that is marked."""
        index = self.highlighted
        return self.rows[index] if index is not None and index < len(self.rows) else None

    def show(self, organisations: Sequence[OrganisationLine], today: date, *, marked: str) -> None:
        """Show these. `marked`: the key of the row that is marked, else it is the first workshop."""
        self._today = today
        self.rows = [
            row
            for organisation in organisations
            for row in (HomeRow(organisation), *(HomeRow(organisation, held) for held in organisation.workshops))
        ]
        self._fill()
        self.mark(marked)

    def mark(self, wanted: str) -> None:
        """Mark the row with this key, or else the first workshop."""
        keys = [row.key for row in self.rows]
        if keys:
            self.highlighted = keys.index(wanted) if wanted in keys else min(1, len(keys) - 1)

    def on_resize(self) -> None:
        """Names have more room, or less."""
        if self._names_room() != self._names:
            marked = self.marked
            self._fill()
            self.mark(marked.key if marked else "")

    def _names_room(self) -> int:
        longest = max((cell_len(row.organisation.name) for row in self.rows), default=0)
        return min(longest, LONGEST_NAME, max(self.app.size.width - BESIDE, LEAST_NAME))

    def _fill(self) -> None:
        self._names = self._names_room()
        days = (short_date(row.workshop.date) for row in self.rows if row.workshop is not None)
        self._days = max(map(cell_len, days), default=0)
        self.clear_options()
        self.add_options([Line(self._line(row), id=row.key) for row in self.rows])

    def _line(self, row: HomeRow) -> Content:
        if row.workshop is None:
            name = padded(clipped(row.organisation.name, self._names), self._names, "left")
            return Content.assemble((name, "bold"), f"  {self._about(row.organisation)}")
        line = row.workshop
        state = gettext(STATES[line.state]) if line.state in STATES else line.state
        length = gettext("{minutes:>4} min", minutes=round(line.seconds / 60))
        return Content(f"  {short_date(line.date):>{self._days}}  {state:<11}  {length}  {clipped(line.title, 80)}")

    def _about(self, organisation: OrganisationLine) -> str:
        """How many workshops, and what comes next."""
        count = len(organisation.workshops)
        values = {"count": ngettext("{number} workshop", "{number} workshops", count)}
        coming = organisation.coming(self._today)
        if coming and (organisation.meeting is None or coming.date <= organisation.meeting):
            return gettext("{count} · next workshop {date}", date=short_date(coming.date), **values)
        if organisation.meeting:
            return gettext("{count} · next meeting {date}", date=short_date(organisation.meeting), **values)
        return gettext("{count} · nothing planned", **values)
