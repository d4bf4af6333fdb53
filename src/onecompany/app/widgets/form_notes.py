"""What is said beside the fields of the form for a new workshop, at once while they are typed."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from datetime import date

from textual import work
from textual.content import Content
from textual.widgets import Static

from onecompany.kinds.last_time import about_people, about_silos
from onecompany.parsing.clean import visible
from onecompany.parsing.dates import parse_date
from onecompany.parsing.habits import TwoWays
from onecompany.parsing.people import parse_people
from onecompany.sentences import N_, gettext
from onecompany.store.state import State
from onecompany.summary.times import day_in_full

TYPED = (
    (N_("date"), N_("2026-12-31, 31 Dec, next Friday, in 3 months; below it stands what was read")),
    (N_("leaders"), N_("Name; role; {silo}, one a line, or a table that is pasted")),
    (N_("Space"), N_("takes out what is not to go on, or in again")),
)
"""What F1 says of the fields."""

MOST_LINES = 8
"""Lines that are said at once above the form."""


class DayRead(Static):
    """Says which day the date is taken for."""

    day: date | None = None
    """That day; None where the date says none."""
    latest: date | None = None
    """The last one that was understood."""

    def read(self, typed: str, today: date) -> None:
        """Read a date as it stands in its field."""
        asked = ""
        try:
            self.day = parse_date(typed, today)
        except TwoWays as problem:
            self.day, asked = None, str(problem)
        self.latest = self.day or self.latest
        known = day_in_full(self.day, today) if self.day else asked
        self.update(Content(known or gettext("No day yet: type it as 2026-12-31, 31 Dec, or in 3 months.")))


class WhoIsNew(Static):
    """Says of a list who is new in it since last time, and who has left; where nobody is or has, nothing."""

    def on_mount(self) -> None:
        self.display = False

    @work(exclusive=True)
    async def compare(self, before: State | None, listed: str, without: Collection[str]) -> None:
        """Compare a list with a workshop, of which these groups stay behind.

        It is read in a thread: a long one takes longer than a key may.
        """
        people = (await asyncio.to_thread(parse_people, listed)).people if before else ()
        lines = [*about_people(before, people, without), *about_silos(before, people, without)]
        self.update(Content(visible("\n".join(shortened(lines)))))
        self.display = bool(lines)


def shortened(lines: Sequence[str]) -> list[str]:
    """As many lines as leave the form in sight."""
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([gettext("… and {count} more.", count=more)] if more > 0 else [])]
