"""What all parts of the year read: the workshops that have begun, the course over them, each promise once. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from onecompany.kinds.findings import find_all
from onecompany.kinds.lineage import cracks_of, day_of, line_of_finding
from onecompany.kinds.view import Finding
from onecompany.report.course import Course, course_of
from onecompany.report.parts import Part, parts
from onecompany.report.promised import Promised, promises
from onecompany.report.trends import Point, Trend
from onecompany.report.year.meetings import meetings
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Paragraph
from onecompany.summary.upcoming import Upcoming, joined
from onecompany.summary.values import Value
from onecompany.summary.words import number, rounded


@dataclass(frozen=True)
class Told:
    """The workshops of an organisation as the year tells of them, on one day."""

    states: tuple[State, ...]
    today: date

    @cached_property
    def course(self) -> Course:
        """What moved, what is open, what comes next."""
        return course_of(self.states, self.today)

    @property
    def trends(self) -> tuple[Trend, ...]:
        """What is followed. Where there never was a crack, that may be because nobody looked for any."""
        return tuple(
            trend for trend in self.course.trends if trend.key != "cracks" or any(point.value for point in trend.points)
        )

    @cached_property
    def begun(self) -> tuple[State, ...]:
        """Those that have begun, or whose day has come; all of them while there is none of these."""
        ahead = {one.workshop_id for one in self.course.held if one.ahead}
        return tuple(state for state in self.states if state.workshop_id not in ahead) or self.states

    @property
    def first(self) -> State:
        """Where it began."""
        return self.begun[0]

    @property
    def last(self) -> State:
        """Where it is now."""
        return self.begun[-1]

    @cached_property
    def last_parts(self) -> list[Part]:
        """What each exercise of the last one gives to its own report."""
        return parts(self.last, self.today, find_all(self.last, self.today))

    @cached_property
    def upcoming(self) -> Upcoming:
        """What lies ahead, as the last one has it."""
        return joined(part.upcoming for part in self.last_parts)

    @cached_property
    def promises(self) -> tuple[Promised, ...]:
        """Every promise of the year once, in the order in which they were made."""
        return promises(self.begun)

    @cached_property
    def meetings(self) -> Mapping[str, tuple[date | None, bool]]:
        """For each workshop that was begun the planned meeting that it was, and whether any was planned before it."""
        held = [state for state in self.begun if state.workshop.state != "new"]
        return meetings(held, {planned.date for planned in self.course.planned})

    def cracks_in(self, state: State) -> Mapping[str, Finding]:
        """The cracks of a workshop as of its own day, by their line."""
        if state.workshop_id not in self._cracks:
            day = day_of(state, self.today) if state is self.last else state.workshop.date
            self._cracks[state.workshop_id] = {line_of_finding(state, one): one for one in cracks_of(state, day)}
        return self._cracks[state.workshop_id]

    @cached_property
    def _cracks(self) -> dict[str, Mapping[str, Finding]]:
        return {}


def day_of_place(told: Told, place: int) -> date:
    """The day of a workshop, by its place among those that have begun."""
    held: date = told.begun[place].workshop.date
    return held


def amount(trend: Trend, point: Point | None) -> Value:
    """A figure that is followed, as it is read: "7 of 9", 3.6 on a scale, 1,240 of people. None where nobody said."""
    if point is None or point.value is None:
        return None
    if point.of is not None:
        return gettext("{part} of {whole}", part=number(round(point.value * point.of)), whole=number(point.of))
    return plain(trend, point.value)


def plain(trend: Trend, value: float) -> float | None:
    """A figure that is no share: with its decimal on a scale, 2.0 beside 2.5; whole where it counts something."""
    return int(value) if trend.low is None and float(value).is_integer() else rounded(value)


def started(trend: Trend) -> Point | None:
    """The first point that the last one can be compared with; None where there is no other."""
    known = [point for point in trend.points if point.value is not None]
    return next((point for point in known[:-1] if point.basis == known[-1].basis), None)


def now(trend: Trend) -> Point:
    """The last point of which anything is known."""
    return [point for point in trend.points if point.value is not None][-1]


def cut(rows: Sequence[Any], most: int) -> list[Block]:
    """What is said under a table that has no room for all of its rows; nothing where it has."""
    more = len(rows) - most
    if more <= 0:
        return []
    text = ngettext(
        "And {number} more, in the summary of its workshop.",
        "And {number} more, in the summaries of their workshops.",
        more,
    )
    return [Paragraph(text, "note")]
