"""The rows of the metrics table, what connects the silos, and what the metrics measure. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onecompany.exercises.metrics import MEASURES
from onecompany.kinds.journey import HandoffView, handoff_id, handoffs, owners
from onecompany.kinds.progress import good
from onecompany.sentences import Message, lazy_gettext
from onecompany.store.records import Record
from onecompany.store.state import State

SURVEY = "survey"

FEWEST_FOR_A_SHARE = 2
"""Of one metric alone no share is taken over all; its leader's is."""


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A row of the table: a metric, or a blank one that waits for a metric of its leader or handoff.

    `leader` is None for connecting metrics and for those that belong to nobody; `handoff` is what a
    connecting metric watches, while the owner changes there. `first`: it is the first of its leader or handoff.
    """

    metric: Record | None
    leader: Record | None = None
    handoff: HandoffView | None = None
    first: bool = True


def connecting_values(state: State, from_stage_id: str, to_stage_id: str) -> dict[str, Any]:
    """What a metric has that connects the sides of a handoff: it watches that, and the silos there own it jointly."""
    silos = [silo.id for stage_id in (from_stage_id, to_stage_id) for silo in owners(state, stage_id)]
    watches = f"handoff:{handoff_id(from_stage_id, to_stage_id)}"
    return {"leader_id": None, "watches": watches, "joint_with": list(dict.fromkeys(silos))}


def as_today(row: Mapping[str, Any], version: int) -> Mapping[str, Any]:
    """A metric of an older JSON document as it would be written today.

    Version 1 said `up` of every metric of which nobody had said which way is good. As the migration does with a file,
    it is taken for unsaid: target and baseline then tell.
    """
    return {**row, "direction": ""} if version < 2 and row.get("direction") == "up" else row


def of_leader(state: State, leader_id: str | None) -> list[Any]:
    """The metrics of a leader in order; for None those that belong to no leader."""
    return state.where("metric", "leader_id", leader_id)


def connecting(state: State, handoff: HandoffView) -> list[Any]:
    """The metrics that watch a handoff, whoever they belong to."""
    return state.where("metric", "watches", f"handoff:{handoff.id}")


def leader_rows(state: State, *, absent: bool = False) -> list[MetricRow]:
    """Leaders down in order, each with their metrics or one blank row; absent ones only with metrics, or if wanted."""
    rows = []
    for leader in state.rows("leader"):
        metrics = of_leader(state, leader.id)
        rows += [MetricRow(metric, leader, first=metric is metrics[0]) for metric in metrics]
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
        rows += [MetricRow(metric, None, handoff, metric is joint[0]) for metric in joint]
        rows += [] if joint else [MetricRow(None, None, handoff)]
    return rows + [MetricRow(metric) for metric in of_leader(state, None) if metric.id not in shown]


def mix(metrics: Sequence[Record]) -> dict[str, int]:
    """How many metrics measure what, in the order of `MEASURES`; "" counts those that do not say."""
    return {kind: sum(1 for metric in metrics if metric.measures == kind) for kind in (*MEASURES, "")}


def rests_on_surveys(metrics: Sequence[Record]) -> bool:
    """Whether more than half of some metrics are surveys, one that does not say counting as none."""
    return 2 * mix(metrics)[SURVEY] > len(metrics)


def share_of_surveys(surveys: int, metrics: int) -> Message:
    """How many of at least two metrics are surveys, where most are."""
    if surveys < metrics:
        return lazy_gettext("{number:Words} of {metrics:words} metrics are surveys", number=surveys, metrics=metrics)
    if metrics == FEWEST_FOR_A_SHARE:
        return lazy_gettext("Both metrics are surveys")
    return lazy_gettext("All {number:words} metrics are surveys", number=metrics)


def missing(metric: Record) -> list[str]:
    """Which of baseline, target, date and source a metric lacks."""
    parts = {
        "baseline": metric.baseline is not None,
        "target": metric.target is not None,
        "date": metric.by_when is not None,
        "source": bool(metric.source),
    }
    return [name for name, recorded in parts.items() if not recorded]


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
