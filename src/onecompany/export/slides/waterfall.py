"""A waterfall as stacked columns: what carries a bar is a column that is not seen, above or below nought.

A bar that goes through nought stands on none: one column goes up, one down. The figures hang on a line that is not
seen either, along the tops of the bars, since columns that are stacked have no place for a label above them.
"""

from __future__ import annotations

from copy import deepcopy

from pptx.chart.chart import Chart

from onecompany.export.office.xml import Element, name, x
from onecompany.export.slides import chart_look
from onecompany.export.slides.figures import FigureRow, numbers
from onecompany.export.slides.text import ACCENT, RULE
from onecompany.sentences import N_, gettext
from onecompany.summary import words
from onecompany.summary.blocks import Waterfall

CARRIER, TOTAL, GAINED, LOST, TOP = "carrier", "total", "gained", "lost", "top"
SERIES = {CARRIER: N_("Carries the bars"), TOTAL: N_("Total"), GAINED: N_("Gained"), LOST: N_("Lost"), TOP: N_("Tops")}
"""The series. Only the middle three are seen; `TOTAL` to `LOST` hold the heights of the bars."""


def columns(waterfall: Waterfall) -> list[FigureRow]:
    """The series of a waterfall. The part of a bar that goes through nought from the other side is in a column of
    its own name with "below"."""
    spans = waterfall.spans()
    written = numbers([step.value for step in waterfall.steps])
    rows = [FigureRow(_said(CARRIER), tuple(_carrier(span) for span in spans), written)]
    # A column without a height still shows its edge, so it is left away; but for a step of nought it is all there is.
    for kind in (TOTAL, GAINED, LOST):
        mine = [_kind(waterfall, index) == kind for index in range(len(spans))]
        down = tuple(_down(span) or None if own else None for own, span in zip(mine, spans, strict=True))
        up = tuple(
            (_up(span) or None if below else _up(span)) if own else None
            for own, below, span in zip(mine, down, spans, strict=True)
        )
        rows.append(FigureRow(_said(kind), up, written))
        if any(down):
            rows.append(FigureRow(_below(kind), down, written))
    rows.append(FigureRow(_said(TOP), tuple(max(span) for span in spans), written))
    return rows


def finish(chart: Chart, waterfall: Waterfall) -> None:
    """Colour the columns, hide what carries, and hang the figures on the line."""
    *bars, top = chart_look.series_of(chart)
    chart.plots[0].gap_width, chart.plots[0].overlap = 55, 100
    looks = {called: look for kind, look in _LOOKS.items() for called in (_said(kind), _below(kind))}
    for series in bars:
        chart_look.area_look(series, *looks[series.find(f".//{name('c:v')}").text])
    own: dict[int, str | None] = {
        index: words.number(step.value) if step.total else words.signed(step.value)
        for index, step in enumerate(waterfall.steps)
    }
    line = _lined(top)
    chart_look.line_look(line, "")
    chart_look.labels(line, numbers([step.value for step in waterfall.steps]), "t", own)
    _hang(chart, line)


_LOOKS = {CARRIER: ("", ""), TOTAL: (ACCENT, ACCENT), GAINED: ("bg2", ACCENT), LOST: ("bg1", RULE)}
"""Totals are dark, gains pale, losses bare: apart without colours too, and each figure has its sign."""


def _said(series: str) -> str:
    return gettext(SERIES[series])


def _below(series: str) -> str:
    """The part below nought of bars that go through it."""
    return gettext("{series} (below)", series=_said(series))


def _kind(waterfall: Waterfall, index: int) -> str:
    step = waterfall.steps[index]
    return TOTAL if step.total else GAINED if step.value >= 0 else LOST


def _carrier(span: tuple[float, float]) -> float:
    low, high = sorted(span)
    return low if low > 0 else high if high < 0 else 0.0


def _up(span: tuple[float, float]) -> float:
    low, high = sorted(span)
    return max(high, 0.0) - max(low, 0.0)


def _down(span: tuple[float, float]) -> float:
    low, high = sorted(span)
    return min(low, 0.0) - min(high, 0.0)


def _lined(series: Element) -> Element:
    """The series of columns as one of a line."""
    lined = deepcopy(series)
    for tag in ("c:invertIfNegative", "c:spPr", "c:dLbls"):
        for old in lined.findall(name(tag)):
            lined.remove(old)
    lined.append(x("c:smooth", val=0))
    series.getparent().remove(series)
    return lined


def _hang(chart: Chart, series: Element) -> None:
    """Lay the line over the columns, on the same axes."""
    columns = next(chart._chartSpace.iter(name("c:barChart")))
    columns.addnext(
        x(
            "c:lineChart",
            x("c:grouping", val="standard"),
            x("c:varyColors", val=0),
            series,
            x("c:marker", val=1),
            *(deepcopy(axis) for axis in columns.findall(name("c:axId"))),
        )
    )
