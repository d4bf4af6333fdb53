"""The charts of the report as charts of PowerPoint, one way for each kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import singledispatch
from typing import Any, NamedTuple

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide

from onecompany.export.colours import Palette, mixed
from onecompany.export.drawing.scale import ends
from onecompany.export.slides import chart_look
from onecompany.export.slides.figures import LABEL, FigureRow, label, numbers, put_figures
from onecompany.export.slides.template import Box
from onecompany.export.slides.text import ACCENT, LINE, RULE
from onecompany.export.slides.waterfall import columns, finish
from onecompany.summary import blocks, labels, words
from onecompany.summary.blocks import BarPairs, CurveChart, Histogram, Readings, Waterfall
from onecompany.summary.tallies import named_points, tally_line

_CROWDED = 16
"""More points than these have no figure at each; the scale gives them."""


class Canvas(NamedTuple):
    """Where a chart goes, in which colours, and the moment that its workbook is dated by."""

    slide: Slide
    box: Box
    palette: Palette
    made_at: datetime

    def add_chart(self, kind: XL_CHART_TYPE, names: list[str], rows: list[FigureRow]) -> Chart:
        """A chart."""
        # Two or three lines under a column, a third of the width beside a bar.
        side = kind == XL_CHART_TYPE.BAR_CLUSTERED
        most = 36 if side else max(12, min(LABEL, round(self.box.width / len(names) / chart_look.SIZE * 3)))
        return put_figures(self.slide, self.box, kind, [label(text, most) for text in names], rows, self.made_at)


def draw(chart: blocks.Chart, slide: Slide, box: Box, palette: Palette, made_at: datetime) -> Any:
    """Put a chart on a slide; its frame. `made_at`: the moment that its workbook is dated by."""
    _draw(chart, Canvas(slide, box, palette, made_at))
    return list(slide.shapes)[-1]


@singledispatch
def _draw(block: object, canvas: Canvas) -> None:
    raise TypeError(f"{type(block).__name__} is no chart")


def under(block: blocks.Chart) -> str:
    """What is said in small print under a chart: the ends of the scale, what was not recorded, the means."""
    match block:
        case CurveChart(points=points):
            gaps = _gaps([point.label for point in points if point.value is None])
            return " · ".join(filter(None, (words.scale(block), *gaps, words.spreads(points))))
        case Readings(points=points):
            return " · ".join(_gaps([point.label for point in points if point.value is None]))
        case Histogram(tallies=tallies):
            return "\n".join(tally_line(block, _short(tally)) for tally in tallies[-3:])
        case BarPairs(rows=rows):
            return " · ".join(_gaps([row.label for row in rows if row.planned is None or row.actual is None]))
    return ""


@_draw.register
def _(curve: CurveChart, canvas: Canvas) -> None:
    values = tuple(point.value for point in curve.points)
    written = numbers(values, signed=True)
    row = FigureRow(labels.FEELING, values, written)
    chart = canvas.add_chart(XL_CHART_TYPE.LINE_MARKERS, [point.label for point in curve.points], [row])
    chart_look.calm(chart, legend=False)
    (series,) = chart_look.series_of(chart)
    chart_look.line_look(series, ACCENT, width=2.5, marker=chart_look.mark("circle", 9, ACCENT))
    own: dict[int, str | None] = {}
    if curve.low is not None:
        chart_look.point(series, curve.low, marker=chart_look.mark("diamond", 13, canvas.palette.crack))
        own[curve.low] = f"{words.feeling(values[curve.low])} {labels.LOWEST}"
    if len(values) <= _CROWDED:
        # At the foot of the scale the curve comes from above on both sides.
        own |= {at: words.feeling(value) for at, value in enumerate(values) if value == -2 and at != curve.low}
        # Under a curve's lowest point there is the axis, above it the curve.
        last = curve.low == len(values) - 1
        chart_look.labels(series, written, "t", own, own_place="l" if last else "r")
    chart_look.value_axis(chart, numbers((0,), signed=True), low=-2, high=2, step=1)
    chart_look.category_axis(chart, low=True)


@_draw.register
def _(readings: Readings, canvas: Canvas) -> None:
    points = readings.points
    written = numbers(readings.values())
    rows = [FigureRow(label(readings.title) or labels.READING, tuple(point.value for point in points), written)]
    for name, value in ((labels.TARGET, readings.target), (labels.BASELINE, readings.baseline)):
        if value is not None:
            rows.append(FigureRow(f"{name} {words.number(value)}", (value,) * len(points), written))
    chart = canvas.add_chart(XL_CHART_TYPE.LINE_MARKERS, [point.label for point in points], rows)
    chart_look.calm(chart, legend=len(rows) > 1)
    alone = len(points) == 1
    for index, series in enumerate(chart_look.series_of(chart)):
        if index == 0:
            chart_look.line_look(series, ACCENT, width=2.5, marker=chart_look.mark("circle", 9, ACCENT))
            if len(points) <= _CROWDED:
                chart_look.labels(series, written, "t")
            continue
        target = rows[index].name.startswith(labels.TARGET)
        colour = canvas.palette.strength if target else RULE
        marker = chart_look.mark("dash", 12, colour) if alone else None
        chart_look.line_look(
            series, colour, width=2 if target else 1.5, dash="dash" if target else "sysDot", marker=marker
        )
    low, high, step = ends(readings) or (None, None, None)
    chart_look.value_axis(chart, written, low=low, high=high, step=step, title=readings.unit)
    chart_look.category_axis(chart, low=True)


@_draw.register
def _(histogram: Histogram, canvas: Canvas) -> None:
    count = len(histogram.tallies)
    names = named_points(histogram)
    rows = [FigureRow(label(tally.name) or labels.ANSWERS, tally.counts, "0") for tally in histogram.tallies]
    chart = canvas.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, names, rows)
    chart_look.calm(chart, legend=count > 1)
    chart.plots[0].gap_width, chart.plots[0].overlap = 55, 0
    for index, series in enumerate(chart_look.series_of(chart)):
        newest = index == count - 1
        # Older ones are paler, each with an edge, so that light and dark tell them apart too.
        older = mixed(canvas.palette.accent, canvas.palette.paper, 0.9 - 0.4 * index / max(count - 1, 1))
        chart_look.area_look(series, ACCENT if newest else older, ACCENT if newest else RULE)
        if count * len(names) <= 2 * _CROWDED:
            chart_look.labels(series, "0", "outEnd")
    most = max(max(tally.counts) for tally in histogram.tallies)
    chart_look.value_axis(chart, "0", low=0, step=max(1, -(-most // 5)))
    chart_look.category_axis(chart)


@_draw.register
def _(bars: BarPairs, canvas: Canvas) -> None:
    planned, actual = (tuple(row.planned for row in bars.rows), tuple(row.actual for row in bars.rows))
    written = numbers((*planned, *actual))
    rows = [FigureRow(labels.PLANNED, planned, written), FigureRow(labels.ACTUAL, actual, written)]
    chart = canvas.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, [row.label for row in bars.rows], rows)
    chart_look.calm(chart, legend=True)
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 0
    for series, ground, edge in zip(chart_look.series_of(chart), (LINE, ACCENT), (RULE, ACCENT), strict=True):
        chart_look.area_look(series, ground, edge)
        if len(bars.rows) <= _CROWDED:
            chart_look.labels(series, written, "outEnd")
    chart_look.value_axis(chart, written, low=0, visible=False)
    chart_look.category_axis(chart, reverse=True)


@_draw.register
def _(waterfall: Waterfall, canvas: Canvas) -> None:
    names = [step.label for step in waterfall.steps]
    chart = canvas.add_chart(XL_CHART_TYPE.COLUMN_STACKED, names, columns(waterfall))
    chart_look.calm(chart, legend=False)
    finish(chart, waterfall)
    chart_look.value_axis(chart, numbers([step.value for step in waterfall.steps]), visible=False)
    chart_look.category_axis(chart, low=True)


def _gaps(names: list[str]) -> list[str]:
    """The points for which nothing was recorded, by their labels."""
    known = [label(name) for name in names[:4]]
    more = len(names) - len(known)
    if not names:
        return []
    quoted = ", ".join(f"“{name}”" for name in known) + (f" +{more}" if more else "")
    return [f"{quoted}: {words.NOT_RECORDED}"]


def _short(tally: blocks.Tally) -> blocks.Tally:
    """The tally with a name that is a label."""
    return replace(tally, name=label(tally.name))
