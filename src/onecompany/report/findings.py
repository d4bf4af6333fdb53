"""The findings in the report: ranked, the gravest in full, all others in tables. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onecompany.kinds.promises import cracks_in, takers
from onecompany.kinds.reporting import finding_callout, table, taken_on
from onecompany.kinds.view import LEVELS, Finding, Level
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Heading, Paragraph, Table, TableColumn
from onecompany.summary.document import Section

GRAVEST = 5
"""So many cracks and warnings stand in full; a board does not read more of them one by one."""

LEVEL_TITLES = {"crack": N_("Cracks"), "warning": N_("Warnings"), "strength": N_("Strengths")}

COUNTS: Mapping[Level, Callable[[int], str]] = {
    "crack": lambda number: ngettext("{number:words} crack", "{number:words} cracks", number),
    "warning": lambda number: ngettext("{number:words} warning", "{number:words} warnings", number),
    "strength": lambda number: ngettext("{number:words} strength", "{number:words} strengths", number),
}


def ranked(state: State, by_exercise: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Every finding once, the gravest first; a crack is not there a second time as what only repeats it.

    Cracks come before warnings, and strengths last. Of one level first what is open again and again, then what nobody
    has taken on, else in the order of the day. `by_exercise`: as `kinds.findings.find_all` gives them.
    """
    once = {finding.key: finding for of_exercise in by_exercise.values() for finding in of_exercise}
    every = tuple(once.values())
    again = {key for finding in every for key in finding.repeats}
    cracks = cracks_in(every)
    return sorted(
        (finding for finding in every if finding.level != "crack" or finding in cracks),
        key=lambda finding: (
            LEVELS.index(finding.level),
            finding.key not in again and not finding.repeats,
            bool(takers(state, finding, every)),
        ),
    )


def findings(state: State, by_exercise: Mapping[str, Sequence[Finding]]) -> Section:
    """The gravest in full, each with who has taken it on; then all others by their level, a line each."""
    title, order = gettext("Findings"), 170
    every = ranked(state, by_exercise)
    if not every:
        return Section("findings", title, order, (Paragraph(gettext("The data gives no finding."), "note"),))
    grave = [finding for finding in every if finding.level != "strength"][:GRAVEST]
    others = [finding for finding in every if finding not in grave]
    blocks: list[Block] = [Heading(gettext("The gravest"))] if grave and others else []
    blocks += [finding_callout(state, finding, every) for finding in grave]
    blocks += [_table(state, level, others, every) for level in LEVELS if any(one.level == level for one in others)]
    counted = {level: sum(finding.level == level for finding in every) for level in LEVELS}
    counts = [COUNTS[level](number) for level, number in counted.items() if number]
    return Section("findings", title, order, tuple(blocks), gettext("The data shows {counts:list}.", counts=counts))


def _table(state: State, level: Level, others: Sequence[Finding], every: Sequence[Finding]) -> Table:
    """Those of a level that do not stand in full, under its name."""
    why, who = gettext("Why"), gettext("Who sees to it")
    heads = (TableColumn(gettext("Finding")), TableColumn(why), TableColumn(who))
    rows = [(one.text, one.why, taken_on(state, one, every)) for one in others if one.level == level]
    return table(heads, rows, optional=(why, who), caption=gettext(LEVEL_TITLES[level]))
