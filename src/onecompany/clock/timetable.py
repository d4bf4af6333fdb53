"""When each exercise was planned, when it was, and when it will be: what is said of the agenda by the clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from onecompany.clock.agenda import ON_TIME, Day, Stretch, coming, planned
from onecompany.clock.local import hour
from onecompany.clock.source import in_utc


@dataclass(frozen=True, slots=True)
class Slot:
    """The times of one exercise. `planned`: as the plan said. `ahead`: as it will be, where the room is at it from when
    it came; None for one that is done, left out or passed over. `was`: when the room was at it, a look at what is not
    done left out. `late`: seconds by which one that is fixed cannot begin when it should, below 0 the time that is free
    before it; None where there is nothing to keep. `passed`: the room has gone on from it before it was done."""

    exercise_id: str
    planned: Stretch
    ahead: Stretch | None
    was: tuple[Stretch, ...]
    late: float | None
    passed: bool = False

    @property
    def shown(self) -> tuple[Stretch, ...]:
        """As it was, then as it will be, where it lies ahead."""
        if self.ahead is None:
            return self.was
        return (*(one for one in self.was if one.start < self.ahead.start), self.ahead)


def timetable(day: Day, now: datetime) -> dict[str, Slot]:
    """The times of all exercises, in order, by their ids."""
    rows = {row.exercise.id: row for row in coming(day, now)}
    slots = {}
    for one, begins, ends in planned(day, now):
        row, late = rows.get(one.id), None
        ahead = _stretch(now, row.begins, row.ends) if row is not None else None
        here, done = one.is_at(day.current_step), all(step.done for step in one.steps)
        looked = sum((stretch.end - stretch.start).total_seconds() for stretch in one.was) < ON_TIME
        was = () if looked and not (here or done) else one.was
        if ahead is not None and here and was:
            ahead = Stretch(was[-1].start, max(ahead.end, was[-1].end))
        elif row is not None and one.at is not None and not one.has_begun(day.current_step):
            late = row.arrives - (in_utc(one.at) - in_utc(now)).total_seconds()
        passed = row is None and not one.dropped and not done
        slots[one.id] = Slot(one.id, _stretch(now, begins, ends), ahead, was, late, passed)
    return slots


def from_to(stretches: Iterable[Stretch]) -> str:
    """From when to when by the room's clock: "09:12–09:48", and again where it was so."""
    return ", ".join(f"{hour(one.start)}–{hour(one.end)}" for one in stretches)


def _stretch(now: datetime, begins: float, ends: float) -> Stretch:
    moment = in_utc(now)
    return Stretch(moment + timedelta(seconds=begins), moment + timedelta(seconds=ends))
