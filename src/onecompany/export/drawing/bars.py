"""Planned and actual minutes: two bars for each exercise, all on one scale."""

from __future__ import annotations

from onecompany.export.drawing.legend import key
from onecompany.export.drawing.lettering import LEADING, label, lines_of
from onecompany.export.drawing.marks import WIDTH, Box, Drawing, Label, Line, Mark, r
from onecompany.summary import labels, words
from onecompany.summary.blocks import BarPairs

_LEFT, _RIGHT = 190.0, 84.0
_BAR, _ROW, _TOP = 9.0, 34.0, 34.0


def draw(chart: BarPairs) -> Drawing:
    """The bars with their names on the left, their minutes behind them, and the key above."""
    marks: list[Mark] = [*key((("planned", labels.PLANNED), ("actual", labels.ACTUAL)))]
    shares_ = shares(chart)
    y = _TOP
    for row, (planned, actual) in zip(chart.rows, shares_, strict=True):
        text = words.shown(row.label)
        tall = max(_ROW, len(lines_of(text, _LEFT - 14, 2)) * LEADING + 6)
        middle = y + tall / 2
        first = middle - (len(lines_of(text, _LEFT - 14, 2)) - 1) * LEADING / 2 + 4
        marks += label("label", _LEFT - 14, first, text, _LEFT - 14, anchor="end", most=2)
        for name, share, value, place in (
            ("planned", planned, row.planned, middle - _BAR - 1),
            ("actual", actual, row.actual, middle + 1),
        ):
            length = r((share or 0) / 100 * (WIDTH - _LEFT - _RIGHT))
            if share is not None:
                marks.append(Box(name, _LEFT, r(place), length, _BAR))
            marks.append(Label("small", _LEFT + length + 6, r(place + _BAR - 0.5), words.shown(value), "start"))
        y += tall
    marks.append(Line("zero", _LEFT, _TOP, _LEFT, r(y)))
    return Drawing(r(y + 6), tuple(marks))


def shares(chart: BarPairs) -> tuple[tuple[float | None, float | None], ...]:
    """The bars as shares (0 to 100) of the longest one; `None` for none."""
    longest = max((value for row in chart.rows for value in (row.planned, row.actual) if value), default=1)

    def share(value: float | None) -> float | None:
        return None if value is None else round(100 * value / longest, 1)

    return tuple((share(row.planned), share(row.actual)) for row in chart.rows)
