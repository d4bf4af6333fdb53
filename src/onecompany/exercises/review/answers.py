"""The promises of last time, what the room has said of them, and what it is asked next. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onecompany.boards.place import Place
from onecompany.kinds.drift import Became
from onecompany.kinds.lineage import day_of
from onecompany.kinds.promises import counted, promised_before
from onecompany.kinds.view import View
from onecompany.sentences import N_, NC_, gettext
from onecompany.store.records import Record
from onecompany.store.state import State

KEPT, LATE, DROPPED, STILL_ON = "kept", "late", "dropped", "open"
"""The states of a commitment, as they are stored."""

STATES = {KEPT: N_("kept"), LATE: NC_("answer", "late"), DROPPED: N_("dropped"), STILL_ON: N_("still on")}
"""What became of a promise, in words."""

LETTERS: Mapping[str, str] = {"K": KEPT, "L": LATE, "D": DROPPED, "S": STILL_ON}
"""Which letter says what became of a promise."""

ASKS: Mapping[str, str] = {
    KEPT: N_("Kept. What came of it? One sentence."),
    LATE: N_("Late. Until when? Type the new day."),
    DROPPED: N_("Dropped. Why? One sentence."),
    STILL_ON: N_("Still on. Why? One sentence."),
}
"""What is asked once it was said what became of a promise."""

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


# -- what comes after an answer


def asked_next(state: State, promise: Record, answer: str) -> tuple[Place, str]:
    """Where the words after an answer are typed, and what the room is asked there."""
    place = Place("commitment", promise.id, "by_when" if answer == LATE else "reason")
    enter = gettext("Enter alone: the next promise.") if onward(state, promise, place.column) else ""
    if answer == LATE:
        enter = gettext("Enter alone: why.")
    return place, " ".join(filter(None, (gettext(ASKS[answer]), enter)))


def onward(state: State, promise: Record, column: str) -> str:
    """Where Enter goes on to: from its day to why, and from there to the next promise, or to one left out."""
    if column == "by_when":
        return str(Place("commitment", promise.id, "reason"))
    behind = place_behind(promised_before(state), promise, "commitment", "state")
    left = [row.id for row in waiting(state) if row.id != promise.id]
    if not behind and left:
        behind = str(Place("commitment", left[0], "state"))
    return behind if column == "reason" else ""


def place_behind(rows: Sequence[Record], row: Record, table: str, column: str) -> str:
    """The place in the row behind another one; "" behind the last."""
    ids = [one.id for one in rows]
    behind = ids[ids.index(row.id) + 1 :] if row.id in ids else []
    return str(Place(table, behind[0], column)) if behind else ""


# -- beside the row in the JSON document


def state(state: State, answer: Record) -> str:
    """What became of the promise."""
    promise = state.get("commitment", answer.commitment_id)
    return str(promise.state) if promise is not None else ""


def reason(state: State, answer: Record) -> str:
    """Why."""
    promise = state.get("commitment", answer.commitment_id)
    return str(promise.reason) if promise is not None else ""
