"""How a metric fares: which way is good, what was read, and whether it is on the way to its target. Pure.

The rows are those of the tables `metric` and `reading`, whose kinds may not be on the agenda, or not be installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onecompany.store.records import Record
from onecompany.store.state import State

Progress = Literal["on_the_way", "not_yet", "wrong_way", "reached", "unread"]


def good(metric: Record) -> str:
    """Which way is good, up or down: as the room said, else the way from the baseline to the target; "" unknown."""
    if metric.direction or metric.baseline is None or metric.target is None or metric.baseline == metric.target:
        return str(metric.direction)
    return "up" if metric.target > metric.baseline else "down"


def readings_of(state: State, metric: Record) -> list[Record]:
    """The readings of a metric, the latest last; of one day the one that was recorded last."""
    return sorted(state.where("reading", "metric_id", metric.id), key=lambda row: row.date)


def values_of(metric: Record, readings: Sequence[Record]) -> list[float]:
    """What was known of a metric, one after the other: its baseline, if it has any, and what was read since."""
    baseline = [] if metric.baseline is None else [float(metric.baseline)]
    return [*baseline, *(float(row.value) for row in readings)]


def progress(metric: Record, readings: Sequence[Record]) -> Progress:
    """How a metric fares by its latest reading.

    reached: it is as good as its target. wrong_way: it is worse than it was the time before, be that a reading or the
    baseline. on_the_way: it is better than at the start and no worse than the time before. not_yet: it has not moved,
    or is still no better than at the start; or nobody can say which way is good. unread: nobody has read it.
    """
    if not readings:
        return "unread"
    values, way = values_of(metric, readings), good(metric)
    sign = {"up": 1, "down": -1}.get(way, 0)
    latest = values[-1]
    if metric.target is not None and (latest - metric.target) * sign >= 0 and (sign or latest == metric.target):
        return "reached"
    if len(values) == 1:
        return "not_yet"
    if (latest - values[-2]) * sign < 0:
        return "wrong_way"
    return "on_the_way" if (latest - values[0]) * sign > 0 else "not_yet"
