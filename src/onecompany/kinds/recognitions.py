"""What only several silos together can win: kept by one kind, and shown by another one, too. Pure."""

from __future__ import annotations

from onecompany.kinds.lines import line_of
from onecompany.kinds.lookup import row_words
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.upcoming import Occasion

RECOGNITION = "recognition"
"""The name of its table."""

_SPEAKERS = ("reinforce", "quicksand")
"""The kinds in whose part of the report recognitions can stand: the first of them that the plan has, else the first."""


def told_by(kind: str, state: State) -> list[Record]:
    """The recognitions, for the one kind that tells of them in the report and in the calendar; none for another."""
    planned = {row.kind for row in state.rows("exercise")}
    speaker = next((name for name in _SPEAKERS if name in planned), _SPEAKERS[0])
    return state.rows(RECOGNITION) if kind == speaker else []


def occasions(kind: str, state: State) -> tuple[Occasion, ...]:
    """Those of them that have a day, for the calendar."""
    found = []
    for row in told_by(kind, state):
        if row.by_when is not None:
            who = row_words(state, "leader", row.leader_id)
            silos = gettext("{names:list}", names=[row_words(state, "silo", silo) for silo in row.silos])
            what = gettext("Recognition for {text:quoted}", text=row.text)
            found.append(Occasion(line_of(row), what, who, row.by_when, silos))
    return tuple(found)
