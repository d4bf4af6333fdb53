"""What the plan has put on the map, which is not what the room has said. Pure."""

from __future__ import annotations

from onecompany.store.state import State


def as_planned(state: State) -> bool:
    """Whether the journey is still the one that a plan puts in: its stages in its order, and nothing said of any.

    What plan and room would say alike counts as unsaid: nobody in the room has touched it.
    """
    stages = state.rows("stage")
    plans = [list(row.settings.get("preset", ())) for row in state.rows("exercise") if row.kind == "stages"]
    if not stages or [stage.name for stage in stages] not in plans:
        return False
    touched = any(stage.goal or stage.votes or stage.people or stage.feeling is not None for stage in stages)
    return not (touched or state.rows("touchpoint") or state.rows("pain"))
