"""What lies ahead as entries of a calendar (RFC 5545). Imports icalendar, so it is imported only when one is made.

All entries last a whole day, since no time of day is known, and leave the day free. They are events and no to-dos,
as several calendars leave those out. There is no METHOD: PUBLISH would need the address of an organiser
(RFC 5546, 3.2.1), which nobody was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from icalendar import Alarm, Calendar, Event

from onecompany.export.format import Made
from onecompany.export.tabling import cleaned
from onecompany.summary import labels
from onecompany.summary.document import Meta, Report
from onecompany.summary.upcoming import Meeting, Promise, Upcoming
from onecompany.summary.words import long_date, number, shortened

NOTHING_DATED = (
    "No commitment and no meeting has a date, so the calendar holds the day of the workshop alone. "
    "Add dates under Commitments, then export again."
)

MEETING = "Customer section of the quarterly meeting"

_REMINDER = timedelta(days=-7)
"""A week is enough to see what became of the promises before they are asked for."""

_LINE = 120
"""The most characters of the line that a calendar shows; the whole text is in the description."""


def calendar(report: Report) -> Made:
    """The calendar, with a warning for what has no date.

    A calendar has at least one entry (RFC 5545, 3.6): where nothing is dated, that is the day of the workshop.
    """
    report = cleaned(report)
    promises, meetings = report.upcoming.promises, _meetings(report.upcoming)
    made = Calendar()
    made.add("prodid", f"-//onecompany//onecompany {report.meta.version}".rstrip() + "//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    name = " · ".join(_line(each) for each in (report.meta.organisation, report.meta.title) if each.strip())
    made.add("x-wr-calname", name or "onecompany")
    taken: set[str] = set()
    for event in (*_promise_events(promises, report.meta, taken), *_meeting_events(meetings, report.meta, taken)):
        made.add_component(event)
    warnings = tuple(_warnings(promises, meetings))
    if not made.subcomponents:
        made.add_component(_workshop_event(report.meta))
        warnings = (NOTHING_DATED,)
    data: bytes = made.to_ical()
    return Made({".ics": data}, warnings=warnings)


def _workshop_event(meta: Meta) -> Event:
    """The day of the workshop. Its id comes from what it is called, for the report knows no other."""
    name = " · ".join(_line(each) for each in (meta.title, meta.organisation) if each.strip()) or "Workshop"
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
        who = f" ({_line(promise.who, 60)})" if promise.who.strip() else ""
        late = f"{labels.OVERDUE.capitalize()}: " if promise.overdue else ""
        said = [promise.what]
        said += [f"Who: {promise.who}"] if promise.who.strip() else []
        said += [f"Overdue when this was made, on {long_date(meta.made_at)}"] if promise.overdue else []
        said += [f"Serves: {promise.serves}"] if promise.serves.strip() else []
        said.append(_source(meta))
        yield _event(
            _uid(promise.uid or "commitment", taken),
            promise.by_when,
            late + (_line(promise.what) or "Commitment") + who,
            "\n".join(said),
            meta.made_at,
        )


def _meeting_events(meetings: Iterable[Meeting], meta: Meta, taken: set[str]) -> Iterator[Event]:
    for meeting in meetings:
        if meeting.date is None:
            continue
        organisation = _line(meta.organisation)
        summary = f"{MEETING} · {organisation}" if organisation else MEETING
        event = _event(
            _uid(meeting.uid or "meeting", taken), meeting.date, summary, _agenda(meeting, meta), meta.made_at
        )
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _REMINDER)
        alarm.add("description", f"In a week: {summary}")
        event.add_component(alarm)
        yield event


def _agenda(meeting: Meeting, meta: Meta) -> str:
    said = [f"The standing customer section takes {number(meeting.minutes)} minutes."]
    for title, lines in (
        ("Agenda", [f"{at}. {text}" for at, text in enumerate(meeting.agenda, 1)]),
        ("Due by then", [f"• {_promised(each)}" for each in meeting.promises]),
        ("Targets", [f"• {text}" for text in meeting.targets]),
    ):
        if lines:
            said += ["", title, *lines]
    return "\n".join([*said, "", _source(meta)])


def _promised(promise: Promise) -> str:
    when = f"{labels.BY} {long_date(promise.by_when)}" if promise.by_when else labels.NO_DAY
    ends = [promise.who.strip(), when, labels.OVERDUE if promise.overdue else ""]
    told = ", ".join(filter(None, ends))
    return f"{promise.what} ({told})" if told else promise.what


def _source(meta: Meta) -> str:
    """Where an entry comes from, in a line."""
    named = ", ".join(_line(each) for each in (meta.organisation, meta.title) if each.strip())
    return f"From: {named}, {long_date(meta.date)}" if named else f"From the workshop of {long_date(meta.date)}"


def _event(uid: str, day: date, summary: str, description: str, at: datetime) -> Event:
    moment = at.astimezone(UTC).replace(microsecond=0)
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
    found, count = uid, 1
    while found in taken:
        count += 1
        found = f"{uid}-{count}"
    taken.add(found)
    return found


def _line(text: str, limit: int = _LINE) -> str:
    return shortened(" ".join(text.split()), limit)


def _warnings(promises: Iterable[Promise], meetings: Iterable[Meeting]) -> Iterator[str]:
    late = sum(each.overdue and each.by_when is not None for each in promises)
    if late:
        one = "commitment is overdue and stands" if late == 1 else "commitments are overdue and stand"
        yield f"{late} {one} in the calendar on the day {'it was' if late == 1 else 'they were'} due."
    for count, one, many in (
        (sum(each.by_when is None for each in promises), "commitment has", "commitments have"),
        (sum(each.date is None for each in meetings), "meeting has", "meetings have"),
    ):
        if count:
            are = "is" if count == 1 else "are"
            yield f"{count} {one if count == 1 else many} no date and {are} not in the calendar."
