"""How wide and how high a text is, in the font of the workbook, before any program has shown it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: "ftI.,:;!/\\[] ",
    333: "r()-`",
    355: '"',
    389: "*",
    469: "^",
    500: "ckvxyzsJ",
    556: "abdeghnopquL_$?#0123456789",
    584: "+=<>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1015: "@",
}
"""The widths of Helvetica, which Arial shares, in thousandths of its size (Adobe Font Metrics)."""

_DIGIT, _OTHER, _SQUARE = 556, 640, 1100
"""A digit; letters of other alphabets; letters that stand in a square, and signs from other fonts."""

_BOLD = 1.08
"""Bold letters are so much wider."""

_SPARE = 1.01
"""Programs round widths to whole dots, each in its own way."""

_COLUMN, _EDGES = 7 / 7.41, 0.3
"""A column counts in digits of 7 dots where a digit on paper takes 7.41, at 96 dots an inch; the edges of a cell take
a little more than the 5 dots that each column has beside its digits (ISO/IEC 29500-1, 18.3.1.13)."""

LINE = 12.75
"""Points of a line in the font of the workbook."""

_TALL = 1.3
"""Lines of scripts that the font lacks are so much higher, as another font steps in."""

AIR = 4.0
"""Points that a row has above and below its text."""


def across(text: str, *, bold: bool = False) -> float:
    """How wide a line of text is, in digits of the font as they are on paper."""
    return sum(map(_width, text)) * _SPARE * (_BOLD if bold else 1)


def column_for(wide: float) -> float:
    """The width of the column in which so many digits have room, in the unit of Excel."""
    return (wide + _EDGES) / _COLUMN


def lines(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a column of this width: broken between words, and within long ones."""
    return max(count for count, _ in _walked(text, width, bold=bold))


def fits(text: str, width: float, most: int) -> bool:
    """Whether a text takes no more than so many lines."""
    return all(count <= most for count, _ in _walked(text, width))


def fitting(text: str, width: float, most: int) -> int:
    """How many letters from the beginning fit into so many lines; at least one, cut between words where it can be."""
    end = 0
    for count, place in _walked(text, width):
        if count > most:
            return end or _letters(text, width, most)
        end = place
    return len(text)


def _walked(text: str, width: float, *, bold: bool = False) -> Iterator[tuple[int, int]]:
    """After each word: the line that it ends in, and the place behind it and the space or the line break there."""
    room = _room(width)
    space = across(" ", bold=bold)
    count = place = 0
    for line in text.split("\n"):
        count, used = count + 1, 0.0
        for word in line.split(" "):
            wide = across(word, bold=bold)
            if used and used + space + wide > room:
                count, used = count + 1, 0.0
            elif used:
                used += space
            if wide > room:
                more = int(wide // room)
                count, wide = count + more, wide - more * room
            used += wide
            place += len(word) + 1
            yield count, place


def _letters(text: str, width: float, most: int) -> int:
    """How many letters of a word fit that is longer than all lines."""
    left = _room(width) * most
    for count, letter in enumerate(text):
        left -= across(letter)
        if left < 0:
            return max(count, 1)
    return len(text)


def _room(width: float) -> float:
    return max(width * _COLUMN - _EDGES, 1.0)


def points(text: str, width: float, *, bold: bool = False) -> float:
    """How high a row has to be for a text."""
    return lines(text, width, bold=bold) * LINE * (_TALL if any(map(_is_tall, text)) else 1) + AIR


@cache
def _width(letter: str) -> float:
    known = {sign: width for width, letters in _WIDTHS.items() for sign in letters}
    base = unicodedata.normalize("NFD", letter)[0]
    if base in known:
        return known[base] / _DIGIT
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or unicodedata.category(letter).startswith("S") or letter in "—…":
        return _SQUARE / _DIGIT
    return (_OTHER + 140 * letter.isupper()) / _DIGIT


def _is_tall(letter: str) -> bool:
    return "\u0590" <= letter <= "\u1fff" or letter >= "\u2e80"
