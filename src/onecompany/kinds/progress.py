"""How a metric fares: which way is good, what was read, and whether it is on the way to its target. Pure.

The rows are those of the tables `metric` and `reading`, whose kinds may not be on the agenda, or not be installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from onecompany.kinds.journey import handoffs
from onecompany.sentences import N_
from onecompany.store.records import Record
from onecompany.store.state import State

Progress = Literal["wrong_way", "missed", "not_yet", "unread", "on_the_way", "reached"]

FARES: dict[Progress, str] = {
    "wrong_way": N_("wrong way"),
    "missed": N_("missed"),
    "not_yet": N_("not yet"),
    "unread": N_("not read"),
    "on_the_way": N_("on the way"),
    "reached": N_("reached"),
}
"""How a metric fares, the worst first."""

WELL: frozenset[Progress] = frozenset({"on_the_way", "reached"})
"""What counts as on the way."""


def good(metric: Record) -> str:
    """Which way is good, up or down: as the room said, else the way from the baseline to the target; "" unknown."""
    if metric.direction or metric.baseline is None or metric.target is None or metric.baseline == metric.target:
        return str(metric.direction)
    return "up" if metric.target > metric.baseline else "down"


def metrics_in_order(state: State) -> list[Any]:
    """The metrics as their board has them: by leader, then by the handoff that they watch, then those of nobody."""
    watched = {f"handoff:{handoff.id}": place for place, handoff in enumerate(handoffs(state))}
    leaders = {leader.id: place for place, leader in enumerate(state.rows("leader"))}

    def place(metric: Record) -> tuple[int, int]:
        others = len(watched)
        leader = leaders.get(metric.leader_id, len(leaders))
        return leader, 0 if metric.leader_id in leaders else watched.get(metric.watches, others)

    return sorted(state.rows("metric"), key=place)


def readings_of(state: State, metric: Record) -> list[Record]:
    """The readings of a metric, the latest last; of one day that of this workshop is later than one that came along."""
    rows = state.where("reading", "metric_id", metric.id)
    return sorted(rows, key=lambda row: (row.date, not row.origin_id))


def then_and_now(state: State, metric: Record) -> tuple[Record | None, Record | None]:
    """The reading before, and the one that was taken since last time; None for what there is not.

    One that was added for a day before last time's is not what the metric is now.
    """
    readings = readings_of(state, metric)
    if not readings or readings[-1].origin_id:
        return (readings[-1] if readings else None), None
    return (readings[-2] if len(readings) > 1 else None), readings[-1]


def values_of(metric: Record, readings: Sequence[Record]) -> list[float]:
    """What was known of a metric, one after the other: its baseline, if it has any, and what was read since."""
    baseline = [] if metric.baseline is None else [float(metric.baseline)]
    return [*baseline, *(float(row.value) for row in readings)]


def is_reached(metric: Record, readings: Sequence[Record]) -> bool:
    """Whether a metric is as good as its target by its latest reading."""
    sign = _sign(metric)
    if not readings or metric.target is None:
        return False
    latest = readings[-1].value
    return bool((latest - metric.target) * sign >= 0 if sign else latest == metric.target)


def is_worse(metric: Record, readings: Sequence[Record]) -> bool:
    """Whether a metric is short of its target and worse than the time before, be that a reading or the baseline."""
    values = values_of(metric, readings)[-2:]
    return len(values) == 2 and (values[1] - values[0]) * _sign(metric) < 0 and not is_reached(metric, readings)


def progress(metric: Record, readings: Sequence[Record], day: date) -> Progress:
    """How a metric fares by its latest reading, on a day.

    unread: nobody has read it. reached: it is as good as its target. missed: it is not, and the day that was set for it
    is over. wrong_way: it is worse than the time before. on_the_way: it is better than at the start, and no worse than
    the time before. not_yet: it has not moved, or is still no better than at the start; or nobody can say which way is
    good.
    """
    if not readings:
        return "unread"
    if is_reached(metric, readings):
        return "reached"
    if metric.target is not None and metric.by_when is not None and metric.by_when < day:
        return "missed"
    if is_worse(metric, readings):
        return "wrong_way"
    values = values_of(metric, readings)
    return "on_the_way" if (values[-1] - values[0]) * _sign(metric) > 0 else "not_yet"


def _sign(metric: Record) -> int:
    return {"up": 1, "down": -1}.get(good(metric), 0)
