"""The day of a workshop as the agenda's arithmetic wants it, from its rows: what is fixed in it, and what has been.

The moment is handed in; the time zone is the machine's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from onecompany.clock import (
    INTERRUPTION,
    Day,
    ExerciseTime,
    Span,
    Stamp,
    StepTime,
    Stretch,
    local,
    moment_on,
    seconds_between,
)
from onecompany.store import timing
from onecompany.store.state import State

NEAR_START: Final = dt.timedelta(hours=2)
"""A workshop that begins so near its start is the one that was planned, if late."""

LOOK: Final = dt.timedelta(minutes=1)
"""Less than that at an exercise is a look at it."""


def stretches(state: State, at: Stamp) -> dict[str, tuple[Stretch, ...]]:
    """When the room was at each exercise, by its id: pauses included, until it went on to another one or home.

    Less than a minute at an exercise to which it came for longer, too, was a look at it, and counts as time of what it
    looked away from.
    """
    exercises = {step.id: step.exercise_id for step in state.rows("step")}
    rows = []
    for row in state.rows("span"):
        start, end = row.start_utc, row.end_utc or at.utc
        rows.append((exercises.get(row.step_id, ""), Stretch(start, max(start, end))))
    rows = _joined(rows)
    long = {exercise for exercise, one in rows if one.end - one.start >= LOOK}
    rows = _joined([(exercise, one) for exercise, one in rows if exercise not in long or one.end - one.start >= LOOK])
    return {name: tuple(one for exercise, one in rows if exercise == name) for name in dict(rows)}


def _joined(rows: Iterable[tuple[str, Stretch]]) -> list[tuple[str, Stretch]]:
    """Those of one exercise that follow each other as one, unless the room went home between them."""
    joined: list[tuple[str, Stretch]] = []
    for exercise, one in rows:
        last = joined[-1] if joined else None
        if last is not None and last[0] == exercise and (one.start - last[1].end).total_seconds() < INTERRUPTION:
            joined[-1] = exercise, Stretch(last[1].start, max(one.end, last[1].end))
        else:
            joined.append((exercise, one))
    return joined


def day_of_times(state: State, at: Stamp) -> dt.date | None:
    """The day, in the room, on which what the plan says by the clock counts; None where it does not.

    It counts when the room begins within two hours of the start, also on another day than it was to: a rehearsal in the
    evening is late for nothing. Behind a night in which the room went home it counts no more.
    """
    workshop, so_far = state.workshop, [timing.span_of(row) for row in state.rows("span")]
    planned_on: dt.date = workshop.date
    began = so_far[0].start.utc if so_far else at.utc
    on = local(began).date()
    if not so_far and planned_on > on:
        return planned_on
    if any(_is_night(end, start) for end, start in _pauses(so_far, at)):
        return None
    start = moment_on(on, workshop.start)
    if start is None:
        return on if on == planned_on else None
    near = abs(began - start) if so_far else began - start  # before it has begun, no hour is too early
    return on if near <= NEAR_START else None


def _pauses(so_far: list[Span], at: Stamp) -> Iterator[tuple[Stamp, Stamp]]:
    for before, after in pairwise(so_far):
        if before.end is not None:
            yield before.end, after.start
    if so_far and so_far[-1].end is not None:
        yield so_far[-1].end, at


def _is_night(end: Stamp, start: Stamp) -> bool:
    return seconds_between(end, start) >= INTERRUPTION and local(end.utc).date() != local(start.utc).date()


def day(state: State, at: Stamp) -> Day:
    """The whole day, as the agenda's arithmetic wants it."""
    exercises = []
    on, was = day_of_times(state, at), stretches(state, at)
    for row in state.rows("exercise"):
        steps = tuple(
            StepTime(
                id=step.id,
                planned=step.planned_seconds,
                seconds=step.seconds,
                elapsed=timing.counted_seconds(state, step, at),
                done=step.done,
            )
            for step in state.where("step", "exercise_id", row.id)
        )
        exercises.append(
            ExerciseTime(
                id=row.id,
                title=row.title,
                flex=row.flex,
                is_break=timing.is_break(row),
                min_seconds=row.min_seconds,
                steps=steps,
                dropped=row.dropped,
                at=moment_on(on, row.at) if on is not None else None,
                was=was.get(row.id, ()),
            )
        )
    start = moment_on(on, state.workshop.start) if on is not None else None
    return Day(timing.spent(state, at), tuple(exercises), state.workshop.current_step_id, start)
