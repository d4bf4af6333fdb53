"""Rounds as boards, findings and the report read them: what can be asked, what is going on, what came of it. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from onecompany.plans import Setting
from onecompany.sentences import N_
from onecompany.store.records import Record
from onecompany.store.state import State

Form = Literal["scale", "choice", "dots", "lines"]
Method = Literal["hands", "fist", "ballot", "sealed"]

THRESHOLD = Setting(
    "integer",
    default=4,
    minimum=2,
    maximum=20,
    help=N_("With fewer votes only how many there were, and their mean, is shown and kept."),
)
"""For every kind that votes: `"threshold": THRESHOLD`. With three votes each voter can work out what the others did
from the counts and their own."""

_ONLY_SILO = re.compile(r"@silo:([0-9a-z]+)$")

DOTS_ON_ONE = 3
"""Dots that a person may put on one item, so that nobody's pet wins alone."""


def dots_each(items: int) -> int:
    """Dots a person has for so many items: a quarter of them, from 1 to 12, so that they mean a choice."""
    return max(1, min(12, round(items / 4)))


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen: the code that is kept, the key that chooses it, and its words.

    Without a `key` it is chosen by its number in the list.
    """

    code: str
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a voter is asked: its words, and what can be chosen. `low` and `high`: the ends of a scale."""

    text: str
    options: tuple[Option, ...]
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """What becomes one round: a question of one part, or of several that belong together (see `RoundBase`).

    `subject` names it within its exercise and never changes. `title`: what it is about, in few words.
    """

    subject: str
    form: Form
    title: str
    parts: tuple[Part, ...]
    budget: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """What can be put to the room at once: the polls that each voter answers in turn, and how.

    `methods`: the usual one first. `limit`: seconds within which all should have voted, 0 for none. `names`: whether
    names stay beside sealed lines. `open_hands`: hands that few have raised are kept in full, as they are up in the
    open; where not, the threshold holds for them, too.
    """

    title: str
    polls: tuple[Poll, ...]
    methods: tuple[Method, ...] = ("ballot", "hands")
    threshold: int = 4
    limit: float = 0.0
    names: bool = False
    open_hands: bool = True


def scale(least: int, most: int, words: Sequence[str] = ()) -> tuple[Option, ...]:
    """The options of a scale. `words`: one for each point, or none."""
    points = range(least, most + 1)
    named = words if len(words) == len(points) else [""] * len(points)
    return tuple(Option(str(point), word, str(point)) for point, word in zip(points, named, strict=True))


# -- what is going on


def unfinished(state: State, exercise_id: str) -> list[Record]:
    """The rounds of an exercise that are open or closed and not revealed, in the order in which they are asked."""
    return [row for row in state.where("round", "exercise_id", exercise_id) if row.state != "revealed"]


def only_silo(silo_id: str) -> str:
    """What stands at the end of a subject about which only the leaders of one silo vote."""
    return f"@silo:{silo_id}"


def voters(state: State, subject: str) -> list[Record]:
    """The leaders who can vote about a subject: those who are here, and of the one silo that is asked (`only_silo`)."""
    asked = _ONLY_SILO.search(subject)
    here = [leader for leader in state.rows("leader") if leader.present]
    return here if asked is None else [leader for leader in here if leader.silo_id == asked[1]]


def missing(state: State, row: Record) -> list[Record]:
    """The leaders who can vote and have not done so yet, in their order."""
    voted = state.turnout.get(row.id, frozenset())
    return [leader for leader in voters(state, row.subject) if leader.id not in voted]


def turnout(state: State, row: Record) -> tuple[int, int]:
    """How many have voted, of how many: the n and m of "n of m have voted". Who has voted and left counts in both."""
    voted = state.turnout.get(row.id, frozenset())
    return len(voted), len(voted | {leader.id for leader in voters(state, row.subject)})


# -- what it came to


@dataclass(frozen=True, slots=True)
class Result:
    """What a round came to. `counts` by the code of the choice; None below the threshold, where only `n` is known,
    and on a scale the mean.

    `held`: when it was revealed, UTC. `mean` and `spread` (the standard deviation of all votes, not of a sample) are
    those of a scale; `mean` is None for one vote below the threshold, which it would betray.
    """

    id: str
    subject: str
    form: str
    method: str
    n: int
    mean: float | None
    counts: dict[str, int] | None
    present: int
    seconds: float | None
    held: datetime | None

    @property
    def spread(self) -> float | None:
        """How far the votes lie apart; None where only their number and mean are known."""
        if self.form != "scale" or not self.counts or self.mean is None:
            return None
        return math.sqrt(sum(k * (int(point) - self.mean) ** 2 for point, k in self.counts.items()) / self.n)

    @property
    def nearest(self) -> int | None:
        """The point of the scale that is nearest to the mean, halves away from zero; None without a mean."""
        return None if self.mean is None else int(math.copysign(math.floor(abs(self.mean) + 0.5), self.mean))

    def count(self, code: str) -> int:
        """How often it was chosen; with several parts, all that begin with it."""
        return sum(n for choice, n in (self.counts or {}).items() if choice == code or choice.startswith(f"{code}+"))


def result(row: Any) -> Result | None:
    """What a round came to; None while it is not revealed."""
    if row.state != "revealed" or row.n is None:
        return None
    mean = row.total / row.n if row.form == "scale" and row.total is not None and row.n else None
    return Result(
        row.id, row.subject, row.form, row.method, row.n, mean, row.counts, row.present, row.seconds, row.revealed_at
    )


def results(state: State, exercise_id: str, subject: str) -> list[Result]:
    """What the rounds about a subject came to in an exercise, the latest last; those before it are "before"."""
    rows = (row for row in state.where("round", "exercise_id", exercise_id) if row.subject == subject)
    return [outcome for row in rows if (outcome := result(row)) is not None]


def latest(state: State, exercise_id: str, subject: str) -> Result | None:
    """What the latest round about a subject came to; None when none was revealed."""
    return next(iter(results(state, exercise_id, subject)[::-1]), None)


def dissent(state: State, round_id: str) -> list[Record]:
    """Why somebody did not agree in a round, in the order in which it was said."""
    return state.where("dissent", "round_id", round_id)
