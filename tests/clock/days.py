"""Days for tests: short ways to write them, and hypothesis strategies."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from onecompany.clock import Day, ExerciseTime, Flex, Proposal, StepTime
from tests.clock_double import START

FLEX: tuple[Flex, ...] = ("fixed", "shrink", "drop")


def at(minutes: float) -> datetime:
    """So many minutes after the start of the day."""
    return START + timedelta(minutes=minutes)


def step(
    name: str,
    minutes: float,
    *,
    spent: float = 0.0,
    now: float | None = None,
    done: bool = False,
) -> StepTime:
    """A step by minutes: planned, spent, and as it is `now` where that differs from the plan."""
    length = minutes if now is None else now
    return StepTime(name, minutes * 60.0, length * 60.0, spent * 60.0, done)


def exercise(
    name: str,
    *steps: StepTime,
    flex: Flex = "shrink",
    least: float = 0.0,
    is_break: bool = False,
    dropped: bool = False,
) -> ExerciseTime:
    """An exercise; `least` in minutes."""
    return ExerciseTime(name, name.title(), flex, is_break, least * 60.0, steps, dropped)


def agreed(day: Day, proposal: Proposal) -> Day:
    """The day after the room agreed to a proposal."""
    changes = {change.exercise_id: change for change in proposal.changes}
    exercises = []
    for one in day.exercises:
        change = changes.get(one.id)
        if change is not None:
            seconds = dict(change.steps)
            steps = tuple(replace(s, seconds=seconds.get(s.id, s.seconds)) for s in one.steps)
            one = replace(one, steps=steps, dropped=one.dropped or change.dropped)
        exercises.append(one)
    return replace(day, exercises=tuple(exercises))


@st.composite
def days(draw: st.DrawFn) -> tuple[Day, datetime]:
    """A day that has begun, with anything a facilitator can do to it, and a moment in it.

    Lengths in quarter minutes and time spent in eighths of a second, so that not all is whole but sums are
    exact; steps in front of the current one need not be done.
    """
    quarters = st.integers(0, 80).map(lambda quarter: quarter * 15.0)
    exercises: list[ExerciseTime] = []
    for number in range(draw(st.integers(1, 6))):
        steps: list[StepTime] = []
        for which in range(draw(st.integers(1, 3))):
            planned = draw(quarters)
            seconds = draw(st.one_of(st.just(planned), quarters))
            spent = draw(st.one_of(st.just(0.0), st.integers(0, 24_000).map(lambda eighth: eighth / 8)))
            steps.append(StepTime(f"{number}.{which}", planned, seconds, spent, draw(st.booleans())))
        exercises.append(
            ExerciseTime(
                id=str(number),
                title=f"Exercise {number}",
                flex=draw(st.sampled_from(FLEX)),
                is_break=draw(st.sampled_from([False, False, False, True])),
                min_seconds=draw(quarters),
                steps=tuple(steps),
                dropped=draw(st.sampled_from([False, False, False, True])),
            )
        )
    ids = [one.id for each in exercises for one in each.steps]
    gone = draw(st.integers(0, 4 * 3600))
    day = Day(float(gone), tuple(exercises), draw(st.one_of(st.none(), st.sampled_from(ids))))
    return day, START + timedelta(seconds=gone)
