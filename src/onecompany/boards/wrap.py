"""Breaking text into lines by the width of its letters in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from onecompany.boards.hyphens import HYPHEN, broken
from onecompany.parsing.clean import visible

LEAST_WORDS = 4
"""Cells before a tail that say anything, an ellipsis included; with fewer the tail has lines of its own."""

LEAST_PIECE = 3
"""Letters of a word in a heading that say anything, where the rest of it has no room."""

_SMALL = frozenset(
    ("the", "a", "an", "of", "to", "and", "der", "die", "das", "und", "le", "la", "les", "de", "du", "el")
)
"""Words whose absence changes nothing; of any other it is shown."""


@lru_cache(maxsize=20_000)
def wrapped(text: str, width: int, most: int = 0, tail: str = "") -> tuple[str, ...]:
    """The lines of a text, none wider than `width` cells; more than `most` lines end in an ellipsis.

    `most` 0 means all lines. `tail` stands behind the text and is never cut from it, whatever else is. An empty text
    is one empty line. What could mislead is made visible.
    """
    shown = visible(text)
    if width < 1:
        return ("",)
    ending = f" {tail}" if tail and shown else tail
    if most == 1:
        return (clipped(text, width, tail=tail),)
    if "\n" not in shown and cell_len(shown) + cell_len(ending) <= width:
        return (shown + ending,)
    lines = [line for part in (shown + ending).split("\n") for line in _wrap_line(part, width)]
    if most and len(lines) > most:
        kept = width - cell_len(ending)
        if kept >= LEAST_WORDS or not tail:
            return (*lines[: most - 1], _cut(lines[most - 1], kept) + ending)
        behind = _wrap_line(tail, width)[-most:]
        before = lines[: most - len(behind)]
        lines = [*before[:-1], *(_cut(line, width) for line in before[-1:]), *behind]
    return tuple(lines)


def _cut(line: str, width: int) -> str:
    """A line with an ellipsis at its end, cut if need be; a hyphen that broke its last word gives way to it."""
    if width < 1:
        return ""
    return set_cell_size(line.removesuffix("-"), min(cell_len(line.removesuffix("-")), width - 1)).rstrip() + "…"


def _wrap_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    current, used = "", 0
    for word in text.split(" "):
        size = cell_len(word)
        if current and used + 1 + size <= width:
            current, used = f"{current} {word}", used + 1 + size
            continue
        if current:
            lines.append(current)
        if size > width:
            *full, word = broken(word, width)
            lines.extend(full)
            size = cell_len(word)
        current, used = word, size
    lines.append(current)
    return lines


def clipped(text: str, width: int, *, tail: str = "") -> str:
    """One line of a text, cut with an ellipsis when it does not fit; `tail` is never cut from its end."""
    line = visible(text).replace("\n", " ")
    ending = f" {tail}" if tail and line else tail
    if cell_len(line) + cell_len(ending) <= width:
        return line + ending
    if width < 1:
        return ""
    kept = width - cell_len(ending)
    if kept < 1:
        return set_cell_size(tail, min(width, cell_len(tail)))
    return set_cell_size(line, kept - 1).rstrip() + "…" + ending


def abbreviated(text: str, width: int, lines: int, *, ends: bool = False) -> tuple[str, ...]:
    """A heading that has too many words for its column: its first words, "Conn." if need be, and an ellipsis.

    Articles and the like give way first. `ends`: its first words and its last ones, with an ellipsis between them. A
    single long word is broken with a hyphen, as far as the lines go.
    """
    words = visible(text).split() or [""]
    if len(words) == 1:
        parts = broken(words[0], width)
        return (*parts[: lines - 1], _shortened("".join([*map(_unbroken, parts[lines - 1 : -1]), parts[-1]]), width))
    if ends:
        return _first_and_last(words, width, lines)
    without = [word for index, word in enumerate(words) if index == 0 or word.casefold() not in _SMALL]
    whole = (way for way in (words, without) if len(_filled(way, width)) <= lines)
    return _beginning(next(whole, words), width, lines)


def _filled(words: Sequence[str], width: int) -> list[list[str]]:
    """Words as they fill lines from the beginning; one that is too long has a line of its own."""
    filled = [[words[0]]]
    for word in words[1:]:
        if cell_len(" ".join([*filled[-1], word])) <= width:
            filled[-1].append(word)
        else:
            filled.append([word])
    return filled


def _beginning(words: Sequence[str], width: int, lines: int) -> tuple[str, ...]:
    """As many words from the beginning as fit; an ellipsis for the others."""
    filled = _filled(words, width)
    if len(filled) <= lines:
        return tuple(_shortened(" ".join(line), width) for line in filled)
    rest = " ".join(word for line in filled[lines - 1 :] for word in line)
    kept = set_cell_size(rest, width - 1)
    if rest[len(kept)] != " ":
        before, _, piece = kept.rpartition(" ")
        kept = before if before and len(piece) < LEAST_PIECE else kept
    return (*(_shortened(" ".join(line), width) for line in filled[: lines - 1]), f"{kept.rstrip(' .,;:')}…")


def _first_and_last(words: Sequence[str], width: int, lines: int) -> tuple[str, ...]:
    """As many words from the beginning as fit into all lines but the last, and as many from the end as fit there."""
    left: list[str] = list(words)
    parts: list[str] = []
    while left[1:] and len(parts) < lines - 1:
        line = _shortened(left.pop(0), width)
        while left[1:] and cell_len(line) + 1 + cell_len(left[0]) <= width:
            line = f"{line} {left.pop(0)}"
        parts.append(line)
    last = _shortened(left.pop(), width)
    while left and cell_len(last) + 1 + cell_len(left[-1]) <= width:
        last = f"{left.pop()} {last}"
    if any(word.casefold() not in _SMALL for word in left):
        if parts:
            parts[-1] = set_cell_size(parts[-1], min(cell_len(parts[-1]), width - 1)).rstrip(" .,") + "…"
        else:
            last = "…" + set_cell_size(last, min(cell_len(last), width - 1)).rstrip()
    return (*parts, last)


def _unbroken(part: str) -> str:
    """A part of a word without the hyphen at its end."""
    return part.removesuffix(HYPHEN)


def _shortened(word: str, width: int) -> str:
    """A word with a full stop for what has no room."""
    return word if cell_len(word) <= width else set_cell_size(word, width - 1).rstrip() + "."


def padded(text: str, width: int, align: str) -> str:
    """A line as wide as `width` cells, its text left, centred or right."""
    space = width - cell_len(text)
    if space <= 0:
        return set_cell_size(text, width)
    if align == "right":
        return " " * space + text
    if align == "center":
        left = space // 2
        return " " * left + text + " " * (space - left)
    return text + " " * space
