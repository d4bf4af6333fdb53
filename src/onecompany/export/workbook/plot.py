"""Where the figures of a chart stand on its sheet, and the figures that only the picture needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from onecompany.export.colours import Palette
from onecompany.export.workbook.library import FONT
from onecompany.sentences import N_, gettext
from onecompany.summary import labels
from onecompany.summary.blocks import CurveChart, Readings, Waterfall

Helper = tuple[str, Sequence[float | None]]
"""A column of figures with its heading."""

FLOOR, ABOVE, BELOW, TOP = N_("Floor"), N_("Above zero"), N_("Below zero"), N_("Top")


@dataclass(frozen=True, slots=True)
class Plot:
    """A table on the sheet `name`, with headings in the row `head`; the helping columns begin at `beside`."""

    name: str
    head: int
    beside: int
    palette: Palette

    def helper(self, index: int) -> int:
        """The column of a helper."""
        return self.beside + index

    def title(self, column: int) -> list[Any]:
        """The heading of a column, as the name of a series."""
        return [self.name, self.head, column]

    def values(self, column: int, count: int, skipped: int = 0) -> list[Any]:
        """So many figures of a column, after those that are skipped."""
        first = self.head + 1 + skipped
        return [self.name, first, column, first + count - 1, column]

    def font(self, size: float = 9, *, bold: bool = False) -> dict[str, Any]:
        """Letters in a chart."""
        return {"name": FONT, "size": size, "bold": bold, "color": self.palette.ink}

    def axis(self, **more: Any) -> dict[str, Any]:
        """An axis: faint lines, small letters."""
        return {"num_font": self.font(), "line": {"color": self.palette.rule}, "major_tick_mark": "none", **more}

    def grid(self) -> dict[str, Any]:
        """The lines across a chart."""
        return {"visible": True, "line": {"color": self.palette.line, "width": 0.75}}


@singledispatch
def helpers(chart: object) -> list[Helper]:
    """The figures that a picture needs and the table does not have; most need none."""
    return []


@helpers.register
def _(chart: CurveChart) -> list[Helper]:
    """The lowest point, which is marked."""
    if chart.low is None or chart.points[chart.low].value is None:
        return []
    return [
        (gettext("Lowest"), [point.value if index == chart.low else None for index, point in enumerate(chart.points)])
    ]


@helpers.register
def _(chart: Readings) -> list[Helper]:
    """Target and baseline as lines: once for each reading, and none in the rows of the two themselves."""
    count = len(chart.points)
    return [
        (title, [None, *[value] * count, None])
        for title, value in ((labels.TARGET, chart.target), (labels.BASELINE, chart.baseline))
        if value is not None and count
    ]


@helpers.register
def _(chart: Waterfall) -> list[Helper]:
    """What lies under a bar, what of it is above and below zero, and where its figure stands."""
    floor, above, below, top = [], [], [], []
    for start, end in chart.spans():
        low, high = min(start, end), max(start, end)
        floor.append(low if low > 0 else high if high < 0 else 0.0)
        above.append(max(high, 0.0) - max(low, 0.0))
        below.append(min(low, 0.0) - min(high, 0.0))
        top.append(high)
    return [(gettext(FLOOR), floor), (gettext(ABOVE), above), (gettext(BELOW), below), (gettext(TOP), top)]
