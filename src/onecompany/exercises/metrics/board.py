"""The rows of the metrics table, what connects the silos, and what the metrics measure. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onecompany.kinds.journey import HandoffView, handoffs
from onecompany.store.records import Record
from onecompany.store.state import State

MEASURES = ("behaviour", "operation", "asset", "survey")
"""What a metric can measure: what customers do, what we do, the customers as an asset, what they say (C8)."""

SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A row of the table: a metric, or a blank one that waits for a metric of its leader or handoff.

    `leader` is None for connecting metrics and for those that belong to nobody; `handoff` is what a
    connecting metric watches, while the owner changes there.
    """

    metric: Record | None
    leader: Record | None = None
    handoff: HandoffView | None = None

    @property
    def place(self) -> str:
        """A name for the row: `metric:ID`, or `leader:ID` and `handoff:ID-ID` for a blank one."""
        if self.metric is not None:
            return f"metric:{self.metric.id}"
        return f"leader:{self.leader.id}" if self.leader is not None else watching(self.handoff)


def watching(handoff: HandoffView | None) -> str:
    """How a metric's `watches` names a handoff."""
    return f"handoff:{handoff.id}" if handoff is not None else ""


def of_leader(state: State, leader_id: str | None) -> list[Any]:
    """The metrics of a leader in order; for None those that belong to no leader."""
    return state.where("metric", "leader_id", leader_id)


def connecting(state: State, handoff: HandoffView) -> list[Any]:
    """The metrics that watch a handoff, whoever they belong to."""
    return state.where("metric", "watches", watching(handoff))


def leader_rows(state: State, *, absent: bool = False) -> list[MetricRow]:
    """Leaders down in order, each with their metrics or one blank row; absent ones only with metrics, or if wanted."""
    rows = []
    for leader in state.rows("leader"):
        metrics = of_leader(state, leader.id)
        rows += [MetricRow(metric, leader) for metric in metrics]
        if not metrics and (leader.present or absent):
            rows.append(MetricRow(None, leader))
    return rows


def connecting_rows(state: State) -> list[MetricRow]:
    """Each handoff with its connecting metrics or a blank row, then what belongs to no leader or handoff."""
    rows = []
    shown = set()
    for handoff in handoffs(state):
        joint = [metric for metric in connecting(state, handoff) if metric.leader_id is None]
        shown |= {metric.id for metric in joint}
        rows += [MetricRow(metric, None, handoff) for metric in joint] or [MetricRow(None, None, handoff)]
    return rows + [MetricRow(metric) for metric in of_leader(state, None) if metric.id not in shown]


def mix(metrics: Sequence[Record]) -> dict[str, int]:
    """How many metrics measure what, in the order of `MEASURES`; "" counts those that do not say."""
    return {kind: sum(1 for metric in metrics if metric.measures == kind) for kind in (*MEASURES, "")}


def missing(metric: Record) -> list[str]:
    """Which of baseline, target, date and source a metric lacks."""
    said = {
        "baseline": metric.baseline is not None,
        "target": metric.target is not None,
        "date": metric.by_when is not None,
        "source": bool(metric.source),
    }
    return [name for name, there in said.items() if not there]


def good(metric: Record) -> str:
    """Which way is good, up or down: as the room said, else the way from the baseline to the target; "" unknown."""
    if metric.direction or metric.baseline is None or metric.target is None or metric.baseline == metric.target:
        return str(metric.direction)
    return "up" if metric.target > metric.baseline else "down"


def meets_target(metric: Record) -> bool:
    """Whether the baseline is already as good as the target, in the direction that is good."""
    if metric.baseline is None or metric.target is None:
        return False
    return bool(metric.baseline == metric.target or (metric.baseline < metric.target) == (good(metric) == "down"))


def moved_by_one(state: State, metric: Record) -> bool:
    """Whether it was said that only the silo of its leader moves it (S5). Nobody named in `joint_with` says nothing."""
    return bool(_movers(state, metric)) and not names_others(state, metric)


def names_others(state: State, metric: Record) -> bool:
    """Whether a silo other than its leader's is named in `joint_with`; true of a metric without a leader, too."""
    leader = state.get("leader", metric.leader_id)
    return leader is None or any(silo_id != leader.silo_id for silo_id in _movers(state, metric))


def _movers(state: State, metric: Record) -> list[str]:
    return [silo_id for silo_id in metric.joint_with if state.get("silo", silo_id)]
