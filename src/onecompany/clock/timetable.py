"""When each exercise was planned, when it was, and when it will be: what is said of the agenda by the clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from onecompany.clock.agenda import Day, Stretch, coming, planned
from onecompany.clock.local import hour
from onecompany.clock.source import in_utc


@dataclass(frozen=True, slots=True)
class Slot:
    """The times of one exercise. `planned`: as the plan said. `ahead`: as it will be, from when it began; None for one
    that is done or left out. `was`: when the room was at it. `late`: seconds by which one that is fixed cannot begin
    when it should, below 0 the time that is free before it; None where there is nothing to keep."""

    exercise_id: str
    planned: Stretch
    ahead: Stretch | None
    was: tuple[Stretch, ...]
    late: float | None

    @property
    def shown(self) -> tuple[Stretch, ...]:
        """As it was, where it is done; as it will be, where it lies ahead."""
        return (self.ahead,) if self.ahead is not None else self.was


def timetable(day: Day, now: datetime) -> dict[str, Slot]:
    """The times of all exercises, in order, by their ids."""
    rows = {row.exercise.id: row for row in coming(day, now)}
    slots = {}
    for one, begins, ends in planned(day, now):
        row, late = rows.get(one.id), None
        ahead = _stretch(now, row.begins, row.ends) if row is not None else None
        if ahead is not None and one.has_begun(day.current_step) and one.was:
            ahead = Stretch(one.was[0].start, max(ahead.end, one.was[-1].end))
        elif row is not None and one.at is not None and not one.has_begun(day.current_step):
            late = row.arrives - (in_utc(one.at) - in_utc(now)).total_seconds()
        slots[one.id] = Slot(one.id, _stretch(now, begins, ends), ahead, one.was, late)
    return slots


def from_to(stretches: Iterable[Stretch]) -> str:
    """From when to when by the room's clock: "09:12–09:48", and again where it was so."""
    return ", ".join(f"{hour(one.start)}–{hour(one.end)}" for one in stretches)


def _stretch(now: datetime, begins: float, ends: float) -> Stretch:
    moment = in_utc(now)
    return Stretch(moment + timedelta(seconds=begins), moment + timedelta(seconds=ends))
