"""Which workshop was which planned meeting, held early or late. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from onecompany.kinds.lineage import line_of
from onecompany.store.state import State

EARLIEST = 45
"""Days: a workshop that comes before a meeting by more than this was not that meeting."""

EARLY = 3
"""A day early counts as so many late: rather was a meeting that was missed made good than the next one held early."""


def meetings(states: Sequence[State], ahead: Collection[date]) -> Mapping[str, tuple[date | None, bool]]:
    """For each of these workshops, which come by date, the meeting that it was, and whether any was planned before.

    Each planned meeting is taken once, and each workshop takes one at the most: those that lie nearest first. A
    meeting counts for a workshop as the latest one before it has it. What is `ahead` still was no workshop yet.
    """
    planned = [_planned(states[:place]) for place in range(len(states))]
    pairs = sorted(
        (_distance(day, state.workshop.date), place, line)
        for place, state in enumerate(states)
        for line, day in planned[place].items()
        if (day - state.workshop.date).days <= EARLIEST and day not in ahead
    )
    taken: dict[int, str] = {}
    for _, place, line in pairs:
        if place not in taken and line not in taken.values():
            taken[place] = line
    found = {}
    for place, state in enumerate(states):
        others = [line for at, line in taken.items() if at != place]
        any_planned = any(day >= state.workshop.date or line not in others for line, day in planned[place].items())
        found[state.workshop_id] = (planned[place].get(taken.get(place, "")), any_planned)
    return found


def _planned(states: Sequence[State]) -> dict[str, date]:
    """The meetings that these workshops have planned for after their day, each as the last of them has it.

    What a later one does not have any more though its day lies ahead was called off.
    """
    planned: dict[str, date] = {}
    for state in states:
        day = state.workshop.date
        rows = {line_of(row): row.date for row in state.rows("meeting") if row.date > day}
        planned = {line: on for line, on in planned.items() if on <= day} | rows
    return planned


def _distance(planned: date, held: date) -> int:
    days = (held - planned).days
    return days if days >= 0 else -EARLY * days
