"""Charts for a narrow place such as a phone: each point has a row with its name, and goes across where others go up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from onecompany.export.drawing import bars, draw
from onecompany.export.drawing.curve import Place, runs, smooth
from onecompany.export.drawing.legend import key
from onecompany.export.drawing.lettering import LEADING, label, length_of, lines_of
from onecompany.export.drawing.marks import HALF, Anchor, Box, Curve, Dot, Drawing, Label, Line, Mark, r
from onecompany.export.drawing.readings import bound_words
from onecompany.export.drawing.scale import of_readings, scale
from onecompany.summary import labels, words
from onecompany.summary.blocks import BarPairs, Chart, CurveChart, Histogram, Readings, Waterfall

_NAMES, _LEFT, _RIGHT = 118.0, 158.0, HALF - 14
"""Where the names end, and where the scale begins and ends."""

_FIGURE = 70.0
"""Room behind a bar for its figure."""

_TOP, _ROW, _BAR = 26.0, 38.0, 9.0


def draw_narrow(chart: Chart) -> Drawing:
    """The picture of a chart, `HALF` wide, in letters of the usual size."""
    match chart:
        case CurveChart():
            return _curve(chart)
        case BarPairs():
            return _bars(chart)
        case Histogram():
            return draw(chart, HALF)
        case Readings():
            return _readings(chart)
        case Waterfall():
            return _waterfall(chart)


def _curve(chart: CurveChart) -> Drawing:
    def across(value: float) -> float:
        return r(_LEFT + (value + 2) / 4 * (_RIGHT - _LEFT))

    names, middles, end = _rows((words.shown(point.label) for point in chart.points), 2 * _TOP, chart.low)
    marks: list[Mark] = [
        Label("end", _LEFT, 14, chart.bottom_word, "start"),
        Label("end", _RIGHT, 14, chart.top_word, "end"),
    ]
    for level in (-2, -1, 0, 1, 2):
        x = across(level)
        marks.append(Line("zero" if level == 0 else "level", x, 2 * _TOP - 12, x, end))
        if level % 2 == 0:
            marks.append(Label("scale", x, 2 * _TOP - 20, words.signed(level)))
    values = [point.value for point in chart.points]
    figures = [
        f"{words.feeling(value)} {labels.LOWEST}" if index == chart.low else words.feeling(value)
        for index, value in enumerate(values)
    ]
    marks += _line(values, figures, middles, across, low=chart.low, bent=True)
    return Drawing(r(end + 6), (*marks, *names), HALF)


def _readings(chart: Readings) -> Drawing:
    length = of_readings(chart, _RIGHT, _LEFT)
    names, middles, end = _rows((words.shown(point.label) for point in chart.points), _TOP)
    marks: list[Mark] = [Line("level", x, _TOP - 8, x, end) for x in map(length.at, length.ticks)]
    marks += [
        Label("scale", length.at(tick), 12, words.number(tick), _side(length.at(tick)))
        for tick in (length.ticks[0], length.ticks[-1])
    ]
    y = end
    for name, bound in (("baseline", chart.baseline), ("target", chart.target)):
        if bound is None:
            continue
        x, y = length.at(bound), y + LEADING
        marks.append(Line(name, x, _TOP - 8, x, r(y - LEADING + 4)))
        marks.append(Label(f"{name}-word", x, r(y), bound_words(name, bound), _side(x)))
    values = [point.value for point in chart.points]
    marks += _line(values, [words.shown(value) for value in values], middles, length.at)
    return Drawing(r(y + 8), (*marks, *names), HALF)


def _waterfall(chart: Waterfall) -> Drawing:
    spans = chart.spans()
    length = scale((end for span in spans for end in span), _RIGHT - _FIGURE, _LEFT, from_zero=True)
    names, middles, end = _rows((words.shown(step.label) for step in chart.steps), 6)
    marks: list[Mark] = [Line("zero", length.at(0), 0, length.at(0), end)]
    for step, span, y in zip(chart.steps, spans, middles, strict=True):
        low, high = sorted(map(length.at, span))
        look = "total" if step.total else "gained" if step.value >= 0 else "lost"
        figure = words.number(step.value) if step.total else words.signed(step.value)
        marks.append(Box(look, low, r(y - _BAR), r(max(high - low, 1.5)), 2 * _BAR))
        marks.append(Label("value", r(high + 6), r(y + 4), figure, "start"))
    return Drawing(r(end + 6), (*marks, *names), HALF)


def _bars(chart: BarPairs) -> Drawing:
    marks: list[Mark] = [*key((("planned", labels.PLANNED), ("actual", labels.ACTUAL)), room=HALF)]
    y = _TOP + LEADING
    for row, shares in zip(chart.rows, bars.shares(chart), strict=True):
        name = label("label", 0, y, words.shown(row.label), HALF, anchor="start", most=2)
        marks += name
        y += (len(name) - 1) * LEADING + 8
        for look, share, value in zip(("planned", "actual"), shares, (row.planned, row.actual), strict=True):
            length = r((share or 0) / 100 * (HALF - _FIGURE))
            if share is not None:
                marks.append(Box(look, 0, r(y), length, _BAR))
            marks.append(Label("small", r(length + 6), r(y + _BAR), words.shown(value), "start"))
            y += _BAR + 4
        y += LEADING + 4
    return Drawing(r(y - 8), tuple(marks), HALF)


def _rows(names: Iterable[str], top: float, low: int | None = None) -> tuple[list[Mark], list[float], float]:
    """The names under each other, the middle of each one's row, and where the last row ends."""
    marks: list[Mark] = []
    middles: list[float] = []
    for index, name in enumerate(names):
        lines = len(lines_of(name, _NAMES))
        tall = max(_ROW, lines * LEADING + 8)
        middles.append(r(top + tall / 2))
        first = middles[-1] - (lines - 1) * LEADING / 2 + 4
        marks += label("label low" if index == low else "label", 0, first, name, _NAMES, anchor="start")
        top += tall
    return marks, middles, top


def _line(
    values: Sequence[float | None],
    figures: Sequence[str],
    middles: Sequence[float],
    across: Callable[[float], float],
    *,
    low: int | None = None,
    bent: bool = False,
) -> list[Mark]:
    """A line from row to row with a dot and a figure in each, open where there is no value."""
    places: list[Place | None] = [
        None if value is None else (y, across(value)) for value, y in zip(values, middles, strict=True)
    ]
    paths = [
        smooth(run) if bent else "M" + " L".join(f"{y} {x}" for y, x in run) for run in runs(places) if len(run) > 1
    ]
    # The line is worked out as one that goes across, and turned.
    marks: list[Mark] = [Curve("curve", re.sub(r"(-?[\d.]+) (-?[\d.]+)", r"\2 \1", path)) for path in paths]
    for index, (place, figure, y) in enumerate(zip(places, figures, middles, strict=True)):
        if place is None:
            marks.append(Label("value gap", r((_LEFT + _RIGHT) / 2), r(y + 4), figure))
            continue
        x = place[1]
        marks.append(Dot("dot low" if index == low else "dot", x, y, 6.5 if index == low else 4.5))
        left = _is_left(x, [near[1] for near in places[max(index - 1, 0) : index + 2] if near], length_of(figure))
        look = "value low" if index == low else "value"
        marks.append(Label(look, r(x - 11 if left else x + 11), r(y + 4), figure, "end" if left else "start"))
    return marks


def _is_left(x: float, near: Sequence[float], width: float) -> bool:
    """Whether the figure of a dot stands left of it: where the line is not, if there is room."""
    left = sum(near) / len(near) >= x
    room = x - _NAMES if left else HALF - x
    return left if room > width + 11 else not left


def _side(x: float) -> Anchor:
    """How a word beside a line at `x` is set, so that it stays in the picture."""
    return "end" if x > (_LEFT + _RIGHT) / 2 else "start"
