"""Whether the picture of a chart shows all of its texts, or has had to cut or leave out some of them."""

from __future__ import annotations

from dataclasses import replace

from onecompany.export.drawing import draw
from onecompany.export.drawing.marks import Label
from onecompany.summary import words
from onecompany.summary.blocks import Chart, CurveChart
from onecompany.summary.texts import texts


def shows_all(chart: Chart) -> bool:
    """Whether each text of the chart can be read whole in the picture, or in the words over and under it."""
    marks = [mark.text for mark in draw(chart).marks if isinstance(mark, Label)]
    read = _squeezed(" ".join((*marks, chart.title, words.described(chart))))
    searched = chart if isinstance(chart, CurveChart) else replace(chart, empty="")
    return all(_squeezed(text) in read for text in texts(searched))


def _squeezed(text: str) -> str:
    return "".join(text.split())
