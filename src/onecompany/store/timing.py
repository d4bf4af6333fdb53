"""The time of a workshop, computed from its stored spans. Pure: the moment is handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from onecompany.clock import Countdown, Span, Stamp, elapsed, in_the_room
from onecompany.store.state import State


def spans(state: State, step_id: str) -> list[Span]:
    """The stretches of time in which a step's clock ran."""
    return [span_of(row) for row in state.where("span", "step_id", step_id)]


def span_of(row: Any) -> Span:
    """A row as a stretch of time in which a clock ran."""
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
    spans_so_far = [span_of(row) for row in state.rows("span")]
    return in_the_room(spans_so_far, at) if spans_so_far else None


def stays(state: State, leader_id: str) -> list[Any]:
    """The stretches of time for which a leader was here, in order; none where they neither came late nor left."""
    earliest = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(state.where("stay", "leader_id", leader_id), key=lambda row: row.here_from or earliest)
