"""The code of conduct as one page for the wall holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onecompany.export.next_agenda import line
from onecompany.summary.document import Report, StageRules

ROOM = 5_000
"""So many characters can still be read on one page of A4 or Letter on its side."""

_LEAST = 24
"""A rule that is cut keeps at least so many characters."""

_AIR = 30
"""The room around a rule, in characters."""

_STAGE, _LINES_A_PAGE = 60, 40
"""The most characters of a stage's name, and the most rules under each other."""


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """The rules by stage. `cut`: whether a rule had to be shortened, or left out."""

    stages: tuple[StageRules, ...]
    cut: bool


def code_sheet(report: Report) -> CodeSheet:
    """The code, each rule in one line, the longest ones shortened until all of them have room."""
    whole = tuple(_flat(stage) for stage in report.upcoming.code)
    most = max(_LINES_A_PAGE // max(len(whole), 1), 1)
    kept = [replace(stage, always=stage.always[:most], never=stage.never[:most]) for stage in whole]
    rules = [rule for stage in kept for rule in (*stage.always, *stage.never)]
    limit = max(map(len, rules), default=0)
    # The longest rules give way first, so that the short ones, which are most, stay as they were agreed.
    while limit > _LEAST and sum(min(len(rule), limit) + _AIR for rule in rules) > ROOM:
        limit = max(limit * 9 // 10, _LEAST)
    stages = tuple(
        StageRules(
            line(stage.stage, _STAGE),
            tuple(line(rule, limit) for rule in stage.always),
            tuple(line(rule, limit) for rule in stage.never),
        )
        for stage in kept
    )
    return CodeSheet(stages, stages != whole)


def _flat(rules: StageRules) -> StageRules:
    return StageRules(
        " ".join(rules.stage.split()),
        tuple(" ".join(rule.split()) for rule in rules.always),
        tuple(" ".join(rule.split()) for rule in rules.never),
    )
