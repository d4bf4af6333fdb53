"""Text as the templates take it: plain, with its direction, and with a sign where a word may not fit in its line.

A text is a string, or where there is something to say of it an object: `t` the text, `rtl` that it is written from
right to left, `joins` that letters of it do, `long` that it has a word which may be wider than its place, `look` one of
`gap`, `yes` and `no`, `pieces` the text in pairs with whether each is set bold.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from onecompany.parsing.clean import scrub
from onecompany.summary import words
from onecompany.summary.emphasis import pieces
from onecompany.summary.isolated import closed, has_leftward, starts_leftwards
from onecompany.summary.values import Value

MarkedText = str | dict[str, Any]

LONG, NARROW = 16, 6
"""Longer words are measured before they are set: in most places, and in one that is only a few letters wide."""

_ISOLATE = re.compile("[\u2066-\u2068][^\u2069]*\u2069?")


def plain(text: str) -> str:
    """What a page can hold of a text: no control characters, and no change of direction left open in a line."""
    if text.isascii() and text.isprintable():
        return text
    # U+FEFF within a text is the old way of writing U+2060 (The Unicode Standard, 23.2), and PDF/UA forbids it.
    return closed(scrub(text, multiline=True).replace("\t", "    ").replace("\ufeff", "\u2060"))


def marked_text(text: str, longest: int = LONG, *, look: str = "") -> MarkedText:
    """A text for a place in which words of up to `longest` letters fit anyway."""
    cleaned = plain(text)
    marks: dict[str, Any] = {}
    if has_leftward(cleaned):
        # What is isolated in a text says nothing of the direction of the text (UAX 9, P2).
        leftwards = starts_leftwards(_ISOLATE.sub("", cleaned))
        marks["rtl" if leftwards else "joins"] = True
        # No font turns an arrow round as it does a bracket: from one stage to the next it points the reading way.
        cleaned = cleaned.replace(" → ", " ← ") if leftwards else cleaned
    if any(len(word) > longest for word in cleaned.split()):
        marks["long"] = True
    if look:
        marks["look"] = look
    return {"t": cleaned, **marks} if marks else cleaned


def value(cell: Value, longest: int = LONG, gap: str = words.GAP, *, strong: tuple[str, ...] = ()) -> MarkedText:
    """A value as people write it, with its look where it is a gap, a yes or a no, and some words set bold.

    A number, a day, a yes and a no stay in one line.
    """
    if words.missing(cell):
        return marked_text(gap, look="gap")
    if not isinstance(cell, str):
        look = {True: "yes", False: "no"}[cell] if isinstance(cell, bool) else ""
        text = words.shown(cell)
        whole = text if isinstance(cell, datetime) else text.replace(" ", "\N{NO-BREAK SPACE}")
        return marked_text(whole, longest, look=look)
    marked = marked_text(cell, longest)
    if not strong:
        return marked
    marks = {"t": marked} if isinstance(marked, str) else marked
    return {**marks, "pieces": [list(piece) for piece in pieces(marks["t"], strong)]}
