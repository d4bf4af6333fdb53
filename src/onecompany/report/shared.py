"""The sections that every workshop has, whatever its exercises: decisions, the parking lot, the findings. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from onecompany.kinds.cadence import promised_by
from onecompany.kinds.loose_notes import left_over
from onecompany.kinds.promises import cracks_in, serving, takers
from onecompany.kinds.reporting import exercise_title, leader_name, table
from onecompany.kinds.view import LEVELS, Finding, Level, View
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.state import State
from onecompany.summary import labels
from onecompany.summary.blocks import Block, Callout, Heading, Paragraph, TableColumn
from onecompany.summary.document import Section
from onecompany.summary.words import long_date

LEVEL_TITLES = {"crack": N_("Cracks"), "warning": N_("Warnings"), "strength": N_("Strengths")}

COUNTS: Mapping[Level, Callable[[int], str]] = {
    "crack": lambda number: ngettext("{number:words} crack", "{number:words} cracks", number),
    "warning": lambda number: ngettext("{number:words} warning", "{number:words} warnings", number),
    "strength": lambda number: ngettext("{number:words} strength", "{number:words} strengths", number),
}


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


def findings(state: State, by_exercise: Mapping[str, Sequence[Finding]]) -> Section:
    """Every finding once, the gravest first, a crack with who has taken it on.

    `by_exercise`: as `kinds.findings.find_all` gives them.
    """
    once = {finding.key: finding for of_exercise in by_exercise.values() for finding in of_exercise}
    blocks: list[Block] = []
    counts = []
    for level in LEVELS:
        of_level = [finding for finding in once.values() if finding.level == level]
        if level == "crack":  # each once: not also what only repeats others
            of_level = cracks_in(of_level)
        if of_level:
            blocks.append(Heading(gettext(LEVEL_TITLES[level]), detail=level != "crack"))
            blocks += [Callout(level, finding.text, _why(state, finding, once.values())) for finding in of_level]
            counts.append(COUNTS[level](len(of_level)))
    title = gettext("Findings")
    if not blocks:
        return Section("findings", title, 170, (Paragraph(gettext("The data gives no finding."), "note"),))
    return Section("findings", title, 170, tuple(blocks), gettext("The data shows {counts:list}.", counts=counts))


def _why(state: State, finding: Finding, others: Iterable[Finding]) -> str:
    """Why, and who sees to it: for a crack who serves its stage, too, for the others who took them on as they are."""
    commitments = takers(state, finding, others)
    taken = [row for row in commitments if finding.level == "crack" or row.serves == serving(finding)]
    promises = [_promise(state, row) for row in taken]
    return " ".join(sentence for sentence in (finding.why, *promises) if sentence)


def _promise(state: State, row: Any) -> str:
    """Who has promised to see to a finding, and by when."""
    who = promised_by(state, row)
    if row.by_when is None:
        if who:
            return gettext("Taken on by {who}, no date yet.", who=who)
        return gettext("Taken on by nobody by name, no date yet.")
    day = long_date(row.by_when)
    if who:
        return gettext("Taken on by {who}, by {day}.", who=who, day=day)
    return gettext("Taken on by nobody by name, by {day}.", day=day)
