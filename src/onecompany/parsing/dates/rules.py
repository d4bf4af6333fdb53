"""The rules by which the shapes of dates are read; each takes words, the day on which they are said, and which way."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from onecompany.parsing.dates.shapes import (
    AGO,
    DISTANCE,
    EXCHANGED,
    FIGURES,
    NAMED_DAY,
    WORDED,
)
from onecompany.parsing.dates.words import COUNTS, DAYS, MONTHS
from onecompany.parsing.habits import DAY_FIRST, MONTH_FIRST, TwoWays, habits
from onecompany.sentences import N_, gettext

EARLIEST, LATEST = 1900, 2199
"""Years that are believed. Anything else is a slip of the finger."""

MONTH_NAMES = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_SHORT = ("mo", "di", "mi", "do", "fr", "sa", "so")


def worded(words: str, today: dt.date, past: bool) -> dt.date | None:
    """A day of a month that is named: "12 dec", "dec 12", "sat 12. march 2027"."""
    for shape in WORDED:
        if match := re.fullmatch(shape, words):
            month = MONTHS.index(match["month"][:3]) + 1
            return _settled(_on(int(match["day"]), month), match["year"], weekday_of(match), today, past)
    return None


def figures(words: str, today: dt.date, past: bool) -> dt.date | None:
    """Figures alone, of which it is certain what each is: "2026-12-12", "12.12."."""
    for shape in FIGURES:
        if match := re.fullmatch(shape, words):
            parts = match.groupdict()
            day = _on(int(parts["day"]), int(parts["month"]))
            return _settled(day, parts.get("year"), weekday_of(match), today, past)
    return None


def exchanged(words: str, today: dt.date, past: bool, order: str) -> dt.date | None:
    """Figures with day and month in either order. Raises TwoWays where both are days and nobody has said which."""
    for shape in EXCHANGED:
        if not (match := re.fullmatch(shape, words)):
            continue
        one, other = int(match["day"]), int(match["month"])
        year, weekday = match.groupdict().get("year"), weekday_of(match)
        ways: dict[str, dt.date] = {}
        for way, day, month in ((DAY_FIRST, one, other), (MONTH_FIRST, other, one)):
            try:
                date = _settled(_on(day, month), year, weekday, today, past)
            except ValueError:  # such as the 13th month
                continue
            if date is not None:
                ways[way] = date
        found = set(ways.values())
        if len(found) < 2:
            return found.pop() if found else None
        known = order or habits().dates
        if known:
            return ways[known]
        raise _two_ways(words, {way: day_and_month(date) for way, date in ways.items()})
    return None


def _two_ways(typed: str, ways: dict[str, str]) -> TwoWays:
    one, other = ways.values()
    values = {"typed": typed, "one": one, "other": other}
    return TwoWays(
        gettext("{typed:quoted} may be {one} or {other}. Write it as one of these.", **values), "dates", typed, ways
    )


def day_and_month(date: dt.date) -> str:
    """A day as it is asked for: "12 March"."""
    return gettext("{day} {month}", day=date.day, month=gettext(MONTH_NAMES[date.month - 1]))


def weekday_of(match: re.Match[str]) -> int | None:
    """Which weekday is named before a day, 0 for Monday; None for none."""
    parts = match.groupdict()
    if parts.get("kurz"):
        return _SHORT.index(parts["kurz"])
    return DAYS.index(parts["weekday"][:3]) if parts.get("weekday") else None


def _on(day: int, month: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _settled(
    on: Callable[[int], dt.date], year: str | None, weekday: int | None, today: dt.date, past: bool
) -> dt.date | None:
    """The day in the year that is named, else in the nearest year that has it; None if the weekday is another."""
    date = in_year(on, year, today, past)
    return None if date is None or (weekday is not None and date.weekday() != weekday) else date


def in_year(on: Callable[[int], dt.date], year: str | None, today: dt.date, past: bool) -> dt.date | None:
    """The day in the year that is named, else in the nearest year that has it."""
    return on(year_of(year)) if year else _nearest(on, today, past)


def _nearest(on: Callable[[int], dt.date], today: dt.date, past: bool) -> dt.date | None:
    step = -1 if past else 1
    # Eight years: between 1896 and 1904 there was no 29 February, nor will there be between 2096 and 2104.
    for year in range(today.year, today.year + 9 * step, step):
        try:
            date = on(year)
        except ValueError:
            continue
        if date == today or (date < today) == past:
            return date
    return None


def year_of(words: str) -> int:
    """The year that is written; of two figures, in this century. Raises ValueError for one that is not believed."""
    written = words.removeprefix("'")
    year = int(written) + (2000 if len(written) == 2 else 0)
    if not EARLIEST <= year <= LATEST:
        raise ValueError(f"{year} is not believed")
    return year


def near(words: str, today: dt.date, past: bool) -> dt.date | None:
    """Today and the days around it."""
    coming = {"today": 0, "tomorrow": 1, "day after tomorrow": 2}  # no sentence: words that are read
    gone = {"yesterday": -1, "day before yesterday": -2}  # no sentence: the same
    days = (coming | gone if past else coming).get(words)
    return None if days is None else today + dt.timedelta(days=days)


def named_day(words: str, today: dt.date, past: bool) -> dt.date | None:
    """A weekday."""
    match = next((match for shape in NAMED_DAY if (match := re.fullmatch(shape, words))), None)
    if match is None or (match["which"] == "last" and not past):
        return None
    day = DAYS.index(match["weekday"][:3])
    if past and match["which"] in (None, "last"):
        before = today - dt.timedelta(days=1 if match["which"] else 0)
        return before - dt.timedelta(days=(before.weekday() - day) % 7)
    if match["which"] == "next":
        return today + dt.timedelta(days=7 - today.weekday() + day)
    return today + dt.timedelta(days=(day - today.weekday()) % 7)


def distance(words: str, today: dt.date, past: bool) -> dt.date | None:
    """So many days, weeks, months or years from today."""
    ago = next((match for shape in AGO if (match := re.fullmatch(shape, words))), None) if past else None
    match = ago or re.fullmatch(DISTANCE, words)
    if match is None:
        return None
    word = match["count"]
    count = int(word) if word.isdigit() else COUNTS.index(word) + 1 if word in COUNTS else 1
    count = -count if ago else count
    if match["unit"] in ("day", "week"):
        return today + dt.timedelta(days=count * (7 if match["unit"] == "week" else 1))
    from dateutil.relativedelta import relativedelta  # costs 20 ms, which the first screen must not pay

    return today + relativedelta(months=count * (12 if match["unit"] == "year" else 1))
