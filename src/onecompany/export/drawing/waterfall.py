"""How a number came about: each bar begins where the one before ended."""

from __future__ import annotations

from itertools import pairwise

from onecompany.export.drawing.lettering import LEADING, label, lines_of
from onecompany.export.drawing.marks import WIDTH, Box, Drawing, Label, Line, Mark, r
from onecompany.export.drawing.scale import scale
from onecompany.summary import words
from onecompany.summary.blocks import Waterfall

_TOP, _BOTTOM = 30.0, 156.0


def draw(chart: Waterfall, width: float = WIDTH) -> Drawing:
    """The bars with their figures: totals plain, changes with their sign, as colour is never the only one."""
    spans = chart.spans()
    height = scale((end for span in spans for end in span), _TOP, _BOTTOM, from_zero=True)
    step = width / max(len(spans), 1)
    wide = min(step * 0.62, 110.0)
    marks: list[Mark] = [Line("zero", 0, height.at(0), width, height.at(0))]
    for index, (one, other) in enumerate(pairwise(spans)):
        y = height.at(one[1])
        if chart.steps[index + 1].total and other[1] != one[1]:
            continue
        marks.append(Line("zero", r((index + 0.5) * step + wide / 2), y, r((index + 1.5) * step - wide / 2), y))
    tall = 1
    for index, (part, (start, end)) in enumerate(zip(chart.steps, spans, strict=True)):
        centre = (index + 0.5) * step
        high, low = height.at(max(start, end)), height.at(min(start, end))
        look = "total" if part.total else "gained" if part.value >= 0 else "lost"
        marks.append(Box(look, r(centre - wide / 2), high, r(wide), r(max(low - high, 1.5))))
        figure = words.number(part.value) if part.total else words.signed(part.value)
        marks.append(Label("value", r(centre), r(high - 8), figure))
        text = words.shown(part.label)
        tall = max(tall, len(lines_of(text, step - 4)))
        marks += label("label", centre, _BOTTOM + 22, text, step - 4)
    return Drawing(_BOTTOM + 14 + tall * LEADING, tuple(marks), width)
