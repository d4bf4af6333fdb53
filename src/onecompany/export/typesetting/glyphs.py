"""Characters that no font on the computer has. Typst is the judge; here is how it is asked, and what is put instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

BOX = "□"
"""Stands for a character without a font; Inter has it."""

_NAMED = 12
"""So many of them are named; further ones are counted."""

Judge = Callable[[Sequence[str]], bool]
"""Whether all of these texts can be set."""


@dataclass(frozen=True, slots=True)
class Absent:
    """The characters that cannot be shown, in order, and the words that Typst refuses in spite of that."""

    characters: str = ""
    words: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Says it to a person, by the numbers and names that Unicode gives; "" when all can be shown."""
        signs = sorted({*self.characters, *(sign for word in self.words for sign in _foreign(word))})
        if not signs:
            return ""
        named = [f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip() for sign in signs[:_NAMED]]
        more = f", and {len(signs) - _NAMED} more" if len(signs) > _NAMED else ""
        listed = ", ".join(named)
        return f"These characters have no font on this computer and are shown as {BOX}: {listed}{more}."

    def filled(self, view: Any) -> Any:
        """The view with a box in place of each of them."""
        if not self.characters and not self.words:
            return view
        table = {ord(sign): BOX for sign in self.characters}
        words = {word: _boxed(word) for word in self.words}
        return _mapped(view, lambda text: _refused_out(text.translate(table), words))


def strings(view: object) -> Iterator[str]:
    """Every string that a view holds."""
    if isinstance(view, str):
        yield view
    elif isinstance(view, dict):
        for each in view.values():
            yield from strings(each)
    elif isinstance(view, list | tuple):
        for each in view:
            yield from strings(each)


def foreign_words(view: object) -> list[str]:
    """The words of a view that are not plain ASCII, each once, in an order that does not change."""
    return sorted({word for text in strings(view) if not text.isascii() for word in text.split() if not word.isascii()})


def look_for(view: object, judge: Judge) -> Absent:
    """Ask for each character that is not ASCII, and then for the words as they stand: marks over a letter of another
    script may have no font together. It takes some 2 ms a question, and a few questions for each that is absent.
    """
    words = foreign_words(view)
    absent = "".join(_failing(sorted({sign for word in words for sign in _foreign(word)}), judge))
    table = {ord(sign): BOX for sign in absent}
    return Absent(absent, tuple(_failing(sorted({word.translate(table) for word in words}), judge)))


def _failing(texts: Sequence[str], judge: Judge) -> Iterator[str]:
    """Those that cannot be set, found by halving what fails."""
    if not texts or judge(texts):
        return
    if len(texts) == 1:
        yield texts[0]
        return
    middle = len(texts) // 2
    yield from _failing(texts[:middle], judge)
    yield from _failing(texts[middle:], judge)


def _foreign(text: Iterable[str]) -> Iterator[str]:
    return (sign for sign in text if not sign.isascii() and sign != BOX)


def _boxed(word: str) -> str:
    return "".join(BOX if not sign.isascii() else sign for sign in word)


def _refused_out(text: str, words: dict[str, str]) -> str:
    if not words or text.isascii():
        return text
    return re.sub(r"\S+", lambda found: words.get(found[0], found[0]), text)


def _mapped(view: Any, change: Callable[[str], str]) -> Any:
    if isinstance(view, str):
        return change(view)
    if isinstance(view, dict):
        return {key: _mapped(each, change) for key, each in view.items()}
    if isinstance(view, list | tuple):
        return [_mapped(each, change) for each in view]
    return view
