"""Which silos know each other's work, who hands over to whom, and what is planned for two of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from onecompany.exercises.relationships import SCALE
from onecompany.kinds.journey import HandoffView, handoffs
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

TOP = len(SCALE) - 1
"""The highest point of the scale."""

GIVES, TAKES, BOTH = "→", "←", "↔"
"""Stand beside a point where a silo hands customers over to the other, takes them from it, or both."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two silos, in their order. `there`: how well the first says that it knows the work of the second; `back`: the
    other way round. None: nobody has said."""

    one: Record
    other: Record
    there: int | None
    back: int | None

    @property
    def id(self) -> str:
        """What findings call it."""
        return acquaintance_id(self.one.id, self.other.id)

    @property
    def scores(self) -> tuple[int, ...]:
        """What was said, from one side or from both."""
        return tuple(score for score in (self.there, self.back) if score is not None)

    @property
    def lead(self) -> int:
        """By how much the first knows the second better than it is known; 0 while one of them has said nothing."""
        return 0 if self.there is None or self.back is None else self.there - self.back

    @property
    def refs(self) -> tuple[Ref, ...]:
        """The rows of what was said."""
        sides = ((self.there, self.id), (self.back, acquaintance_id(self.other.id, self.one.id)))
        return tuple(Ref("acquaintance", row_id) for score, row_id in sides if score is not None)


def points() -> list[str]:
    """The points of the scale in words, from 0 to 3."""
    return [gettext(SCALE[point]) for point in range(len(SCALE))]


def acquaintance_id(silo_id: str, other_id: str) -> str:
    """The identity of what a silo says about another: made of both, so that there is one row for each."""
    return f"{silo_id}-{other_id}"


def sides(subject: str) -> tuple[str, str]:
    """The silo that judges and the other one, of the subject of a round."""
    silo_id, _, other_id = subject.partition(":")[2].partition("@")[0].partition("-")
    return silo_id, other_id


def row(state: State, silo_id: str, other_id: str) -> Record | None:
    """What a silo says about another; None for nothing."""
    found: Record | None = state.get("acquaintance", acquaintance_id(silo_id, other_id))
    return found


def score(state: State, silo_id: str, other_id: str) -> int | None:
    """How well a silo says that it knows the work of another."""
    known = row(state, silo_id, other_id)
    return None if known is None else known.score


def begun(state: State) -> bool:
    """Whether any silo has judged."""
    return any(known.score is not None for known in state.rows("acquaintance"))


def pairs(state: State) -> list[Pair]:
    """All pairs of silos."""
    return [
        Pair(one, other, score(state, one.id, other.id), score(state, other.id, one.id))
        for one, other in combinations(state.rows("silo"), 2)
    ]


def known_by(state: State, silo_id: str) -> list[int]:
    """How well the others say that they know the work of a silo."""
    scores = (score(state, silo.id, silo_id) for silo in state.rows("silo"))
    return [said for said in scores if said is not None]


def hand_over(state: State) -> Mapping[tuple[str, str], list[HandoffView]]:
    """The handoffs at which a silo hands over to another one, by the ids of both, along the journey."""
    found: dict[tuple[str, str], list[HandoffView]] = {}
    for handoff in handoffs(state):
        for giving in handoff.from_owners:
            for taking in handoff.to_owners:
                if giving.id != taking.id:
                    found.setdefault((giving.id, taking.id), []).append(handoff)
    return found


def marks(state: State) -> dict[tuple[str, str], str]:
    """An arrow for each pair that shares a handoff, as it is seen from either side."""
    given = hand_over(state)
    signs: dict[tuple[str, str], str] = {}
    for giving, taking in given:
        both = (taking, giving) in given
        signs[giving, taking] = BOTH if both else GIVES
        signs[taking, giving] = BOTH if both else TAKES
    return signs


def brought_together(state: State) -> set[frozenset[str]]:
    """All pairs that take part in an event together, by their ids."""
    return {frozenset(pair) for event in state.rows("meeting_event") for pair in combinations(event.silos, 2)}


def planned(state: State, one_id: str, other_id: str) -> list[Any]:
    """The events in which two silos take part together."""
    return [event for event in state.rows("meeting_event") if {one_id, other_id} <= set(event.silos)]


def in_order(state: State) -> list[Any]:
    """What was said, for the document: row by row of the matrix."""
    places = {silo.id: number for number, silo in enumerate(state.rows("silo"))}
    rows = state.rows("acquaintance")
    return sorted(rows, key=lambda known: (places[known.silo_id], places[known.other_id]))
