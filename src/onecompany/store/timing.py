"""The time of a workshop, computed from its stored spans. The moment is handed in; the time zone is the machine's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from onecompany.clock import (
    INTERRUPTION,
    ON_TIME,
    Countdown,
    Day,
    ExerciseTime,
    Span,
    Stamp,
    StepTime,
    Stretch,
    elapsed,
    in_the_room,
    local,
    moment_on,
    seconds_between,
)
from onecompany.store.state import State

NEAR_START: Final = dt.timedelta(hours=1)
"""On another day than its own, a workshop that begins so near its start is held as planned, if a day later."""


def spans(state: State, step_id: str) -> list[Span]:
    """The stretches of time in which a step's clock ran."""
    return [_span(row) for row in state.where("span", "step_id", step_id)]


def _span(row: Any) -> Span:
    start = Stamp(row.start_utc, row.start_boot, row.start_boot_id)
    if row.end_utc is None:
        return Span(start, None)
    return Span(start, Stamp(row.end_utc, row.end_boot, row.end_boot_id))


def open_span(state: State) -> Any:
    """The row of the running span, or None when the clock stands still."""
    rows = state.where("span", "end_utc", None)
    return rows[0] if rows else None


def actual_seconds(state: State, step_id: str, at: Stamp) -> float:
    """How long a step's clock ran in all, restarts included."""
    return elapsed(spans(state, step_id), at)


def seconds_taken(state: State, at: Stamp) -> dict[tuple[str, str, str], float]:
    """The seconds that a step took, in whole minutes, at least one, by kind and title of its exercise and its own.

    Steps that never ran are left out.
    """
    taken = {}
    for step in state.rows("step"):
        spent_seconds = actual_seconds(state, step.id, at)
        if spent_seconds > 0:
            exercise = state.get("exercise", step.exercise_id)
            taken[exercise.kind, exercise.title, step.title] = max(1, round(spent_seconds / 60)) * 60.0
    return taken


def begun_elsewhere(state: State, at: Stamp) -> bool:
    """Whether the time that counts began before the machine was last started, by a clock that has stopped since."""
    rows = state.rows("span")
    return bool(rows) and at.boot_id not in (rows[-1].end_boot_id, rows[-1].start_boot_id)


def countdown(state: State, at: Stamp) -> Countdown | None:
    """The countdown of the current step, or None when there is none."""
    step = current_step(state)
    if step is None:
        return None
    running = open_span(state)
    return Countdown(
        planned=step.seconds,
        elapsed=counted_seconds(state, step, at),
        running=running is not None and running.step_id == step.id,
    )


def counted_seconds(state: State, step: Any, at: Stamp) -> float:
    """How long a step's clock ran since it was last restarted."""
    spent_seconds = actual_seconds(state, step.id, at)
    return max(0.0, spent_seconds - float(step.base_seconds))


def current_step(state: State) -> Any:
    """The row of the step at which the room is, or None."""
    return state.get("step", state.workshop.current_step_id)


def standing_step(state: State) -> Any:
    """The same; the first step before anything began."""
    steps = kept_steps(state)
    return current_step(state) or (steps[0] if steps else None)


def current_exercise(state: State) -> Any:
    """The row of the exercise at which the room is; the first before anything began."""
    step = current_step(state)
    if step is not None:
        return state.get("exercise", step.exercise_id)
    rows = kept_exercises(state)
    return rows[0] if rows else None


def kept_exercises(state: State) -> list[Any]:
    """The exercises in order, without those that catching up has dropped."""
    return [row for row in state.rows("exercise") if not row.dropped]


def kept_steps(state: State) -> list[Any]:
    """All steps of the exercises that are kept, in order."""
    return [step for row in kept_exercises(state) for step in state.where("step", "exercise_id", row.id)]


def is_break(exercise: Any) -> bool:
    """Whether an exercise is a break, which catching up never shortens."""
    settings: Mapping[str, Any] = exercise.settings
    return settings.get("style") == "break"


def spent(state: State, at: Stamp) -> float | None:
    """Seconds in the room since the clock was first started; None before."""
    spans_so_far = [_span(row) for row in state.rows("span")]
    return in_the_room(spans_so_far, at) if spans_so_far else None


def stretches(state: State, at: Stamp) -> dict[str, tuple[Stretch, ...]]:
    """When the room was at each exercise, by its id: pauses included, until it went on to another one or home.

    Of an exercise that it came to more than once, what is shorter than a minute is left out: it was only looked at.
    """
    exercises = {step.id: step.exercise_id for step in state.rows("step")}
    rows: list[tuple[str, Stretch]] = []
    before = None
    for row in state.rows("span"):
        span, exercise = _span(row), exercises.get(row.step_id, "")
        start, end = span.start.utc, (span.end or at).utc
        paused = seconds_between(before, span.start) if before is not None else 0.0
        if rows and rows[-1][0] == exercise and paused < INTERRUPTION:
            rows[-1] = exercise, Stretch(rows[-1][1].start, max(end, rows[-1][1].end))
        else:
            rows.append((exercise, Stretch(start, max(start, end))))
        before = span.end or at
    found = {
        exercise: [stretch for other, stretch in rows if other == exercise] for exercise in {name for name, _ in rows}
    }
    return {exercise: tuple(_looked_at_left_out(those)) for exercise, those in found.items()}


def _looked_at_left_out(those: list[Stretch]) -> list[Stretch]:
    long = [one for one in those if (one.end - one.start).total_seconds() >= ON_TIME]
    return long or those[:1]


def day_of_times(state: State, at: Stamp) -> dt.date | None:
    """The day, in the room, on which what the plan says by the clock counts; None where it does not.

    It is the workshop's day. On another one its times count when it begins within an hour of its start: a rehearsal
    in the evening is late for nothing. Behind a night in which the room went home they count no more.
    """
    workshop, spans_so_far = state.workshop, [_span(row) for row in state.rows("span")]
    began = spans_so_far[0].start.utc if spans_so_far else at.utc
    if any(_is_night(end, start) for end, start in _pauses(spans_so_far, at)):
        return None
    on = local(began).date() if spans_so_far else max(local(began).date(), workshop.date)
    start = moment_on(on, workshop.start)
    if on == workshop.date or (start is not None and abs(began - start) <= NEAR_START):
        return on
    return on if not spans_so_far and start is not None and began < start else None


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
                elapsed=counted_seconds(state, step, at),
                done=step.done,
            )
            for step in state.where("step", "exercise_id", row.id)
        )
        exercises.append(
            ExerciseTime(
                id=row.id,
                title=row.title,
                flex=row.flex,
                is_break=is_break(row),
                min_seconds=row.min_seconds,
                steps=steps,
                dropped=row.dropped,
                at=moment_on(on, row.at) if on is not None else None,
                was=was.get(row.id, ()),
            )
        )
    start = moment_on(on, state.workshop.start) if on is not None else None
    return Day(spent(state, at), tuple(exercises), state.workshop.current_step_id, start)


def stays(state: State, leader_id: str) -> list[Any]:
    """The stretches of time for which a leader was here, in order; none where they neither came late nor left."""
    earliest = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(state.where("stay", "leader_id", leader_id), key=lambda row: row.here_from or earliest)
