"""What the room does with metrics. Each function is one transaction and one step of undo."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.exercises.metrics.tables import Metric
from onecompany.kinds.hooks import tell
from onecompany.kinds.journey import handoff_id, owners
from onecompany.parsing.alike import alike
from onecompany.store.acts.capture import short
from onecompany.store.copying import renamed
from onecompany.store.placing import places, shift
from onecompany.store.problems import Unknown
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter


def add_metrics(
    writer: WorkshopWriter, leader_id: str | None, names: Sequence[str], after: str | None = None
) -> list[str]:
    """Add metrics of a leader behind another one, or at the end of theirs. Returns their ids.

    Without a leader they belong to nobody yet.
    """
    label = f"added metric “{short(names[0])}”" if len(names) == 1 else f"added {len(names)} metrics"
    with writer.act(label) as transaction:
        siblings = writer.state.where("metric", "leader_id", leader_id)
        spots = places(transaction, Metric, siblings, after, len(names))
        return [
            transaction.add(Metric, leader_id=leader_id, name=name, position=place).id
            for name, place in zip(names, spots, strict=True)
        ]


def add_connecting(writer: WorkshopWriter, from_stage_id: str, to_stage_id: str, name: str) -> str:
    """Add a metric that connects the sides of a handoff, owned jointly by the silos there. Returns its id."""
    return connect(writer, from_stage_id, to_stage_id, [name])[0]


def connect(writer: WorkshopWriter, from_stage_id: str, to_stage_id: str, names: Sequence[str]) -> list[str]:
    """Add metrics that connect the sides of a handoff, owned jointly by the silos there. Returns their ids."""
    sides = [owners(writer.state, stage_id) for stage_id in (from_stage_id, to_stage_id)]
    joint = list(dict.fromkeys(silo.id for side in sides for silo in side))
    watches = f"handoff:{handoff_id(from_stage_id, to_stage_id)}"
    many = f"added {len(names)} connecting metrics"
    with writer.act(f"added connecting metric “{short(names[0])}”" if len(names) == 1 else many) as transaction:
        spots = places(transaction, Metric, writer.state.where("metric", "leader_id", None), None, len(names))
        return [
            transaction.add(Metric, name=name, watches=watches, joint_with=joint, position=place).id
            for name, place in zip(names, spots, strict=True)
        ]


def add_example(
    writer: WorkshopWriter, leader_id: str | None, example: Mapping[str, Any], after: str | None = None
) -> str:
    """Add a metric from the plan's examples, watching the stage that the example names. Returns its id."""
    wanted = str(example.get("stage", "")).strip()
    stages = [row for row in writer.state.rows("stage") if wanted and alike(row.name) == alike(wanted)]
    values = {name: example.get(name, "") for name in ("definition", "measures", "unit", "result")}
    watches = f"stage:{stages[0].id}" if stages else ""
    name = str(example["metric"])
    with writer.act(f"added metric “{short(name)}”") as transaction:
        siblings = writer.state.where("metric", "leader_id", leader_id)
        (place,) = places(transaction, Metric, siblings, after, 1)
        return transaction.add(Metric, leader_id=leader_id, name=name, watches=watches, position=place, **values).id


def change(writer: WorkshopWriter, metric_id: str, label: str, **values: Any) -> None:
    """Change columns of a metric, as `cells.read_cell` gives them. Another leader gets it as their last."""
    row = _row(writer, metric_id)
    with writer.act(label) as transaction:
        if values.get("leader_id", row.leader_id) != row.leader_id:
            siblings = writer.state.where("metric", "leader_id", values["leader_id"])
            (values["position"],) = places(transaction, Metric, siblings, None, 1)
        transaction.change(Metric, metric_id, **values)


def remove(writer: WorkshopWriter, metric_id: str) -> None:
    """Remove a metric."""
    row = _row(writer, metric_id)
    with writer.act(f"removed metric “{short(row.name)}”") as transaction:
        tell(transaction, "metric_removed", metric_id)
        transaction.remove(Metric, metric_id)


def move(writer: WorkshopWriter, metric_id: str, steps: int) -> bool:
    """Move a metric up (negative) or down among those of its leader. Whether it moved."""
    row = _row(writer, metric_id)
    with writer.act(f"moved metric “{short(row.name)}”") as transaction:
        return shift(transaction, Metric, writer.state.where("metric", "leader_id", row.leader_id), metric_id, steps)


def _row(writer: WorkshopWriter, metric_id: str) -> Any:
    row = writer.state.get("metric", metric_id)
    if row is None:
        raise Unknown("That metric is not there any more.")
    return row


def stages_merged(transaction: Transaction, gone: str, kept: str) -> None:
    """What watched `gone` watches `kept`; what watched the handoff between them watches the stage, too."""
    for row in transaction.state.rows("metric"):
        if gone in _stages(row.watches):
            watches = renamed(row.watches, {gone: kept})
            inner = watches == f"handoff:{handoff_id(kept, kept)}"
            transaction.change(Metric, row.id, watches=f"stage:{kept}" if inner else watches)


def stage_removed(transaction: Transaction, stage_id: str) -> None:
    """What watched a stage that goes, or a handoff of it, watches nothing."""
    for row in transaction.state.rows("metric"):
        if stage_id in _stages(row.watches):
            transaction.change(Metric, row.id, watches="")


def silo_removed(transaction: Transaction, silo_id: str) -> None:
    """A silo that goes does not own any metric jointly."""
    for row in transaction.state.rows("metric"):
        if silo_id in row.joint_with:
            transaction.change(Metric, row.id, joint_with=[each for each in row.joint_with if each != silo_id])


def _stages(watches: str) -> list[str]:
    return re.split(r"[:-]", watches)[1:]
