"""Words in a picture: cut into lines that fit, since nothing wraps there by itself."""

from __future__ import annotations

from rich.cells import split_graphemes

from onecompany.export.drawing.marks import Anchor, Label, Mark, r
from onecompany.summary.widths import columns_of

LETTER = 6.7
"""The mean width of a letter at the size of the words in a picture (12.5 pixels, Inter)."""

LEADING = 16.0
"""From base line to base line."""


def lines_of(text: str, width: float, most: int = 3) -> list[str]:
    """The text in at most so many lines of this width; the last ends in "…" where it does not fit."""
    room = max(int(width / LETTER), 3)
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most:
        line = ""
        while words and columns_of(f"{line} {words[0]}".strip()) <= room:
            line = f"{line} {words.pop(0)}".strip()
        if not line:
            head = _head(words[0], room)
            line, words[0] = head, words[0][len(head) :]
        lines.append(line)
    if words and any(words):
        lines[-1] = _head(lines[-1], room - 1) + "…"
    return lines


def label(
    name: str, x: float, y: float, text: str, width: float, *, anchor: Anchor = "middle", most: int = 3
) -> list[Mark]:
    """A label of several lines, the first on the base line `y`."""
    return [
        Label(name, r(x), r(y + number * LEADING), line, anchor, text if number == 0 else "")
        for number, line in enumerate(lines_of(text, width, most))
    ]


def _head(word: str, room: int) -> str:
    """As much of a word as fits; joined emoji and letters with marks stay whole."""
    ends = [end for _, end, _ in split_graphemes(word)[0]] or [len(word)]
    while len(ends) > 1 and columns_of(word[: ends[-1]]) > room:
        ends.pop()
    return word[: ends[-1]]
