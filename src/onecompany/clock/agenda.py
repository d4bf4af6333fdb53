"""The whole day: when it ends, how late it is, and when a break is over. All lengths are in seconds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
class ExerciseTime:
    """An exercise in the day. It is not shortened below `min_seconds`; `dropped`: it was left out."""

    id: str
    title: str
    flex: Flex
    is_break: bool
    min_seconds: float
    steps: tuple[StepTime, ...]
    dropped: bool

    @property
    def seconds(self) -> float:
        """The length of all its steps as they are now, done or not."""
        return sum((step.seconds for step in self.steps), 0.0)

    @property
    def remaining(self) -> float:
        """Seconds that its steps still take; 0 when it was left out."""
        return 0.0 if self.dropped else sum((step.remaining for step in self.steps), 0.0)


@dataclass(frozen=True, slots=True)
class Day:
    """A workshop's time: seconds in the room since it began (see `spans.in_the_room`; None before), its exercises, and
    the step it is at."""

    spent: float | None
    exercises: tuple[ExerciseTime, ...]
    current_step: str | None


def ends_at(day: Day, now: datetime) -> datetime:
    """When the workshop ends, in UTC: now and all that is still to be done.

    A step that is over its time adds nothing more; what was passed over without being done is still to be
    done. Raises ValueError when `now` has no time zone.
    """
    return _after(now, day.exercises)


def lateness(day: Day) -> float:
    """Seconds by which it takes longer than the plan said; below 0 when less, 0 before the start.

    What has been spent in the room and what is still to be done, against every exercise at its planned length,
    dropped ones too: they were part of the promise. No time of day comes into it, so that a system clock which is set
    makes nobody late.
    """
    if day.spent is None:
        return 0.0
    planned = sum(step.planned for exercise in day.exercises for step in exercise.steps)
    return day.spent + sum(exercise.remaining for exercise in day.exercises) - planned


def restarts_at(day: Day, now: datetime) -> datetime | None:
    """In a break: when we start again, in UTC, after breaks that follow directly too; None outside one."""
    kept = [exercise for exercise in day.exercises if not exercise.dropped]
    for index, exercise in enumerate(kept):
        if any(step.id == day.current_step for step in exercise.steps):
            breaks = list(takewhile(lambda one: one.is_break, kept[index:]))
            return _after(now, breaks) if breaks else None
    return None


def lateness_text(seconds: float) -> str:
    """In words: "on time" under a minute either way, else "4 min late", "3 min early", "1 h 5 min late".

    Only full minutes count.
    """
    whole = round(abs(seconds), 3)
    if whole < ON_TIME:
        return gettext("on time")
    hours, minutes = divmod(int(whole // 60), 60)
    if not hours:
        length = gettext("{minutes} min", minutes=minutes)
    elif not minutes:
        length = gettext("{hours} h", hours=hours)
    else:
        length = gettext("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return gettext("{time} late", time=length) if seconds > 0 else gettext("{time} early", time=length)


def _after(now: datetime, exercises: Iterable[ExerciseTime]) -> datetime:
    return in_utc(now) + timedelta(seconds=sum(exercise.remaining for exercise in exercises))
