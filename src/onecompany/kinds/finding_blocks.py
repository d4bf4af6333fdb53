"""Findings in the report: a few in full, more of them in a table, each with who has taken it on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from onecompany.kinds.cadence import promised_by
from onecompany.kinds.promises import serving, takers
from onecompany.kinds.reporting import table
from onecompany.kinds.view import LEVELS, Finding
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Callout, Table, TableColumn
from onecompany.summary.texts import stopped
from onecompany.summary.words import long_date

IN_FULL = 5
"""So many findings stand in full: nobody reads more of them one by one."""


def gravest_first(state: State, findings: Iterable[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Findings by how grave they are. `others`: all findings of the workshop, here and below.

    Cracks come before warnings, and strengths last. Of one level first what is open again and again, then what nobody
    has taken on, else as they were found.
    """
    again = {key for finding in others for key in (*finding.repeats, *([finding.key] if finding.repeats else ()))}

    def place(finding: Finding) -> tuple[int, bool, bool]:
        return LEVELS.index(finding.level), finding.key not in again, bool(takers(state, finding, others))

    return sorted(findings, key=place)


def in_full_or_listed(state: State, findings: Iterable[Finding], others: Sequence[Finding]) -> Iterator[Block]:
    """The gravest findings in full, the rest in a table."""
    ordered = gravest_first(state, findings, others)
    yield from (in_full(state, finding, others) for finding in ordered[:IN_FULL])
    if rest := ordered[IN_FULL:]:
        conclusion = ngettext(
            "Another finding is less grave.", "{number:Words} other findings are less grave.", len(rest)
        )
        yield replace(listed(state, rest, others), conclusion=conclusion)


def in_full(state: State, finding: Finding, others: Iterable[Finding]) -> Callout:
    """A finding with why, and with who has taken it on."""
    why = " ".join(filter(None, (finding.why, _taken_on(state, finding, others))))
    return Callout(finding.level, finding.text, why)


def listed(state: State, findings: Sequence[Finding], others: Sequence[Finding], caption: str = "") -> Table:
    """Findings a line each, with the same. A crack has nobody yet; of others it is only said who sees to them."""
    who = gettext("Who sees to it")
    taken = {one.key: _taken_on(state, one, others) for one in findings}
    asked = any(taken.values()) or any(one.level == "crack" for one in findings)
    rows = [(in_a_line(one), taken[one.key] or gettext("nobody yet")) for one in findings]
    columns = (TableColumn(gettext("Finding")), *([TableColumn(who)] if asked else []))
    return table(columns, [row[: len(columns)] for row in rows], caption=caption)


def in_a_line(finding: Finding) -> str:
    """A finding with why, as a table says it."""
    return f"{stopped(finding.text)} {finding.why}" if finding.why else finding.text


def _taken_on(state: State, finding: Finding, others: Iterable[Finding]) -> str:
    """Who has promised to see to a finding, and by when; "" for nobody.

    Of a crack also who serves its stage: of any other only who took it on as it is.
    """
    promises = takers(state, finding, others)
    taken = [row for row in promises if finding.level == "crack" or row.serves == serving(finding)]
    return " ".join(_promise(state, row) for row in taken)


def _promise(state: State, row: Any) -> str:
    who = promised_by(state, row)
    if row.by_when is None:
        if who:
            return gettext("Taken on by {who}, no date yet.", who=who)
        return gettext("Taken on by nobody by name, no date yet.")
    day = long_date(row.by_when)
    if who:
        return gettext("Taken on by {who}, by {day}.", who=who, day=day)
    return gettext("Taken on by nobody by name, by {day}.", day=day)
