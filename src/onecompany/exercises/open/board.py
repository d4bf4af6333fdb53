"""What was said in an open round, and by whom not. Pure."""

from __future__ import annotations

from typing import Any

from onecompany.store.state import State


def notes(state: State, exercise_id: str) -> list[Any]:
    """The notes of an exercise that the room may see, in order."""
    return [row for row in state.where("note", "exercise_id", exercise_id) if not row.private]


def silent(state: State, exercise_id: str) -> list[Any]:
    """The leaders who are present and have said nothing in an exercise, in order."""
    heard = {row.leader_id for row in notes(state, exercise_id)}
    return [leader for leader in state.rows("leader") if leader.present and leader.id not in heard]
