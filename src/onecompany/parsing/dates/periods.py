"""Weeks, months, quarters and years of the calendar as people name them for a day: ends, beginnings, and feasts.

"Beginning", "mid" and "end" of a month are the 1st, the 15th and the last day, as German law takes them where nothing
else was agreed (§ 192 BGB). "Early" is the 10th, when the first third is over, and "late" the 25th: later than mid, and
with days left before the end.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from onecompany.parsing.dates.rules import in_year, named_day, year_of
from onecompany.parsing.dates.shapes import (
    FEAST,
    HALF,
    LAST_PERIOD,
    MONTH_ALONE,
    PART_OF_MONTH,
    PART_OF_PERIOD,
    PERIOD_END,
    QUARTER,
    WEEK,
    WHOLE_YEAR,
)
from onecompany.parsing.dates.words import MONTHS

DAY_OF_PART = {"beginning": 1, "early": 10, "mid": 15, "late": 25, "end": 31}
"""Which day of a month is meant, or its last one."""

_IN_A_WEEK = {"beginning": 0, "early": 1, "mid": 2, "late": 3}
_FRIDAY = 4

_FEASTS = {  # no sentence: names that are read; month and day
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "weihnachten": (12, 24), "heiligabend": (12, 24), "silvester": (12, 31), "neujahr": (1, 1),
    "new year": (1, 1), "new years": (1, 1), "new year day": (1, 1), "new years day": (1, 1),
    "new year eve": (12, 31), "new years eve": (12, 31),
}  # fmt: skip
_FROM_EASTER = {  # no sentence: the same; days from Easter Sunday
    "good friday": -2, "karfreitag": -2, "easter": 0, "easter sunday": 0, "ostern": 0, "ostersonntag": 0,
    "easter monday": 1, "ostermontag": 1, "ascension": 39, "ascension day": 39, "himmelfahrt": 39,
    "christi himmelfahrt": 39, "pentecost": 49, "whit sunday": 49, "pfingsten": 49, "whit monday": 50,
    "pfingstmontag": 50, "whitsun": 49, "whitsunday": 49, "whit sun": 49, "pfingstsonntag": 49, "maundy thursday": -3,
    "gründonnerstag": -3, "corpus christi": 60, "fronleichnam": 60,
}  # fmt: skip


def period_end(words: str, today: dt.date, past: bool) -> dt.date | None:
    """The end of a period that is seen from today."""
    if past and (gone := re.fullmatch(LAST_PERIOD, words)):
        return _end_of_last(gone["unit"], today)
    match = re.fullmatch(PERIOD_END, words)
    if match is None:
        return None
    unit = match["this"] or match["end"] or match["alone"] or match["next"] or match["nextyear"]
    ahead = 1 if match["next"] or match["nextyear"] else 0
    if unit == "week":
        return named_day("next friday" if ahead else "friday", today, past=False)  # no sentence: words that are read
    if unit == "month":
        return _day_of_month(today, ahead, 31)
    if unit == "quarter":
        return _day_of_month(today, (-today.month) % 3 + 3 * ahead, 31)
    return dt.date(today.year + ahead, 12, 31)


def _end_of_last(unit: str, today: dt.date) -> dt.date:
    if unit == "week":
        return today - dt.timedelta(days=today.weekday() + 3)
    if unit == "year":
        return dt.date(today.year - 1, 12, 31)
    return _day_of_month(today, -1 if unit == "month" else (-today.month) % 3 - 3, 31)


def part_of_period(words: str, today: dt.date, past: bool) -> dt.date | None:
    """The beginning or the middle of a period that is seen from today; of this one, while it is not over."""
    match = re.fullmatch(PART_OF_PERIOD, words)
    if match is None:
        return None
    part, unit, ahead = match["part"], match["unit"], match["which"] in ("next", "coming")

    def on(periods: int) -> dt.date | None:
        if unit == "week":
            return today + dt.timedelta(days=7 * periods - today.weekday() + _IN_A_WEEK[part])
        if unit == "month":
            return _day_of_month(today, periods, DAY_OF_PART[part])
        if part not in ("beginning", "mid"):
            return None
        if unit == "year":
            return _part_of_year(part, today.year + periods)
        first = _day_of_month(today, -((today.month - 1) % 3) + 3 * periods, 1)
        return first if part == "beginning" else _day_of_month(first, 1, 15)

    if ahead:
        return on(1)
    this = on(0)
    if this is None or this == today or (this < today) == past:
        return this
    return None if match["which"] else on(-1 if past else 1)


def _part_of_year(part: str, year: int) -> dt.date:
    return dt.date(year, *{"beginning": (1, 1), "mid": (6, 30), "end": (12, 31)}[part])


def month(words: str, today: dt.date, past: bool) -> dt.date | None:
    """A part of a month that is named; of one that is past, the month alone."""
    if past and (match := re.fullmatch(MONTH_ALONE, words)):
        number = MONTHS.index(match["month"][:3]) + 1
        this = number == today.month and match["word"] != "last " and match["year"] in (None, str(today.year))
        return today if this else in_year(_part_of(number, 31), match["year"], today, past)
    if match := re.fullmatch(PART_OF_MONTH, words):
        number = MONTHS.index(match["month"][:3]) + 1
        return in_year(_part_of(number, DAY_OF_PART[match["part"]]), match["year"], today, past)
    return None


def quarter(words: str, today: dt.date, past: bool) -> dt.date | None:
    """A quarter, a half or a year that is named: its last day, or its beginning or middle."""
    if match := re.fullmatch(QUARTER, words):
        last = int(match["quarter"] or match["other"]) * 3
        number, day = {"beginning": (last - 2, 1), "mid": (last - 1, 15)}.get(match["part"], (last, 31))
        return in_year(_part_of(number, day), match["year"], today, past)
    if match := re.fullmatch(HALF, words):
        return in_year(_part_of(int(match["half"]) * 6, 31), match["year"], today, past)
    if match := re.fullmatch(WHOLE_YEAR, words):
        return _part_of_year(match["part"], year_of(match["year"]))
    return None


def week(words: str, today: dt.date, past: bool) -> dt.date | None:
    """A week by its number in ISO 8601: its Friday, as the last working day."""
    match = re.fullmatch(WEEK, words)
    if match is None:
        return None
    number = int(match["week"])
    return in_year(lambda year: dt.date.fromisocalendar(year, number, _FRIDAY + 1), match["year"], today, past)


def feast(words: str, today: dt.date, past: bool) -> dt.date | None:
    """Christmas, New Year, and what goes by Easter."""
    match = re.fullmatch(FEAST, words)
    if match is None:
        return None
    name = match["name"].replace("'", "")
    if name in _FEASTS:
        number, day = _FEASTS[name]
        return in_year(lambda year: dt.date(year, number, day), match["year"], today, past)
    from dateutil.easter import easter

    def on(year: int) -> dt.date:
        return easter(year) + dt.timedelta(days=_FROM_EASTER[name])

    return in_year(on, match["year"], today, past)


def _part_of(number: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: _day_of_month(dt.date(year, number, 1), 0, day)


def _day_of_month(date: dt.date, months: int, day: int) -> dt.date:
    """A day of the month that comes so many months later, or the last that it has."""
    from dateutil.relativedelta import relativedelta

    return date + relativedelta(months=months, day=day)
