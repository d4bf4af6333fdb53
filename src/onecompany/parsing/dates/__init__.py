"""Dates as people type them while they talk, in English and German, and as they are shown.

No library reads them: the ones that know both languages guess. `dateparser` 1.5 takes "12", "a" and "may" for days of
this month, "12.3." for 3 December and "24/7" for a day in July, and knows no end of March, no quarter, no week by its
number and no Christmas. Here a wrong day is worse than none, for a promise is kept by it. `dateutil` counts months and
knows when Easter is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from onecompany.parsing.dates import periods, rules
from onecompany.parsing.dates.rules import EARLIEST, LATEST
from onecompany.parsing.dates.shapes import EXCHANGED, FIGURES, HALF, LAST_PERIOD, MONTH_ALONE, QUARTER, WEEK, WORDED
from onecompany.parsing.dates.words import understood
from onecompany.parsing.habits import DAY_FIRST, TwoWays

__all__ = ["EARLIEST", "LATEST", "is_no_day", "names_no_day", "parse_date"]

_LONGEST, _MOST = 200, 48
"""Characters of a text that may be a date, before and after what only leads to it is taken off."""


def parse_date(text: str, today: dt.date, *, past: bool = False, order: str = "") -> dt.date | None:
    """The date that `text` says, or None when it says none for certain.

    Case, a full stop after an abbreviation, "the", and what leads to a date ("by", "until", "no later than", "bis zum",
    "spätestens am") do not matter. English and German are both read, and may be mixed. `today` is the local date in the
    room.

    - `2026-12-12` (ISO 8601), `12 Dec`, `Dec 12`, `12 December 2026`, `12th of December`, `Sat 12 Dec`, `12. März`.
    - `12.12.`, `12.12.2026`: day first. `12.12` is a number, no date.
    - `12/31`, `31/12/2026`: what can be the day is it. `12/3` is 12 March or 3 December by `order` ("day first" or
      "month first"; without it by `habits`); where that is not known, TwoWays is raised. A weekday settles it, too.
    - A year of two figures is in this century: 26 is 2026.
    - Without a year it is the next such day, today included. A weekday that does not agree: no date.
    - `today`, `tomorrow`, `day after tomorrow`; `heute`, `morgen`, `übermorgen`.
    - `Friday`, `this Friday`, `kommenden Freitag`: the next one, today included. `next Friday`, `nächsten Freitag`,
      `Friday next week`: the one of the week after this; weeks begin on Monday (ISO 8601).
    - `in 10 days`, `in zwei Wochen`, `in 3 months` (31 January and one month is the last of February).
    - `end of month`, `quarter`, `year`, `EOM`, `Monatsende`: its last day. `end of week`, `next week`: its Friday, as
      the last working day; on a weekend `end of week` is the Friday to come.
    - `next month`, `nächstes Quartal`: its last day. `end of March`, `Q1`, `end of Q1`, `H1`: the next such last day;
      quarters are those of the calendar.
    - `beginning of March` is the 1st, `early March` the 10th, `mid March` the 15th, `late March` the 25th; `mid week`
      is Wednesday; `Mitte 2027` is 30 June.
    - `week 12`, `KW 12`, `CW 12`: its Friday.
    - `Christmas` is 25 December, `Weihnachten` the 24th, on which it begins in German; `New Year` 1 January; `Easter`
      and `Ostern` its Sunday, and what is counted from it.

    With `past`, what lies behind is meant, and what is said otherwise of what comes is read all the same:

    - Without a year it is the last such day, today included: `12 Dec`, `12.12.`, `end of March`, `Q1`, `Friday`.
    - `yesterday`, `day before yesterday`, `last Friday` (before today), `10 days ago`, `vor zwei Wochen`, `a year ago`.
    - `March`, `in March`, `March 2025`, as nobody remembers the day: its last day, or today while it lasts.
    - `last week`: its Friday; `last month`, `last quarter`, `last year`: its last day.

    Lone numbers ("5", "12", "12th"), lone months to come ("March" has two ends), seasons and years before 1900 or after
    2199 are no dates.
    """
    if len(text) > _LONGEST:  # before it is taken apart
        return None
    words = understood(text)
    if not words or len(words) > _MOST:
        return None
    try:
        date = next((date for rule in _RULES if (date := rule(words, today, past)) is not None), None)
        date = date if date is not None else rules.exchanged(words, today, past, order)
    except TwoWays:
        raise
    except (ValueError, OverflowError):  # such as 31 February, or a day beyond the calendar
        return None
    return date if date is not None and EARLIEST <= date.year <= LATEST else None


_RULES: tuple[Callable[[str, dt.date, bool], dt.date | None], ...] = (
    rules.near, rules.named_day, rules.distance, periods.period_end, periods.part_of_period, periods.month,
    periods.quarter, periods.week, periods.feast, rules.figures, rules.worded,
)  # fmt: skip


def names_no_day(text: str) -> bool:
    """Whether a text that is read as a date names a week, a month, a quarter or a year, and no day of it."""
    words = understood(text)
    spans = (LAST_PERIOD, MONTH_ALONE, QUARTER, HALF, WEEK)
    parts = ("end", "beginning", "mid")  # no sentence: words that are read
    return len(words) <= _MOST and not words.startswith(parts) and any(re.fullmatch(span, words) for span in spans)


def is_no_day(text: str, today: dt.date) -> bool:
    """Whether a text is written as a day that there is not: "31 Nov", or "Mon 12 Dec" where that is a Saturday."""
    words = understood(text)
    shapes = (*WORDED, *FIGURES, *EXCHANGED)
    if not words or len(words) > _MOST or not any(re.fullmatch(shape, words) for shape in shapes):
        return False
    return parse_date(text, today, order=DAY_FIRST) is None
