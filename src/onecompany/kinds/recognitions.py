"""What only several silos together can win: kept by one kind, and shown and promised by every one that has it. Pure."""

from __future__ import annotations

from onecompany.kinds.lookup import row_words
from onecompany.sentences import gettext
from onecompany.store.state import State
from onecompany.summary.upcoming import Promise

RECOGNITION = "recognition"
"""The name of its table."""

KEPT_BY = "reinforce"
"""The kind of the exercise that has a part of the report for it."""


def has_part(state: State) -> bool:
    """Whether an exercise of the plan has a part of the report for recognitions; else whoever shows them has."""
    return bool(state.where("exercise", "kind", KEPT_BY))


def promised(state: State) -> tuple[Promise, ...]:
    """The recognitions that have a day, for the calendar."""
    promises = []
    for row in state.rows(RECOGNITION):
        if row.by_when is not None:
            who = row_words(state, "leader", row.leader_id)
            silos = gettext("{names:list}", names=[row_words(state, "silo", silo) for silo in row.silos])
            promises.append(Promise(row.id, gettext("Recognise: {text}", text=row.text), who, row.by_when, silos))
    return tuple(promises)
