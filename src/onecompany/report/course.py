"""The course of an organisation over all its workshops: what moved, what is open, what comes next. Pure.

A workshop that has not begun counts for nothing: it only has what came along. One counts from when its clock was
started, or, once its day has come, from when something was recorded in it (`State.idle`). What is planned and due is
said by the workshops that no other one goes on from, which is usually the latest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onecompany.kinds.drift import Drift, drifts
from onecompany.kinds.findings import views
from onecompany.kinds.hooks import hooks
from onecompany.kinds.lineage import CrackLine, cracks, cracks_of, day_of, line_of
from onecompany.kinds.lookup import row_words
from onecompany.kinds.measures import Measure, measures_of
from onecompany.kinds.promises import by_urgency, is_overdue
from onecompany.kinds.view import View
from onecompany.report.promised import heads, promises
from onecompany.report.trends import Trend, trends_of
from onecompany.sentences import gettext
from onecompany.store.organisations import EARLY
from onecompany.store.state import State

THIRD = 3
"""From the third workshop on in which a crack is open it is stuck: twice may be the time that mending takes."""

NEAR = 7
"""Days: two meetings of two plans that lie so near to each other are one."""


@dataclass(frozen=True, slots=True)
class Held:
    """A workshop of the course. `state` is new, running or closed; `ahead`: it has not begun, be its day over or not.

    `cracks`: how many count as open in it (`CrackLine.open_at`), and `closed`: how many that were open before it were
    none any more. `unseen`: how many it was the last one to have that nobody has looked at again.
    """

    workshop_id: str
    date: date
    title: str
    state: str
    measures: Mapping[str, Measure]
    cracks: int = 0
    closed: int = 0
    ahead: bool = False
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting that lies ahead. `minutes`: of its customer section."""

    date: date
    minutes: float
    agenda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A promise that is still to be kept. `overdue`: how many days its day is over, 0 for none.

    `late`: it is overdue, or was said to be late, be it without a day.
    """

    what: str
    who: str
    by_when: date | None
    overdue: int
    late: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """A rule that became its opposite and still is, and in which workshop. `drift.now` is what it says since."""

    date: date
    workshop_id: str
    stage: str
    drift: Drift


@dataclass(frozen=True, slots=True)
class Course:
    """The course of an organisation. `held`: its workshops, the latest last. `cracks`: those that are open now.

    `closed`: those that were closed and did not come back, the latest first. `unseen`: those at which no later
    workshop has looked.
    """

    organisation: str
    held: tuple[Held, ...]
    planned: tuple[Planned, ...]
    trends: tuple[Trend, ...]
    due: tuple[Due, ...]
    cracks: tuple[CrackLine, ...]
    turned: tuple[Turned, ...]
    closed: tuple[CrackLine, ...]
    unseen: tuple[CrackLine, ...] = ()

    @property
    def stuck(self) -> tuple[CrackLine, ...]:
        """The cracks that are open for the third time or more, those that are there longest first."""
        return tuple(sorted((line for line in self.cracks if line.times >= THIRD), key=lambda line: -line.times))

    def trend(self, key: str) -> Trend | None:
        """The trend of a measure; None where no workshop has a value of it."""
        return next((trend for trend in self.trends if trend.key == key), None)


def course_of(states: Sequence[State], today: date) -> Course:
    """The course of an organisation with these workshops, at least one, by date.

    A workshop that is over is looked at as of its own day, so that it says for ever what it said then.
    """
    begun = [state for state in states if not _is_ahead(state, today)]
    days = [*(state.workshop.date for state in begun[:-1]), *(day_of(state, today) for state in begun[-1:])]
    findings = [cracks_of(state, day) for state, day in zip(begun, days, strict=True)]
    lines = cracks(begun, findings)
    held = {state.workshop_id: replace(_plain(state), ahead=True) for state in states}
    for place, state in enumerate(begun):
        held[state.workshop_id] = _held(state, lines, place, days[place])
    return Course(
        organisation=states[-1].organisation.name,
        held=tuple(held.values()),
        planned=_planned(heads(begun or states), begun, today),
        trends=trends_of([(one.date, one.measures) for one in held.values() if not one.ahead]),
        due=_due(begun or states, today),
        cracks=tuple(line for line in lines if line.open),
        turned=_turned(begun),
        closed=tuple(sorted((line for line in lines if line.closed is not None), key=lambda line: -(line.closed or 0))),
        unseen=tuple(line for line in lines if line.unseen),
    )


def _is_ahead(state: State, today: date) -> bool:
    return bool(state.workshop.state == "new" and (state.idle or state.workshop.date > today))


def _plain(state: State) -> Held:
    workshop = state.workshop
    return Held(state.workshop_id, workshop.date, workshop.title, workshop.state, {})


def _held(state: State, lines: Sequence[CrackLine], place: int, day: date) -> Held:
    cracks = sum(line.open_at(place) for line in lines)
    closed = sum(place in line.closings for line in lines)
    unseen = sum(line.unseen and line.seen[-1] == place for line in lines)
    measures = dict(measures_of(state, day))
    measures["cracks"] = Measure("cracks", gettext("Cracks open"), cracks, good="down")
    return replace(_plain(state), measures=measures, cracks=cracks, closed=closed, unseen=unseen)


def _planned(latest: Sequence[State], begun: Sequence[State], today: date) -> tuple[Planned, ...]:
    """The meetings ahead. Of two that lie near each other the one that was planned later is meant.

    One that a workshop was held for, somewhat early, is over.
    """
    meetings: list[tuple[int, bool, Planned]] = []
    for place, state in enumerate(latest):
        rows = {line_of(row): row for row in state.rows("meeting")}
        for own, view in views(state, today):
            for meeting in hooks(own).upcoming(view).meetings:
                row = rows.get(meeting.uid)
                if meeting.date is None or meeting.date < today or row is None:
                    continue
                others = [one for one in begun if row.origin_id or one.workshop_id != state.workshop_id]
                if not any(0 <= (meeting.date - one.workshop.date).days <= EARLY for one in others):
                    planned = Planned(meeting.date, meeting.minutes, meeting.agenda)
                    meetings.append((place, not row.origin_id, planned))
    shown: list[tuple[int, bool, Planned]] = []
    for one in sorted(meetings, key=lambda one: one[:2], reverse=True):
        if all(one[:2] == other[:2] or abs((one[2].date - other[2].date).days) > NEAR for other in shown):
            shown.append(one)
    return tuple(sorted((planned for _, _, planned in shown), key=lambda planned: planned.date))


def _due(states: Sequence[State], today: date) -> tuple[Due, ...]:
    of_row = {one.row.id: one for one in promises(states) if one.is_open}
    return tuple(
        Due(
            row.what,
            of_row[row.id].who,
            row.by_when,
            0 if row.by_when is None else max(0, (today - row.by_when).days),
            is_overdue(row, today),
        )
        for row in by_urgency((one.row for one in of_row.values()), today)
    )


def _turned(begun: Sequence[State]) -> tuple[Turned, ...]:
    """The rules that are the opposite of what they were at first, each with the last time that it became that."""
    latest: dict[str, Turned] = {}
    first: dict[str, str] = {}
    for state in begun:
        day = state.workshop.date
        for drift in drifts(View(state, None, day)):
            if drift.became == "turned" and drift.now is not None:
                stage = row_words(state, "stage", drift.now.stage_id)
                first.setdefault(line_of(drift.now), drift.before.kind)
                latest[line_of(drift.now)] = Turned(day, state.workshop_id, stage, drift)
    rules = begun[-1].rows("rule") if begun else ()
    kinds = {line_of(row): row.kind for row in rules if row.state != "dropped"}
    return tuple(one for line, one in latest.items() if kinds.get(line) not in (None, first[line]))
