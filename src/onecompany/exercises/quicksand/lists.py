"""What stands below the scores: the evidence of one cause; else what is rewarded, and what only several win."""

from __future__ import annotations

from onecompany.boards.lines import Line, Part
from onecompany.boards.place import Place
from onecompany.exercises.quicksand import REWARD, SCORE
from onecompany.exercises.quicksand.board import evidence_lines
from onecompany.kinds.recognitions import RECOGNITION
from onecompany.kinds.registry import table
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.state import State


def evidence(view: View, cause: str) -> Part:
    """What has happened behind the scores of a cause."""
    return Part(SCORE, ("evidence",), evidence_lines(view, cause), gettext("Evidence"), adds=False)


def lists(state: State) -> list[Part]:
    """What is rewarded, and, where an exercise keeps them, recognitions."""
    return [_rewards(state), *_recognitions(state)]


def _rewards(state: State) -> Part:
    entry = gettext("Something that is rewarded today")
    rows = [Line(row, entry=entry) for row in state.rows("reward")]
    waiting = Line(entry=entry, place=Place("reward"), says=gettext("Who gets what for what? Type it, one a line"))
    return Part(
        REWARD,
        ("text", "silos"),
        rows or [waiting],
        gettext("Rewarded today · the {silos} without which nobody gets it"),
    )


def _recognitions(state: State) -> list[Part]:
    described = table(RECOGNITION)
    if described is None:
        return []
    entry = gettext("A recognition that only several {silos} together can win")
    rows = [Line(row, entry=entry) for row in state.rows(RECOGNITION)]
    waiting = Line(entry=entry, place=Place(RECOGNITION), says=gettext("What will only several {silos} win?"))
    names = tuple(column.name for column in described.columns if column.title)
    title = gettext("Recognition across {silos} · who wins it, who gives it, by when")
    return [Part(described, names, rows or [waiting], title)]
