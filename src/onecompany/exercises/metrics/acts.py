"""What the room does with metrics. Each function is one transaction and one step of undo."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.exercises.metrics.tables import Metric
from onecompany.exercises.ownership.board import handoff_id, owners
from onecompany.intake.alike import alike
from onecompany.store.acts.capture import short
from onecompany.store.copying import renamed
from onecompany.store.desk import Desk
from onecompany.store.placing import places, shift
from onecompany.store.problems import Unknown
from onecompany.store.writing import Writing


def add_metrics(desk: Desk, leader_id: str | None, names: Sequence[str], after: str | None = None) -> list[str]:
    """Add metrics of a leader behind another one, or at the end of theirs. Returns their ids.

    Without a leader they belong to nobody yet.
    """
    label = f"added metric “{short(names[0])}”" if len(names) == 1 else f"added {len(names)} metrics"
    with desk.act(label) as writing:
        siblings = desk.state.where("metric", "leader_id", leader_id)
        spots = places(writing, Metric, siblings, after, len(names))
        return [
            writing.add(Metric, leader_id=leader_id, name=name, position=place).id
            for name, place in zip(names, spots, strict=True)
        ]


def add_connecting(desk: Desk, from_stage_id: str, to_stage_id: str, name: str) -> str:
    """Add a metric that connects the sides of a handoff, owned jointly by the silos there. Returns its id."""
    return connect(desk, from_stage_id, to_stage_id, [name])[0]


def connect(desk: Desk, from_stage_id: str, to_stage_id: str, names: Sequence[str]) -> list[str]:
    """Add metrics that connect the sides of a handoff, owned jointly by the silos there. Returns their ids."""
    sides = [owners(desk.state, stage_id) for stage_id in (from_stage_id, to_stage_id)]
    joint = list(dict.fromkeys(silo.id for side in sides for silo in side))
    watches = f"handoff:{handoff_id(from_stage_id, to_stage_id)}"
    many = f"added {len(names)} connecting metrics"
    with desk.act(f"added connecting metric “{short(names[0])}”" if len(names) == 1 else many) as writing:
        spots = places(writing, Metric, desk.state.where("metric", "leader_id", None), None, len(names))
        return [
            writing.add(Metric, name=name, watches=watches, joint_with=joint, position=place).id
            for name, place in zip(names, spots, strict=True)
        ]


def add_example(desk: Desk, leader_id: str | None, example: Mapping[str, Any], after: str | None = None) -> str:
    """Add a metric from the plan's examples, watching the stage that the example names. Returns its id."""
    wanted = str(example.get("stage", "")).strip()
    stages = [row for row in desk.state.rows("stage") if wanted and alike(row.name) == alike(wanted)]
    values = {name: example.get(name, "") for name in ("definition", "measures", "unit", "result")}
    watches = f"stage:{stages[0].id}" if stages else ""
    name = str(example["metric"])
    with desk.act(f"added metric “{short(name)}”") as writing:
        siblings = desk.state.where("metric", "leader_id", leader_id)
        (place,) = places(writing, Metric, siblings, after, 1)
        return writing.add(Metric, leader_id=leader_id, name=name, watches=watches, position=place, **values).id


def change(desk: Desk, metric_id: str, label: str, **values: Any) -> None:
    """Change columns of a metric, as `cells.read_cell` gives them. Another leader gets it as their last."""
    row = _row(desk, metric_id)
    with desk.act(label) as writing:
        if values.get("leader_id", row.leader_id) != row.leader_id:
            siblings = desk.state.where("metric", "leader_id", values["leader_id"])
            (values["position"],) = places(writing, Metric, siblings, None, 1)
        writing.change(Metric, metric_id, **values)


def remove(desk: Desk, metric_id: str) -> None:
    """Remove a metric."""
    row = _row(desk, metric_id)
    with desk.act(f"removed metric “{short(row.name)}”") as writing:
        writing.remove(Metric, metric_id)


def move(desk: Desk, metric_id: str, steps: int) -> bool:
    """Move a metric up (negative) or down among those of its leader. Whether it moved."""
    row = _row(desk, metric_id)
    with desk.act(f"moved metric “{short(row.name)}”") as writing:
        return shift(writing, Metric, desk.state.where("metric", "leader_id", row.leader_id), metric_id, steps)


def _row(desk: Desk, metric_id: str) -> Any:
    row = desk.state.get("metric", metric_id)
    if row is None:
        raise Unknown("That metric is not there any more.")
    return row


def stages_merged(writing: Writing, gone: str, kept: str) -> None:
    """What watched `gone` watches `kept`; what watched the handoff between them watches the stage, too."""
    for row in writing.state.rows("metric"):
        if gone in _stages(row.watches):
            watches = renamed(row.watches, {gone: kept})
            inner = watches == f"handoff:{handoff_id(kept, kept)}"
            writing.change(Metric, row.id, watches=f"stage:{kept}" if inner else watches)


def stage_removed(writing: Writing, stage_id: str) -> None:
    """What watched a stage that goes, or a handoff of it, watches nothing."""
    for row in writing.state.rows("metric"):
        if stage_id in _stages(row.watches):
            writing.change(Metric, row.id, watches="")


def silo_removed(writing: Writing, silo_id: str) -> None:
    """A silo that goes does not own any metric jointly."""
    for row in writing.state.rows("metric"):
        if silo_id in row.joint_with:
            writing.change(Metric, row.id, joint_with=[each for each in row.joint_with if each != silo_id])


def _stages(watches: str) -> list[str]:
    return re.split(r"[:-]", watches)[1:]
