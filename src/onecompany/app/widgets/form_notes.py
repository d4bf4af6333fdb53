"""What is said beside the fields of the form for a new workshop, at once while they are typed."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from datetime import date

from textual import work
from textual.content import Content
from textual.widgets import Static

from onecompany.clock import Stamp
from onecompany.kinds.last_time import about_people, about_silos, about_times
from onecompany.parsing.clean import visible
from onecompany.parsing.dates import parse_date
from onecompany.parsing.habits import TwoWays
from onecompany.parsing.people import parse_people
from onecompany.parsing.times import date_and_time
from onecompany.plans import Plan
from onecompany.plans.fixed_times import fixed_in
from onecompany.sentences import N_, gettext
from onecompany.store.state import State
from onecompany.summary.times import day_in_full

TYPED = (
    (N_("date"), N_("2026-12-31, 31 Dec, next Friday, in 3 months; below it stands what was read")),
    (N_("start"), N_("behind the date: 31 Dec, 9:30; without it, when the plan says")),
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

    start = ""
    """The time of day that stands behind it, as "09:00"; "" for none."""

    def read(self, typed: str, today: date) -> None:
        """Read a date as it stands in its field, and the time behind it."""
        typed, self.start = date_and_time(typed)
        asked = ""
        try:
            self.day = parse_date(typed, today)
        except TwoWays as problem:
            self.day, asked = None, str(problem)
        self.latest = self.day or self.latest
        known = day_in_full(self.day, today) if self.day else asked
        self.update(Content(known or gettext("No day yet: type it as 2026-12-31, 31 Dec, or in 3 months.")))


class StartRead(Static):
    """Says when a workshop starts, by what was typed or by its plan, and what that does to what is fixed in it."""

    wrong = ""
    """Why it cannot start then."""

    def read(self, plan: Plan | None, typed: str, before: State | None, moment: Stamp) -> None:
        """`before`: the workshop whose minutes the new one is to have, if it is."""
        lines = []
        if typed:
            lines.append(gettext("It starts at {time}.", time=typed))
        elif plan is not None and plan.start:
            lines.append(gettext("It starts at {time}, as the plan says.", time=plan.start))
        notes = about_times(plan, typed, before, moment) if plan is not None else []
        early = [place.early for place in fixed_in(plan, typed) if place.early] if plan is not None else []
        without = gettext("Begin earlier, or leave the time out: who begins two hours late goes by no fixed times.")
        self.wrong = f"{early[0]} {without}" if early else ""
        self.update(Content(visible(" ".join([*lines, *shortened(notes)]))))
        self.set_class(not lines, "-silent")


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
