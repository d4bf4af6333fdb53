"""What any Office file needs to know of a text: what it can hold of it, which way it is written, its language."""

from __future__ import annotations

import re
import unicodedata

from onecompany.parsing.clean import scrub

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def plain(text: str) -> str:
    """What a file can hold of a text: no control characters, and no change of direction left open."""
    cleaned = scrub(text, multiline=True)
    return cleaned if cleaned.isascii() else cleaned + _open_ends(cleaned)


def one_line(text: str) -> str:
    """A text with each run of space as one, for titles and names."""
    return " ".join(plain(text).split())


def is_leftwards(text: str) -> bool:
    """Whether the first letter of a text is one that is written from right to left (UAX 9, P2 and P3)."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction in {"R", "AL"} for direction in directions if direction in {"L", "R", "AL"}), False)


def language_tag(tag: str) -> str:
    """A tag with its country, as Office wants it: "de" becomes "de-DE". English is British; what is no tag is
    English."""
    from babel.core import get_global

    if not _TAG.fullmatch(tag) or tag == "en":
        return "en-GB"
    if "-" in tag:
        return tag
    likely = get_global("likely_subtags").get(tag.lower(), "").split("_")
    return f"{tag}-{likely[-1]}" if len(likely) > 1 else tag


def _open_ends(text: str) -> str:
    """What closes the embeddings, overrides and isolates that a text leaves open (UAX 9, BD8 to BD16)."""
    waiting: list[str] = []
    for letter in text:
        if letter in "\u202a\u202b\u202d\u202e":
            waiting.append("\u202c")
        elif letter in "\u2066\u2067\u2068":
            waiting.append("\u2069")
        elif waiting and letter == waiting[-1]:
            waiting.pop()
    return "".join(reversed(waiting))
