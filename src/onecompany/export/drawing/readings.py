"""Readings of a metric against baseline and target: straight from reading to reading, gaps left open."""

from __future__ import annotations

from collections.abc import Callable

from onecompany.export import measure
from onecompany.export.drawing.curve import Place, runs
from onecompany.export.drawing.lettering import LEADING, SIZE, label, lines_of
from onecompany.export.drawing.marks import WIDTH, Curve, Dot, Drawing, Label, Line, Mark, r
from onecompany.export.drawing.scale import of_readings
from onecompany.sentences import N_, gettext
from onecompany.summary import words
from onecompany.summary.blocks import Readings

_LEFT, _TOP, _BOTTOM = 64.0, 26.0, 156.0
_EDGE, _MOST = 8.0, 0.4
"""At the right of lines and words, and the most of the picture that the words of baseline and target take there."""


def draw(chart: Readings, width: float = WIDTH) -> Drawing:
    """The line, a figure at each reading, and lines for the baseline and the target named at the right."""
    height = of_readings(chart, _TOP, _BOTTOM)
    end = width - _right(chart, width)
    marks: list[Mark] = []
    for tick in height.ticks:
        y = height.at(tick)
        marks.append(Line("level" if tick or not height.low < 0 < height.high else "zero", _LEFT, y, end, y))
        marks.append(Label("scale", _LEFT - 10, y + 4, words.number(tick), "end"))
    marks += _bounds(chart, height.at, end, width - end - 2 * _EDGE)
    step = (end - _LEFT) / max(len(chart.points), 1)
    centres = [r(_LEFT + (index + 0.5) * step) for index in range(len(chart.points))]
    places: list[Place | None] = [
        None if point.value is None else (x, height.at(point.value))
        for x, point in zip(centres, chart.points, strict=True)
    ]
    marks += [
        Curve("curve", "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in run)) for run in runs(places) if len(run) > 1
    ]
    tall = 1
    for point, x, place in zip(chart.points, centres, places, strict=True):
        if place is None:
            marks.append(Label("value gap", x, r((_TOP + _BOTTOM) / 2), words.GAP))
        else:
            marks.append(Dot("dot", *place, 4.5))
            marks.append(Label("value", x, r(place[1] - 12), words.shown(point.value)))
        text = words.shown(point.label)
        tall = max(tall, len(lines_of(text, step - 6, 2)))
        marks += label("label", x, _BOTTOM + 22, text, step - 6, most=2)
    return Drawing(_BOTTOM + 14 + tall * LEADING, tuple(marks), width)


_WORDS = {"baseline": N_("baseline {number}"), "target": N_("target {number}")}


def bound_words(name: str, value: float) -> str:
    """What stands at the line of the baseline or the target."""
    return gettext(_WORDS[name], number=words.number(value))


def _right(chart: Readings, width: float) -> float:
    """The room at the right: for the words of baseline and target, the target's in bold letters."""
    bounds = [("baseline", chart.baseline), ("target", chart.target)]
    said = [bound_words(name, value) for name, value in bounds if value is not None]
    longest = max((measure.width(text, SIZE, measure.INTER, bold=True) for text in said), default=-_EDGE)
    return min(longest + 2 * _EDGE, width * _MOST)


def _bounds(chart: Readings, height: Callable[[float], float], end: float, room: float) -> list[Mark]:
    """Baseline and target, their words moved apart where they would touch."""
    bounds = [
        (name, value, height(value))
        for name, value in (
            ("baseline", chart.baseline),
            ("target", chart.target),
        )
        if value is not None
    ]
    marks: list[Mark] = [Line(name, _LEFT, y, end, y) for name, _, y in bounds]
    lowest = -100.0
    for name, value, y in sorted(bounds, key=lambda bound: bound[2]):
        lowest = max(y + 4, lowest + LEADING)
        lines = label(f"{name}-word", end + _EDGE, lowest, bound_words(name, value), room, anchor="start", most=2)
        marks += lines
        lowest += (len(lines) - 1) * LEADING
    return marks
