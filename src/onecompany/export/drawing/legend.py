"""The key of a picture with more than one kind of mark."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.export.drawing.lettering import LETTER
from onecompany.export.drawing.marks import WIDTH, Box, Label, Mark, r
from onecompany.summary.widths import columns_of
from onecompany.summary.words import shortened


def key(entries: Sequence[tuple[str, str]], y: float = 16.0, room: float = WIDTH) -> list[Mark]:
    """Name of the look and what it means, side by side on the base line `y`; all of them fit."""
    marks: list[Mark] = []
    x = 0.0
    for name, text in entries:
        short = shortened(text, int(room / LETTER) // len(entries) - 6)
        width = 18 + columns_of(short) * LETTER + 22
        marks.append(Box(name, r(x), y - 10, 11, 11))
        marks.append(Label("label", r(x + 18), y, short, "start", text))
        x += width
    return marks
