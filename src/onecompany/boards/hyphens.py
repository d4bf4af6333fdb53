"""Breaking a word that is longer than its line: with a hyphen, near the end of a syllable, in any language of letters.

Nobody says which language a room speaks, so that there is no dictionary: a syllable begins with the last consonant
before a vowel, which holds for most words of most languages in Latin, Greek and Cyrillic letters.
"""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len, split_graphemes

HYPHEN = "-"
_ENDS = "-‐–—/…"
"""A line may end behind these as it is."""

_VOWELS = frozenset("aeiouyæœøıαεηιοωυаеёиоуыэюяіїє")
_TOGETHER = frozenset(
    ("ch", "ck", "gh", "gn", "kn", "ph", "qu", "rh", "sc", "sh", "sp", "st", "sz", "cz", "rz", "dz", "th", "wh", "wr",
     "bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "pl", "pr", "tr", "vr")
)  # fmt: skip
"""Two consonants that begin a syllable together."""


def broken(word: str, width: int) -> list[str]:
    """The parts of a word, none wider than `width` cells; each but the last ends in a hyphen.

    Writing without spaces between words (Chinese, Japanese, Thai and the like) is broken as it is written, without
    one. In a line of one cell there is no room for a hyphen.
    """
    letters = [word[start:end] for start, end, _ in split_graphemes(word)[0]] or [word]
    sizes = [cell_len(letter) for letter in letters]
    parts: list[str] = []
    start = 0
    while sum(sizes[start:]) > width:
        end = _break(letters, sizes, start, width)
        part = "".join(letters[start:end])
        parts.append(part + HYPHEN if _needs_one(letters, end) and cell_len(part) < width else part)
        start = end
    return [*parts, "".join(letters[start:])]


def _break(letters: list[str], sizes: list[int], start: int, width: int) -> int:
    """Where the next part ends, by the index of the letter behind it."""
    fits, used = start, 0
    while fits < len(letters) and used + sizes[fits] <= width:
        used += sizes[fits]
        fits += 1
    at_most = max(fits, start + 1)
    possible = [end for end in range(at_most, start, -1) if not _needs_one(letters, end)]
    with_hyphen = [end for end in range(at_most, start, -1) if sum(sizes[start:end]) + len(HYPHEN) <= width]
    if not with_hyphen:
        return at_most
    longest = with_hyphen[0]
    good = [end for end in with_hyphen if _syllable(letters, start, end)]
    half = start + max(1, (longest - start) // 2)
    return next((end for end in (*possible, *good) if end >= half), longest)


def _needs_one(letters: list[str], end: int) -> bool:
    """Whether a break before the letter at `end` is to be shown by a hyphen."""
    if end >= len(letters):
        return True
    return letters[end - 1] not in _ENDS and not (_runs_on(letters[end - 1]) or _runs_on(letters[end]))


def _runs_on(letter: str) -> bool:
    """Whether it is of a writing that puts no spaces between words, or a picture."""
    return cell_len(letter) > 1 or unicodedata.name(letter[0], "").split(" ")[0] in ("THAI", "LAO", "KHMER", "MYANMAR")


def _syllable(letters: list[str], start: int, end: int) -> bool:
    """Whether a syllable ends before the letter at `end`, with two letters at least on both sides."""
    if end - start < 2 or len(letters) - end < 2 or not letters[end].isalpha() or not letters[end - 1].isalpha():
        return False
    if _vowel(letters[end]) or not any(_vowel(letter) for letter in letters[start:end]):
        return False
    pair = "".join(letters[end - 1 : end + 1]).casefold()
    if pair in _TOGETHER:
        return False
    after = "".join(letters[end : end + 2]).casefold()
    return _vowel(letters[end + 1]) or (after in _TOGETHER and end + 2 < len(letters) and _vowel(letters[end + 2]))


def _vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter.casefold())[0] in _VOWELS
