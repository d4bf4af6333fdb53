"""The agenda of the next quarterly meeting: whatever is open, however long that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onecompany.sentences import gettext, ngettext
from onecompany.summary import labels, words
from onecompany.summary.blocks import Table, TableColumn, Value
from onecompany.summary.document import Report
from onecompany.summary.upcoming import Meeting, Promise


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is on the sheet. `when` is "" where no date was set, and a line to write on then stands in its place.

    `promises` are all that are open: what is overdue first, then by date, then what has no date. `due`: how many of
    them are due by then, "" where that cannot be said.
    """

    title: str
    when: str
    length: str
    points: tuple[str, ...]
    promises: Table
    due: str
    targets: tuple[str, ...]


def next_agenda(report: Report) -> Agenda:
    """What the next meeting is about: its agenda, all that is promised, and which targets are due by then."""
    meeting = report.upcoming.next_meeting
    promises = _open(report, meeting)
    columns = (
        TableColumn(gettext("What")),
        TableColumn(gettext("Who")),
        TableColumn(gettext("By when"), "date"),
    )
    rows = tuple((_line(promise.what), _line(promise.who), _when(promise)) for promise in promises)
    return Agenda(
        title=labels.NEXT_MEETING,
        when=words.long_date(meeting.date) if meeting and meeting.date else "",
        length=_length(round(meeting.minutes)) if meeting else "",
        points=tuple(map(_line, meeting.agenda if meeting else ())),
        promises=Table(columns, rows, empty=labels.NO_PROMISES),
        due=_due(promises, meeting),
        targets=tuple(map(_line, meeting.targets if meeting else ())),
    )


def line(text: str, limit: int) -> str:
    """A text in one line of at most so many characters."""
    return words.shortened(_line(text), limit)


def _length(minutes: int) -> str:
    return ngettext("1 minute", "{number} minutes", minutes)


def _open(report: Report, meeting: Meeting | None) -> list[Promise]:
    """All promises that are open, each once."""
    every = dict.fromkeys((*(meeting.promises if meeting else ()), *report.upcoming.promises))
    return sorted(every, key=lambda one: (not one.overdue, one.by_when is None, one.by_when or date.max))


def _due(promises: list[Promise], meeting: Meeting | None) -> str:
    if not promises or meeting is None or meeting.date is None:
        return ""
    day = meeting.date
    due = sum(one.overdue or (one.by_when is not None and one.by_when <= day) for one in promises)
    return gettext("Due by then: {part} of {whole}.", part=due, whole=len(promises))


def _when(promise: Promise) -> Value:
    """By when a promise is to be kept, and that it is overdue."""
    if not promise.overdue:
        return promise.by_when or labels.NO_DAY
    return f"{words.long_date(promise.by_when)}, {labels.OVERDUE}" if promise.by_when else labels.OVERDUE


def _line(text: str) -> str:
    return " ".join(text.split())
