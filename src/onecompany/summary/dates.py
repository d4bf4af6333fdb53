"""How days are written: in English, or in the language of the dates of a hand-out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

_MONTHS = (
    # no sentence: other languages come from CLDR
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

_WEEKDAYS = (
    # no sentence: the same
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
)

_LANGUAGE: ContextVar[str] = ContextVar("language of dates", default="en")


@contextmanager
def dates_in(language: str) -> Iterator[None]:
    """Within this, dates are written in a language, such as `de` or `pt-BR`. Everything else stays as it is."""
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def long_date(day: date) -> str:
    """A day as "12 December 2026", or as the language of dates has it (Unicode CLDR's long form).

    A moment is shown by its day, in its own time zone.
    """
    return _written(day, f"{day.day} {_MONTHS[day.month - 1]} {day.year}", "long")


def full_date(day: date) -> str:
    """A day with its weekday: "Saturday 12 December 2026", or as the language of dates has it."""
    return _written(day, f"{_WEEKDAYS[day.weekday()]} {long_date(day)}", "full")


def short_date(day: date) -> str:
    """The same for a place with little room, such as a chart: "12 Dec 2026"."""
    return _written(day, f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}", "yMMMd")


def short_day(day: date) -> str:
    """The same without its year: "12 Dec"."""
    return _written(day, f"{day.day} {_MONTHS[day.month - 1][:3]}", "MMMd")


def short_month(day: date) -> str:
    """The month of a day as "Dec"."""
    return _written(day, _MONTHS[day.month - 1][:3], "MMM")


def long_month(day: date) -> str:
    """The month of a day as "December 2026", or as the language of dates has it."""
    return _written(day, f"{_MONTHS[day.month - 1]} {day.year}", "yMMMM")


def _written(day: date, english: str, form: str) -> str:
    """A day in English, else in the language of dates, by a skeleton of CLDR or its long or full form."""
    language = _LANGUAGE.get()
    if language in ("en", "en-GB"):
        return english
    from babel.dates import format_date, format_skeleton

    locale = language.replace("-", "_")
    return (
        format_date(day, form, locale=locale) if form in ("long", "full") else format_skeleton(form, day, locale=locale)
    )
