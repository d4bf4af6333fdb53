"""Scores as they are typed from a silo's sheet of paper: `4 3 2 5`, and what is said of a line that cannot be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from onecompany.boards.outcome import Refused
from onecompany.exercises.quicksand import LEAST, MOST
from onecompany.parsing.points import points_in
from onecompany.sentences import gettext, ngettext

LEFT_OUT = "-"
"""Stands for a statement that a silo has not scored."""

_WITH_EVIDENCE = re.compile(r"([1-5])\s*:\s*(.*)", re.DOTALL)

Score = int | None


def looks_like_scores(line: str) -> bool:
    """Whether a line holds figures and nothing else: words are evidence."""
    points = points_in(line)
    return bool(points) and all(not point or point.isdecimal() for point in points)


def read_scores(line: str) -> list[Score]:
    """The scores in a line, with spaces between or without. Raises Refused for what is none."""
    points = points_in(line)
    for point in points:
        if point and not (point.isdecimal() and LEAST <= int(point) <= MOST):
            raise Refused(
                gettext(
                    "{sign:quoted} is no score. Scores go from {least} to {most}; - leaves one out.",
                    sign=point, least=LEAST, most=MOST,
                )
            )  # fmt: skip
    return [int(point) if point else None for point in points]


def scored_and_said(line: str) -> tuple[Score, str]:
    """A score and its evidence in one line, `2: what has happened`; without a score the line is evidence alone."""
    match = _WITH_EVIDENCE.fullmatch(line.strip())
    return (None, line.strip()) if match is None else (int(match[1]), match[2])


def as_typed(scores: Sequence[Score]) -> str:
    """Scores as they would be typed again; "" where there are none."""
    known = [LEFT_OUT if score is None else str(score) for score in scores]
    return " ".join(known) if any(score is not None for score in scores) else ""


def check_fits(found: int, groups: Sequence[int], name: str) -> None:
    """Raise Refused unless so many scores fill the first groups of statements from the cursor on. `name`: the first."""
    if found in accumulate(groups):
        return
    example = " ".join(str((4, 3, 2, 5)[number % 4]) for number in range(groups[0]))
    raise Refused(
        ngettext(
            "{name} has one statement: type one score, such as {example}, and not {found}.",
            "{name} has {number:words} statements: type {number:words} scores, such as {example}, and not {found}.",
            groups[0], name=name, found=found, example=example,
        )
    )  # fmt: skip
