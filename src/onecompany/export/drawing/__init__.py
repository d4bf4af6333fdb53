"""Charts as geometry: where the lines, shapes and words of a picture lie, whatever paints it.

One module for each kind of chart, named in `draw`; `templates/svg/marks.svg` paints all of them.
"""

from __future__ import annotations

from onecompany.export.drawing import bars, curve, histogram, readings, waterfall
from onecompany.export.drawing.marks import WIDTH, Drawing
from onecompany.summary.blocks import BarPairs, Chart, CurveChart, Histogram, Readings, Waterfall


def draw(chart: Chart, width: float = WIDTH) -> Drawing:
    """The picture of a chart. `width`: for columns and lines of a few points; a curve and bars take all of it."""
    match chart:
        case CurveChart():
            return curve.draw(chart)
        case BarPairs():
            return bars.draw(chart)
        case Histogram():
            return histogram.draw(chart, width)
        case Readings():
            return readings.draw(chart, width)
        case Waterfall():
            return waterfall.draw(chart, width)
