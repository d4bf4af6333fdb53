"""Votes: for each answer how many gave it, one column a tally, the newest in the accent."""

from __future__ import annotations

from onecompany.export.drawing.legend import key
from onecompany.export.drawing.lettering import label
from onecompany.export.drawing.marks import WIDTH, Box, Drawing, Label, Line, Mark, r
from onecompany.export.drawing.scale import scale
from onecompany.summary.blocks import Histogram
from onecompany.summary.tallies import points, tally_line

_LEFT, _TOP, _BOTTOM = 30.0, 56.0, 146.0
_BETWEEN, _BELOW = 4.0, 6.0
"""What letters need between two columns, and under the last base line."""

_SHADES = ("earlier", "planned", "actual")
"""The looks of the tallies, the newest last."""


def draw(chart: Histogram, width: float = WIDTH) -> Drawing:
    """The columns, their counts above them, the words of the ends below, and what mean and spread are."""
    tallies = chart.tallies[-len(_SHADES) :]
    shades = _SHADES[-len(tallies) :] if tallies else ()
    height = scale((count for tally in tallies for count in tally.counts), _TOP, _BOTTOM, from_zero=True, whole=True)
    entries = [(shade, tally_line(chart, tally)) for shade, tally in zip(shades, tallies, strict=True)]
    marks: list[Mark] = [mark for row, entry in enumerate(entries) for mark in key([entry], 14 + row * 17, width)]
    lift = max(len(entries) - 2, -1) * 17
    heads = points(chart)
    step = (width - _LEFT) / max(len(heads), 1)
    wide = min(46.0, step * 0.8 / max(len(tallies), 1))
    for index, head in enumerate(heads):
        centre = _LEFT + (index + 0.5) * step
        left = centre - wide * len(tallies) / 2
        for number, (shade, tally) in enumerate(zip(shades, tallies, strict=True)):
            count = tally.counts[index]
            top = height.at(count)
            x = left + number * wide
            if count:
                marks.append(Box(shade, r(x + 2), top + lift, r(wide - 4), r(_BOTTOM - top)))
            marks.append(Label("value" if count else "small", r(x + wide / 2), r(top - 6 + lift), str(count)))
        look = "label" if chart.answers else "scale"
        marks += label(look, centre, _BOTTOM + 20 + lift, head, step - _BETWEEN)
    marks.append(Line("zero", _LEFT, _BOTTOM + lift, width, _BOTTOM + lift))
    for index, word in ((0, chart.low_word), (len(heads) - 1, chart.high_word)):
        if heads and word and not chart.answers:
            marks += label("label", _LEFT + (index + 0.5) * step, _BOTTOM + 38 + lift, word, step - 8, most=2)
    lowest = max(mark.y for mark in marks if isinstance(mark, Label)) if heads else _BOTTOM
    return Drawing(lowest + _BELOW, tuple(marks), width)
