"""Widths of columns in which no word is cut: measured in the font of the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from PIL import ImageFont

from onecompany.export import fonts
from onecompany.summary.blocks import Table
from onecompany.summary.widths import shares
from onecompany.summary.words import shown

_LONGEST = 20
"""Words of more letters may be cut: they are addresses, or no words."""

_MEASURED = 12
"""So many of the longest words of a column are measured."""

_SPARE = 1.0
"""What a program that measures in another way may need more, in points."""


def columns(table: Table, width: float, *, letters: float, between: float) -> list[float]:
    """The widths of a table's columns in points, which add up to `width`.

    They are those of `widths.shares`, but that a column in which a word would be cut takes what it needs from
    those that have room. `letters` is the size of the letters in points, `between` the space that each column has
    beside its text.
    """
    widths = [share * width for share in shares(table)]
    least = [
        max(_longest((column.title,), letters, bold=True), _longest(_cells(table, index), letters)) + between
        for index, column in enumerate(table.columns)
    ]
    return _settled(widths, least)


def _settled(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths, with what is missing in some taken from those that have more than the least."""
    lacking = sum(max(low - width, 0) for width, low in zip(widths, least, strict=True))
    spare = sum(max(width - low, 0) for width, low in zip(widths, least, strict=True))
    # Where all the spare room is not enough, each that lacks gets the same part of what it lacks.
    share = min(lacking / spare, 1) if spare else 0
    filled = spare * share / lacking if lacking else 0
    return [
        width + (low - width) * (filled if width < low else share) for width, low in zip(widths, least, strict=True)
    ]


def _cells(table: Table, index: int) -> Iterator[str]:
    """What stands in a column. A day and its month stay together."""
    for row in table.rows:
        text = shown(row[index])
        yield text.replace(" ", "\N{NO-BREAK SPACE}", 1) if table.columns[index].kind == "date" else text


def _longest(texts: Iterable[str], letters: float, *, bold: bool = False) -> float:
    words = {word for text in texts for word in text.split(" ") if 0 < len(word) <= _LONGEST}
    measured = sorted(words, key=lambda word: (-len(word), word))[:_MEASURED]
    return max((_font(bold).getlength(word) * letters / _SIZE for word in measured), default=0) + _SPARE


_SIZE = 100
"""The size at which words are measured, so that no rounding to whole dots is seen."""


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    name = "Inter-Bold.otf" if bold else "Inter-Regular.otf"
    with resources.as_file(resources.files(fonts) / name) as path:
        return ImageFont.truetype(str(path), _SIZE, layout_engine=ImageFont.Layout.BASIC)
