"""What was said in an open round, and what is asked where lines are sealed. Pure."""

from __future__ import annotations

from typing import Any

from onecompany.kinds.loose_notes import clusters, grouped
from onecompany.kinds.rounds import Part, Poll, Vote, results
from onecompany.kinds.view import View
from onecompany.store.state import State


def notes(state: State, exercise_id: str) -> list[Any]:
    """The notes of an exercise that the room may see, in order."""
    return [row for row in state.where("note", "exercise_id", exercise_id) if not row.private]


def groups(state: State, exercise_id: str) -> list[tuple[Any, list[Any]]]:
    """The groups of loose notes of an exercise, each with its notes."""
    return [(group, grouped(state, group.id)) for group in clusters(state, exercise_id)]


def silent(state: State, exercise_id: str) -> list[Any]:
    """The leaders who are present and have said nothing in an exercise, in order."""
    heard = {row.leader_id for row in notes(state, exercise_id)}
    return [leader for leader in state.rows("leader") if leader.present and leader.id not in heard]


SEALED = "notes"
"""The subject of the round in which lines are sealed."""


def sealed_vote(view: View) -> Vote | None:
    """What F4 puts to the room where the plan wants it alone and in silence."""
    settings, exercise = view.settings, view.exercise
    if not settings["sealed"]:
        return None
    asked = exercise.prompt or settings["text"] or exercise.title
    poll = Poll(SEALED, "lines", exercise.title, (Part(asked, ()),))
    return Vote(exercise.title, (poll,), ("sealed",), names=settings["names"])


def is_sealed(view: View) -> bool:
    """Whether lines are to be typed unseen: until the first ones are revealed."""
    return bool(view.settings["sealed"]) and not results(view.state, view.exercise.id, SEALED)


def knows_who(view: View) -> bool:
    """Whether it is known who has spoken: of sealed lines only where the plan keeps the names."""
    return not view.settings["sealed"] or bool(view.settings["names"])
