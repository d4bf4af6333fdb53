"""Text as the templates take it: plain, with its direction, and with a sign where a word may not fit in its line.

A text is a string, or where there is something to say of it an object: `t` the text, `rtl` that it is written from
right to left, `long` that a word in it has to be measured and broken where it is wider than its place, `look` one of
`gap`, `yes` and `no`, `pieces` the text in pairs with whether each is set bold.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from onecompany.parsing.clean import scrub
from onecompany.summary import words
from onecompany.summary.emphasis import pieces
from onecompany.summary.values import Value

MarkedText = str | dict[str, Any]

_NARROW, _WIDE = set("ijltfrI1.,;:!|'()[]/ -"), set("mwMW@%—…")
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)


def plain(text: str) -> str:
    """What a page can hold of a text: no control characters, and no change of direction left open in a line."""
    if text.isascii() and text.isprintable():
        return text
    # U+FEFF within a text is the old way of writing U+2060 (The Unicode Standard, 23.2), and PDF/UA forbids it.
    cleaned = scrub(text, multiline=True).replace("\t", "    ").replace("\ufeff", "\u2060")
    return cleaned if cleaned.isascii() else "\n".join(line + _open_ends(line) for line in cleaned.split("\n"))


def marked_text(text: str, room: float = 0, *, look: str = "") -> MarkedText:
    """A text for a place that is `room` ems wide; 0 for a place where no word has to be broken."""
    cleaned = plain(text)
    marks: dict[str, Any] = {}
    if starts_leftwards(cleaned):
        marks["rtl"] = True
    if room and any(width_of(word) > room * 0.92 for word in cleaned.split()):
        marks["long"] = True
    if look:
        marks["look"] = look
    return {"t": cleaned, **marks} if marks else cleaned


def value(cell: Value, room: float = 0, gap: str = words.GAP, *, strong: tuple[str, ...] = ()) -> MarkedText:
    """A value as people write it, with its look where it is a gap, a yes or a no, and some words set bold."""
    if words.missing(cell):
        return marked_text(gap, look="gap")
    if strong and isinstance(cell, str):
        marked = marked_text(cell, room)
        marks = {"t": marked} if isinstance(marked, str) else marked
        return {**marks, "pieces": [list(piece) for piece in pieces(marks["t"], strong)]}
    look = {True: "yes", False: "no"}[cell] if isinstance(cell, bool) else ""
    return marked_text(words.shown(cell), room, look=look)


def width_of(word: str) -> float:
    """About how wide a word is, in ems of Inter; rather too much than too little."""
    return sum(map(_letter, word))


def _letter(sign: str) -> float:
    if sign in _NARROW:
        return 0.38
    if sign in _WIDE:
        return 0.95
    if sign.isascii():
        return 0.72 if sign.isupper() else 0.62
    return 1.1 if unicodedata.east_asian_width(sign) in "WF" else 0.0 if unicodedata.combining(sign) else 0.8


def starts_leftwards(text: str) -> bool:
    """Whether the first letter of a text is one that is written from right to left (UAX 9, P2 and P3)."""
    if text.isascii():
        return False
    kinds = map(unicodedata.bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def _open_ends(line: str) -> str:
    """What closes the changes of direction that a line leaves open, the innermost first."""
    ends: list[str] = []
    for sign in line:
        if sign in _OPENING:
            ends.append(_OPENING[sign])
        elif ends and sign == ends[-1]:
            ends.pop()
    return "".join(reversed(ends))
