"""What was said in an open round, and by whom. Pure."""

from __future__ import annotations

from typing import Any

from onecompany.kinds.people import leader_named
from onecompany.store.records import Record
from onecompany.store.state import State


def spoken(state: State, line: str) -> tuple[str | None, str]:
    """Who said it, and what: "Ana: we wait too long" is Ana's; without a leader's name it is nobody's."""
    before, colon, rest = line.partition(":")
    leader: Record | None = leader_named(state, before) if colon and rest.strip() else None
    return (leader.id, rest.strip()) if leader is not None else (None, line.strip())


def notes(state: State, exercise_id: str) -> list[Any]:
    """The notes of an exercise that the room may see, in order."""
    return [row for row in state.where("note", "exercise_id", exercise_id) if not row.private]


def silent(state: State, exercise_id: str) -> list[Any]:
    """The leaders who are present and have said nothing in an exercise, in order."""
    heard = {row.leader_id for row in notes(state, exercise_id)}
    return [leader for leader in state.rows("leader") if leader.present and leader.id not in heard]
