"""What lies ahead of the commitments, for calendars and the next agenda: promises by date, and the meetings. Pure."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onecompany.kinds.cadence import meetings, promised_by
from onecompany.kinds.lines import line_of
from onecompany.kinds.lookup import reference_words
from onecompany.kinds.progress import is_reached, readings_of
from onecompany.kinds.promises import active, by_urgency, is_overdue
from onecompany.kinds.reporting import by_date
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.upcoming import Meeting, Promise, Upcoming
from onecompany.summary.words import number


def upcoming(view: View) -> Upcoming:
    """Open promises and all meetings. The next meeting is the first from today on; without one, it has no date."""
    state = view.state
    held = []
    before: dt.date | None = None
    for row in meetings(state):
        held.append(_meeting(view, row, before))
        before = row.date
    coming = [meeting for meeting in held if meeting.date is not None and meeting.date >= view.today]
    return Upcoming(
        promises=tuple(_promise(view, row) for row in by_urgency(active(state), view.today)),
        meetings=tuple(held),
        next_meeting=coming[0] if coming else _undated(view),
    )


def due(state: State, today: dt.date, after: dt.date | None, until: dt.date) -> list[Any]:
    """The open promises that a meeting looks at: those due since the meeting before, the most urgent first.

    The next meeting looks at all that is overdue, too, and at what has no date.
    """
    coming = until >= today and (after is None or after < today)

    def belongs(row: Record) -> bool:
        return _between(after, row.by_when, until) or (coming and (row.by_when is None or is_overdue(row, today)))

    return [row for row in by_urgency(active(state), today) if belongs(row)]


def targets(state: State, today: dt.date, after: dt.date | None, until: dt.date) -> list[str]:
    """The targets of metrics that are to be met between two days and are not reached, in words."""
    rows = [row for row in by_date(state.rows("metric")) if _between(after, row.by_when, until)]
    return [_target(row, today) for row in rows if not is_reached(row, readings_of(state, row))]


def agenda_points(text: str) -> tuple[str, ...]:
    """The points of an agenda that was typed one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _meeting(view: View, row: Any, before: dt.date | None) -> Meeting:
    promises = tuple(_promise(view, promise) for promise in due(view.state, view.today, before, row.date))
    points = agenda_points(row.agenda)
    return Meeting(
        line_of(row), row.date, row.minutes, points, promises, tuple(targets(view.state, view.today, before, row.date))
    )


def _undated(view: View) -> Meeting:
    """The meeting that nobody has set a date for: the agenda that the plan proposes, and all that was promised."""
    promises = tuple(_promise(view, row) for row in by_urgency(active(view.state), view.today))
    points = tuple(str(line) for line in view.settings["agenda"])
    return Meeting("", None, float(view.settings["section_minutes"]), points, promises)


def _promise(view: View, row: Record) -> Promise:
    serves = reference_words(view.state, row.serves) or row.serves_text
    late = is_overdue(row, view.today)
    return Promise(line_of(row), row.what, promised_by(view.state, row), row.by_when, serves, late)


def _target(row: Any, today: dt.date) -> str:
    missed = row.by_when < today
    if row.target is None:
        name = gettext("Target of {name:quoted}, missed", name=row.name)
        return name if missed else gettext("Target of {name:quoted}", name=row.name)
    target = f"{number(row.target)} {row.unit}".strip()
    if missed:
        return gettext("Target of {name:quoted}: {target}, missed", name=row.name, target=target)
    return gettext("Target of {name:quoted}: {target}", name=row.name, target=target)


def _between(after: dt.date | None, day: dt.date | None, until: dt.date) -> bool:
    return day is not None and day <= until and (after is None or day > after)
