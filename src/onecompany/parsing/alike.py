"""When two texts that people typed are the same name, and how a word is found. The only place that decides this.

The same letters reach us in several forms: "ñ" as one character or as two (The Unicode Standard, annex 15), in another
case, with a space more or one that does not break. Names of people, silos and organisations are stored composed; what
is compared goes through here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Named = TypeVar("Named")

TYPED_OTHERWISE = {
    **dict.fromkeys("’‘`´ʼ", "'"),
    **dict.fromkeys("‐‑–", "-"),
    **dict(zip("łŁøØđĐıðÐ", "lLoOdDidD", strict=True)),
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "Th",  # no sentence: letters
}
"""Letters that are typed in another way where a keyboard has none of them, and that Unicode does not take apart."""

_OTHERWISE = str.maketrans(TYPED_OTHERWISE)
_NOT_SEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff"))
"""Soft hyphens, spaces without width and marks of direction, which files from other programs bring along."""


def composed(text: str) -> str:
    """The text in the one form in which names are stored: NFC. It looks the same."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def spaced(text: str) -> str:
    """A name as it is stored: composed, every run of white space one plain space, nothing unseen in it."""
    return composed(" ".join(text.translate(_NOT_SEEN).split()))


def alike(name: str) -> str:
    """What two names have in common when they are one: composed, without case, white space folded."""
    text = " ".join(name.translate(_NOT_SEEN).split())
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())


def plain(text: str) -> str:
    """The same without accents, as people type it in a hurry: "peña" is "pena", "Straße" is "strasse"."""
    folded = alike(text)
    if folded.isascii():
        return folded
    spread = unicodedata.normalize("NFKD", folded.translate(_OTHERWISE))
    letters = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", " ".join(letters.casefold().split()))


def nearest(typed: str, rows: Iterable[Named], name: Callable[[Named], str], *, words: bool = True) -> list[Named]:
    """The rows that `typed` names best; more than one means that it must be asked.

    The whole name goes before the same without accents, then what begins with it, then (with `words`) names that
    have a word which does.
    """
    exact, wanted = alike(typed), plain(typed)
    if not wanted:
        return []
    named = [(row, alike(name(row)), plain(name(row))) for row in rows]
    ways: list[Callable[[str, str], bool]] = [
        lambda full, _: full == exact,
        lambda _, bare: bare == wanted,
        lambda full, _: full.startswith(exact),
        lambda _, bare: bare.startswith(wanted),
    ]
    if words:
        ways.append(lambda _, bare: any(word.startswith(wanted) for word in bare.split()))
    for fits in ways:
        if matches := [row for row, full, bare in named if fits(full, bare)]:
            return matches
    return []
