"""The sections that every workshop has, whatever its exercises: decisions, the parking lot, loose notes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from onecompany.kinds.loose_notes import left_over
from onecompany.kinds.reporting import exercise_title, leader_name, table
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.summary import labels
from onecompany.summary.blocks import TableColumn
from onecompany.summary.document import Section


def decisions(state: State) -> Section:
    """All decisions, in the order in which they were taken."""
    columns = (
        TableColumn(gettext("Decision")),
        TableColumn(gettext("How")),
        TableColumn(gettext("By whom")),
        TableColumn(gettext("Who sees to it")),
        TableColumn(gettext("Taken in")),
    )
    rows = [
        (row.text, row.how, row.by_whom, leader_name(state, row.leader_id), exercise_title(state, row.exercise_id))
        for row in state.rows("decision")
    ]
    decided = table(columns, rows, optional=[column.title for column in columns[1:]], empty=labels.NO_DECISIONS)
    if rows:
        conclusion = ngettext("One decision was made.", "{number:Words} decisions were made.", len(rows))
        decided = replace(decided, conclusion=conclusion)
    return Section("decisions", gettext("Decisions"), 140, (decided,))


def parking(state: State) -> Section:
    """The parking lot, each item with who has taken it on."""
    columns = (TableColumn(gettext("Item")), TableColumn(gettext("Owner")), TableColumn(gettext("Came up in")))
    rows = state.rows("parking")
    lines = [(row.text, _keeper(state, row), exercise_title(state, row.exercise_id)) for row in rows]
    parked = table(columns, lines, optional=[columns[2].title], empty=gettext("Nothing is parked."))
    return Section("parking", gettext("Parking lot"), 160, (parked,), _parked(rows))


def loose_notes(state: State, today: date) -> list[Section]:
    """The loose notes that were not sorted into anything; no part when there are none."""
    left: list[tuple[str, str, str, str]] = []
    for exercise in state.rows("exercise"):
        notes = left_over(View(state, exercise, today))
        left += [(row.text, leader_name(state, row.leader_id), group, exercise.title) for row, group in notes]
    if not left:
        return []
    columns = (
        TableColumn(gettext("Note")),
        TableColumn(gettext("Whose")),
        TableColumn(gettext("Group")),
        TableColumn(gettext("Came up in")),
    )
    listed = table(columns, left, optional=[column.title for column in columns[1:3]])
    conclusion = ngettext("One loose note was not sorted.", "{number:Words} loose notes were not sorted.", len(left))
    return [Section("loose_notes", gettext("Loose notes"), 165, (listed,), conclusion)]


def _keeper(state: State, row: Any) -> str:
    return gettext("dropped") if row.dropped else leader_name(state, row.leader_id) or gettext("nobody yet")


def _parked(rows: Sequence[Any]) -> str:
    kept = [row for row in rows if not row.dropped]
    total, orphans = len(kept), sum(row.leader_id is None for row in kept)
    if not kept:
        return ""
    if not orphans:
        if total == 2:
            return gettext("Both parked items have an owner.")
        return ngettext("The one parked item has an owner.", "All {number:words} parked items have an owner.", total)
    if orphans == total:
        if total == 2:
            return gettext("Both parked items have no owner yet.")
        return ngettext(
            "The one parked item has no owner yet.", "All {number:words} parked items have no owner yet.", total
        )
    return ngettext(
        "{number:Words} of {total:words} parked items has no owner yet.",
        "{number:Words} of {total:words} parked items have no owner yet.",
        orphans,
        total=total,
    )
