"""The sections that every workshop has, whatever its exercises: decisions, the parking lot, the findings. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onecompany.kinds.promises import serving, takers
from onecompany.kinds.reporting import exercise_title, leader_name, promised_by, table
from onecompany.kinds.shares import share
from onecompany.kinds.view import LEVELS, Finding, counted, listed
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Callout, Heading, Paragraph, TableColumn
from onecompany.summary.document import Section
from onecompany.summary.words import long_date

LEVEL_TITLES = {"crack": "Cracks", "warning": "Warnings", "strength": "Strengths"}


def decisions(state: State) -> Section:
    """All decisions, in the order in which they were taken."""
    columns = (TableColumn("Decision"), TableColumn("How"), TableColumn("By whom"), TableColumn("Taken in"))
    rows = [(row.text, row.how, row.by_whom, exercise_title(state, row.exercise_id)) for row in state.rows("decision")]
    made = table(columns, rows, optional=("How", "By whom", "Taken in"), empty="No decision was recorded.")
    return Section("decisions", "Decisions", 140, (made,))


def parking(state: State) -> Section:
    """The parking lot, each item with who has taken it on."""
    columns = (TableColumn("Item"), TableColumn("Owner"), TableColumn("Came up in"))
    rows = state.rows("parking")
    lines = [(row.text, _keeper(state, row), exercise_title(state, row.exercise_id)) for row in rows]
    made = table(columns, lines, optional=("Came up in",), empty="Nothing is parked.")
    return Section("parking", "Parking lot", 160, (made,), _parked(rows))


def _keeper(state: State, row: Any) -> str:
    return "dropped" if row.dropped else leader_name(state, row.leader_id) or "nobody yet"


def _parked(rows: Sequence[Any]) -> str:
    kept = [row for row in rows if not row.dropped]
    orphans = sum(row.leader_id is None for row in kept)
    if not kept:
        return ""
    if not orphans:
        return f"{share(len(kept), len(kept), 'parked item')} an owner."
    return f"{share(orphans, len(kept), 'parked item')} no owner yet."


def findings(state: State, found: Mapping[str, Sequence[Finding]]) -> Section:
    """Every finding once, the gravest first, a crack with who has taken it on."""
    once = {finding.key: finding for each in found.values() for finding in each}
    blocks: list[Block] = []
    counts = []
    for level in LEVELS:
        of_level = [finding for finding in once.values() if finding.level == level]
        if of_level:
            blocks.append(Heading(LEVEL_TITLES[level]))
            blocks += [Callout(level, each.text, _why(state, each, once.values())) for each in of_level]
            counts.append(counted(len(of_level), level))
    if not blocks:
        return Section("findings", "Findings", 170, (Paragraph("The data gives no finding.", "note"),))
    return Section("findings", "Findings", 170, tuple(blocks), f"The data shows {listed(counts)}.")


def _why(state: State, finding: Finding, others: Iterable[Finding]) -> str:
    """Why, and who sees to it: for a crack who serves its stage, too, for the others who took them on as they are."""
    found = takers(state, finding, others)
    taken = [row for row in found if finding.level == "crack" or row.serves == serving(finding)]
    promises = [_promise(state, row) for row in taken]
    return " ".join(each for each in (finding.why, *promises) if each)


def _promise(state: State, row: Any) -> str:
    """Who has promised to see to a finding, and by when."""
    who = promised_by(state, row)
    when = f"by {long_date(row.by_when)}" if row.by_when else "no date yet"
    return f"Taken on by {who}, {when}." if who else f"Taken on by nobody by name, {when}."
