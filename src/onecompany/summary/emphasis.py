"""Words that stand bold within a text, the same in every format that has bold letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a text; a `strong` one is set bold."""

    text: str
    strong: bool


def pieces(text: str, strong: tuple[str, ...]) -> Iterator[Piece]:
    """The pieces of a text in which some words are set bold, wherever they stand as whole words. Nothing is lost."""
    place = 0
    for word in _pattern(strong).finditer(text) if strong else ():
        if word.start() > place:
            yield Piece(text[place : word.start()], strong=False)
        yield Piece(word[0], strong=True)
        place = word.end()
    if place < len(text):
        yield Piece(text[place:], strong=False)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    # An accent of its own behind a letter is part of its word.
    words_only = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:{words_only})(?![^\W_]|[\u0300-\u036f])")
