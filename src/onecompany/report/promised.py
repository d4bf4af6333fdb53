"""The promises of an organisation over its workshops, each once: what became of it, and who still has it. Pure.

A promise is the same one in all workshops that it went on into. What counts of it is its latest copy: by which workshop
went on from which, then by date, so that one that is dated before the one it goes on from comes after it. Once it is
kept or dropped it stays so, whatever another branch has of it. One that is open is *left behind* where others went on
from its workshop and none of them has it: it is not due any more, and nobody has said what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onecompany.kinds.cadence import promised_by
from onecompany.kinds.lineage import line_of
from onecompany.kinds.promises import OPEN_STATES, counted
from onecompany.store.records import Record
from onecompany.store.state import State

Copy = tuple[Record, State]


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise. `row` is the copy that counts, `state` its workshop, `copies` it and those before it.

    `left`: it is open and was left behind.
    """

    row: Record
    state: State
    copies: tuple[Copy, ...]
    left: bool

    @property
    def who(self) -> str:
        """Who has promised."""
        return promised_by(self.state, self.row)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.row.state in OPEN_STATES and not self.left

    @property
    def first_day(self) -> date | None:
        """The day for which it was first promised; None where no day was ever set."""
        return next((row.by_when for row, _ in self.copies if row.by_when is not None), None)

    @property
    def was_late(self) -> bool:
        """Whether a workshop after its first day had it open still."""
        day = self.first_day
        return day is not None and any(
            row.state in OPEN_STATES and state.workshop.date > day for row, state in self.copies
        )

    def counts(self, today: date) -> bool:
        """Whether it is settled, late or its day is over, so that it counts for or against those who promised."""
        return bool(counted([self.row], today))


def promises(states: Sequence[State]) -> tuple[Promised, ...]:
    """Every promise of these workshops, which come by date, in the order in which they were made."""
    ordered = by_descent(states)
    gone_on = _gone_on(ordered)
    copies: dict[str, list[Copy]] = {}
    for state in ordered:
        for row in state.rows("commitment"):
            copies.setdefault(line_of(row), []).append((row, state))
    return tuple(_promised(of_line, gone_on, ordered) for of_line in copies.values())


def heads(states: Sequence[State]) -> list[State]:
    """The workshops from which no other one goes on, those of the latest line last."""
    ordered = by_descent(states)
    gone_on = _gone_on(ordered)
    return [state for state in ordered if state.workshop_id not in gone_on]


def by_descent(states: Sequence[State]) -> list[State]:
    """Workshops by date, but none before the one that it goes on from."""
    known = {state.workshop_id: state for state in states}
    placed: dict[str, State] = {}
    for state in states:
        chain: list[State] = []
        above: State | None = state
        while above is not None and above.workshop_id not in placed and above not in chain:
            chain.append(above)
            above = known.get(above.workshop.origin_id)
        placed |= {one.workshop_id: one for one in reversed(chain)}
    return list(placed.values())


def _promised(copies: Sequence[Copy], gone_on: set[str], ordered: Sequence[State]) -> Promised:
    """The copy that counts: one that is settled, else one from whose workshop none goes on, else the last."""
    above = {state.workshop_id: state.workshop.origin_id for state in ordered}
    still_there = [at for at, (_, state) in enumerate(copies) if state.workshop_id not in gone_on]
    place = still_there[-1] if still_there else len(copies) - 1
    for at, (row, state) in enumerate(copies):
        later = (other.workshop_id for _, other in copies[at + 1 :])
        if row.state not in OPEN_STATES and not any(_descends(one, state.workshop_id, above) for one in later):
            place = at
    row, state = copies[place]
    left = row.state in OPEN_STATES and state.workshop_id in gone_on
    return Promised(row, state, tuple(copies[: place + 1]), left)


def _descends(workshop: str, from_: str, above: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    current: str | None = workshop
    while current is not None and current not in seen:
        seen.add(current)
        current = above.get(current)
        if current == from_:
            return True
    return False


def _gone_on(ordered: Sequence[State]) -> set[str]:
    """The workshops from which others go on.

    Where the one that was gone on from is deleted, all before it that have a row in common are taken for it.
    """
    gone_on: set[str] = set()
    before: dict[str, State] = {}
    for state in ordered:
        origin = state.workshop.origin_id
        if origin in before:
            gone_on.add(origin)
        elif origin is not None:
            own = _lines(state)
            gone_on |= {one.workshop_id for one in before.values() if not own.isdisjoint(_lines(one))}
        before[state.workshop_id] = state
    return gone_on


def _lines(state: State) -> set[str]:
    carried = [name for name, columns in state.shape.columns.items() if "origin_id" in columns and name != "workshop"]
    return {line_of(row) for name in carried for row in state.rows(name)}
