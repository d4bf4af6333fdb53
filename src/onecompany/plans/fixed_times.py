"""Exercises that begin at a time of day: what fits before them, what does not, and where there is time to spare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onecompany.clock.local import DAY_LENGTH, minutes_of, time_of_day
from onecompany.plans.checking import Checker
from onecompany.plans.model import Plan
from onecompany.sentences import gettext, ngettext


@dataclass(frozen=True, slots=True)
class FixedTime:
    """An exercise that begins at a time of day. `index`: its place in the plan, from 0.

    `since`: the time of day of the start, or of the fixed one before it; `room`: the minutes since then; `takes`: those
    of all exercises between.
    """

    index: int
    title: str
    at: str
    since: str
    room: float
    takes: float

    @property
    def free(self) -> float:
        """Minutes to spare before it; below 0 so many that do not fit."""
        return round(self.room - self.takes, 6)

    @property
    def early(self) -> str:
        """That it is before the start; "" where it is not."""
        values = {"exercise": self.title, "at": self.at, "start": self.since}
        return gettext("{exercise} is at {at}, before the start at {start}.", **values) if self.room < 0 else ""

    @property
    def text(self) -> str:
        """What there is to say of it; "" where what comes before it just fits."""
        values = {"exercise": self.title, "at": self.at, "since": self.since, "length": abs(self.free)}
        count = 1 if abs(self.free) == 1 else 2  # 0.5 minutes is a plural too
        if self.free > 0:
            return ngettext(
                "{length:g} minute is free before {exercise} at {at}.",
                "{length:g} minutes are free before {exercise} at {at}.",
                count,
                **values,
            )
        if not self.free:
            return ""
        return ngettext(
            "{length:g} minute too much before {exercise} at {at}: from {since} on there are {room:g}, not {takes:g}.",
            "{length:g} minutes too many before {exercise} at {at}: from {since} on there are {room:g}, not {takes:g}.",
            count,
            room=self.room,
            takes=self.takes,
            **values,
        )


def fixed_times(start: str, exercises: Iterable[tuple[str, str, float]]) -> tuple[FixedTime, ...]:
    """The exercises that begin at a time of day, of all with their title, this time or "", and their minutes.

    What does not fit before one of them does not make the next one late: each is looked at by itself. Without a start
    nothing is known before the first of them.
    """
    since, places, takes = start, [], 0.0
    for index, (title, at, minutes) in enumerate(exercises):
        here, before = minutes_of(at), minutes_of(since)
        if here is not None:
            if before is not None:
                places.append(FixedTime(index, title, at, since, here - before, takes))
            since, takes = at, 0.0
        takes += minutes
    return tuple(places)


def fixed_in(plan: Plan, start: str = "", minutes: Sequence[float] = ()) -> tuple[FixedTime, ...]:
    """Those of a plan, with its own start and minutes where no others are given."""
    lengths = minutes or [exercise.minutes for exercise in plan.exercises]
    rows = [(one.title, one.at, length) for one, length in zip(plan.exercises, lengths, strict=True)]
    return fixed_times(start or plan.start, rows)


def begin_times(plan: Plan) -> list[str]:
    """The time of day at which each exercise begins; "" for all where the plan says no start."""
    begins = _begins(plan)
    return [time_of_day(minutes) for minutes in begins[:-1]] if begins else [""] * len(plan.exercises)


def end_time(plan: Plan) -> tuple[str, bool]:
    """The time of day at which a plan ends, and whether that is after midnight; "" where it says no start."""
    begins = _begins(plan)
    return (time_of_day(begins[-1]), begins[-1] > DAY_LENGTH) if begins else ("", False)


def _begins(plan: Plan) -> list[float]:
    """Minutes since midnight at which each exercise begins, and at last when all are over."""
    start = minutes_of(plan.start)
    if start is None:
        return []
    times = [float(start)]
    for exercise in plan.exercises:
        fixed = minutes_of(exercise.at)
        times[-1] = times[-1] if fixed is None else max(times[-1], float(fixed))
        times.append(times[-1] + exercise.minutes)
    return times


def check_times(check: Checker, plan: Plan, numbers: Sequence[int]) -> None:
    """Note what is wrong with the fixed times of a plan. `numbers`: the place of each of its exercises in the file."""
    timed = not check.problems
    fixed = [index for index, one in enumerate(plan.exercises) if one.at]
    if fixed and not plan.start:
        where = ("exercise", numbers[fixed[0]], "at")
        check.wrong(where, gettext('needs the time at which the plan begins: start = "09:00", beside its title'))
        return
    for place in fixed_in(plan):
        where = ("exercise", numbers[place.index], "at")
        if place.room < 0 and place.since == plan.start and place.index == fixed[0]:
            check.wrong(
                where, gettext("is {at}, before the start of the plan at {start}", at=place.at, start=plan.start)
            )
        elif place.room < 0 or (place.room == 0 and place.index != fixed[0]):
            earlier = plan.exercises[fixed[fixed.index(place.index) - 1]].title
            message = gettext(
                "is {at}, but {exercise} before it begins at {since}", at=place.at, exercise=earlier, since=place.since
            )
            check.wrong(where, message)
        elif timed and place.free < 0:
            check.wrong(where, place.text)
