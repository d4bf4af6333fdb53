"""Months, quarters and years of the calendar: which days they have, and what they are called.

They are read as tables name them, in German and in English, and days as spreadsheets count them, too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onecompany.parsing.alike import plain
from onecompany.parsing.dates import EARLIEST, LATEST
from onecompany.sentences import N_, gettext

Unit = Literal["month", "quarter", "year"]
MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
"""How many months a period has."""

_NAMES = (  # no sentence: words that are read
    "jan januar january janner jaenner", "feb februar february feber", "mar march marz maerz mrz mär",
    "apr april", "mai may", "jun juni june", "jul juli july", "aug august", "sep sept september",
    "okt oktober oct october",
    "nov november", "dez dezember dec december",
)  # fmt: skip
_SHORT_NAMES = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_MONTH_OF = {word: number for number, words in enumerate(_NAMES, 1) for word in words.split()}
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2}|'?[0-9]{2})"
_FULL = r"(?P<year>(?:19|20|21)[0-9]{2})"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_Q = r"(?P<quarter>[1-4])"
_QUARTER = "(?:quartal|quarter|qtr|qrt|qu|q)"  # no sentence: words that are read
_APART = r"[ /'.–-]{0,3}"
_TIME = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?)?"

_FIRST_SERIAL, _LAST_SERIAL = 29_221, 73_415
"""1 January 1980 and 31 December 2100, as workbooks count days from 30 December 1899."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last. `day`: a single day was written, and not a month, a quarter or a year."""

    first: dt.date
    last: dt.date
    day: bool = False
    serial: bool = False
    """Whether it stood there as a number that counts days."""


def first_day(day: dt.date, unit: Unit) -> dt.date:
    """The first day of the period of the calendar in which a day lies."""
    return dt.date(day.year, (day.month - 1) // MONTHS[unit] * MONTHS[unit] + 1, 1)


def shifted(day: dt.date, unit: Unit, periods: int) -> dt.date:
    """The first day of the period so many periods later, or before."""
    year, month = divmod(day.year * 12 + day.month - 1 + periods * MONTHS[unit], 12)
    return first_day(dt.date(year, month + 1, 1), unit)


def last_day(day: dt.date, unit: Unit) -> dt.date:
    """The last day of the period in which a day lies."""
    return shifted(day, unit, 1) - dt.timedelta(days=1)


def span_of(day: dt.date, unit: Unit) -> Span:
    """The period of the calendar in which a day lies."""
    return Span(first_day(day, unit), last_day(day, unit))


def period_name(day: dt.date, unit: Unit) -> str:
    """What a period is called, by a day in it: "Q2 2026", "Jun 2026", "2026"."""
    if unit == "year":
        return str(day.year)
    if unit == "quarter":
        return gettext("Q{quarter} {year}", quarter=(day.month + 2) // 3, year=day.year)
    return gettext("{month} {year}", month=gettext(_SHORT_NAMES[day.month - 1]), year=day.year)


def months_between(one: dt.date, other: dt.date) -> int:
    """How many months lie between two days, by their months alone."""
    return (other.year - one.year) * 12 + other.month - one.month


@lru_cache(maxsize=2_000)
def spans(text: str) -> tuple[Span, ...]:
    """What a text may mean: nothing, one span of days, or two where day and month may be exchanged (3/4/2026)."""
    words = " ".join(plain(text).replace("’", "'").split())
    if not words or len(words) > 60:
        return ()
    return tuple(span for span in dict.fromkeys(_read(words)) if EARLIEST <= span.first.year <= LATEST)


def without_year(text: str) -> str | None:
    """A month or a quarter that lacks its year, as it is written with one: "März" is "{year}-03"; else None."""
    words = " ".join(plain(text).split()).strip(".")
    if words in _MONTH_OF:
        return f"{{year}}-{_MONTH_OF[words]:02}"
    match = re.fullmatch(rf"{_QUARTER}\.? ?{_Q}|(?P<other>[1-4])\.? ?{_QUARTER}\.?", words)
    roman = re.fullmatch(rf"(?P<roman>i|ii|iii|iv)\.? ?{_QUARTER}?", words)
    number = (match["quarter"] or match["other"]) if match else _ROMAN[roman["roman"]] if roman else None
    return f"Q{number} {{year}}" if number else None  # no sentence: a form that is read again


def _read(words: str) -> Iterator[Span]:
    for shape, make in _SHAPES:
        if match := re.fullmatch(shape, words):
            try:
                yield from make(match)
            except ValueError:  # such as 31 February
                continue
            return


def _year(text: str) -> int:
    figures = text.strip("'")
    return int(figures) + (2000 if len(figures) == 2 else 0)


def _day(year: int, month: int, day: int) -> Span:
    date = dt.date(year, month, day)
    return Span(date, date, day=True)


def _iso(match: re.Match[str]) -> list[Span]:
    return [_day(int(match["year"]), int(match["month"]), int(match["day"]))]


def _figures(match: re.Match[str]) -> list[Span]:
    one, other, year = int(match["one"]), int(match["other"]), _year(match["year"])
    found: list[Span] = []
    for day, month in ((one, other), (other, one)):
        if month <= 12 and (not found or match["sep"] != "."):  # points stand in dates with the day first
            found.append(_day(year, month, day))
        elif match["sep"] == ".":
            break
    return found


def _worded(match: re.Match[str]) -> list[Span]:
    return [_day(_year(match["year"]), _MONTH_OF[match["name"]], int(match["day"]))]


def _month(match: re.Match[str]) -> list[Span]:
    parts = match.groupdict()
    month = _MONTH_OF[parts["name"]] if parts.get("name") else int(parts["month"])
    return [span_of(dt.date(_year(parts["year"]), month, 1), "month")]


def _quarter(match: re.Match[str]) -> list[Span]:
    parts = match.groupdict()
    number = _ROMAN[parts["roman"]] if parts.get("roman") else int(parts["quarter"])
    return [span_of(dt.date(_year(parts["year"]), number * 3, 1), "quarter")]


def _whole_year(match: re.Match[str]) -> list[Span]:
    return [span_of(dt.date(int(match["year"]), 1, 1), "year")]


def _serial(match: re.Match[str]) -> list[Span]:
    number = int(match["number"])
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return []
    date = dt.date(1899, 12, 30) + dt.timedelta(days=number)
    return [Span(date, date, day=True, serial=True)]


def _from_to(match: re.Match[str]) -> list[Span]:
    ends = [list(_read(match[part])) for part in ("from", "to")]
    if any(len(end) != 1 for end in ends) or ends[0][0].first > ends[1][0].last:
        return []
    return [Span(ends[0][0].first, ends[1][0].last)]


_NTH = "(?:st|nd|rd|th)?,? "  # no sentence: endings of figures
_SHAPES: tuple[tuple[str, Callable[[re.Match[str]], list[Span]]], ...] = (
    (rf"{_FULL}([-/.])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}}){_TIME}", _iso),
    (rf"(?P<one>[0-9]{{1,2}})(?P<sep>[./-]) ?(?P<other>[0-9]{{1,2}})(?P=sep) ?{_YEAR}{_TIME}", _figures),
    (rf"(?P<day>[0-9]{{1,2}})(?:\.|st|nd|rd|th)?[ -]?{_MONTH},?[ -]?{_YEAR}", _worded),
    (rf"{_MONTH} (?P<day>[0-9]{{1,2}}){_NTH}{_FULL}", _worded),
    (rf"{_MONTH}{_APART}{_YEAR}", _month),
    (rf"{_FULL}{_APART}{_MONTH}", _month),
    (rf"{_FULL}[-/. ](?P<month>[0-9]{{1,2}})", _month),
    (rf"(?P<month>[0-9]{{1,2}})[-/. ]{_FULL}", _month),
    (rf"{_FULL}(?P<month>0[1-9]|1[0-2])", _month),
    (rf"m(?P<month>[0-9]{{1,2}}){_APART}{_FULL}", _month),
    (rf"{_FULL}{_APART}m(?P<month>[0-9]{{1,2}})", _month),
    (rf"{_QUARTER}\.? ?{_Q}{_APART}{_YEAR}", _quarter),
    (rf"{_Q}\.? ?{_QUARTER}\.?{_APART}{_YEAR}", _quarter),
    (rf"{_FULL}{_APART}{_QUARTER}\.? ?{_Q}", _quarter),
    (rf"{_FULL}{_APART}{_Q}\.? ?{_QUARTER}", _quarter),
    (rf"(?:q ?)?(?P<roman>i|ii|iii|iv)\.? ?{_QUARTER}?{_APART}{_FULL}", _quarter),
    (rf"(?:jahr|year|kalenderjahr|cy)? ?{_FULL}", _whole_year),
    (r"(?P<number>[0-9]{5})", _serial),
    (r"(?P<from>[^–]{4,30}?) ?(?: - |–| to | bis | until ) ?(?P<to>[^–]{4,30})", _from_to),
)
