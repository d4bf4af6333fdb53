"""How wide a text is, into which lines it falls and how high it is: the one meter of all hand-outs.

Nothing of it depends on the fonts of a computer: Inter is bundled, and the widths of Arial are in a file of ours
(`tools/arial_widths.py` makes it). All lengths are points.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from PIL import ImageFont

from onecompany.summary.words import shortened


@dataclass(frozen=True, slots=True)
class Face:
    """Letters, regular and bold.

    `leading` is the distance from line to line as a multiple of their size. `stretch`: how much wider they are than
    those of `letters`, for a face that stands in for another.
    """

    letters: str
    leading: float
    stretch: float = 1.0


INTER = Face("inter", 1.22)
ARIAL = Face("arial", 1.15)
STAND_IN = Face("arial", 1.37, 1.12)
"""Noto Sans, which a computer may take that has neither Arial nor its twin Liberation Sans: no word is wider in it."""

_EM = 1000
"""The size at which Inter is measured, so that no rounding to whole dots is seen."""

_SQUARE, _EMOJI, _UNKNOWN = 1.0, 1.3, 0.7
"""Letters that no face of ours has: East Asian ones, pictures, those of other scripts. As shares of the size."""

_TALL_LEADING = 1.5
"""The leading of other scripts, whose fonts have taller letters."""

_TALL = re.compile("[\u0590-\u1dff\u2e80-\ua7ff\uaa00-\ufaff\ufb1d-\ufdff\ufe30-\uffef\U00010000-\U0003ffff]")
"""Letters of other scripts, from Hebrew on, and emoji."""

_BREAKS_AFTER = " -\u2010\u2013\u2014\t\u200b"
"""A line may end behind these, and beside each East Asian letter."""

_JOINER = "\u200d"


def width(text: str, size: float, face: Face, *, bold: bool = False) -> float:
    """How wide a text is, or the longest of its lines, where nothing breaks it. Without kerning, as Office sets it."""
    return max(_across(part, face.letters, bold) for part in text.split("\n")) * size * face.stretch


def lines(text: str, room: float, size: float, face: Face, *, bold: bool = False) -> list[str]:
    """The lines into which a text falls in a place that is `room` wide: at least one, which may be empty.

    They break at spaces, which go, after hyphens and dashes, and beside East Asian letters; a word that is longer
    than the room is cut. A line feed begins a line.
    """
    ems = room / size / face.stretch
    return [text[start:end].rstrip(" ") for start, end in _spans(text, ems, face.letters, bold)]


def height(text: str, room: float, size: float, face: Face, *, bold: bool = False) -> float:
    """How high a text is in a place that is `room` wide."""
    return len(lines(text, room, size, face, bold=bold)) * leading(text, size, face)


def leading(text: str, size: float, face: Face) -> float:
    """From line to line; more where a text has letters of a taller script."""
    return size * (face.leading if text.isascii() or not _TALL.search(text) else max(face.leading, _TALL_LEADING))


def cut(text: str, room: float, size: float, face: Face, most: int, *, bold: bool = False) -> str:
    """The text in at most so many lines: where it is longer, shortened between words, with "…" at its end."""
    ems = room / size / face.stretch
    spans = list(islice(_spans(text, ems, face.letters, bold), most + 1))
    if len(spans) <= most:
        return text
    # "…" needs room, and the words before it may break elsewhere.
    end = spans[most - 1][1]
    shorter = shortened(text, end)
    while end > 1 and sum(1 for _ in _spans(shorter, ems, face.letters, bold)) > most:
        end -= 1
        shorter = shortened(text, end)
    return shorter


def _spans(text: str, room: float, letters: str, bold: bool) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, `room` in multiples of the letters' size."""
    start = gap = 0
    used = 0.0
    before = ""
    for index, letter in enumerate(text):
        if letter == "\n":
            yield start, index
            start = gap = index + 1
            used, before = 0.0, ""
            continue
        wide = _advance(letter, letters, bold)
        square = wide >= _SQUARE and unicodedata.east_asian_width(letter) in "WF" and before != _JOINER
        if square:
            gap = index
        if used + wide > room and index > start and wide and letter != " ":
            end = gap if gap > start else index
            yield start, end
            start = gap = end
            used = sum(_advance(carried, letters, bold) for carried in text[start:index])
        used += wide
        if square or letter in _BREAKS_AFTER:
            gap = index + 1
        before = letter
    yield start, len(text)


@lru_cache(maxsize=16_384)
def _across(text: str, letters: str, bold: bool) -> float:
    return sum(_advance(letter, letters, bold) for letter in text)


@lru_cache(maxsize=16_384)
def _advance(letter: str, letters: str, bold: bool) -> float:
    """The width of a letter as a share of its size."""
    if unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    known = _arial(bold).get(letter) if letters == ARIAL.letters else _inter(letter, bold)
    if known is not None:
        return known
    if unicodedata.east_asian_width(letter) in "WF":
        return _EMOJI if unicodedata.category(letter) == "So" else _SQUARE
    return _UNKNOWN


@cache
def _arial(bold: bool) -> Mapping[str, float]:
    """The width of each letter of Arial."""
    faces = json.loads(files("onecompany.export.fonts").joinpath("arial.json").read_text(encoding="utf-8"))
    return {
        chr(number): int(units) / faces["em"]
        for units, ranges in faces["bold" if bold else "regular"].items()
        for first, _, last in (pair.partition("-") for pair in ranges.split())
        for number in range(int(first, 16), int(last or first, 16) + 1)
    }


def _inter(letter: str, bold: bool) -> float | None:
    """The width of a letter of Inter; `None` for scripts that it lacks."""
    if unicodedata.east_asian_width(letter) in "WF" or _TALL.match(letter):
        return None
    return _inter_file(bold).getlength(letter) / _EM


@cache
def _inter_file(bold: bool) -> ImageFont.FreeTypeFont:
    name = "Inter-Bold.otf" if bold else "Inter-Regular.otf"
    source = io.BytesIO(files("onecompany.export.fonts").joinpath(name).read_bytes())
    return ImageFont.truetype(source, _EM, layout_engine=ImageFont.Layout.BASIC)
