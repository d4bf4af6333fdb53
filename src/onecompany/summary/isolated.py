"""Names and texts of the room within a sentence that is written the other way (Unicode Standard Annex 9). Pure.

A Hebrew name in an English sentence turns what stands beside it: "דנה → 2 of 3" comes out with its numbers on the wrong
side. Isolated, it is a thing of its own, and the sentence goes on as if it were one letter. HTML has `<bdi>` for that;
every other format that people read takes `isolated`, and what is data (CSV, JSON, the cells of a workbook) `unmarked`.
"""

from __future__ import annotations

import unicodedata

FSI, PDI = "\u2068", "\u2069"
"""First strong isolate, and what ends it: between them a text has the direction of its own first letter."""

_ENDS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(f"\u2066\u2067{FSI}", PDI)
"""What opens an embedding, an override or an isolate, and what closes it."""


def isolated(text: str, within: str = "") -> str:
    """A text as it stands within a sentence: between FSI and PDI where the two may disagree on the direction.

    That is where `text` has a letter that is written from right to left, or `within`, the sentence around it, does;
    else it stays as it is. Each line for itself, since no isolate reaches beyond a line's end.
    """
    if not text or (text.isascii() and within.isascii()) or not (has_leftward(text) or has_leftward(within)):
        return text
    return "\n".join(f"{FSI}{_balanced(line)}{PDI}" if line.strip() else line for line in text.split("\n"))


def unmarked(text: str) -> str:
    """A text without the marks of `isolated`, for a format that holds data and no typesetting."""
    return text if text.isascii() else text.replace(FSI, "").replace(PDI, "")


def closed(text: str) -> str:
    """A text, each line with what closes the changes of direction that it leaves open (UAX 9, BD8 to BD16)."""
    return text if text.isascii() else "\n".join(line + "".join(_open(line)[1]) for line in text.split("\n"))


def has_leftward(text: str) -> bool:
    """Whether a text has a letter that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def starts_leftwards(text: str) -> bool:
    """Whether the first letter of a text that has a direction is written from right to left (UAX 9, P2 and P3)."""
    if text.isascii():
        return False
    kinds = map(unicodedata.bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def _balanced(line: str) -> str:
    """A line that leaves no direction open, and does not end what is around it."""
    kept, ends = _open(line)
    return "".join((kept, *ends))


def _open(line: str) -> tuple[str, list[str]]:
    """A line without what ends nothing, and what is still to be ended, the innermost first."""
    kept: list[str] = []
    ends: list[str] = []
    for sign in line:
        if sign in _ENDS:
            ends.insert(0, _ENDS[sign])
        elif sign in {"\u202c", PDI}:
            if sign not in ends:
                continue
            # An isolate that ends takes with it what was opened in it (UAX 9, X6a).
            del ends[: ends.index(sign) + 1 if sign == PDI else 1 if ends[0] == sign else 0]
        kept.append(sign)
    return "".join(kept), ends
