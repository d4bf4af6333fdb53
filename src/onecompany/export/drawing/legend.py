"""The key of a picture with more than one kind of mark."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.export.drawing.lettering import length_of, lines_of
from onecompany.export.drawing.marks import WIDTH, Box, Label, Mark, r

_SIGN, _APART = 18.0, 22.0
"""The room of the sign before a word, and of what is between two."""


def key(entries: Sequence[tuple[str, str]], y: float = 16.0, room: float = WIDTH) -> list[Mark]:
    """Name of the look and what it means, side by side on the base line `y`; all of them fit."""
    marks: list[Mark] = []
    x = 0.0
    for name, text in entries:
        (short,) = lines_of(text, room / len(entries) - _SIGN - _APART, 1) or [""]
        marks.append(Box(name, r(x + 0.5), y - 10, 11, 11))
        marks.append(Label("label", r(x + _SIGN), y, short, "start", text))
        x += _SIGN + length_of(short) + _APART
    return marks
