"""What lies ahead as entries of a calendar (RFC 5545). Imports icalendar, so it is imported only when one is made.

All entries last a whole day, since no time of day is known, and leave the day free. They are events and no to-dos,
as several calendars leave those out. There is no METHOD: PUBLISH would need the address of an organiser
(RFC 5546, 3.2.1), which nobody was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from icalendar import Alarm, Calendar, Event

from onecompany.export.format import ExportError, Made
from onecompany.export.tabling import cleaned
from onecompany.sentences import N_, gettext, ngettext
from onecompany.summary import labels
from onecompany.summary.document import Meta, Report
from onecompany.summary.upcoming import Meeting, Occasion, Promise, Upcoming
from onecompany.summary.words import long_date, number, shortened

NOTHING_DATED = N_(
    "No commitment, no event and no meeting has a date, so the calendar holds the day of the workshop alone. "
    "Add dates under Commitments, then export again."
)

_REMINDER = timedelta(days=-7)
"""A week is enough to see what became of the promises before they are asked for."""

_LINE = 120
"""The most characters of the line that a calendar shows; the whole text is in the description."""


def calendar(report: Report) -> Made:
    """The calendar, with a warning for what has no date.

    A calendar has at least one entry (RFC 5545, 3.6): where nothing is dated, that is the day of the workshop. Of a
    year there is none then: raises `ExportError`.
    """
    if why := lacks(report):
        raise ExportError(why)
    report = cleaned(report)
    promises, meetings = report.upcoming.promises, _meetings(report.upcoming)
    entries = Calendar()
    entries.add("prodid", f"-//onecompany//onecompany {report.meta.version}".rstrip() + "//EN")
    entries.add("version", "2.0")
    entries.add("calscale", "GREGORIAN")
    name = " · ".join(_line(part) for part in (report.meta.organisation, report.meta.title) if part.strip())
    entries.add("x-wr-calname", name or "onecompany")
    taken: set[str] = set()
    for event in (
        *_promise_events(promises, report.meta, taken),
        *_meeting_events(meetings, report.meta, taken),
        *_occasion_events(report.upcoming.occasions, report.meta, taken),
    ):
        entries.add_component(event)
    warnings = tuple(_warnings(report.upcoming, meetings))
    if not entries.subcomponents:
        entries.add_component(_workshop_event(report.meta))
        warnings = (gettext(NOTHING_DATED),)
    data: bytes = entries.to_ical()
    return Made({".ics": data}, warnings=warnings)


def lacks(report: Report) -> str:
    """Why there is no calendar of a year; "" where there is one."""
    upcoming = report.upcoming
    dated = [*(promise.by_when for promise in upcoming.promises), *(meeting.date for meeting in _meetings(upcoming))]
    if report.meta.covers == "workshop" or any([*dated, *(occasion.date for occasion in upcoming.occasions)]):
        return ""
    return gettext("Nothing that lies ahead has a date, so there is no calendar.")


def _workshop_event(meta: Meta) -> Event:
    """The day of the workshop. Its id comes from what it is called, for the report knows no other."""
    name = " · ".join(_line(part) for part in (meta.title, meta.organisation) if part.strip())
    name = name or gettext("Workshop")
    uid = blake2b(f"{meta.date} {name}".encode("utf-8", "replace"), digest_size=8).hexdigest()
    return _event(f"workshop-{uid}", meta.date, name, _source(meta), meta.made_at)


def _meetings(upcoming: Upcoming) -> tuple[Meeting, ...]:
    """All meetings that were planned, the next one among them; one that nobody has set is only an idea."""
    coming = upcoming.next_meeting
    known = {meeting.uid for meeting in upcoming.meetings}
    extra = (coming,) if coming is not None and coming.date is not None and coming.uid not in known else ()
    return (*upcoming.meetings, *extra)


def _promise_events(promises: Iterable[Promise], meta: Meta, taken: set[str]) -> Iterator[Event]:
    for promise in promises:
        if promise.by_when is None:
            continue
        lines = [promise.what]
        if promise.who.strip():
            lines.append(gettext("Who: {name}", name=promise.who))
        if promise.overdue:
            lines.append(gettext("Overdue when this was made, on {day}", day=long_date(meta.made_at)))
        if promise.serves.strip():
            lines.append(gettext("What it serves: {what}", what=promise.serves))
        description = "\n".join([*lines, _source(meta)])
        uid = _uid(promise.uid or "commitment", taken)
        yield _event(uid, promise.by_when, _summary(promise), description, meta.made_at)


def _summary(promise: Promise) -> str:
    """The line that a calendar shows of a promise."""
    what, who = _line(promise.what) or gettext("Commitment"), _line(promise.who, 60)
    if promise.overdue and who:
        return gettext("Overdue: {what} ({name})", what=what, name=who)
    if promise.overdue:
        return gettext("Overdue: {what}", what=what)
    return gettext("{what} ({name})", what=what, name=who) if who else what


def _meeting_events(meetings: Iterable[Meeting], meta: Meta, taken: set[str]) -> Iterator[Event]:
    for meeting in meetings:
        if meeting.date is None:
            continue
        organisation = _line(meta.organisation)
        summary = gettext("{Customer} section of the quarterly meeting")
        summary = f"{summary} · {organisation}" if organisation else summary
        event = _event(
            _uid(meeting.uid or "meeting", taken), meeting.date, summary, _agenda(meeting, meta), meta.made_at
        )
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _REMINDER)
        alarm.add("description", gettext("In a week: {what}", what=summary))
        event.add_component(alarm)
        yield event


def _occasion_events(occasions: Iterable[Occasion], meta: Meta, taken: set[str]) -> Iterator[Event]:
    for occasion in occasions:
        if occasion.date is None:
            continue
        who = gettext("Who sees to it: {name}", name=occasion.who) if occasion.who.strip() else ""
        lines = [line for line in (occasion.what, occasion.about, who) if line.strip()]
        uid, summary = _uid(occasion.uid or "occasion", taken), _line(occasion.what) or _line(occasion.about)
        yield _event(uid, occasion.date, summary, "\n".join([*lines, _source(meta)]), meta.made_at)


def _agenda(meeting: Meeting, meta: Meta) -> str:
    paragraphs = [
        gettext("The standing {customer} section takes {minutes} minutes.", minutes=number(meeting.minutes)),
    ]
    for title, lines in (
        (gettext("Agenda"), [f"{place}. {text}" for place, text in enumerate(meeting.agenda, 1)]),
        (gettext("Due by then"), [f"• {_promised(promise)}" for promise in meeting.promises]),
        (gettext("Targets"), [f"• {text}" for text in meeting.targets]),
    ):
        if lines:
            paragraphs += ["", title, *lines]
    return "\n".join([*paragraphs, "", _source(meta)])


def _promised(promise: Promise) -> str:
    when = f"{labels.BY} {long_date(promise.by_when)}" if promise.by_when else labels.NO_DAY
    ends = [promise.who.strip(), when, labels.OVERDUE if promise.overdue else ""]
    details = ", ".join(filter(None, ends))
    return f"{promise.what} ({details})" if details else promise.what


def _source(meta: Meta) -> str:
    """Where an entry comes from, in a line."""
    workshop = ", ".join(_line(part) for part in (meta.organisation, meta.title) if part.strip())
    if not workshop:
        return gettext("From the workshop of {day}", day=long_date(meta.date))
    return gettext("From: {workshop}, {day}", workshop=workshop, day=long_date(meta.date))


def _event(uid: str, day: date, summary: str, description: str, made_at: datetime) -> Event:
    moment = made_at.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{uid}@onecompany")
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", 0)
    event.add("dtstart", date(day.year, day.month, day.day))
    # The day after, since the end of an event is not part of it (RFC 5545, 3.6.1); the last day of all has none.
    if day < date.max:
        event.add("dtend", date(day.year, day.month, day.day) + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", description)
    event.add("class", "CONFIDENTIAL")
    event.add("transp", "TRANSPARENT")
    return event


def _uid(uid: str, taken: set[str]) -> str:
    """The id of a row, which is the same in every export; a number is added to one that is taken."""
    free, count = uid, 1
    while free in taken:
        count += 1
        free = f"{uid}-{count}"
    taken.add(free)
    return free


def _line(text: str, limit: int = _LINE) -> str:
    return shortened(" ".join(text.split()), limit)


def _warnings(upcoming: Upcoming, meetings: Sequence[Meeting]) -> Iterator[str]:
    promises = upcoming.promises
    late = sum(promise.overdue and promise.by_when is not None for promise in promises)
    if late:
        yield ngettext(
            "1 commitment is overdue and stands in the calendar on the day it was due.",
            "{number} commitments are overdue and stand in the calendar on the day they were due.",
            late,
        )
    undated = sum(promise.by_when is None for promise in promises)
    if undated:
        yield ngettext(
            "1 commitment has no date and is not in the calendar.",
            "{number} commitments have no date and are not in the calendar.",
            undated,
        )
    unset = sum(meeting.date is None for meeting in meetings)
    if unset:
        yield ngettext(
            "1 meeting has no date and is not in the calendar.",
            "{number} meetings have no date and are not in the calendar.",
            unset,
        )
    undated = sum(occasion.date is None for occasion in upcoming.occasions)
    if undated:
        yield ngettext(
            "1 event has no date and is not in the calendar.",
            "{number} events have no date and are not in the calendar.",
            undated,
        )
