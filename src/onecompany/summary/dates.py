"""How days are written, in the language that is spoken."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from onecompany.sentences import N_, gettext, language

if TYPE_CHECKING:
    from babel import Locale

_AS_HERE = ("en", "en-GB")
"""English as the program writes it: "12 December 2026". Other regions, and other languages, come from CLDR."""

_MONTHS = (
    # no sentence: other languages come from CLDR
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

_WEEKDAYS = (
    # no sentence: the same
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
)


def long_date(day: date) -> str:
    """A day as "12 December 2026", or as the language has it (Unicode CLDR's long form).

    A moment is shown by its day, in its own time zone.
    """
    return _written(day, f"{day.day} {_MONTHS[day.month - 1]} {day.year}", "long")


def full_date(day: date) -> str:
    """A day with its weekday: "Saturday 12 December 2026", or as the language has it."""
    return _written(day, f"{_WEEKDAYS[day.weekday()]} {long_date(day)}", "full")


def short_date(day: date) -> str:
    """The same for a place with little room, such as a chart: "12 Dec 2026"."""
    return _written(day, f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}", "yMMMd")


def short_day(day: date) -> str:
    """The same without its year: "12 Dec"."""
    return _written(day, f"{day.day} {_MONTHS[day.month - 1][:3]}", "MMMd")


# For translators: a day of this year with its weekday where there is little room, in letters of Unicode CLDR
# (https://unicode.org/reports/tr35/tr35-dates.html#Date_Field_Symbol_Table); as a room would type it.
_IN_A_ROOM = N_("ccc d LLL")
# For translators: the same with its year.
_OF_ANOTHER_YEAR = N_("ccc d LLL y")


def room_date(day: date, today: date) -> str:
    """A day as a room reads it: "Sat 12 Dec", with the year when it is another.

    For showing, not for editing: of a day of this year that has passed, `parse_date` reads the next one.
    """
    english = f"{_WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1][:3]}"
    if day.year == today.year:
        return _written(day, english, gettext(_IN_A_ROOM))
    return _written(day, f"{english} {day.year}", gettext(_OF_ANOTHER_YEAR))


@dataclass(frozen=True, slots=True)
class RoomDay:
    """The same as a value of a message: it is written where the message is shown, in the language of that moment."""

    day: date
    today: date

    def __str__(self) -> str:
        return room_date(self.day, self.today)


def short_month(day: date) -> str:
    """The month of a day as "Dec"."""
    return _written(day, _MONTHS[day.month - 1][:3], "MMM")


def long_month(day: date) -> str:
    """The month of a day as "December 2026", or as the language has it."""
    return _written(day, f"{_MONTHS[day.month - 1]} {day.year}", "yMMMM")


def _written(day: date, english: str, form: str) -> str:
    """A day in English, else in the language that is spoken: by a pattern of CLDR, or by its name or skeleton there."""
    tag = language()
    if tag in _AS_HERE:
        return english
    from babel.dates import format_date, format_skeleton

    place = locale(tag)
    if form in ("long", "full") or " " in form:
        return format_date(day, form, locale=place)
    return format_skeleton(form, day, locale=place)


@cache
def locale(tag: str) -> Locale:
    """What CLDR knows of a language, with its region or without; of English where it knows neither."""
    from babel import Locale, UnknownLocaleError

    for name in (tag, tag.partition("-")[0]):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(name, sep="-")
    return Locale("en", "GB")
