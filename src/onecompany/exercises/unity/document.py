"""What the JSON document says of a statement beside its row: what the votes came to."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.unity.readings import LEAST, MOST, latest, today
from onecompany.kinds.rounds import Result
from onecompany.store.records import Record
from onecompany.store.state import State


def when(state: State, row: Record) -> str | None:
    """Whether it was asked at the opening or at the close."""
    exercise = state.get("exercise", row.exercise_id)
    return exercise.settings["when"] if exercise is not None else None


def method(state: State, row: Record) -> str | None:
    """How votes were taken; None before they were."""
    result = latest(state, row)
    return result.method if result is not None else None


def votes(state: State, row: Record) -> int | None:
    """How many voted."""
    result = latest(state, row)
    return result.n if result is not None else None


def mean(state: State, row: Record) -> float | None:
    """The mean, to three decimals."""
    result = latest(state, row)
    return _short(result.mean) if result is not None else None


def spread(state: State, row: Record) -> float | None:
    """The spread, to three decimals; None below the threshold."""
    result = latest(state, row)
    return _short(result.spread) if result is not None else None


def counts(state: State, row: Record) -> dict[str, int] | None:
    """How often each point was given, also those that nobody gave; None below the threshold."""
    result = latest(state, row)
    return _counts(result) if result is not None else None


def earlier(state: State, row: Record) -> list[dict[str, Any]]:
    """The readings of this workshop before the last one."""
    result = latest(state, row)
    before = [reading for reading in today(state, row) if result is None or reading.result.id != result.id]
    return [{"occasion": reading.name, **_of(reading.result)} for reading in before]


def _of(result: Result) -> dict[str, Any]:
    return {
        "method": result.method,
        "n": result.n,
        "mean": _short(result.mean),
        "spread": _short(result.spread),
        "counts": _counts(result),
    }


def _counts(result: Result) -> dict[str, int] | None:
    points = map(str, range(LEAST, MOST + 1))
    return None if result.counts is None else {point: result.count(point) for point in points}


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
