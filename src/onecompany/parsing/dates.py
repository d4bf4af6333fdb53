"""Dates as people type them while they talk, and as they are shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from onecompany.parsing.date_shapes import (
    AGO,
    COUNTS,
    DAYS,
    DISTANCE,
    FIGURES,
    LAST_PERIOD,
    MONTH_ALONE,
    MONTH_END,
    MONTHS,
    NAMED_DAY,
    PERIOD_END,
    QUARTER,
    WORDED,
)

EARLIEST, LATEST = 1900, 2199
"""Years that are believed. Anything else is a slip of the finger."""


def parse_date(text: str, today: dt.date, *, past: bool = False) -> dt.date | None:
    """The date that `text` says, or None when it says none for certain.

    Case, a full stop after an abbreviation, and "the" do not matter. `today` is the local date in the room.

    - `2026-12-12` (ISO 8601), `12 Dec`, `Dec 12`, `12 December 2026`, `12th of December`, `Sat 12 Dec`.
    - `12.12.`, `12.12.2026`, `12/12`, `12/12/2026`: always day first, as in most countries; a month
      above 12 is no date, for else 3/4 and 3/25 would be read in two ways. `12.12` is a number, no date.
    - A year of two figures is in this century: 26 is 2026.
    - Without a year it is the next such day, today included. A weekday that does not agree: no date.
    - `today`, `tomorrow`, `day after tomorrow`.
    - `Friday`, `this Friday`: the next one, today included. `next Friday`: the one of the week after this;
      weeks begin on Monday (ISO 8601).
    - `in 10 days`, `in two weeks`, `in 3 months` (31 January and one month is the last of February).
    - `end of month`, `quarter`, `year`: its last day. `end of week`, `next week`: its Friday, as the last
      working day; on a weekend `end of week` is the Friday to come.
    - `next month`, `next quarter`: its last day. `end of March`, `Q1`, `end of Q1`: the next such last day;
      quarters are those of the calendar.

    With `past`, what lies behind is meant, and what is said otherwise of what comes is read all the same:

    - Without a year it is the last such day, today included: `12 Dec`, `12.12.`, `end of March`, `Q1`, `Friday`.
    - `yesterday`, `day before yesterday`, `last Friday` (before today), `10 days ago`, `two weeks ago`, `a year ago`.
    - `March`, `in March`, `March 2025`, as nobody remembers the day: its last day, or today while it lasts.
    - `last week`: its Friday; `last month`, `last quarter`, `last year`: its last day.

    Lone numbers ("5", "12", "12th"), lone months to come ("March" has two ends) and years before 1900 or after 2199
    are no dates.
    """
    if len(text) > 200:  # before it is taken apart
        return None
    words = _plain(text)
    if not words or len(words) > 40:
        return None
    try:
        result = next((date for rule in _RULES if (date := rule(words, today, past)) is not None), None)
    except (ValueError, OverflowError):  # such as 31 February, or a day beyond the calendar
        return None
    return result if result is not None and EARLIEST <= result.year <= LATEST else None


def names_no_day(text: str) -> bool:
    """Whether a text that is read as a date names a week, a month, a quarter or a year, and no day of it."""
    words = _plain(text)
    spans = (LAST_PERIOD, MONTH_ALONE, QUARTER)
    return len(words) <= 40 and not words.startswith("end") and any(re.fullmatch(span, words) for span in spans)


def is_no_day(text: str, today: dt.date) -> bool:
    """Whether a text is written as a day that there is not: "31 Nov", or "Mon 12 Dec" where that is a Saturday."""
    words = _plain(text)
    if not words or len(words) > 40 or not any(re.fullmatch(shape, words) for shape in (*WORDED, *FIGURES)):
        return False
    return parse_date(text, today) is None


def short_date(date: dt.date, today: dt.date) -> str:
    """The date as a room reads it: "Sat 12 Dec", with the year when it is another. English everywhere.

    For showing, not for editing: of a day of this year that has passed, `parse_date` reads the next one.
    """
    day = f"{DAYS[date.weekday()].title()} {date.day} {MONTHS[date.month - 1].title()}"
    return day if date.year == today.year else f"{day} {date.year}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).replace("the ", "")


def _worded(words: str, today: dt.date, past: bool) -> dt.date | None:
    from dateutil import parser  # costs 20 ms, which the first screen must not pay

    for shape in WORDED:
        if match := re.fullmatch(shape, words):
            day, month = match["day"], match["month"]

            def on(year: int, day: str = day, month: str = month) -> dt.date:
                return parser.parse(f"{day} {month} {year:04}", dayfirst=True).date()

            return _settled(on, match["year"], match["weekday"], today, past)
    return None


def _figures(words: str, today: dt.date, past: bool) -> dt.date | None:
    for shape in FIGURES:
        if match := re.fullmatch(shape, words):
            parts = match.groupdict()
            day, month = int(parts["day"]), int(parts["month"])

            def on(year: int, day: int = day, month: int = month) -> dt.date:
                return dt.date(year, month, day)

            return _settled(on, parts.get("year"), parts.get("weekday"), today, past)
    return None


def _settled(
    on: Callable[[int], dt.date], year: str | None, weekday: str | None, today: dt.date, past: bool
) -> dt.date | None:
    """The day in the year that is given, else in the nearest year that has it; None if the weekday is another."""
    date = on(_year(year)) if year else _nearest(on, today, past)
    agrees = date is None or weekday is None or date.weekday() == DAYS.index(weekday[:3])
    return date if agrees else None


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


def _year(words: str) -> int:
    figures = words.removeprefix("'")
    year = int(figures) + (2000 if len(figures) == 2 else 0)
    if not EARLIEST <= year <= LATEST:  # asked before dateutil sees it, which takes 0026 for 2026
        raise ValueError(f"{year} is not believed")
    return year


def _near(words: str, today: dt.date, past: bool) -> dt.date | None:
    coming = {"today": 0, "tomorrow": 1, "day after tomorrow": 2}  # no sentence: words that are read
    gone = {"yesterday": -1, "day before yesterday": -2}  # no sentence: the same
    days = (coming | gone if past else coming).get(words)
    return None if days is None else today + dt.timedelta(days=days)


def _named_day(words: str, today: dt.date, past: bool) -> dt.date | None:
    match = re.fullmatch(NAMED_DAY, words)
    if match is None or (match["which"] == "last" and not past):
        return None
    day = DAYS.index(match["weekday"][:3])
    if past and match["which"] in (None, "last"):
        before = today - dt.timedelta(days=1 if match["which"] else 0)
        return before - dt.timedelta(days=(before.weekday() - day) % 7)
    if match["which"] == "next":
        return today + dt.timedelta(days=7 - today.weekday() + day)
    return today + dt.timedelta(days=(day - today.weekday()) % 7)


def _distance(words: str, today: dt.date, past: bool) -> dt.date | None:
    ago = re.fullmatch(AGO, words) if past else None
    match = ago or re.fullmatch(DISTANCE, words)
    if match is None:
        return None
    word = match["count"]
    count = int(word) if word.isdigit() else COUNTS.index(word) + 1 if word in COUNTS else 1
    count = -count if ago else count
    if match["unit"] in ("day", "week"):
        return today + dt.timedelta(days=count * (7 if match["unit"] == "week" else 1))
    return _last_of(today, count * (12 if match["unit"] == "year" else 1), same_day=True)


def _period_end(words: str, today: dt.date, past: bool) -> dt.date | None:
    if past and (gone := re.fullmatch(LAST_PERIOD, words)):
        return _end_of_last(gone["unit"], today)
    match = re.fullmatch(PERIOD_END, words)
    if match is None:
        return None
    unit = match["this"] or match["alone"] or match["next"] or match["nextyear"]
    ahead = 0 if match["this"] or match["alone"] else 1
    if unit == "week":
        return _named_day("next friday" if ahead else "friday", today, past=False)  # no sentence: words that are read
    if unit == "month":
        return _last_of(today, ahead)
    if unit == "quarter":
        return _last_of(today, (-today.month) % 3 + 3 * ahead)
    return dt.date(today.year + ahead, 12, 31)


def _end_of_last(unit: str, today: dt.date) -> dt.date:
    if unit == "week":
        return today - dt.timedelta(days=today.weekday() + 3)
    if unit == "year":
        return dt.date(today.year - 1, 12, 31)
    return _last_of(today, -1 if unit == "month" else (-today.month) % 3 - 3)


def _month_end(words: str, today: dt.date, past: bool) -> dt.date | None:
    if past and (match := re.fullmatch(MONTH_ALONE, words)):
        month = MONTHS.index(match["month"][:3]) + 1
        this = month == today.month and match["word"] != "last " and match["year"] in (None, str(today.year))
        return today if this else _end_of(month, match["year"], today, past)
    if match := re.fullmatch(MONTH_END, words):
        return _end_of(MONTHS.index(match["month"][:3]) + 1, match["year"], today, past)
    if match := re.fullmatch(QUARTER, words):
        return _end_of(int(match["quarter"]) * 3, match["year"], today, past)
    return None


def _end_of(month: int, year: str | None, today: dt.date, past: bool) -> dt.date | None:
    return _settled(lambda in_year: _last_of(dt.date(in_year, month, 1), 0), year, None, today, past)


def _last_of(date: dt.date, months: int, *, same_day: bool = False) -> dt.date:
    """The last day of the month that comes so many months later, or in it the same day as far as it goes."""
    from dateutil.relativedelta import relativedelta

    return date + (relativedelta(months=months) if same_day else relativedelta(months=months, day=31))


_RULES: tuple[Callable[[str, dt.date, bool], dt.date | None], ...] = (
    _near, _named_day, _distance, _period_end, _month_end, _figures, _worded,
)  # fmt: skip
