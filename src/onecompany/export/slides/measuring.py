"""How wide a text is and into how many lines it falls, measured with the bundled Inter. Pure but for the font files.

Where a computer shows the slides in another font, that is one of the system's sans serifs, which are narrower.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from PIL import ImageFont

from onecompany.summary.words import shortened

_EM = 1000
_SLACK = 0.98
"""No program breaks lines quite where another does."""

_LATIN, _OTHER = 1.22, 1.5
"""The height of a line as a multiple of its letters, in Inter and in the taller fonts of other scripts."""


_TALL = re.compile("[\u0590-\u1dff\u2e80-\ua7ff\uaa00-\ufaff\ufb1d-\ufdff\ufe30-\uffef\U00010000-\U0003ffff]")
"""Letters of scripts that Inter has not: from Hebrew on, and emoji."""


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    named = "Inter-Bold.otf" if bold else "Inter-Regular.otf"
    source = io.BytesIO(files("onecompany.export.fonts").joinpath(named).read_bytes())
    return ImageFont.truetype(source, _EM, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def _advance(letter: str, bold: bool) -> float:
    """The width of a letter as a share of its size."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.1 if unicodedata.category(letter) == "So" else 1.0
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    return _face(bold).getlength(letter) / _EM


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in points of the longest line of a text that is not broken."""
    return _width(text, bold) * size


@lru_cache(maxsize=16_384)
def _width(text: str, bold: bool) -> float:
    return max((sum(_advance(letter, bold) for letter in part) for part in text.split("\n")), default=0.0)


def lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """Into how many lines a text falls in a box that is `room` points wide."""
    return sum(1 for _ in _spans(text, room / size, bold))


def height(text: str, size: float, room: float, *, bold: bool = False) -> float:
    """How many points high a text is in a box that is `room` points wide."""
    return lines(text, size, room, bold=bold) * leading(text, size)


def leading(text: str, size: float) -> float:
    """From line to line: more for letters that Inter has not."""
    return size * (_LATIN if text.isascii() or not _TALL.search(text) else _OTHER)


def cut(text: str, size: float, room: float, most: int, *, bold: bool = False) -> str:
    """The text in at most so many lines, shortened between words where it is longer."""
    spans = _spans(text, room / size, bold)
    end = 0
    for _ in range(most):
        span = next(spans, None)
        if span is None:
            return text
        end = span[1]
    if next(spans, None) is None:
        return text
    # "…" needs room, and the words before it may break elsewhere.
    tried = shortened(text, end)
    while end > 1 and lines(tried, size, room, bold=bold) > most:
        end -= 1
        tried = shortened(text, end)
    return tried


def _spans(text: str, room: float, bold: bool) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, `room` in multiples of the letters' size."""
    room *= _SLACK
    start, gap, used = 0, 0, 0.0
    for index, letter in enumerate(text):
        if letter == "\n":
            yield start, index
            start = gap = index + 1
            used = 0.0
            continue
        wide = _advance(letter, bold)
        if wide >= 1.0:
            gap = index
        if used + wide > room and index > start and letter != " ":
            end = gap if gap > start else index
            yield start, end
            start = gap = end
            used = sum(_advance(carried, bold) for carried in text[start:index])
        used += wide
        if letter in " -–—\t" or wide >= 1.0:
            gap = index + 1
    yield start, len(text)
