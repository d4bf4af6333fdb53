"""Which promises are open or overdue, and which findings they see to: one rule for boards and report. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from onecompany.kinds.view import Finding
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

OPEN_STATES = frozenset({"open", "late"})
"""The states of a commitment that is still to be kept: one that is late is, too."""


def active(state: State) -> list[Any]:
    """The commitments that are still to be kept, in order; those that are said to be late are among them."""
    return [row for row in state.rows("commitment") if row.state in OPEN_STATES]


def promised_before(state: State) -> list[Record]:
    """The commitments of earlier workshops that went on into this one, in order, whatever became of them."""
    return [row for row in state.rows("commitment") if row.origin_id]


def is_reviewed(state: State) -> bool:
    """Whether the plan has a review: it then tells what became of the promises of last time, and no other kind does."""
    return bool(state.where("exercise", "kind", "review"))


def told_as_commitments(state: State) -> list[Record]:
    """The commitments that lie ahead or were made here: of those of last time that are settled, the review tells."""
    settled_before = is_reviewed(state)
    return [
        row for row in state.rows("commitment") if row.state in OPEN_STATES or not (settled_before and row.origin_id)
    ]


def is_overdue(row: Record, today: dt.date) -> bool:
    """Whether a commitment that is still to be kept is past its day; without one, whether it is said to be late."""
    if row.by_when is None:
        return bool(row.state == "late")
    return row.state in OPEN_STATES and row.by_when < today


def counted(rows: Iterable[Record], day: dt.date) -> list[Record]:
    """The commitments that count when it is asked how many were kept: settled, said to be late, or past their day.

    One that is still on and whose day lies ahead counts neither for nor against those who promised. One that is late
    was not kept, be there a new day or not.
    """
    return [row for row in rows if row.state != "open" or is_overdue(row, day)]


def by_urgency(rows: Iterable[Any], today: dt.date) -> list[Any]:
    """Overdue ones first, the oldest at the top, then by date, then those without one; last what is settled."""

    def place(row: Any) -> tuple[bool, bool, bool, dt.date]:
        settled = row.state not in OPEN_STATES
        return settled, not is_overdue(row, today), row.by_when is None, row.by_when or dt.date.max

    return sorted(rows, key=place)


def serving(finding: Finding) -> str:
    """How a commitment's `serves` names a finding."""
    return str(Ref("finding", finding.key))


def cracks_in(findings: Iterable[Finding]) -> list[Finding]:
    """The cracks among findings, each once: not also what only repeats others of them."""
    every = [finding for finding in findings if finding.level == "crack"]
    keys = {finding.key for finding in every}
    return [finding for finding in every if not finding.repeats or not keys.issuperset(finding.repeats)]


def takers(state: State, finding: Finding, others: Iterable[Finding]) -> list[Any]:
    """The commitments that see to a finding, in order; one that was kept or dropped sees to none any more."""
    return [row for row in serving_it(state, finding, others) if row.state in OPEN_STATES]


def serving_it(state: State, finding: Finding, others: Iterable[Finding]) -> list[Any]:
    """The commitments that were made for a finding, in order, whatever became of them.

    A promise says what it serves: the finding itself, or the stage, the handoff or the metric that the finding is
    about; a metric stands for what it watches, too, and another finding for the one thing that this one is about.
    `others`: the findings as they are now.
    """
    about = {link.id for link in finding.links}
    known = {other.key: other for other in others}
    repeating = [other.key for other in known.values() if finding.key in other.repeats]
    itself = {str(Ref("finding", key)) for key in (finding.key, *finding.repeats, *repeating)}
    return [
        row for row in state.rows("commitment") if row.serves in itself or about & _served_ids(state, row.serves, known)
    ]


def open_cracks(state: State, findings: Sequence[Finding]) -> list[Finding]:
    """The cracks that no commitment sees to."""
    return [finding for finding in cracks_in(findings) if not takers(state, finding, findings)]


def _served_ids(state: State, serves: str, known: dict[str, Finding]) -> set[str]:
    """The ids of what a promise serves."""
    table, _, rest = serves.partition(":")
    if table == "metric":
        metric = state.get("metric", rest)
        return {rest, metric.watches.partition(":")[2] if metric is not None else ""} - {""}
    if table == "finding":
        finding = known.get(rest)
        if finding is None:
            # It may hold no more, such as “nobody owns” where two do now; its key still names what it was about.
            return {rest.partition(":")[2]} - {""}
        return {link.id for link in finding.links} if len(finding.links) == 1 else set()
    return {rest} - {""}
