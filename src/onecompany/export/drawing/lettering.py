"""Words in a picture: cut into lines that fit, since nothing wraps there by itself."""

from __future__ import annotations

from onecompany.export import measure
from onecompany.export.drawing.marks import Anchor, Label, Mark, r

SIZE, SMALL = 12.5, 11.0
"""The sizes of the words in a picture, in pixels."""

LEADING = 16.0
"""From base line to base line."""


def length_of(text: str) -> float:
    """How wide a word is in a picture, in pixels."""
    return measure.width(text, SIZE, measure.INTER)


def lines_of(text: str, room: float, most: int = 3) -> list[str]:
    """The text in at most so many lines of this width; the last ends in "…" where it does not fit."""
    flat = " ".join(text.split())
    short = measure.cut(flat, room, SIZE, measure.INTER, most)
    return measure.lines(short, room, SIZE, measure.INTER) if flat else []


def label(
    name: str, x: float, y: float, text: str, width: float, *, anchor: Anchor = "middle", most: int = 3
) -> list[Mark]:
    """A label of several lines, the first on the base line `y`."""
    return [
        Label(name, r(x), r(y + number * LEADING), line, anchor, text if number == 0 else "")
        for number, line in enumerate(lines_of(text, width, most))
    ]
