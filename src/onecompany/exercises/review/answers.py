"""The promises of last time, and what the room has said of them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.kinds.drift import Became
from onecompany.kinds.lineage import day_of
from onecompany.kinds.promises import counted, promised_before
from onecompany.kinds.view import View
from onecompany.sentences import N_
from onecompany.store.records import Record
from onecompany.store.state import State

KEPT, LATE, DROPPED, STILL_ON = "kept", "late", "dropped", "open"
"""The states of a commitment, as they are stored."""

STATES = {KEPT: N_("kept"), LATE: N_("late"), DROPPED: N_("dropped"), STILL_ON: N_("still on")}
"""What became of a promise, in words."""

BECAME: dict[Became, str] = {
    "kept": N_("kept"),
    "weakened": N_("only proposed now"),
    "turned": N_("turned round"),
    "dropped": N_("dropped"),
    "removed": N_("not there any more"),
}
"""What became of a rule of last time."""


def answered(state: State, promise: Record) -> bool:
    """Whether the room has said what became of a promise; that it still is on has to be said, too."""
    return promise.state in (KEPT, DROPPED) or bool(state.where("review", "commitment_id", promise.id))


def waiting(state: State) -> list[Record]:
    """The promises of last time of which nobody has said yet what became of them."""
    return [row for row in promised_before(state) if not answered(state, row)]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the promises of last time that count (see `kinds.promises.counted`).

    `became`: how many are kept, late, dropped, still on; "" those without an answer. `ahead`: how many do not count,
    because they are still on and their day is to come.
    """

    counted: Sequence[Record]
    became: Counter[str]
    ahead: int

    @property
    def whole(self) -> int:
        """How many count."""
        return len(self.counted)


def tally(view: View) -> Tally:
    """What became of the promises of last time, as of the day of the workshop once it is over."""
    state, promises = view.state, promised_before(view.state)
    rows = counted(promises, day_of(state, view.today))
    became = Counter(row.state if answered(state, row) else "" for row in rows)
    return Tally(rows, became, len(promises) - len(rows))


# -- beside the row in the JSON document


def state(state: State, answer: Record) -> str:
    """What became of the promise."""
    promise = state.get("commitment", answer.commitment_id)
    return str(promise.state) if promise is not None else ""


def reason(state: State, answer: Record) -> str:
    """Why."""
    promise = state.get("commitment", answer.commitment_id)
    return str(promise.reason) if promise is not None else ""
