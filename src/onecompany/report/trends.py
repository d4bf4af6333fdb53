"""What is measured in each workshop of an organisation, from the first one to the latest. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onecompany.kinds.measures import Good, Measure

ORDER = ("pulse", "kept", "cracks", "metrics", "terms", "customers")
"""Measures in the order in which they are shown; those of other packages come behind them."""


@dataclass(frozen=True, slots=True)
class Point:
    """A measure in one workshop. `value`, its share where it is a part of something, and `of` are None where nobody
    has said."""

    date: date
    value: float | None
    spread: float | None = None
    of: float | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure over the workshops, the latest last, of which at least one has a value; see `Measure`.

    `points` has one for each workshop; of a share of a whole they go from 0 to 1.
    """

    key: str
    title: str
    unit: str
    good: Good
    low: float | None
    high: float | None
    points: tuple[Point, ...]
    last: Measure

    @property
    def share(self) -> bool:
        """Whether what is followed is the share of a whole."""
        return self.last.of is not None

    @property
    def change(self) -> float | None:
        """From the last point but one that is made of the same to the last one; None without both."""
        known = [point for point in self.points if point.value is not None]
        before = next((point for point in known[-2::-1] if point.basis == known[-1].basis), None)
        if before is None or before.value is None or known[-1].value is None:
            return None
        return known[-1].value - before.value


def trends_of(held: Sequence[tuple[date, Mapping[str, Measure]]]) -> tuple[Trend, ...]:
    """The trends of the measures of workshops, by date, each with its day."""
    keys = dict.fromkeys((*ORDER, *(key for _, measures in held for key in measures)))
    trends = []
    for key in keys:
        known = [measures[key] for _, measures in held if key in measures and measures[key].value is not None]
        if known:
            last, points = known[-1], tuple(_point(day, measures.get(key)) for day, measures in held)
            trends.append(Trend(key, last.title, last.unit, last.good, last.low, last.high, points, last))
    return tuple(trends)


def _point(day: date, measure: Measure | None) -> Point:
    if measure is None:
        return Point(day, None)
    return Point(day, measure.followed, measure.spread, measure.of, measure.basis)
