"""What the room does with metrics that it does not do with other rows (see `kinds.rows`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.exercises.metrics import METRIC
from onecompany.exercises.metrics.board import connecting_values
from onecompany.kinds import rows
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext
from onecompany.store.acts.capture import short
from onecompany.store.writer import WorkshopWriter


def add_metrics(
    writer: WorkshopWriter, leader_id: str | None, names: Sequence[str], after: str | None = None
) -> list[str]:
    """Add metrics of a leader, or for None of nobody yet, behind another one or at the end. Returns their ids."""
    return rows.add(writer, METRIC, [{"leader_id": leader_id, "name": name} for name in names], after=after)


def add_connecting(writer: WorkshopWriter, from_stage_id: str, to_stage_id: str, name: str) -> str:
    """Add a metric that connects the sides of a handoff, owned jointly by the silos there. Returns its id."""
    values = {"name": name, **connecting_values(writer.state, from_stage_id, to_stage_id)}
    return rows.add(writer, METRIC, [values], label=gettext("added connecting metric {name:quoted}", name=short(name)))[
        0
    ]


def add_example(
    writer: WorkshopWriter, leader_id: str | None, example: Mapping[str, Any], after: str | None = None
) -> str:
    """Add a metric from the plan's examples, watching the stage that the example names. Returns its id."""
    wanted = str(example.get("stage", "")).strip()
    stages = [row for row in writer.state.rows("stage") if wanted and alike(row.name) == alike(wanted)]
    values = {name: example.get(name, "") for name in ("definition", "measures", "unit", "result")}
    values |= {"name": str(example["metric"]), "leader_id": leader_id}
    return rows.add(writer, METRIC, [values | {"watches": f"stage:{stages[0].id}" if stages else ""}], after=after)[0]
