"""Capitals of solid blocks, as high as the digits of the countdown, for names that the last row is to read. Pure."""

from __future__ import annotations

import unicodedata

_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}

# no sentence: how letters look
_GLYPHS = {
    "A": ".#. #.# ### #.# #.#",
    "B": "##. #.# ##. #.# ##.",
    "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.",
    "E": "### #.. ##. #.. ###",
    "F": "### #.. ##. #.. #..",
    "G": ".## #.. #.# #.# .##",
    "H": "#.# #.# ### #.# #.#",
    "I": "# # # # #",
    "J": "..# ..# ..# #.# .#.",
    "K": "#.# #.# ##. #.# #.#",
    "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".#. #.# #.# #.# .#.",
    "P": "##. #.# ##. #.. #..",
    "Q": ".#.. #.#. #.#. #.#. .#.#",
    "R": "##. #.# ##. #.# #.#",
    "S": ".## #.. .#. ..# ##.",
    "T": "### .#. .#. .#. .#.",
    "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.",
    "Z": "### ..# .#. #.. ###",
    "-": "... ... ### ... ...",
    ".": ". . . . #",
    " ": ". . . . .",
}


def plain_capitals(text: str) -> str:
    """A name in capitals without accents: "Peña" is "PENA"."""
    parts = unicodedata.normalize("NFD", text.upper())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def can_draw(text: str) -> bool:
    """Whether every letter of a name can be drawn."""
    return bool(text) and set(plain_capitals(text)) <= set(_GLYPHS)


def drawn(text: str, scale: int) -> list[str]:
    """The lines of a name, all of one width, a square being `scale` cells wide."""
    glyphs = [_GLYPHS[letter].split() for letter in plain_capitals(text)]
    rows = []
    for y in range(5):
        squares = ".".join(glyph[y] for glyph in glyphs)
        rows += ["".join(square * scale for square in squares)] * scale
    if len(rows) % 2:
        rows.append("." * len(rows[0]))
    return [
        "".join(_HALVES[upper == "#", lower == "#"] for upper, lower in zip(top, bottom, strict=True))
        for top, bottom in zip(rows[::2], rows[1::2], strict=True)
    ]
