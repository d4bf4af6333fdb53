"""What lies ahead of the commitments, for calendars and the next agenda: promises by date, and the meetings. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from onecompany.exercises.commitments.board import active, meetings
from onecompany.exercises.named import watched_words
from onecompany.exercises.wording import quoted
from onecompany.store.state import State
from onecompany.summary.coming import Ahead, Meeting, Promise
from onecompany.summary.rows import by_date, promised_by
from onecompany.summary.words import number
from onecompany.view import View

if TYPE_CHECKING:
    from onecompany.store.tables import Commitment


def ahead(view: View) -> Ahead:
    """Open promises and all meetings. The next meeting is the first from today on; without one, it has no date."""
    state = view.state
    found = []
    before: dt.date | None = None
    for row in meetings(state):
        found.append(_meeting(state, row, before))
        before = row.date
    coming = [each for each in found if each.date is not None and each.date >= view.today]
    return Ahead(
        promises=tuple(_promise(state, row) for row in by_date(active(state))),
        meetings=tuple(found),
        next_meeting=coming[0] if coming else _undated(view),
    )


def due(state: State, after: dt.date | None, until: dt.date) -> list[Any]:
    """The open promises between two days, the first one not counted, by date."""
    return [row for row in by_date(active(state)) if _between(after, row.by_when, until)]


def targets(state: State, after: dt.date | None, until: dt.date) -> list[str]:
    """The targets of metrics that are to be met between two days, in words."""
    rows = [row for row in by_date(state.rows("metric")) if _between(after, row.by_when, until)]
    return [f"Target of {quoted(row.name)}{_target(row)}" for row in rows]


def agenda_points(text: str) -> tuple[str, ...]:
    """The points of an agenda that was typed one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _meeting(state: State, row: Any, before: dt.date | None) -> Meeting:
    promises = tuple(_promise(state, each) for each in due(state, before, row.date))
    points = agenda_points(row.agenda)
    return Meeting(row.id, row.date, row.minutes, points, promises, tuple(targets(state, before, row.date)))


def _undated(view: View) -> Meeting:
    """The meeting that nobody has set a date for: the agenda that the plan proposes, and all that was promised."""
    promises = tuple(_promise(view.state, row) for row in by_date(active(view.state)))
    points = tuple(str(line) for line in view.settings["agenda"])
    return Meeting("", None, float(view.settings["section_minutes"]), points, promises)


def _promise(state: State, row: Commitment) -> Promise:
    serves = watched_words(state, row.serves) or row.serves_text
    return Promise(row.id, row.what, promised_by(state, row), row.by_when, serves)


def _target(row: Any) -> str:
    return f": {number(row.target)} {row.unit}".rstrip() if row.target is not None else ""


def _between(after: dt.date | None, day: dt.date | None, until: dt.date) -> bool:
    return day is not None and day <= until and (after is None or day > after)
