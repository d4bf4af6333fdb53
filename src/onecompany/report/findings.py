"""The findings in the report: ranked, the gravest in full, all others in tables. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from onecompany.kinds.finding_blocks import IN_FULL, gravest_first, in_full, listed
from onecompany.kinds.promises import cracks_in
from onecompany.kinds.view import LEVELS, Finding, Level
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Heading, Paragraph
from onecompany.summary.document import Section

LEVEL_TITLES = {"crack": N_("Cracks"), "warning": N_("Warnings"), "strength": N_("Strengths")}

COUNTS: Mapping[Level, Callable[[int], str]] = {
    "crack": lambda number: ngettext("{number:words} crack", "{number:words} cracks", number),
    "warning": lambda number: ngettext("{number:words} warning", "{number:words} warnings", number),
    "strength": lambda number: ngettext("{number:words} strength", "{number:words} strengths", number),
}


def ranked(state: State, by_exercise: Mapping[str, Sequence[Finding]]) -> list[Finding]:
    """Every finding once, the gravest first; a crack is not there a second time as what only repeats it.

    `by_exercise`: as `kinds.findings.find_all` gives them.
    """
    once = {finding.key: finding for of_exercise in by_exercise.values() for finding in of_exercise}
    every = tuple(once.values())
    cracks = cracks_in(every)
    return gravest_first(state, (one for one in every if one.level != "crack" or one in cracks), every)


def findings(state: State, every: Sequence[Finding]) -> Section:
    """The gravest in full, each with who has taken it on; then all others by their level, a line each.

    `every`: as `ranked` gives them.
    """
    title, order = gettext("Findings"), 170
    if not every:
        return Section("findings", title, order, (Paragraph(gettext("The data gives no finding."), "note"),))
    grave = [finding for finding in every if finding.level != "strength"][:IN_FULL]
    others = [finding for finding in every if finding not in grave]
    blocks: list[Block] = [Heading(gettext("The gravest"))] if grave and others else []
    blocks += [in_full(state, finding, every) for finding in grave]
    for level in LEVELS:
        if of_level := [finding for finding in others if finding.level == level]:
            blocks.append(listed(state, of_level, every, gettext(LEVEL_TITLES[level])))
    counted = {level: sum(finding.level == level for finding in every) for level in LEVELS}
    counts = [COUNTS[level](number) for level, number in counted.items() if number]
    return Section("findings", title, order, tuple(blocks), gettext("The data shows {counts:list}.", counts=counts))
