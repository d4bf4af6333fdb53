"""Charts that Excel draws itself, one way for each kind. Their words come from cells, so that none is a formula.

Where a figure can be missing the figures are handed over as well (`values_data`): left to itself, XlsxWriter keeps a
zero for an empty cell, which is drawn by programs that do not look at the cells.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from onecompany.export.drawing.scale import ends
from onecompany.export.workbook.library import Chart, Workbook
from onecompany.export.workbook.plot import Plot
from onecompany.summary import labels, words
from onecompany.summary.blocks import BarPairs, CurveChart, Histogram, Readings, Waterfall

_SIGNED = '+0.##;"−"0.##;0'
_PLAIN = '#,##0.##;"−"#,##0.##'
_BOTTOM = -1.5
_UNDER_TITLE = {"x": 0.06, "y": 0.2, "width": 0.91, "height": 0.66}
"""Where a curve is drawn that may reach the top of its scale: with room for the figure between that and the title."""
_HATCHES = ("light_upward_diagonal", "light_horizontal", "light_downward_diagonal", "small_grid", "percent_20")
_WHOLE = '#,##0;"−"#,##0'


@singledispatch
def excel_chart(chart: object, book: Workbook, plot: Plot) -> Chart | None:
    """The chart, or None where there is nothing to draw."""
    return None


@excel_chart.register
def _(chart: CurveChart, book: Workbook, plot: Plot) -> Chart | None:
    """The line with a figure at each point. The lowest point is a series of its own, to be marked and named."""
    drawing = book.add_chart({"type": "line"})
    bold, count = plot.font(10, bold=True), len(chart.points)
    low = None if chart.low is None else chart.points[chart.low].value
    point_labels: list[dict[str, Any] | None] = [
        None if point.value is None else {"value": words.feeling(point.value), "font": bold} for point in chart.points
    ]
    if low is not None and chart.low is not None:
        point_labels[chart.low] = {"delete": True}
    drawing.add_series(
        {
            "name": plot.title(1),
            "categories": plot.values(0, count),
            "values": plot.values(1, count),
            "values_data": [point.value for point in chart.points],
            "line": {"color": plot.palette.accent, "width": 2.25},
            "marker": _dot(plot.palette.accent, 8),
            "data_labels": {"value": True, "position": "above", "custom": point_labels, "font": bold},
        }
    )
    if low is not None:
        name = {"value": f"{words.feeling(low)} {labels.LOWEST}", "font": bold}
        drawing.add_series(
            {
                "name": plot.title(plot.helper(0)),
                "categories": plot.values(0, count),
                "values": plot.values(plot.helper(0), count),
                "line": {"none": True},
                "marker": _dot(plot.palette.crack, 11),
                "data_labels": {
                    "value": True,
                    # Below would be on the names of the stages where the point lies at the bottom.
                    "position": "left" if low < _BOTTOM else "below",
                    "custom": [name if point == chart.low else None for point in range(count)],
                    "font": bold,
                },
            }
        )
    drawing.set_plotarea({"layout": _UNDER_TITLE})
    scale = {"min": -2, "max": 2, "major_unit": 1, "num_format": _SIGNED}
    drawing.set_y_axis(plot.axis(**scale, major_gridlines=plot.grid()))
    drawing.set_x_axis(plot.axis(label_position="low"))
    drawing.set_legend({"none": True})
    drawing.show_blanks_as("gap")
    return drawing


@excel_chart.register
def _(chart: Readings, book: Workbook, plot: Plot) -> Chart | None:
    count = len(chart.points)
    if not count:
        return None
    drawing = book.add_chart({"type": "line"})
    skipped = int(chart.is_bounded)
    categories = plot.values(0, count, skipped)
    drawing.add_series(
        {
            "name": plot.title(0),
            "categories": categories,
            "values": plot.values(1, count, skipped),
            "values_data": [point.value for point in chart.points],
            "line": {"color": plot.palette.accent, "width": 2.25},
            "marker": _dot(plot.palette.accent, 8),
            "data_labels": {
                "value": True,
                "position": "above",
                "num_format": _PLAIN,
                "font": plot.font(10, bold=True),
            },
        }
    )
    lines = [(chart.target, plot.palette.strength, "dash"), (chart.baseline, plot.palette.muted, "round_dot")]
    for index, (_, colour, dash) in enumerate(line for line in lines if line[0] is not None):
        drawing.add_series(
            {
                "name": plot.title(plot.helper(index)),
                "categories": categories,
                "values": plot.values(plot.helper(index), count, skipped),
                "line": {"color": colour, "width": 1.5, "dash_type": dash},
                # A line of one point is none; a dash in its place can be seen.
                "marker": {"type": "none"} if count > 1 else _dash(colour),
            }
        )
    bounds = dict(zip(("min", "max", "major_unit"), ends(chart) or (), strict=False))
    drawing.set_y_axis(
        plot.axis(num_format=_PLAIN, major_gridlines=plot.grid(), name=plot.title(1), name_font=plot.font(), **bounds)
    )
    drawing.set_x_axis(plot.axis(label_position="low"))
    drawing.set_legend({"position": "bottom", "font": plot.font()})
    drawing.show_blanks_as("gap")
    return drawing


@excel_chart.register
def _(chart: Histogram, book: Workbook, plot: Plot) -> Chart | None:
    drawing = book.add_chart({"type": "column"})
    count = len(chart.points)
    last = len(chart.tallies) - 1
    for tally in range(len(chart.tallies)):
        drawing.add_series(
            {
                "name": plot.title(tally + 1),
                "categories": plot.values(0, count),
                "values": plot.values(tally + 1, count),
                # Those of before are hatched, each in its own way: there can be several.
                **(_filled(plot.palette.accent) if tally == last else _hatched(plot, tally)),
                "gap": 60,
                "overlap": 0,
                "data_labels": {"value": True, "num_format": "0", "font": plot.font()},
            }
        )
    drawing.set_y_axis(plot.axis(num_format=_WHOLE, major_unit=_step(chart), min=0, major_gridlines=plot.grid()))
    drawing.set_x_axis(plot.axis())
    drawing.set_legend({"position": "bottom", "font": plot.font()})
    return drawing


@excel_chart.register
def _(chart: BarPairs, book: Workbook, plot: Plot) -> Chart | None:
    drawing = book.add_chart({"type": "bar"})
    count = len(chart.rows)
    known = ([row.planned for row in chart.rows], [row.actual for row in chart.rows])
    for column, look in ((1, _hatched(plot)), (2, _filled(plot.palette.accent))):
        drawing.add_series(
            {
                "name": plot.title(column),
                "categories": plot.values(0, count),
                "values": plot.values(column, count),
                "values_data": known[column - 1],
                **look,
                "gap": 60,
                "data_labels": {"value": True, "num_format": _PLAIN, "font": plot.font()},
            }
        )
    # Excel puts the first row of a bar chart at the bottom; the table has it at the top.
    drawing.set_y_axis(plot.axis(reverse=True))
    drawing.set_x_axis(plot.axis(num_format=_PLAIN, min=0, label_position="high", major_gridlines=plot.grid()))
    drawing.set_legend({"position": "bottom", "font": plot.font()})
    return drawing


@excel_chart.register
def _(chart: Waterfall, book: Workbook, plot: Plot) -> Chart | None:
    """Columns that stand on an invisible one. Their figures hang on an invisible line along their tops."""
    drawing = book.add_chart({"type": "column", "subtype": "stacked"})
    count = len(chart.steps)
    colours = [
        plot.palette.accent if step.total else plot.palette.strength if step.value >= 0 else plot.palette.crack
        for step in chart.steps
    ]
    for series in range(3):
        points: dict[str, Any] = {"points": [{"fill": {"color": colour}} for colour in colours]} if series else {}
        drawing.add_series(
            {
                "name": plot.title(plot.helper(series)),
                "categories": plot.values(0, count),
                "values": plot.values(plot.helper(series), count),
                "gap": 60,
                **(points or {"fill": {"none": True}, "border": {"none": True}}),
            }
        )
    bold = plot.font(10, bold=True)
    bar_labels = [
        {"value": words.number(step.value) if step.total else words.signed(step.value), "font": bold}
        for step in chart.steps
    ]
    tops = book.add_chart({"type": "line"})
    tops.add_series(
        {
            "name": plot.title(plot.helper(3)),
            "categories": plot.values(0, count),
            "values": plot.values(plot.helper(3), count),
            "line": {"none": True},
            "marker": {"type": "none"},
            "data_labels": {"value": True, "position": "above", "custom": bar_labels, "font": bold},
        }
    )
    drawing.combine(tops)
    drawing.set_y_axis(
        plot.axis(num_format=_PLAIN, major_gridlines=plot.grid(), name=plot.title(1), name_font=plot.font())
    )
    drawing.set_x_axis(plot.axis(label_position="low"))
    drawing.set_legend({"none": True})
    return drawing


def _dot(colour: str, size: int) -> dict[str, Any]:
    return {"type": "circle", "size": size, "fill": {"color": colour}, "border": {"color": colour}}


def _filled(colour: str) -> dict[str, Any]:
    return {"fill": {"color": colour}, "border": {"color": colour}}


def _hatched(plot: Plot, number: int = 0) -> dict[str, Any]:
    """A shape that is told from a filled one without its colour, with an outline that can be seen on any paper."""
    hatch = _HATCHES[number % len(_HATCHES)]
    ground = {"pattern": hatch, "fg_color": plot.palette.accent, "bg_color": plot.palette.paper}
    return {"pattern": ground, "border": {"color": plot.palette.accent, "width": 1}}


def _dash(colour: str) -> dict[str, Any]:
    return {"type": "long_dash", "size": 20, "fill": {"color": colour}, "border": {"color": colour}}


def _step(chart: Histogram) -> int:
    """Whole steps on the scale, some five of them."""
    most = max((count for tally in chart.tallies for count in tally.counts), default=0)
    return max(1, -(-most // 5))
