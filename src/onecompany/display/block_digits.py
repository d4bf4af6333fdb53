"""Digits of a countdown or a figure in solid blocks: nothing but █ ▀ ▄ and spaces, which every terminal has. Pure."""

from __future__ import annotations

_GLYPHS = {
    "0": ("###", "#.#", "#.#", "#.#", "###"),
    "1": (".#.", "##.", ".#.", ".#.", "###"),
    "2": ("###", "..#", "###", "#..", "###"),
    "3": ("###", "..#", "###", "..#", "###"),
    "4": ("#.#", "#.#", "###", "..#", "..#"),
    "5": ("###", "#..", "###", "..#", "###"),
    "6": ("###", "#..", "###", "#.#", "###"),
    "7": ("###", "..#", "..#", "..#", "..#"),
    "8": ("###", "#.#", "###", "#.#", "###"),
    "9": ("###", "#.#", "###", "..#", "###"),
    ":": (".", "#", ".", "#", "."),
    "+": ("...", ".#.", "###", ".#.", "..."),
    "−": ("...", "...", "###", "...", "..."),
    ".": (".", ".", ".", ".", "#"),
    ",": (".", ".", ".", "#", "#"),
}
"""Squares of one cell's width and half a cell's height, which are as wide as they are high."""

_HEIGHT = 5
_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def can_draw(text: str) -> bool:
    """Whether every letter of a text can be drawn."""
    return set(text) <= set(_GLYPHS)


def width(text: str, scale: int) -> int:
    """How many cells a text takes, a square being `scale` cells wide."""
    return sum(scale * (len(_GLYPHS[letter][0]) + 1) for letter in text) - scale if text else 0


def height(scale: int) -> int:
    """How many lines digits take."""
    return (_HEIGHT * scale + 1) // 2


def largest(text: str, cells: int, lines: int) -> int:
    """The largest scale at which a text fits, 1 at least."""
    scale = 1
    while width(text, scale + 1) <= cells and height(scale + 1) <= lines:
        scale += 1
    return scale


def drawn(text: str, scale: int) -> list[str]:
    """The lines of a text, all of one width."""
    rows = []
    for y in range(_HEIGHT):
        squares = ".".join(_GLYPHS[letter][y] for letter in text)
        rows += ["".join(square * scale for square in squares)] * scale
    if len(rows) % 2:
        rows.append("." * len(rows[0]))
    return [
        "".join(_HALVES[upper == "#", lower == "#"] for upper, lower in zip(top, bottom, strict=True))
        for top, bottom in zip(rows[::2], rows[1::2], strict=True)
    ]
