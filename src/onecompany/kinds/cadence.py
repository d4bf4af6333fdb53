"""What is promised, what is still open, and when we look at it again. Pure."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any

from onecompany.store.records import Record
from onecompany.store.state import State

MEETINGS_A_YEAR = 4
QUARTER = 12 // MEETINGS_A_YEAR
"""Months between two of them."""

SATURDAY = 5


def promised_by(state: State, row: Record) -> str:
    """Who has promised: the leader's name, else the name as typed, else ""."""
    leader = state.get("leader", row.leader_id)
    return str(leader.name if leader is not None else row.who.strip())


def orphans(state: State) -> list[Any]:
    """Items of the parking lot that nobody has taken on and nobody has dropped."""
    return [row for row in state.rows("parking") if row.leader_id is None and not row.dropped]


def meetings(state: State) -> list[Any]:
    """The quarterly meetings by date."""
    return sorted(state.rows("meeting"), key=lambda row: row.date)


def review_months(state: State) -> int:
    """After how many months the plan looks at promises again; a quarter where it does not say."""
    months = (row.settings.get("review_months") for row in state.where("exercise", "kind", "commitments"))
    return next((int(number) for number in months if number), QUARTER)


def first_review(state: State, months: int) -> dt.date:
    """When promises are looked at: at the first meeting after the workshop, else `months` after it."""
    held: dt.date = state.workshop.date
    coming = [row.date for row in meetings(state) if row.date > held]
    return coming[0] if coming else later(held, months)


def year(first: dt.date, months: int) -> list[dt.date]:
    """Four dates, so many months apart."""
    return [later(first, months * number) for number in range(MEETINGS_A_YEAR)]


def on_a_workday(day: dt.date) -> dt.date:
    """The day itself; of a Saturday or a Sunday the Monday after."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def later(date: dt.date, months: int) -> dt.date:
    """The same day so many months later; the 31st becomes the last day of a shorter month.

    Not dateutil's, because its import costs 20 ms, which the first screen must not pay.
    """
    years, month = divmod(date.month - 1 + months, 12)
    year_, month = date.year + years, month + 1
    return dt.date(year_, month, min(date.day, calendar.monthrange(year_, month)[1]))
