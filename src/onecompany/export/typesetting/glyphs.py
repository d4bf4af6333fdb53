"""Characters that no font on the computer has. Typst is the judge; here is how it is asked, and what is put instead.

The question is asked for what is seen as one sign: a letter with its marks, joined emoji, a flag. One that cannot be
shown whole becomes one box.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rich.cells import split_graphemes

from onecompany.sentences import N_, gettext

BOX = "□"
"""Stands for a character without a font; Inter has it."""

PLAINEST = N_("Only plain letters could be set on this computer; others are shown as {box}.")

UNTAGGED = N_("The pages could be set only without the description that reads them to those who cannot see them.")

_OWN = frozenset("−→≥≤×…–—“”‘’•·✓✗●○€" + BOX)
"""The signs of the program beyond Latin-1; Inter has them."""

_WORD = re.compile(r"\S+")

_LONGEST = 50_000
"""What is longer is no text that anybody typed: a picture in its own words."""

_NAMED = 12
"""So many of them are named; further ones are counted."""

Judge = Callable[[Sequence[str]], bool]
"""Whether all of these texts can be set."""


@dataclass(frozen=True, slots=True)
class Absent:
    """The signs that cannot be shown, and the words and then the whole texts that Typst refuses in spite of that.

    With `all_foreign` everything is that the bundled letters do not have for certain; `untagged`: the page itself was
    refused, so that it had to be made without its description for those who cannot see it.
    """

    signs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    all_foreign: bool = False
    untagged: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person should know of it; nothing where all can be shown."""
        return tuple(sentence for sentence in (self.sentence, gettext(UNTAGGED) if self.untagged else "") if sentence)

    @property
    def sentence(self) -> str:
        """Says it to a person, by the numbers and names that Unicode gives; "" when all can be shown."""
        if self.all_foreign:
            return gettext(PLAINEST, box=BOX)
        characters = sorted({sign for text in (*self.signs, *self.words, *self.texts) for sign in _foreign(text)})
        if not characters:
            return ""
        named = [f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip() for sign in characters[:_NAMED]]
        known, more = ", ".join(named), len(characters) - _NAMED
        if more > 0:
            return gettext(
                "These characters have no font on this computer and are shown as {box}: {characters}, and {more} more.",
                box=BOX,
                characters=known,
                more=more,
            )
        return gettext(
            "These characters have no font on this computer and are shown as {box}: {characters}.",
            box=BOX,
            characters=known,
        )

    def filled(self, view: Any) -> Any:
        """The view with a box in place of each of them."""
        if self.all_foreign:
            return _mapped(view, _boxed)
        signs, words, texts = frozenset(self.signs), frozenset(self.words), frozenset(self.texts)
        if not signs and not words and not texts:
            return view

        def change(text: str) -> str:
            left = _words_out(text, signs, words)
            return _boxed(left) if left in texts else left

        return _mapped(view, change)


def strings(view: object) -> Iterator[str]:
    """Every string that a view holds."""
    if isinstance(view, str):
        yield view
    elif isinstance(view, dict):
        for part in view.values():
            yield from strings(part)
    elif isinstance(view, list | tuple):
        for part in view:
            yield from strings(part)


def foreign_words(view: object) -> list[str]:
    """The words of a view that are not plain ASCII, each once, in an order that does not change."""
    spaced = {word for text in strings(view) if not text.isascii() for word in _WORD.findall(text)}
    return sorted(word for word in spaced if not word.isascii())


def look_for(view: object, judge: Judge) -> Absent:
    """Ask for each sign that is not ASCII, then for the words as they stand, and for the texts: marks over a letter of
    another script, or over a space, may have no font together. It takes some 2 ms a question, and a few questions for
    each that is absent.
    """
    words = foreign_words(view)
    signs = tuple(_failing(sorted({sign for word in words for sign in graphemes(word) if not sign.isascii()}), judge))
    out = frozenset(signs)
    absent = Absent(signs, tuple(_failing(sorted({_signs_out(word, out) for word in words}), judge)))
    texts = sorted({text for text in strings(absent.filled(view)) if not text.isascii() and len(text) <= _LONGEST})
    return replace(absent, texts=tuple(_failing(texts, judge)))


def graphemes(text: str) -> list[str]:
    """What is seen as one sign each, in order."""
    signs = [text[first:last] for first, last, _ in split_graphemes(text)[0]]
    return signs if "".join(signs) == text else list(text)


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


def is_plain(text: str) -> bool:
    """Whether each sign stands for itself in the bundled letters: ASCII, Latin-1, and the signs of the program."""
    return text.isascii() or all(map(_is_plain, text))


def _is_plain(sign: str) -> bool:
    return sign.isascii() or ("\xa1" <= sign <= "\xff" and sign != "\xad") or sign in _OWN


def _boxed(text: str) -> str:
    return text if is_plain(text) else "".join(sign if is_plain(sign) else BOX for sign in graphemes(text))


def _signs_out(word: str, signs: frozenset[str]) -> str:
    return "".join(BOX if sign in signs else sign for sign in graphemes(word))


def _words_out(text: str, signs: frozenset[str], words: frozenset[str]) -> str:
    """Word by word, as they were asked for: a mark after a space belongs to the space, and to no word."""

    def out(match: re.Match[str]) -> str:
        word = _signs_out(match[0], signs)
        return _boxed(word) if word in words else word

    return text if text.isascii() else _WORD.sub(out, text)


def _mapped(view: Any, change: Callable[[str], str]) -> Any:
    if isinstance(view, str):
        return change(view)
    if isinstance(view, dict):
        return {key: _mapped(part, change) for key, part in view.items()}
    if isinstance(view, list | tuple):
        return [_mapped(part, change) for part in view]
    return view
