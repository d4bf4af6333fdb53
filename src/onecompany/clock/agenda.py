"""The whole day: when it ends, how late it is, what is fixed next, and when a break is over. Lengths are in seconds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final, Literal

from onecompany.clock.source import in_utc
from onecompany.sentences import gettext

Flex = Literal["fixed", "shrink", "drop"]
"""What catching up may do with an exercise: nothing, shorten it, or shorten it and leave it out."""

ON_TIME: Final = 60.0
"""Less than this many seconds late or early is on time: people who read a clock on a wall count minutes."""


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step: its length as `planned` and as it is now, what it has taken, and whether it is done."""

    id: str
    planned: float
    seconds: float
    elapsed: float
    done: bool

    @property
    def remaining(self) -> float:
        """Seconds that it still takes; 0 when it is done or over its time."""
        return 0.0 if self.done else max(0.0, self.seconds - self.elapsed)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one moment to another, in UTC."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class ExerciseTime:
    """An exercise in the day. It is not shortened below `min_seconds`; `dropped`: it was left out.

    `at`: the moment before which it does not begin, where it has one. `was`: when the room was at it so far.
    """

    id: str
    title: str
    flex: Flex
    is_break: bool
    min_seconds: float
    steps: tuple[StepTime, ...]
    dropped: bool
    at: datetime | None = None
    was: tuple[Stretch, ...] = ()

    @property
    def planned(self) -> float:
        """The length of all its steps by the plan."""
        return sum((step.planned for step in self.steps), 0.0)

    @property
    def seconds(self) -> float:
        """The length of all its steps as they are now, done or not."""
        return sum((step.seconds for step in self.steps), 0.0)

    @property
    def remaining(self) -> float:
        """Seconds that its steps still take; 0 when it was left out."""
        return 0.0 if self.dropped else sum((step.remaining for step in self.steps), 0.0)

    def is_at(self, current_step: str | None) -> bool:
        """Whether the room is at it."""
        return any(step.id == current_step for step in self.steps)

    def has_begun(self, current_step: str | None) -> bool:
        """Whether the room is at it or has been."""
        return self.is_at(current_step) or any(step.done or step.elapsed > 0 for step in self.steps)


@dataclass(frozen=True, slots=True)
class Day:
    """A workshop's time: seconds in the room since it began (see `spans.in_the_room`; None before), its exercises, and
    the step it is at. `start`: the moment at which it was to begin, where the plan says one."""

    spent: float | None
    exercises: tuple[ExerciseTime, ...]
    current_step: str | None
    start: datetime | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """An exercise that lies ahead, or that the room is at: in so many seconds from now it can begin, begins, ends.

    One that is fixed waits from `arrives` until it `begins`.
    """

    exercise: ExerciseTime
    arrives: float
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Appointment:
    """An exercise with a fixed time that lies ahead, and by how many seconds the room is late for it.

    Below 0 that time is free before it.
    """

    exercise: ExerciseTime
    at: datetime
    late: float


def coming(day: Day, now: datetime) -> list[Coming]:
    """What is not done, as it will be, in the order of the agenda from where the room is.

    The day goes on from there: an exercise or a step before it that is not done was passed over, and counts again when
    the room goes back to it. The end, lateness, fixed times, breaks and catching up all go by that. An exercise with a
    fixed time does not begin before it, unless it has begun. Raises ValueError when `now` has no time zone.
    """
    seconds = max(0.0, _opens(day, now)) if day.spent is None else 0.0
    rows = []
    for one in _from_here(day):
        if one.is_at(day.current_step) or not all(step.done for step in one.steps):
            begins = _not_before(one, seconds, day.current_step, now)
            rows.append(Coming(one, seconds, begins, begins + one.remaining))
            seconds = rows[-1].ends
    return rows


def planned(day: Day, now: datetime) -> list[tuple[ExerciseTime, float, float]]:
    """Every exercise as the plan said: in so many seconds from now, or so long ago when below 0, it begins and ends.

    Those that were left out too: they were part of the promise. Without a start the plan begins when the room did.
    """
    seconds, rows = _opens(day, now), []
    for one in day.exercises:
        begins = seconds if one.at is None else max(seconds, _from(now, one.at))
        seconds = begins + one.planned
        rows.append((one, begins, seconds))
    return rows


def ends_at(day: Day, now: datetime) -> datetime:
    """When the workshop ends, in UTC: now and all that is still to be done.

    A step that is over its time adds nothing more. Raises ValueError when `now` has no time zone.
    """
    return in_utc(now) + timedelta(seconds=_ends(day, now))


def lateness(day: Day, now: datetime) -> float:
    """Seconds by which it ends later than the plan said; below 0 when earlier.

    Where the plan says no time of day, nothing of it comes into it: what has been spent in the room and what is still
    to be done, against every exercise at its planned length, so that a system clock which is set makes nobody late,
    and before the start nobody is.
    """
    if day.spent is None and day.start is None:
        return 0.0
    rows = planned(day, now)
    return _ends(day, now) - (rows[-1][2] if rows else _opens(day, now))


def appointments(day: Day, now: datetime) -> list[Appointment]:
    """The exercises with a fixed time that lie ahead, the next one first."""
    return [
        Appointment(row.exercise, in_utc(row.exercise.at), row.arrives - _from(now, row.exercise.at))
        for row in coming(day, now)
        if row.exercise.at is not None and not row.exercise.has_begun(day.current_step)
    ]


def restarts_at(day: Day, now: datetime) -> datetime | None:
    """In a break: when we start again, in UTC, after breaks that follow directly too; None outside one."""
    kept = _from_here(day)
    breaks = list(takewhile(lambda one: one.is_break, kept))
    if not breaks or not breaks[0].is_at(day.current_step):
        return None
    seconds = 0.0
    for one in breaks:
        seconds = _not_before(one, seconds, day.current_step, now) + one.remaining
    for one in kept[len(breaks) : len(breaks) + 1]:
        seconds = _not_before(one, seconds, day.current_step, now)
    return in_utc(now) + timedelta(seconds=seconds)


def lateness_text(seconds: float) -> str:
    """In words: "on time" under a minute either way, else "4 min late", "3 min early", "1 h 5 min late".

    Only full minutes count.
    """
    if on_time(seconds):
        return gettext("on time")
    length = length_text(seconds)
    return gettext("{time} late", time=length) if seconds > 0 else gettext("{time} early", time=length)


def on_time(seconds: float) -> bool:
    """Whether that is less than a minute either way."""
    return round(abs(seconds), 3) < ON_TIME


def length_text(seconds: float) -> str:
    """How long, in full minutes: "4 min", "1 h 5 min"."""
    hours, minutes = divmod(int(round(abs(seconds), 3) // 60), 60)
    if not hours:
        return gettext("{minutes} min", minutes=minutes)
    if not minutes:
        return gettext("{hours} h", hours=hours)
    return gettext("{hours} h {minutes} min", hours=hours, minutes=minutes)


def _from_here(day: Day) -> list[ExerciseTime]:
    """What was not left out, from where the room is; a step before it takes no more time than a done one."""
    here = next((index for index, one in enumerate(day.exercises) if one.is_at(day.current_step)), None)
    rows = list(day.exercises[here:])
    if here is not None:
        steps = rows[0].steps
        at = [step.id for step in steps].index(day.current_step or "")
        rows[0] = replace(rows[0], steps=(*(replace(step, done=True) for step in steps[:at]), *steps[at:]))
    return [one for one in rows if not one.dropped]


def _from(now: datetime, moment: datetime) -> float:
    """Seconds from now to a moment."""
    return (in_utc(moment) - in_utc(now)).total_seconds()


def _opens(day: Day, now: datetime) -> float:
    """Seconds from now to when the day was to begin, below 0 when that is past."""
    return _from(now, day.start) if day.start is not None else -(day.spent or 0.0)


def _not_before(one: ExerciseTime, seconds: float, current_step: str | None, now: datetime) -> float:
    """Seconds from now to when an exercise begins that the room comes to in so many."""
    return seconds if one.at is None or one.has_begun(current_step) else max(seconds, _from(now, one.at))


def _ends(day: Day, now: datetime) -> float:
    rows = coming(day, now)
    return rows[-1].ends if rows else 0.0
