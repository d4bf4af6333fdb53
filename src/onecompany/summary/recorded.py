"""Whether a block says anything of what was recorded, so that a format can leave out what is empty."""

from __future__ import annotations

from onecompany.summary.blocks import (
    BarPairs,
    Block,
    Bullets,
    CurveChart,
    Facts,
    Heading,
    Histogram,
    Matrix,
    Paragraph,
    Readings,
    Table,
    Waterfall,
)
from onecompany.summary.values import missing


def says_something(block: Block) -> bool:
    """Whether a block holds more than a heading, a sentence that only leads to what follows, small print, or a gap."""
    match block:
        case Heading():
            return False
        case Paragraph(text, kind, leads):
            return bool(text.strip()) and kind != "note" and not leads
        case Bullets(items):
            return any(map(str.strip, items))
        case Facts(items):
            return not all(missing(fact.value) for fact in items)
        case Table(rows=rows) | BarPairs(rows=rows):
            return bool(rows)
        case Matrix(cells=cells):
            return any(cell.text for row in cells for cell in row)
        case CurveChart(points=points) | Readings(points=points):
            return any(point.value is not None for point in points)
        case Histogram(tallies=tallies):
            return any(tally.n for tally in tallies)
        case Waterfall(steps=steps):
            return bool(steps)
    return True
