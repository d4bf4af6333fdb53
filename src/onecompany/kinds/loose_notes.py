"""Loose notes: what was written before anybody knew where it belongs, and where it can go from there. Pure.

A note lies on the heap of its exercise, or in a group of notes that are about the same. When it is sorted it becomes
what the kind makes of it (the hooks `destinations` and `take_notes`), and is a loose note no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from onecompany.kinds.columns import Column, LeaderOf, RowOf, Text
from onecompany.kinds.kind import Table
from onecompany.kinds.rounds import Part, Poll, Vote
from onecompany.sentences import N_, gettext

if TYPE_CHECKING:
    from onecompany.kinds.view import View
    from onecompany.store.records import Record
    from onecompany.store.state import State

CLUSTER = Table(
    "cluster",
    N_("group of loose notes"),
    (Column("exercise_id", RowOf("exercise")), Column("name", Text(required=True), N_("Name of the group"))),
    nouns=N_("groups of loose notes"),
    key="clusters",
    among="exercise_id",
    optional=True,
)

SLIP = Table(
    "slip",
    N_("loose note"),
    (
        Column("exercise_id", RowOf("exercise")),
        Column("cluster_id", RowOf("cluster")),
        Column("leader_id", LeaderOf()),
        Column("text", Text(required=True)),
    ),
    nouns=N_("loose notes"),
    key="loose_notes",
    among="exercise_id",
    optional=True,
)

SEALED = "loose"
"""The subject of the round in which loose notes are sealed."""

NEW, PARKED = "new", "parking"
"""Codes of places that every heap has: a group that does not exist yet, and the parking lot."""

_DIGITS = "1234567890"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a note can go: a code for the kind, its words, and the letter that chooses it, where it has one."""

    code: str
    name: str
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Destinations:
    """Where loose notes can go on a board.

    `spots` are parts of it, such as stages, and `lanes` what a note can become in each of them: two keys, or the second
    one alone for the spot where the cursor stands. `alone`: what a note can become by one key. `groups_stay`: a group
    with a name is what notes are sorted into here, and goes nowhere else.
    """

    spots: tuple[Spot, ...] = ()
    lanes: tuple[Spot, ...] = ()
    alone: tuple[Spot, ...] = ()
    groups_stay: bool = False


@dataclass(frozen=True, slots=True)
class Sorted:
    """What goes where: notes in their order, and the name of the group that they were, if they were one.

    `spot` and `lane` are codes of `Destinations`; `lane` alone for what is `alone`.
    """

    notes: tuple[Record, ...]
    spot: str
    lane: str
    name: str = ""


def has_heap(name: str) -> bool:
    """Whether a kind of exercise takes loose notes."""
    from onecompany.kinds.registry import UnknownKind, kind  # which needs the tables above

    try:
        return kind(name).loose
    except UnknownKind:
        return False


def name_of(row: Record) -> str:
    """What a note says, or what a group is called."""
    return str(getattr(row, "text", "") or getattr(row, "name", ""))


def loose(state: State, exercise_id: str) -> list[Record]:
    """The notes of an exercise that are neither sorted nor in a group, in their order."""
    return [row for row in state.where("slip", "exercise_id", exercise_id) if row.cluster_id is None]


def grouped(state: State, cluster_id: str) -> list[Record]:
    """The notes of a group, in their order."""
    return state.where("slip", "cluster_id", cluster_id)


def clusters(state: State, exercise_id: str) -> list[Record]:
    """The groups of an exercise, in their order."""
    return state.where("cluster", "exercise_id", exercise_id)


def waiting(state: State, exercise_id: str, *, groups_stay: bool) -> list[tuple[str, Record]]:
    """What is still to be sorted, each with its table: loose notes, then groups unless they stay what they are."""
    groups = [] if groups_stay else clusters(state, exercise_id)
    return [*(("slip", row) for row in loose(state, exercise_id)), *(("cluster", row) for row in groups)]


def left_over(view: View) -> list[tuple[Record, str]]:
    """The notes of an exercise that were not sorted, each with the name of its group, "" for those that lie loose."""
    state, exercise = view.state, view.exercise
    if not has_heap(exercise.kind):
        return []
    from onecompany.kinds.hooks import hooks  # which need what stands here
    from onecompany.kinds.registry import kind

    left: list[tuple[Record, str]] = [(row, "") for row in loose(state, exercise.id)]
    if not hooks(kind(exercise.kind)).destinations(view).groups_stay:
        left += [(row, group.name) for group in clusters(state, exercise.id) for row in grouped(state, group.id)]
    return left


def keys(offered: Destinations, groups: list[Record]) -> dict[str, Spot]:
    """Which key leads where, in the order in which they are shown. What is left without a key is not in it.

    Spots have the figures, and letters from the eleventh on; groups the letters that are left, or the figures where
    there are no spots.
    """
    own = {spot.letter: spot for spot in (*offered.lanes, *offered.alone)}
    own |= {"g": Spot(NEW, gettext("new group"), "g"), "?": Spot(PARKED, gettext("parking lot"), "?")}
    free = [letter for letter in ascii_lowercase if letter not in own]
    spots = dict(zip([*_DIGITS, *free], offered.spots, strict=False))
    signs = [sign for sign in free if sign not in spots] if offered.spots else [*_DIGITS, *free]
    named = [Spot(f"cluster:{row.id}", row.name) for row in groups]
    return {**spots, **own, **dict(zip(signs, named, strict=False))}


def sealed_vote(view: View) -> Vote:
    """What F4 puts to the room where a heap is: lines that are typed unseen, and become loose notes."""
    asked = view.exercise.prompt or view.exercise.title
    title = gettext("Loose notes")
    return Vote(title, (Poll(SEALED, "lines", title, (Part(asked, ()),)),), ("sealed",))
