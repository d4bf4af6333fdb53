"""Sentences about time: how late, since when, how long ago, within how long. Pure; today is handed in.

All of it is counted in local days, never in hours, so that neither summer time nor the turn of the year changes what
is said. Up to two weeks it is said in days, up to eight weeks in weeks, then in months, and whole years in years; weeks
and months are the nearest.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Literal, NamedTuple

from onecompany.sentences import N_, Message, gettext, lazy_gettext, ngettext
from onecompany.summary.dates import full_date, long_date

_DAYS, _WEEKS = 14, 56
"""From so many days on a length is said in weeks, and in months."""

_MONTH = 365.2425 / 12
"""Days of a month, on the mean."""


_NTH = {
    1: N_("for the first time"),
    2: N_("for the second time"),
    3: N_("for the third time"),
    4: N_("for the fourth time"),
    5: N_("for the fifth time"),
    6: N_("for the sixth time"),
}

Unit = Literal["days", "weeks", "months", "years"]


class Length(NamedTuple):
    """A length of time as people say it."""

    number: int
    unit: Unit


def length(first: date, last: date) -> Length:
    """How long it is from one day to another, whichever comes first."""
    first, last = sorted((first, last))
    days = (last - first).days
    if days < _DAYS:
        return Length(days, "days")
    if days < _WEEKS:
        return Length(_nearest(days / 7), "weeks")
    calendar = (last.year - first.year) * 12 + last.month - first.month
    months = _nearest(calendar + (last.day - first.day) / _MONTH)
    return Length(months // 12, "years") if months % 12 == 0 else Length(months, "months")


def overdue(due: date | None, today: date) -> str:
    """How late a promise is: "5 days overdue", "overdue" where no day was set; "" when its day is not over."""
    if due is None:
        return gettext("overdue")
    days = (today - due).days
    return ngettext("one day overdue", "{number} days overdue", days) if days > 0 else ""


def since(day: date) -> str:
    """Since when something is so: "since 12 January 2026"."""
    return gettext("since {day}", day=long_date(day))


def from_today(day: date, today: date) -> str:
    """Where a day is, seen from today: "in 3 weeks", "tomorrow", "today", "4 months ago"."""
    days = (day - today).days
    if abs(days) <= 1:
        return (gettext("yesterday"), gettext("today"), gettext("tomorrow"))[days + 1]
    return _ahead(length(today, day)) if days > 0 else _ago(length(day, today))


def day_in_full(day: date, today: date) -> str:
    """A day as it was understood: "Thursday 27 May 2027, in 6 months"."""
    return gettext("{day}, {when}", day=full_date(day), when=from_today(day, today))


def _ahead(away: Length) -> str:
    number, unit = away
    if unit == "days":
        return ngettext("in {number} day", "in {number} days", number)
    if unit == "weeks":
        return ngettext("in {number} week", "in {number} weeks", number)
    if unit == "months":
        return ngettext("in {number} month", "in {number} months", number)
    return ngettext("in {number} year", "in {number} years", number)


def _ago(away: Length) -> str:
    number, unit = away
    if unit == "days":
        return ngettext("{number} day ago", "{number} days ago", number)
    if unit == "weeks":
        return ngettext("{number} week ago", "{number} weeks ago", number)
    if unit == "months":
        return ngettext("{number} month ago", "{number} months ago", number)
    return ngettext("{number} year ago", "{number} years ago", number)


def within(first: date, last: date) -> str:
    """How long something took, behind a sentence: "in nine months", "in one day", "on one day"."""
    number, unit = length(first, last)
    if unit == "days":
        return ngettext("in one day", "in {number:words} days", number) if number else gettext("on one day")
    if unit == "weeks":
        return ngettext("in one week", "in {number:words} weeks", number)
    if unit == "months":
        return ngettext("in one month", "in {number:words} months", number)
    return ngettext("in one year", "in {number:words} years", number)


def nth(times: int) -> str:
    """The how-manieth time it is that a workshop says something: "for the third time"."""
    return str(nth_time(times))


def nth_time(times: int) -> Message:
    """The same for a sentence that is put into words later, in the language of who reads it."""
    return Message(_NTH[times]) if times in _NTH else lazy_gettext("in {number:words} workshops", number=times)


def held(planned: date, day: date) -> str:
    """Whether a workshop was held when it was planned: "held 9 days late"; "" when it was, on that very day."""
    number, unit = length(planned, day)
    if not number:
        return ""
    if day < planned:
        return _early(number, unit)
    if unit == "days":
        return ngettext("held one day late", "held {number} days late", number)
    if unit == "weeks":
        return ngettext("held one week late", "held {number} weeks late", number)
    if unit == "months":
        return ngettext("held one month late", "held {number} months late", number)
    return ngettext("held one year late", "held {number} years late", number)


def _early(number: int, unit: Unit) -> str:
    if unit == "days":
        return ngettext("held one day early", "held {number} days early", number)
    if unit == "weeks":
        return ngettext("held one week early", "held {number} weeks early", number)
    if unit == "months":
        return ngettext("held one month early", "held {number} months early", number)
    return ngettext("held one year early", "held {number} years early", number)


def _nearest(number: float) -> int:
    return math.floor(number + 0.5)
