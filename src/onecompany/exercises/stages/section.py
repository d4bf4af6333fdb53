"""The journey in the report: the curve of feeling, the stages with all that is in them, and what hurts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from onecompany.exercises.stages.as_planned import as_planned
from onecompany.exercises.stages.findings import signed
from onecompany.kinds.phrasing import NAMED, out_of, quoted
from onecompany.kinds.reporting import nothing, table
from onecompany.kinds.view import View, counted, listed
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, CurveChart, CurvePoint, Heading, Paragraph, Table, TableColumn, Value
from onecompany.summary.document import Number, Section

ORDER = 30
"""Third part of the report (exports: the summary, in order)."""


def sections(view: View) -> list[Section]:
    """The journey as one section."""
    stages = view.state.rows("stage")
    if not stages:
        return [Section("stages", "The journey", ORDER, (nothing(),))]
    if as_planned(view.state):
        return [Section("stages", "The journey", ORDER, (nothing(), _proposed(stages)))]
    blocks: list[Block] = [*_curve(_journey(view.state)), _stages(view.state, stages), *_pains(view.state, stages)]
    return [Section("stages", "The journey", ORDER, tuple(blocks), _conclusion(view.state))]


def _proposed(stages: list[Record]) -> Paragraph:
    return Paragraph(f"The plan proposes: {listed([quoted(stage.name) for stage in stages])}.", "note")


def numbers(view: View) -> list[Number]:
    """How low the feeling falls, and where."""
    stages = _journey(view.state)
    low = _lowest(stages)
    if not low:
        return []
    feeling = low[0].feeling or 0
    # It is in the journey's conclusion already, so it stands on page 1 only where there is little else.
    return [Number("feeling at the lowest point", signed(feeling), _where(low, stages), rank=max(-feeling, 0) / 100)]


def _journey(state: State) -> list[Any]:
    return [stage for stage in state.rows("stage") if not stage.people]


def _lowest(stages: list[Record]) -> list[Record]:
    """The stages at which customers feel worst; none when no feeling was recorded."""
    lowest = min((stage.feeling for stage in stages if stage.feeling is not None), default=None)
    return [stage for stage in stages if lowest is not None and stage.feeling == lowest]


def _conclusion(state: State) -> str:
    stages = _journey(state)
    if not stages:
        return ""
    moments = sum(row.moment for stage in stages for row in state.where("touchpoint", "stage_id", stage.id))
    truth = f" and {counted(moments, 'moment of truth', 'moments of truth')}" if moments else ""
    said = f"The journey has {counted(len(stages), 'stage')}{truth}"
    low = _lowest(stages)
    if not low:
        return f"{said}."
    feeling = low[0].feeling or 0
    if feeling < 0:
        return f"{said}; customers feel worst {_where(low, stages)} ({signed(feeling)})."
    unfelt = any(stage.feeling is None for stage in stages)
    return f"{said}." if unfelt else f"{said}; no stage feels bad to the customer."


def _where(low: list[Record], stages: list[Record]) -> str:
    """Where the lowest stages are: by their names, or many by their number."""
    if len(low) <= NAMED:
        return f"at {listed([quoted(stage.name) for stage in low])}"
    return f"at {out_of(len(low), len(stages), 'stage')}"


def _curve(stages: list[Record]) -> list[Block]:
    points = tuple(CurvePoint(stage.name, stage.feeling) for stage in stages)
    if all(point.value is None for point in points):
        return [Paragraph("How customers feel was not recorded.", "note")]
    lowest = {stage.id for stage in _lowest(stages)}
    low = [at for at, stage in enumerate(stages) if stage.id in lowest]
    return [CurveChart(points, "The curve of feeling", described(points), low[0] if len(low) == 1 else None)]


def described(points: tuple[CurvePoint, ...]) -> str:
    """The curve in words: where it starts, where it turns, where it ends, and what is missing."""
    felt = [(point.label, point.value) for point in points if point.value is not None]
    unfelt = [quoted(point.label) for point in points if point.value is None]
    missing = f" For {listed(unfelt)} no feeling was recorded." if unfelt else ""
    if not felt:
        return missing.strip()
    (label, start), *_ = felt
    turns: list[tuple[str, str, float]] = []
    for (_, before), (name, after) in pairwise(felt):
        if after == before:
            continue
        way = "rises" if after > before else "falls"
        if turns and turns[-1][0] == way:
            turns.pop()
        turns.append((way, name, after))
    if not turns:
        stays = (
            f"stays at {signed(int(start))} throughout"
            if len(felt) > 1
            else f"is {signed(int(start))} at {quoted(label)}"
        )
        return f"The feeling {stays}.{missing}"
    steps = [f"starts at {signed(int(start))} at {quoted(label)}"]
    steps += [f"{way} to {signed(int(value))} at {quoted(name)}" for way, name, value in turns]
    return f"The feeling {listed(steps)}.{missing}"


def _stages(state: State, stages: list[Record]) -> Table:
    columns = (
        TableColumn("Stage"),
        TableColumn("What the customer wants"),
        TableColumn("Touchpoints"),
        TableColumn("Votes", "number"),
    )
    voted = any(stage.votes for stage in stages)
    rows: list[tuple[Value, ...]] = [
        (
            f"{stage.name} ({_people(stage)})" if stage.people else stage.name,
            stage.goal,
            "\n".join(_touchpoint(row) for row in state.where("touchpoint", "stage_id", stage.id)),
            stage.votes if voted else None,
        )
        for stage in stages
    ]
    return table(columns, rows, optional=("Votes",), caption="Stages, goals and touchpoints")


def _people(stage: Record) -> str:
    """Marks the stage of our own people, with its feeling: that is no part of the customers' curve."""
    return "our own people" if stage.feeling is None else f"our own people, feeling {signed(stage.feeling)}"


def _touchpoint(row: Any) -> str:
    more = ["moment of truth"] if row.moment else []
    if row.votes:
        more.append(f"{row.votes} {'vote' if row.votes == 1 else 'votes'}")
    return f"{row.text} ({', '.join(more)})" if more else str(row.text)


def _pains(state: State, stages: list[Record]) -> list[Block]:
    """What hurts, the most voted first."""
    found = [(row, stage.name) for stage in stages for row in state.where("pain", "stage_id", stage.id)]
    voted = any(row.votes for row, _ in found)
    rows = [
        (row.text, name, row.votes if voted else None) for row, name in sorted(found, key=lambda each: -each[0].votes)
    ]
    if not rows:
        return []
    columns = (TableColumn("What hurts"), TableColumn("Stage"), TableColumn("Votes", "number"))
    return [Heading("What hurts the customer"), table(columns, rows, optional=("Votes",))]
