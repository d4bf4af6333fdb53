"""Ownership and handoffs as the JSON document lists them: along the journey. Pure."""

from __future__ import annotations

from typing import Any

from onecompany.kinds import journey
from onecompany.store.records import Record
from onecompany.store.state import State


def cells(state: State) -> list[Any]:
    """The cells of the grid, stage by stage and silo by silo."""
    stages = {row.id: number for number, row in enumerate(state.rows("stage"))}
    silos = {row.id: number for number, row in enumerate(state.rows("silo"))}
    return sorted(state.rows("ownership"), key=lambda row: (stages[row.stage_id], silos[row.silo_id], row.id))


def handoffs(state: State) -> list[Any]:
    """Every place where the owner changes, said something about or not; then what was said about other places."""
    shown = [view.row if view.row is not None else _unsaid(state, view) for view in journey.handoffs(state)]
    ids = {row.id for row in shown}
    return shown + [row for row in state.rows("handoff") if row.id not in ids]


def places(state: State) -> list[str]:
    """The ids of the handoffs that there are: every place where the owner changes."""
    return [view.id for view in journey.handoffs(state)]


def _unsaid(state: State, view: journey.HandoffView) -> Record:
    """The row that a handoff would have, if the room had said something about it."""
    return Record(
        id=view.id,
        workshop_id=state.workshop_id,
        position=0.0,
        origin_id=None,
        from_stage_id=view.from_stage.id,
        to_stage_id=view.to_stage.id,
        what="",
        notice="",
        rating="",
        agreed=False,
        leader_id=None,
    )
