"""What only several silos together can win: kept by one kind, and shown by every one that has it. Pure."""

from __future__ import annotations

from onecompany.kinds.lookup import row_words
from onecompany.sentences import gettext
from onecompany.store.state import State
from onecompany.summary.upcoming import Occasion

RECOGNITION = "recognition"
"""The name of its table."""

KEPT_BY = "reinforce"
"""The kind of the exercise that has a part of the report for it."""


def has_part(state: State) -> bool:
    """Whether an exercise of the plan has a part of the report for recognitions; else whoever shows them has."""
    return bool(state.where("exercise", "kind", KEPT_BY))


def occasions(state: State) -> tuple[Occasion, ...]:
    """The recognitions that have a day, for the calendar."""
    found = []
    for row in state.rows(RECOGNITION):
        if row.by_when is not None:
            who = row_words(state, "leader", row.leader_id)
            silos = gettext("{names:list}", names=[row_words(state, "silo", silo) for silo in row.silos])
            what = gettext("Recognition for {text:quoted}", text=row.text)
            found.append(Occasion(row.id, what, who, row.by_when, silos))
    return tuple(found)
