"""The curve of feeling: through every point, and never beyond one between two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onecompany.export.drawing.lettering import LEADING, label, lines_of
from onecompany.export.drawing.marks import WIDTH, Curve, Dot, Drawing, Label, Line, Mark, r
from onecompany.summary import labels, words
from onecompany.summary.blocks import CurveChart

GUTTER = 108.0
"""Room on the left for the scale."""

_HEIGHT, _EDGE = 138.0, 26.0
_ABOVE, _BELOW = -13.0, 24.0

Place = tuple[float, float]


def draw(chart: CurveChart) -> Drawing:
    """The curve with its scale on the left and the stages under it."""
    step = (WIDTH - GUTTER) / max(len(chart.points), 1)
    centres = [r(GUTTER + (index + 0.5) * step) for index in range(len(chart.points))]
    places = [
        None if point.value is None else (x, _height(point.value))
        for x, point in zip(centres, chart.points, strict=True)
    ]
    marks: list[Mark] = [*_scale(chart)]
    marks += [Curve("curve", smooth(run)) for run in runs(places) if len(run) > 1]
    marks += [
        Label("value gap", x, _height(0) - 8, words.GAP)
        for x, place in zip(centres, places, strict=True)
        if place is None
    ]
    for index, place in enumerate(places):
        value = chart.points[index].value
        if place is None or value is None:
            continue
        low = index == chart.low
        below = low or _is_valley(places, index)
        figure = f"{words.signed(value)} {labels.LOWEST}" if low else words.signed(value)
        marks.append(Dot("dot low" if low else "dot", *place, 6.5 if low else 4.5))
        marks.append(
            Label("value low" if low else "value", place[0], r(place[1] + (_BELOW if below else _ABOVE)), figure)
        )
    tall = 1
    for index, point in enumerate(chart.points):
        text = words.shown(point.label)
        tall = max(tall, len(lines_of(text, step - 6)))
        marks += label("label low" if index == chart.low else "label", centres[index], _HEIGHT + 18, text, step - 6)
    return Drawing(_HEIGHT + 10 + tall * LEADING, tuple(marks))


def runs(places: Sequence[Place | None]) -> list[list[Place]]:
    """The stretches of points without a gap."""
    stretches: list[list[Place]] = [[]]
    for place in places:
        if place is None:
            stretches.append([])
        else:
            stretches[-1].append(place)
    return stretches


def smooth(run: Sequence[Place]) -> str:
    """A path of cubic curves, flat at each peak and valley (monotone, after Fritsch and Carlson)."""
    rises = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(run)]
    inner = [0.0 if a * b <= 0 else 2 * a * b / (a + b) for a, b in pairwise(rises)]
    # An end has no second neighbour; up to three times the rise beside it, the curve stays between both points.
    slopes = [rises[0] * 0.6, *inner, rises[-1] * 0.6]
    parts = [f"M{run[0][0]:.1f} {run[0][1]:.1f}"]
    for index, ((x0, y0), (x1, y1)) in enumerate(pairwise(run)):
        third = (x1 - x0) / 3
        first, second = y0 + slopes[index] * third, y1 - slopes[index + 1] * third
        parts.append(f"C{x0 + third:.1f} {first:.1f} {x1 - third:.1f} {second:.1f} {x1:.1f} {y1:.1f}")
    return " ".join(parts)


def _scale(chart: CurveChart) -> list[Mark]:
    marks: list[Mark] = []
    for level in (2, 1, 0, -1, -2):
        y = _height(level)
        marks.append(Line("zero" if level == 0 else "level", GUTTER, y, WIDTH, y))
        if level % 2 == 0:
            marks.append(Label("scale", GUTTER - 12, y + 4, words.signed(level), "end"))
    for level, word in ((2, chart.top_word), (-2, chart.bottom_word)):
        marks += label("end", GUTTER - 38, _height(level) + 4, word, GUTTER - 38, anchor="end", most=1)
    return marks


def _height(value: float) -> float:
    return r(_EDGE + (2 - value) / 4 * (_HEIGHT - 2 * _EDGE))


def _is_valley(places: Sequence[Place | None], index: int) -> bool:
    """Whether all neighbours of a point lie above it, so that a label above it would be crossed."""
    point = places[index]
    beside = [
        place for place in (*places[max(index - 1, 0) : index], *places[index + 1 : index + 2]) if place is not None
    ]
    return point is not None and bool(beside) and all(place[1] < point[1] for place in beside)
