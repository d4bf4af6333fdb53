"""Handoffs that are on the board though nobody has said anything about them yet, for the JSON document. Pure."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.ownership.board import handoffs
from onecompany.store.state import State


def rows(state: State) -> list[dict[str, Any]]:
    """Rows as they would be if they were recorded with nothing in them."""
    return [
        {
            "id": view.id,
            "from_stage_id": view.from_stage.id,
            "to_stage_id": view.to_stage.id,
            "what": "",
            "notice": "",
            "rating": "",
            "agreed": False,
            "leader_id": None,
            "origin_id": None,
        }
        for view in handoffs(state)
        if view.row is None
    ]
