"""Who owns the customer where, and where the owner changes. Pure: it reads rows and changes none.

A stage of our own people stands beside the customers' journey (L5): it has no handoffs and no cracks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from onecompany.sentences import Message, lazy_gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State

OWNER, HELPS = "owner", "helps"


@dataclass(frozen=True, slots=True)
class HandoffView:
    """A place where the owners change between two stages; `row` is what the room has said about it.

    One side may have no owner, never both: with nobody on either side nothing is handed over.
    """

    from_stage: Record
    to_stage: Record
    from_owners: tuple[Record, ...]
    to_owners: tuple[Record, ...]
    row: Record | None

    @property
    def id(self) -> str:
        """The identity of its row, whether there is one yet or not."""
        return handoff_id(self.from_stage.id, self.to_stage.id)

    @property
    def owners(self) -> str:
        """Who hands over to whom: "Sales → Operations", "Sales → nobody"."""
        return str(self._owners)

    @property
    def _owners(self) -> Message:
        return lazy_gettext("{these:list} → {those:list}", these=_names(self.from_owners), those=_names(self.to_owners))

    @property
    def called(self) -> Message:
        """Who and where: "Sales → Operations after “Buy”", or "Nobody → Service before “Use”"."""
        if self.from_owners:
            return lazy_gettext("{owners} after {stage:quoted}", owners=self._owners, stage=self.from_stage.name)
        return lazy_gettext(
            "Nobody → {those:list} before {stage:quoted}", those=_names(self.to_owners), stage=self.to_stage.name
        )

    @property
    def stages(self) -> str:
        """The stages: "Buy → Onboard"."""
        return f"{self.from_stage.name} → {self.to_stage.name}"

    @property
    def rating(self) -> str:
        """smooth, rough, dropped, or "" when the room has not rated it."""
        return self.row.rating if self.row is not None else ""

    @property
    def agreed(self) -> bool:
        """Whether both sides have agreed on it."""
        return self.row is not None and self.row.agreed


class Crack(NamedTuple):
    """A stage that nobody owns, or more than one silo."""

    stage: Record
    owners: tuple[Record, ...]


def handoff_id(from_stage_id: str, to_stage_id: str) -> str:
    """The identity of what is said about a handoff: made of its stages, so that there is one row for each."""
    return f"{from_stage_id}-{to_stage_id}"


def _names(owners: tuple[Record, ...]) -> list[str] | list[Message]:
    return [silo.name for silo in owners] or [lazy_gettext("nobody")]


def customers(state: State) -> list[Any]:
    """The stages of the customers' journey, in order."""
    return [stage for stage in state.rows("stage") if not stage.people]


def cell(state: State, stage_id: str, silo_id: str) -> Record | None:
    """The row of a cell of the grid, or None when nothing was said there."""
    rows: list[Record] = state.where("ownership", "stage_id", stage_id)
    return next((row for row in rows if row.silo_id == silo_id), None)


def role(state: State, stage_id: str, silo_id: str) -> str:
    """What a silo does at a stage: "owner", "helps" or ""."""
    row = cell(state, stage_id, silo_id)
    return row.role if row is not None else ""


def owners(state: State, stage_id: str) -> list[Any]:
    """The silos that own a stage, in the order of the silos."""
    return _silos_in_role(state, stage_id, OWNER)


def helpers(state: State, stage_id: str) -> list[Any]:
    """The silos that help at a stage, in the order of the silos."""
    return _silos_in_role(state, stage_id, HELPS)


def _silos_in_role(state: State, stage_id: str, wanted: str) -> list[Any]:
    ids = {row.silo_id for row in state.where("ownership", "stage_id", stage_id) if row.role == wanted}
    return [silo for silo in state.rows("silo") if silo.id in ids] if ids else []


def placed(state: State) -> bool:
    """Whether any silo was placed at any stage."""
    return any(row.role for row in state.rows("ownership"))


def handoffs(state: State) -> list[HandoffView]:
    """Every place where the set of owners changes between neighbouring stages, along the journey."""
    stages = customers(state)
    sides = [tuple(owners(state, stage.id)) for stage in stages]
    views = []
    for index in range(len(stages) - 1):
        before, after = sides[index], sides[index + 1]
        if {silo.id for silo in before} == {silo.id for silo in after}:
            continue
        start, end = stages[index], stages[index + 1]
        row = state.get("handoff", handoff_id(start.id, end.id))
        views.append(HandoffView(start, end, before, after, row))
    return views


def cracks(state: State) -> list[Crack]:
    """The customers' stages that have no owner, or more than one; none before anybody was placed."""
    if not placed(state):
        return []
    sides = [Crack(stage, tuple(owners(state, stage.id))) for stage in customers(state)]
    return [crack for crack in sides if len(crack.owners) != 1]


def in_the_room(state: State) -> list[Any]:
    """The silos of which a leader is present, in order."""
    ids = {leader.silo_id for leader in state.rows("leader") if leader.present}
    return [silo for silo in state.rows("silo") if silo.id in ids]


def more_stages(number: int) -> str:
    """ "+1 stage", "+3 stages": how many more lie beside, for the marks at the edges of a board."""
    return ngettext("+{number} stage", "+{number} stages", number)


def more_silos(number: int) -> str:
    """ "+1 silo", "+3 silos", likewise."""
    return ngettext("+{number} {silo}", "+{number} {silos}", number)
