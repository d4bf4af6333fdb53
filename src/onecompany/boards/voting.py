"""How a vote stands, in the words that a board shows while it goes on: how many have voted, and nothing else."""

from __future__ import annotations

from onecompany.kinds.rounds import turnout
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State


def standing(state: State, row: Record) -> str:
    """What is said of a round that is not revealed; of one whose reveal was taken back no votes are left in the box."""
    if row.id in state.covered:
        return gettext("What it came to is covered. F4 reveals it again.")
    if row.form == "lines":
        lines = ngettext("One line is sealed.", "{number} lines are sealed.", state.sealed.get(row.id, 0))
        return " ".join(filter(None, (lines, _next(row))))
    n, of = turnout(state, row)
    return " ".join(filter(None, (gettext("{n} of {of} have voted.", n=n, of=of), _next(row))))


def _next(row: Record) -> str:
    return gettext("F4 goes on.") if row.state == "open" else gettext("F4 reveals.")
