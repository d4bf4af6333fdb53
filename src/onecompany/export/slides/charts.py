"""The charts of the report as charts of PowerPoint, one way for each kind."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatch
from typing import NamedTuple

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide

from onecompany.export.colours import Palette, mixed
from onecompany.export.slides import chart_look as look
from onecompany.export.slides.figures import LABEL, FigureRow, label, numbers, put_figures
from onecompany.export.slides.place import Box
from onecompany.export.slides.shapes import describe
from onecompany.export.slides.theme import ACCENT, LINE, RULE
from onecompany.export.slides.waterfall import columns, finish
from onecompany.summary import blocks, labels, words
from onecompany.summary.blocks import BarPairs, CurveChart, Histogram, Readings, Waterfall

_CROWDED = 16
"""More points than these have no figure at each; the scale gives them."""


class Canvas(NamedTuple):
    """Where a chart goes, in which colours, and the moment that its workbook is dated by."""

    slide: Slide
    at: Box
    palette: Palette
    made_at: datetime

    def put(self, kind: XL_CHART_TYPE, names: list[str], rows: list[FigureRow], given: blocks.Chart) -> Chart:
        """A chart with its alternative text."""
        # Two or three lines under a column, a third of the width beside a bar.
        side = kind == XL_CHART_TYPE.BAR_CLUSTERED
        most = 36 if side else max(12, min(LABEL, round(self.at.width / len(names) / look.SIZE * 3)))
        short = [label(each, most) for each in names]
        chart, frame = put_figures(self.slide, self.at, kind, short, rows, self.made_at)
        frame.name = "Chart"
        describe(frame._element, given.title, words.described(given) or given.title)
        return chart


@singledispatch
def draw(given: object, canvas: Canvas) -> None:
    """Put a chart on the slide. Raises `TypeError` for what is none."""
    raise TypeError(f"{type(given).__name__} is no chart")


def under(given: blocks.Chart) -> str:
    """What is said in small print under a chart: the ends of the scale, what was not recorded, the means."""
    match given:
        case CurveChart(points=points):
            return " · ".join([words.scale(given), *_gaps([each.label for each in points if each.value is None])])
        case Readings(points=points):
            return " · ".join(_gaps([each.label for each in points if each.value is None]))
        case Histogram(tallies=tallies):
            return "\n".join(_told(tally) for tally in tallies[-3:])
        case BarPairs(rows=rows):
            return " · ".join(_gaps([each.label for each in rows if each.planned is None or each.actual is None]))
    return ""


@draw.register
def _(given: CurveChart, canvas: Canvas) -> None:
    values = tuple(point.value for point in given.points)
    written = numbers(values, signed=True)
    row = FigureRow(labels.FEELING, values, written)
    chart = canvas.put(XL_CHART_TYPE.LINE_MARKERS, [point.label for point in given.points], [row], given)
    look.calm(chart, legend=False)
    (series,) = look.series_of(chart)
    look.line_look(series, ACCENT, width=2.5, marker=look.mark("circle", 9, ACCENT))
    own: dict[int, str | None] = {}
    if given.low is not None:
        look.point(series, given.low, marker=look.mark("diamond", 13, "accent2"))
        own[given.low] = f"{words.feeling(values[given.low])} {labels.LOWEST}"
    if len(values) <= _CROWDED:
        # Under a curve's lowest point there is the axis, above it the curve.
        last = given.low == len(values) - 1
        look.labels(series, written, "t", own, own_place="l" if last else "r")
    look.value_axis(chart, numbers((0,), signed=True), low=-2, high=2, step=1)
    look.category_axis(chart, low=True)


@draw.register
def _(given: Readings, canvas: Canvas) -> None:
    points = given.points
    written = numbers(given.values())
    rows = [FigureRow(label(given.title) or labels.READING, tuple(point.value for point in points), written)]
    for name, value in ((labels.TARGET, given.target), (labels.BASELINE, given.baseline)):
        if value is not None:
            rows.append(FigureRow(f"{name} {words.number(value)}", (value,) * len(points), written))
    chart = canvas.put(XL_CHART_TYPE.LINE_MARKERS, [point.label for point in points], rows, given)
    look.calm(chart, legend=len(rows) > 1)
    alone = len(points) == 1
    for at, series in enumerate(look.series_of(chart)):
        if at == 0:
            look.line_look(series, ACCENT, width=2.5, marker=look.mark("circle", 9, ACCENT))
            if len(points) <= _CROWDED:
                look.labels(series, written, "t")
            continue
        target = rows[at].name.startswith(labels.TARGET)
        colour = "accent4" if target else RULE
        marker = look.mark("dash", 12, colour) if alone else None
        look.line_look(series, colour, width=2 if target else 1.5, dash="dash" if target else "sysDot", marker=marker)
    look.value_axis(chart, written, title=given.unit)
    look.category_axis(chart, low=True)


@draw.register
def _(given: Histogram, canvas: Canvas) -> None:
    count = len(given.tallies)
    ends = {1: given.low_word, len(given.points): given.high_word}
    names = [f"{point} {ends.get(point, '')}".strip() for point in given.points]
    rows = [FigureRow(label(tally.name) or labels.ANSWERS, tally.counts, "0") for tally in given.tallies]
    chart = canvas.put(XL_CHART_TYPE.COLUMN_CLUSTERED, names, rows, given)
    look.calm(chart, legend=count > 1)
    chart.plots[0].gap_width, chart.plots[0].overlap = 55, 0
    for at, series in enumerate(look.series_of(chart)):
        newest = at == count - 1
        # Older ones are paler, each with an edge, so that light and dark tell them apart too.
        older = mixed(canvas.palette.accent, canvas.palette.paper, 0.9 - 0.4 * at / max(count - 1, 1))
        look.look(series, ACCENT if newest else older, ACCENT if newest else RULE)
        if count * len(given.points) <= 2 * _CROWDED:
            look.labels(series, "0", "outEnd")
    most = max(max(tally.counts) for tally in given.tallies)
    look.value_axis(chart, "0", low=0, step=max(1, -(-most // 5)))
    look.category_axis(chart)


@draw.register
def _(given: BarPairs, canvas: Canvas) -> None:
    planned, actual = (tuple(row.planned for row in given.rows), tuple(row.actual for row in given.rows))
    written = numbers((*planned, *actual))
    rows = [FigureRow(labels.PLANNED, planned, written), FigureRow(labels.ACTUAL, actual, written)]
    chart = canvas.put(XL_CHART_TYPE.BAR_CLUSTERED, [row.label for row in given.rows], rows, given)
    look.calm(chart, legend=True)
    chart.plots[0].gap_width, chart.plots[0].overlap = 45, 0
    for series, ground, edge in zip(look.series_of(chart), (LINE, ACCENT), (RULE, ACCENT), strict=True):
        look.look(series, ground, edge)
        if len(given.rows) <= _CROWDED:
            look.labels(series, written, "outEnd")
    look.value_axis(chart, written, low=0, shown=False)
    look.category_axis(chart, reverse=True)


@draw.register
def _(given: Waterfall, canvas: Canvas) -> None:
    names = [step.label for step in given.steps]
    chart = canvas.put(XL_CHART_TYPE.COLUMN_STACKED, names, columns(given), given)
    look.calm(chart, legend=False)
    finish(chart, given)
    look.value_axis(chart, numbers([step.value for step in given.steps]), shown=False)
    look.category_axis(chart, low=True)


def _gaps(names: list[str]) -> list[str]:
    """The points for which nothing was recorded, by their labels."""
    known = [label(each) for each in names[:4]]
    more = len(names) - len(known)
    if not names:
        return []
    said = ", ".join(f"“{each}”" for each in known) + (f" +{more}" if more else "")
    return [f"{said}: {words.NOT_RECORDED}"]


def _told(tally: blocks.Tally) -> str:
    """A tally in a line: its name, how many, their mean and spread."""
    parts = [label(tally.name), f"n {tally.n}"]
    mean, spread = words.rounded(tally.mean), words.rounded(tally.spread)
    if mean is not None and spread is not None:
        parts += [f"{labels.MEAN.lower()} {words.number(mean)}", f"{labels.SPREAD.lower()} {words.number(spread)}"]
    return " · ".join(parts)
