"""Charts as geometry: where the lines, shapes and words of a picture lie, whatever paints it.

One module for each kind of chart, named in `draw`; `templates/svg/marks.svg` paints all of them.
"""

from __future__ import annotations

from onecompany.export.drawing import bars, curve, histogram, readings, waterfall
from onecompany.export.drawing.marks import Drawing
from onecompany.summary.blocks import BarPairs, Chart, CurveChart, Histogram, Readings


def draw(chart: Chart) -> Drawing:
    """The picture of a chart."""
    match chart:
        case CurveChart():
            return curve.draw(chart)
        case BarPairs():
            return bars.draw(chart)
        case Histogram():
            return histogram.draw(chart)
        case Readings():
            return readings.draw(chart)
        case _:
            return waterfall.draw(chart)
