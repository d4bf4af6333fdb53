"""Which picture of a chart shows all of its texts: one beside another, one over the page, or none without a table."""

from __future__ import annotations

from dataclasses import replace

from onecompany.export.drawing import draw
from onecompany.export.drawing.marks import HALF, THIRD, WIDTH, Drawing
from onecompany.summary import words
from onecompany.summary.blocks import BarPairs, Chart, CurveChart, Histogram, Readings, Waterfall
from onecompany.summary.tallies import points
from onecompany.summary.texts import texts

_FEW = 6
"""So many points have room enough in half of a page's width."""


def fitting(chart: Chart) -> tuple[Drawing, bool]:
    """The picture of a chart, of half the width where that is enough; and whether it shows all texts of the chart."""
    if not isinstance(chart, BarPairs | CurveChart) and _points(chart) <= _FEW:
        half = draw(chart, HALF)
        if _shows_all(chart, half):
            return half, True
    whole = draw(chart, WIDTH)
    return whole, _shows_all(chart, whole)


def third(chart: Histogram) -> Drawing | None:
    """The picture of votes of a third of the width, where it shows all texts of the chart."""
    if _points(chart) > _FEW:
        return None
    drawing = draw(chart, THIRD)
    return drawing if _shows_all(chart, drawing) and _breaks_no_word(chart, drawing) else None


def _points(chart: Histogram | Readings | Waterfall) -> int:
    match chart:
        case Histogram():
            return len(points(chart))
        case Readings():
            return len(chart.points)
        case Waterfall():
            return len(chart.steps)


def _shows_all(chart: Chart, drawing: Drawing) -> bool:
    """Whether each text of the chart can be read whole in the picture, or in the words over and under it."""
    marks = [mark.text for mark in drawing.words]
    read = _squeezed(" ".join((*marks, chart.title, words.described(chart))))
    searched = chart if isinstance(chart, CurveChart) else replace(chart, empty="")
    return all(_squeezed(text) in read for text in texts(searched))


def _breaks_no_word(chart: Histogram, drawing: Drawing) -> bool:
    """Whether a line ends at a space or a hyphen, everywhere under the columns."""
    shown = {word for mark in drawing.words for word in mark.text.replace("-", "- ").split()}
    return shown.issuperset(word for text in chart.answers for word in text.replace("-", "- ").split())


def _squeezed(text: str) -> str:
    return "".join(text.split())
