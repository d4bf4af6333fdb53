"""Charts as geometry: where the points and lines of a picture lie, whatever draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onecompany.summary.blocks import BarPair, BarPairs, CurveChart

WIDTH, HEIGHT = 720, 210
"""The size of the curve's picture; its unit is a pixel at its natural size."""

GUTTER = 108
"""Room on the left for the scale."""

_EDGE = 30
_LABEL_ABOVE, _LABEL_BELOW = -13, 24


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the curve with the place of its label."""

    x: float
    y: float
    value: float
    label_y: float
    low: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """The curve: SVG paths, one for each run of points without a gap; dots; where a point is missing."""

    lines: tuple[str, ...]
    dots: tuple[Dot, ...]
    gaps: tuple[float, ...]
    levels: tuple[tuple[int, float], ...]
    """The lines of the scale: feeling and height."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Two bars as shares (0 to 100) of the longest bar of the chart; `None` for none."""

    pair: BarPair
    planned: float | None
    actual: float | None


def curve(chart: CurveChart) -> Curve:
    """Lay the curve out. It goes through every point and never beyond one between two."""
    step = (WIDTH - GUTTER) / max(len(chart.points), 1)
    places: list[tuple[float, float] | None] = []
    for at, point in enumerate(chart.points):
        x = round(GUTTER + (at + 0.5) * step, 1)
        places.append(None if point.value is None else (x, _height(point.value)))
    dots = []
    for at, place in enumerate(places):
        value = chart.points[at].value
        if place is not None and value is not None:
            below = at == chart.low or _is_valley(places, at)
            dots.append(Dot(*place, value, place[1] + (_LABEL_BELOW if below else _LABEL_ABOVE), at == chart.low))
    gaps = tuple(round(GUTTER + (at + 0.5) * step, 1) for at, place in enumerate(places) if place is None)
    levels = tuple((level, _height(level)) for level in (2, 1, 0, -1, -2))
    return Curve(tuple(_path(run) for run in _runs(places) if len(run) > 1), tuple(dots), gaps, levels)


def bars(chart: BarPairs) -> tuple[Bars, ...]:
    """Lay the bars out, all on one scale."""
    longest = max((value for row in chart.rows for value in (row.planned, row.actual) if value), default=1)

    def share(value: float | None) -> float | None:
        return None if value is None else round(100 * value / longest, 1)

    return tuple(Bars(row, share(row.planned), share(row.actual)) for row in chart.rows)


def _height(value: float) -> float:
    return round(_EDGE + (2 - value) / 4 * (HEIGHT - 2 * _EDGE), 1)


def _is_valley(places: Sequence[tuple[float, float] | None], at: int) -> bool:
    """Whether all neighbours of a point lie above it, so that a label above it would be crossed."""
    here = places[at]
    beside = [place for place in (*places[max(at - 1, 0) : at], *places[at + 1 : at + 2]) if place is not None]
    return here is not None and bool(beside) and all(place[1] < here[1] for place in beside)


def _runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return runs


def _path(run: list[tuple[float, float]]) -> str:
    """A path of cubic curves, flat at each peak and valley (monotone, after Fritsch and Carlson)."""
    rises = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(run)]
    inner = [0.0 if a * b <= 0 else 2 * a * b / (a + b) for a, b in pairwise(rises)]
    slopes = [rises[0] * 0.6, *inner, rises[-1] * 0.6]
    parts = [f"M{run[0][0]:.1f} {run[0][1]:.1f}"]
    for at, ((x0, y0), (x1, y1)) in enumerate(pairwise(run)):
        third = (x1 - x0) / 3
        first, second = y0 + slopes[at] * third, y1 - slopes[at + 1] * third
        parts.append(f"C{x0 + third:.1f} {first:.1f} {x1 - third:.1f} {second:.1f} {x1:.1f} {y1:.1f}")
    return " ".join(parts)
