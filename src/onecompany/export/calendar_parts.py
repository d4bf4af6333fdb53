"""What all entries of a calendar are made of (RFC 5545). Imports icalendar, so it is imported only when one is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from icalendar import Alarm, Event

from onecompany.sentences import gettext
from onecompany.summary.document import Meta
from onecompany.summary.words import long_date, shortened

HOUR = time(9)
"""When meetings begin and reminders ring: in the hours in which people work."""

DAY, WEEK = timedelta(days=1), timedelta(days=7)

_FRIDAY = 4

NONE: Mapping[str, int] = MappingProxyType({})

_LINE = 120
"""The most characters of the line that a calendar shows; the whole text is in the description."""


@dataclass(slots=True)
class Writer:
    """What all entries of one calendar have in common. `taken` are the ids that it has."""

    meta: Meta
    revisions: Mapping[str, int]
    taken: set[str] = field(default_factory=set)


def new_event(writer: Writer, uid: str, summary: str, lines: Sequence[str], *, sequence: int | None = None) -> Event:
    """An event without its time. `uid`: the id of what it is about, `summary` the line that a calendar shows.

    `sequence` counts up with what it is about (RFC 5545, 3.8.7.4), where it is not another number.
    """
    moment = writer.meta.made_at.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{_uid(uid, writer.taken)}@onecompany")
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", writer.revisions.get(uid, 0) if sequence is None else sequence)
    event.add("summary", summary)
    event.add("description", "\n".join(lines))
    event.add("class", "CONFIDENTIAL")
    return event


def all_day(event: Event, day: date) -> None:
    """Let an event last a day, which stays free."""
    event.add("dtstart", date(day.year, day.month, day.day))
    # The day after, since the end of an event is not part of it (RFC 5545, 3.6.1); the last day of all has none.
    if day < date.max:
        event.add("dtend", date(day.year, day.month, day.day) + DAY)
    event.add("transp", "TRANSPARENT")


def remind(event: Event, day: date, begins: time, before: timedelta, text: str) -> None:
    """Let an event ring `before` its day, at nine; where that is a Saturday or a Sunday, on the Friday.

    It is counted from the beginning of the event (RFC 5545, 3.8.6.3).
    """
    if day - date.min < before + WEEK:  # there is no day so long before
        return
    ring = day - before
    ring -= DAY * max(0, ring.weekday() - _FRIDAY)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", datetime.combine(ring, HOUR) - datetime.combine(day, begins))
    alarm.add("description", text)
    event.add_component(alarm)


def _uid(uid: str, taken: set[str]) -> str:
    """The id of a row, which is the same in every export; a number is added to one that is taken."""
    free, count = uid, 1
    while free in taken:
        count += 1
        free = f"{uid}-{count}"
    taken.add(free)
    return free


def one_line(text: str, limit: int = _LINE) -> str:
    """A text in a line of at most so many characters."""
    return shortened(" ".join(text.split()), limit)


def source(meta: Meta) -> str:
    """Where an entry comes from, in a line."""
    workshop = ", ".join(one_line(part) for part in (meta.organisation, meta.title) if part.strip())
    if not workshop:
        return gettext("From the workshop of {day}", day=long_date(meta.date))
    return gettext("From: {workshop}, {day}", workshop=workshop, day=long_date(meta.date))
