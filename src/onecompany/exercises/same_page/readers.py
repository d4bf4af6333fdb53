"""What the document says, for readers, of a question that was answered in one sentence."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.same_page import answers as answered
from onecompany.exercises.same_page.answers import answers
from onecompany.exercises.same_page.common import HALF
from onecompany.kinds.reporting import leader_name
from onecompany.store.records import Record
from onecompany.store.state import State


def question(state: State, row: Record) -> str:
    """What was asked."""
    return answered.question(state.get("exercise", row.exercise_id))


def adopted(state: State, row: Record) -> str | None:
    """The adopted sentence; None when there is none."""
    sentence = answers(state, row.exercise_id).adopted
    return None if sentence is None else sentence.text


def distance(state: State, row: Record) -> float | None:
    """The share of the pairs of sentences that had no content word in common at the start."""
    share = answers(state, row.exercise_id).common.distance
    return None if share is None else round(share, 3)


def shared_words(state: State, row: Record) -> list[str]:
    """The words that half of the sentences use, the most used first."""
    common = answers(state, row.exercise_id).common
    return [common.spelled(key) for key in common.used_by(HALF)] if common.is_compared else []


def fist(state: State, row: Record) -> dict[str, Any] | None:
    """The latest fist to five on the adopted sentence. `counts` by fingers, from none; None below the threshold."""
    result = answers(state, row.exercise_id).fist
    if result is None:
        return None
    mean = None if result.mean is None else round(result.mean, 3)
    counts = None if result.counts is None else {fingers: result.count(fingers) for fingers in map(str, range(6))}
    return {"method": result.method, "n": result.n, "mean": mean, "counts": counts}


def dissent(state: State, row: Record) -> list[dict[str, str]]:
    """Why some do not stand behind it, each with the name if that may be on record."""
    lines = answers(state, row.exercise_id).dissent(state)
    return [{"text": line.text, "leader": leader_name(state, line.leader_id)} for line in lines]
