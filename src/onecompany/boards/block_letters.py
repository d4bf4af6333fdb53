"""Text in letters of solid blocks, for what is read from the last row: capitals, from three lines high.

What has a sign that is not drawn here is not drawn at all; whoever asks shows it as it is.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DRAWN = """
A .#. #.# ### #.# #.#
B ##. #.# ##. #.# ##.
C .## #.. #.. #.. .##
D ##. #.# #.# #.# ##.
E ### #.. ##. #.. ###
F ### #.. ##. #.. #..
G .### #... #.## #..# .###
H #.# #.# ### #.# #.#
I # # # # #
J ..# ..# ..# #.# .#.
K #.# #.# ##. #.# #.#
L #.. #.. #.. #.. ###
M #...# ##.## #.#.# #...# #...#
N #..# ##.# #.## #..# #..#
O .##. #..# #..# #..# .##.
P ##. #.# ##. #.. #..
Q .##. #..# #..# #.## .###
R ##. #.# ##. #.# #.#
S .## #.. .#. ..# ##.
T ### .#. .#. .#. .#.
U #.# #.# #.# #.# ###
V #.# #.# #.# #.# .#.
W #...# #...# #.#.# ##.## #...#
X #.# #.# .#. #.# #.#
Y #.# #.# .#. .#. .#.
Z ### ..# .#. #.. ###
0 ### #.# #.# #.# ###
1 .#. ##. .#. .#. ###
2 ### ..# ### #.. ###
3 ### ..# .## ..# ###
4 #.# #.# ### ..# ..#
5 ### #.. ### ..# ###
6 ### #.. ### #.# ###
7 ### ..# ..# .#. .#.
8 ### #.# ### #.# ###
9 ### #.# ### ..# ###
. . . . . #
, .. .. .. .# #.
: . # . # .
; .. .# .. .# #.
! # # # . #
? ### ..# .#. ... .#.
' # # . . .
" #.# #.# ... ... ...
- ... ... ### ... ...
+ ... .#. ### .#. ...
= ... ### ... ### ...
/ ..# ..# .#. #.. #..
( .# #. #. #. .#
) #. .# .# .# #.
& .#.. #.#. .#.. #.#. .#.#
% #..# ...# .##. #... #..#
· . . # . .
€ .### #... ###. #... .###
"""
_LETTERS = {line[0]: tuple(line[2:].split(" ")) for line in _DRAWN.strip().splitlines()}

_ABOVE = {
    "\u0308": "#.#",
    "\u0301": "..#",
    "\u0300": "#..",
    "\u0302": ".#.",
    "\u0303": "###",
    "\u030a": ".#.",
    "\u030c": ".#.",
}
"""Marks above a letter, by the sign that joins it: dots, accents, tilde, ring, caron."""

_SAME = str.maketrans({"ß": "SS", "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "..."})

_SPACE = 3
"""Dots between two words; between two letters there is one."""


@lru_cache(maxsize=64)
def block_letters(text: str, width: int, tall: int) -> tuple[str, ...]:
    """The lines of a text as large as it fits into `width` cells and `tall` lines; none where it does not fit."""
    words = text.translate(_SAME).upper().split()
    drawn = [_drawn(word) for word in words]
    known = [word for word in drawn if word]
    if not words or len(known) < len(drawn):
        return ()
    for size in (3, 2, 1, 0):
        lines = _wrapped(known, width // (2 * size or 1))
        height = 6 * size or 3
        if lines and len(lines) * (height + 1) - 1 <= tall:
            painted = [_painted(line, size) for line in lines]
            return tuple(row for line in painted[:-1] for row in (*line, "")) + tuple(painted[-1])
    return ()


@lru_cache(maxsize=256)
def in_one_line(text: str, size: int) -> tuple[str, ...]:
    """The lines of a text of one size, 0 the smallest, however wide it is; none where a sign is not drawn."""
    words = [_drawn(word) for word in text.translate(_SAME).upper().split()]
    known = [word for word in words if word]
    if not known or len(known) < len(words):
        return ()
    (line,) = _wrapped(known, sum(len(word[0]) + _SPACE for word in known))
    return tuple(_painted(line, size))


def _drawn(word: str) -> list[str] | None:
    """A word in six rows of dots, the first one for what stands above a letter; None for what cannot be drawn."""
    rows = [""] * 6
    for sign in unicodedata.normalize("NFC", word):
        letter, *marks = list(unicodedata.normalize("NFD", sign))
        shape = _LETTERS.get(letter)
        if shape is None or len(marks) > 1 or not all(mark in _ABOVE for mark in marks):
            return None
        size = len(shape[0])
        above = _ABOVE[marks[0]].center(size, ".")[:size] if marks else "." * size
        joint = "." if rows[0] else ""
        rows = [f"{row}{joint}{part}" for row, part in zip(rows, (above, *shape), strict=True)]
    return rows


def _wrapped(words: list[list[str]], room: int) -> list[list[str]]:
    """Lines of six rows of dots; none when a word is wider than `room`."""
    lines: list[list[str]] = []
    for word in words:
        if len(word[0]) > room:
            return []
        if lines and len(lines[-1][0]) + _SPACE + len(word[0]) <= room:
            lines[-1] = [f"{row}{'.' * _SPACE}{part}" for row, part in zip(lines[-1], word, strict=True)]
        else:
            lines.append(word)
    return lines


def _painted(rows: list[str], size: int) -> list[str]:
    """Rows of dots in blocks: each dot `size` lines high and twice as many cells wide; for 0 two dots in one cell."""
    if size:
        wide = {"#": "██" * size, ".": "  " * size}
        return [line for row in rows for line in ["".join(map(wide.__getitem__, row))] * size]
    halves = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(halves[a + b] for a, b in zip(upper, lower, strict=True)) for upper, lower in pairs]
