"""What lies ahead as entries of a calendar (RFC 5545). Imports icalendar, so it is imported only when one is made.

What is due lasts its whole day and leaves it free. A meeting begins at nine, in whatever place it is read (a time
without a zone, RFC 5545, 3.3.5): only its day was agreed, so that it is tentative, and says so. Promises are events and
no to-dos, as several calendars leave those out. There is no METHOD: PUBLISH would need the address of an organiser
(RFC 5546, 3.2.1), which nobody was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from hashlib import blake2b
from itertools import chain, count

from icalendar import Calendar, Event

from onecompany.export.calendar_parts import DAY, HOUR, NONE, WEEK, Writer, all_day, new_event, one_line, remind, source
from onecompany.export.files import slug
from onecompany.export.format import ExportError, Made
from onecompany.export.tabling import cleaned
from onecompany.sentences import N_, gettext, ngettext
from onecompany.summary import labels
from onecompany.summary.document import Meta, Report
from onecompany.summary.upcoming import Meeting, Occasion, Promise, Upcoming
from onecompany.summary.words import long_date

NOTHING_DATED = N_(
    "No commitment, no event and no meeting has a date, so the calendar holds the day of the workshop alone. "
    "Add dates under Commitments, then export again."
)

_LONGEST_NAME = 40
"""The most characters of a name that go into the name of a file."""

MIDNIGHT = time()


def calendar(report: Report, revisions: Mapping[str, int] = NONE, *, by_person: bool = False) -> Made:
    """The calendar, with a warning for what has no date; `by_person`: another one for each who has promised something.

    `revisions`: the number of the last change of a promise, a meeting or an event, by its `uid`. A calendar has at
    least one entry (RFC 5545, 3.6): where nothing is dated, that is the day of the workshop. Of a year there is none
    then: raises `ExportError`.
    """
    if why := lacks(report):
        raise ExportError(why)
    report = cleaned(report)
    meetings = _meetings(report.upcoming)
    entries = _entries(report, report.upcoming, revisions)
    warnings = tuple(_warnings(report.upcoming, meetings))
    if not entries.subcomponents:
        entries.add_component(_workshop_event(report.meta))
        warnings = (gettext(NOTHING_DATED),)
    files = {".ics": entries.to_ical()}
    for name, upcoming in _by_person(report.upcoming).items() if by_person else ():
        files[f"-{name}.ics"] = _entries(report, upcoming, revisions).to_ical()
    return Made(files, warnings=warnings)


def _entries(report: Report, upcoming: Upcoming, revisions: Mapping[str, int]) -> Calendar:
    """What lies ahead as one calendar."""
    entries, writer = Calendar(), Writer(report.meta, revisions)
    entries.add("prodid", f"-//onecompany//onecompany {report.meta.version}".rstrip() + "//EN")
    entries.add("version", "2.0")
    entries.add("calscale", "GREGORIAN")
    name = " · ".join(one_line(part) for part in (report.meta.organisation, report.meta.title) if part.strip())
    entries.add("x-wr-calname", name or "onecompany")
    for event in (
        *_promise_events(upcoming.promises, writer),
        *_meeting_events(_meetings(upcoming), writer),
        *_occasion_events(upcoming.occasions, writer),
    ):
        entries.add_component(event)
    return entries


def _by_person(upcoming: Upcoming) -> dict[str, Upcoming]:
    """What lies ahead of each who has something to do on a day, by a name for the file; meetings are for everybody."""
    who = [*(one.who for one in upcoming.promises if one.by_when), *(one.who for one in upcoming.occasions if one.date)]
    named: dict[str, Upcoming] = {}
    for person in dict.fromkeys(name.strip() for name in who if name.strip()):
        plain = slug(person, _LONGEST_NAME)
        others = (f"{plain}-{number}" for number in count(2))
        free = next(name for name in chain((plain,), others) if name.casefold() not in map(str.casefold, named))
        named[free] = replace(
            upcoming,
            promises=tuple(one for one in upcoming.promises if one.who.strip() == person),
            occasions=tuple(one for one in upcoming.occasions if one.who.strip() == person),
        )
    return named


def lacks(report: Report) -> str:
    """Why there is no calendar of a year; "" where there is one."""
    upcoming = report.upcoming
    dated = [*(promise.by_when for promise in upcoming.promises), *(meeting.date for meeting in _meetings(upcoming))]
    if report.meta.covers == "workshop" or any([*dated, *(occasion.date for occasion in upcoming.occasions)]):
        return ""
    return gettext("Nothing that lies ahead has a date, so there is no calendar.")


def _workshop_event(meta: Meta) -> Event:
    """The day of the workshop. Its id comes from what it is called, for the report knows no other."""
    name = " · ".join(one_line(part) for part in (meta.title, meta.organisation) if part.strip())
    name = name or gettext("Workshop")
    uid = blake2b(f"{meta.date} {name}".encode("utf-8", "replace"), digest_size=8).hexdigest()
    event = new_event(Writer(meta, NONE), f"workshop-{uid}", name, [source(meta)])
    all_day(event, meta.date)
    return event


def _meetings(upcoming: Upcoming) -> tuple[Meeting, ...]:
    """All meetings that were planned, the next one among them; one that nobody has set is only an idea."""
    coming = upcoming.next_meeting
    known = {meeting.uid for meeting in upcoming.meetings}
    extra = (coming,) if coming is not None and coming.date is not None and coming.uid not in known else ()
    return (*upcoming.meetings, *extra)


def _promise_events(promises: Iterable[Promise], writer: Writer) -> Iterator[Event]:
    """Each on its day. It rings on the working day before, unless it should have been kept by now."""
    for promise in promises:
        if promise.by_when is None:
            continue
        lines = [promise.what]
        if promise.who.strip():
            lines.append(gettext("Who: {name}", name=promise.who))
        if promise.overdue:
            lines.append(gettext("Overdue when this was made, on {day}", day=long_date(writer.meta.made_at)))
        if promise.serves.strip():
            lines.append(gettext("What it serves: {what}", what=promise.serves))
        event = new_event(writer, promise.uid or "commitment", _summary(promise), [*lines, source(writer.meta)])
        all_day(event, promise.by_when)
        if not promise.overdue:
            told = gettext("Due {day}: {what}", day=long_date(promise.by_when), what=_summary(promise))
            remind(event, promise.by_when, MIDNIGHT, DAY, told)
        yield event


def _summary(promise: Promise) -> str:
    """The line that a calendar shows of a promise."""
    what, who = one_line(promise.what) or gettext("Commitment"), one_line(promise.who, 60)
    if promise.overdue and who:
        return gettext("Overdue: {what} ({name})", what=what, name=who)
    if promise.overdue:
        return gettext("Overdue: {what}", what=what)
    return gettext("{what} ({name})", what=what, name=who) if who else what


def _meeting_events(meetings: Iterable[Meeting], writer: Writer) -> Iterator[Event]:
    """Each at nine for as long as its section is. Its agenda speaks of much, so that it counts up with every act."""
    organisation = one_line(writer.meta.organisation)
    for meeting in meetings:
        if meeting.date is None:
            continue
        summary = gettext("{Customer} section of the quarterly meeting")
        summary = f"{summary} · {organisation}" if organisation else summary
        event = new_event(
            writer,
            meeting.uid or "meeting",
            summary,
            _agenda(meeting, writer.meta),
            sequence=max(writer.revisions.values(), default=0),
        )
        event.add("dtstart", datetime.combine(meeting.date, HOUR))
        event.add("duration", timedelta(minutes=max(1, round(meeting.minutes))))
        event.add("status", "TENTATIVE")
        event.add("transp", "OPAQUE")
        # A week is enough to see what became of the promises before they are asked for.
        remind(event, meeting.date, HOUR, WEEK, gettext("In a week: {what}", what=summary))
        yield event


def _occasion_events(occasions: Iterable[Occasion], writer: Writer) -> Iterator[Event]:
    for occasion in occasions:
        if occasion.date is None:
            continue
        who = gettext("Who sees to it: {name}", name=occasion.who) if occasion.who.strip() else ""
        lines = [line for line in (occasion.what, occasion.about, who) if line.strip()]
        summary = one_line(occasion.what) or one_line(occasion.about)
        event = new_event(writer, occasion.uid or "occasion", summary, [*lines, source(writer.meta)])
        all_day(event, occasion.date)
        yield event


def _agenda(meeting: Meeting, meta: Meta) -> list[str]:
    minutes = round(meeting.minutes)
    paragraphs = [
        ngettext(
            "The standing {customer} section takes 1 minute.",
            "The standing {customer} section takes {number} minutes.",
            minutes,
        ),
        gettext("Only the day was agreed. Move it to its hour."),
    ]
    for title, lines in (
        (gettext("Agenda"), [f"{place}. {text}" for place, text in enumerate(meeting.agenda, 1)]),
        (gettext("Due by then"), [f"• {_promised(promise)}" for promise in meeting.promises]),
        (gettext("Targets"), [f"• {text}" for text in meeting.targets]),
    ):
        if lines:
            paragraphs += ["", title, *lines]
    return [*paragraphs, "", source(meta)]


def _promised(promise: Promise) -> str:
    when = labels.by(promise.by_when) if promise.by_when else labels.NO_DAY
    ends = [promise.who.strip(), when, labels.OVERDUE if promise.overdue else ""]
    details = ", ".join(filter(None, ends))
    return f"{promise.what} ({details})" if details else promise.what


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
