"""How customers feel along the journey: what people type for it, where it is lowest, and its curve. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onecompany.exercises.stages.voting import felt
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import words
from onecompany.summary.charts import CurveChart, CurvePoint

_TYPED = {"-2": -2, "-1": -1, "0": 0, "+0": 0, "1": 1, "+1": 1, "2": 2, "+2": 2}


def read_feeling(text: str) -> int | None:
    """The feeling from -2 to +2 in what was typed, with any kind of minus sign; None when there is none."""
    return _TYPED.get(text.strip().replace("−", "-").replace("–", "-"))


def lowest(state: State, stages: Sequence[Record]) -> list[Record]:
    """The stages at which customers feel worst; none when no feeling was recorded."""
    values = {stage.id: feeling.value for stage in stages if (feeling := felt(state, stage)) is not None}
    low = min(values.values(), default=None)
    return [stage for stage in stages if low is not None and values.get(stage.id) == low]


def curve(state: State, stages: Sequence[Record]) -> CurveChart:
    """The curve of feeling, for the board and for the report. A stage of our own people is a gap in it."""
    points = tuple(_point(state, stage) for stage in stages)
    worst = lowest(state, [stage for stage in stages if not stage.people])
    low = [number for number, stage in enumerate(stages) if stage in worst]
    title = gettext("The curve of feeling")
    return CurveChart(points, title, described(points), low[0] if len(low) == 1 else None)


def _point(state: State, stage: Record) -> CurvePoint:
    feeling = None if stage.people else felt(state, stage)
    return CurvePoint(stage.name) if feeling is None else CurvePoint(stage.name, feeling.value, feeling.spread)


def described(points: Sequence[CurvePoint]) -> str:
    """The curve in words: where it starts, where it turns, where it ends, and what is missing."""
    known = [point for point in points if point.value is not None]
    unfelt = [point.label for point in points if point.value is None]
    sentences = []
    turns = _turns(known)
    if len(known) == 1:
        sentences = [gettext("The feeling is {value:signed} at {stage:quoted}.", **_at(known[0]))]
    elif known and not turns:
        sentences = [gettext("The feeling stays at {value:signed} throughout.", value=known[0].value)]
    elif known:
        sentences = [gettext("The feeling starts at {value:signed} at {stage:quoted}.", **_at(known[0]))]
        for point, rises in turns:
            if rises:
                sentences.append(gettext("It rises to {value:signed} at {stage:quoted}.", **_at(point)))
            else:
                sentences.append(gettext("It falls to {value:signed} at {stage:quoted}.", **_at(point)))
    if unfelt:
        sentences.append(gettext("For {stages:quoted} no feeling was recorded.", stages=unfelt))
    return " ".join([*sentences, *filter(None, [words.spreads(points)])])


def _turns(known: Sequence[CurvePoint]) -> list[tuple[CurvePoint, bool]]:
    """The points at which the curve turns or ends, each with whether it has risen to there."""
    turns: list[tuple[CurvePoint, bool]] = []
    for before, after in pairwise(known):
        if before.value == after.value:
            continue
        rises = (after.value or 0) > (before.value or 0)
        if turns and turns[-1][1] == rises:
            turns.pop()
        turns.append((after, rises))
    return turns


def _at(point: CurvePoint) -> dict[str, object]:
    return {"value": point.value or 0, "stage": point.label}
