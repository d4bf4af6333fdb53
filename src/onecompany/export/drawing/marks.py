"""What a picture is made of: lines, shapes and words with their places. Units are pixels of 1/96 inch.

Each mark has the names of its looks (`name`), which the style of the picture turns into colours, so that one drawing
serves light, dark and paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WIDTH, HALF, THIRD = 720.0, 350.0, 226.0
"""The width of a picture, of one that stands beside another, and of one of three, in letters of the same size."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    name: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A bent line, as the data of an SVG path."""

    name: str
    data: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on its base line at `y`. `whole` is the full text where this is a part of it."""

    name: str
    x: float
    y: float
    text: str
    anchor: Anchor = "middle"
    whole: str = ""


Mark = Line | Curve | Box | Dot | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of `width` × `height`, its marks from the back to the front."""

    height: float
    marks: tuple[Mark, ...]
    width: float = WIDTH

    @property
    def words(self) -> tuple[Label, ...]:
        """The lines of text in it."""
        return tuple(mark for mark in self.marks if isinstance(mark, Label))


def r(value: float) -> float:
    """A place to a tenth of a pixel."""
    return round(value, 1)
