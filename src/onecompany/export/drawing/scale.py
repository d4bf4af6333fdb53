"""A scale with round figures on it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from onecompany.summary.blocks import Readings


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, on the screen from `bottom` up to `top`; `ticks` are the figures to print."""

    low: float
    high: float
    top: float
    bottom: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """The height at which a value lies."""
        share = (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)  # the whole may be more than can be held
        return round(self.bottom - share * (self.bottom - self.top), 1)


def scale(values: Iterable[float], top: float, bottom: float, *, from_zero: bool, whole: bool = False) -> Scale:
    """A scale on which all values lie, in about four round steps; steps of at least 1 with `whole`."""
    points = [*values, *((0.0,) if from_zero else ())] or [0.0]
    low, high = min(points), max(points)
    least = max(1.0, abs(low), abs(high)) * 1e-6
    if high - low < least:
        # All values are one and the same, as far as a picture can tell.
        low, high = (low, high + 1) if from_zero or whole else (low - 1, high + 1)
    step = _round_step(high / 4 - low / 4)
    if whole:
        step = max(1.0, math.ceil(step))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(number * step, 9) for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], top, bottom, ticks)


def of_readings(chart: Readings, top: float = 0.0, bottom: float = 1.0) -> Scale:
    """The scale of readings: the whole of their own where they have one, whole figures from 0 for what counts."""
    figures = (*chart.values(), *(chart.scale or ()))
    return scale(figures, top, bottom, from_zero=chart.whole, whole=chart.whole)


def ends(chart: Readings) -> tuple[float, float, float] | None:
    """Lowest and highest figure and step of an axis; None where the program that draws it finds them itself."""
    if chart.scale is None and not chart.whole:
        return None
    of_chart = of_readings(chart)
    return of_chart.low, of_chart.high, round(of_chart.ticks[1] - of_chart.ticks[0], 9)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough - 1e-12)
