"""What goes on into the next workshop."""

from __future__ import annotations

import datetime as dt

from onecompany.exercises.reinforce.kept import code
from onecompany.store.records import Record
from onecompany.store.state import State


def carry(state: State, day: dt.date) -> dict[str, list[Record]]:
    """What was said of rules that are adopted goes on with them; recognitions go on."""
    return {"reinforcement": [kept.row for kept in code(state) if kept.row is not None]}
