"""Content words: what a sentence speaks of, the same word whatever its ending, its accents and its capitals.

Endings are taken off by Snowball's stemmers (https://snowballstem.org), which come from a library; the little words
that carry a sentence are in `little_words.toml`. A language may have both, only a stemmer, or neither; `support` tells,
so that whoever shows words can say so.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

from onecompany.parsing.alike import plain

Support = Literal["whole", "stems", "folded", "none"]
"""What is done with the words of a language: little words left out and endings taken off; short words left out and
endings taken off; nothing but case and accents folded; not compared at all, because it is written without spaces."""

SHORT = 3
"""Where there is a stemmer and no list of little words, words of so many letters are taken for such."""

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""The stemmers by language (ISO 639-1). Those for one language in an older form are left out."""

_WITHOUT_SPACES = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"})

_APOSTROPHES = "'’‘`´ʼ"
_JOINED = "\u00ad\u200b\u200c\u200d\u2060"
"""Hyphens and joiners without a width, which part no word."""

_TYPED = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_NOT_SEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff"))


class ContentWord(NamedTuple):
    """A word of a text as it is spelled there, where it stands, and what it has in common with its other forms."""

    spelled: str
    start: int
    key: str


def support(language: str) -> Support:
    """What is done with the words of a language; `language` is a tag such as `de` or `pt-BR`."""
    code = _code(language)
    if code in _WITHOUT_SPACES:
        return "none"
    if code not in _STEMMERS:
        return "folded"
    return "whole" if code in _little_words() else "stems"


@lru_cache(maxsize=2_000)
def content_words(text: str, language: str) -> tuple[ContentWord, ...]:
    """The content words of a text, in order; a word that stands there twice is there twice. None of a language that is
    not compared."""
    code = _code(language)
    if code in _WITHOUT_SPACES:
        return ()
    content = []
    for spelled, start in _words(text, whole=code == "en"):
        word = _bare(spelled)
        folded = plain(word)
        if folded and not _is_little(folded, code):
            content.append(ContentWord(spelled, start, plain(_stem(word, code)) or folded))
    return tuple(content)


@lru_cache(maxsize=4_000)
def word_keys(text: str, language: str) -> tuple[str, ...]:
    """What each word of a text has in common with its other forms, in order, the little words too: those of "on time"
    stand in a sentence where its words stand side by side. Of a language that is written without spaces its signs."""
    code = _code(language)
    if code in _WITHOUT_SPACES:
        return tuple(letter for letter in plain(text) if letter.isalnum())
    words = ((_bare(spelled), spelled) for spelled, _ in _words(text, whole=code == "en"))
    return tuple(plain(_stem(word, code)) or plain(spelled) for word, spelled in words)


def _is_little(folded: str, code: str) -> bool:
    """Whether a word only carries the sentence. Figures never do."""
    if folded.isdecimal():
        return False
    if len(folded) == 1 and folded.isascii():
        return True
    little = _little_words().get(code)
    if little is None:
        return code in _STEMMERS and len(folded) <= SHORT
    forms = {folded, folded.partition("'")[0]}
    if code == "de":  # typed where a keyboard has no "ü"
        forms |= {form.replace("ae", "a").replace("oe", "o").replace("ue", "u") for form in forms}
    return not little.isdisjoint(forms)


def _words(text: str, *, whole: bool) -> Iterator[tuple[str, int]]:
    """The words of a text with where they begin. `whole`: what an apostrophe ends ("customer's") is one with its word.

    Elsewhere it stands between two words, the first of which is none of its own where it is short ("l'équipe").
    """
    place = 0
    for inside, letters in groupby(text, _is_within):
        run = "".join(letters)
        if inside:
            start = place
            parts = [run] if whole else run.translate(_TYPED).split("'")
            for number, part in enumerate(parts):
                bare = part.strip(_APOSTROPHES)
                if any(map(str.isalnum, bare)) and (number == len(parts) - 1 or len(bare) > 2):
                    yield bare, start + part.index(bare)
                start += len(part) + 1
        place += len(run)


def _is_within(letter: str) -> bool:
    """Whether a character is part of a word: a letter, a digit, an accent of its own, an apostrophe, a joiner."""
    return letter.isalnum() or letter in _APOSTROPHES + _JOINED or unicodedata.category(letter)[0] == "M"


def _bare(word: str) -> str:
    """A word as the stemmers take it: small letters, composed, ligatures and apostrophes as they are typed."""
    if word.isascii():
        return word.casefold()
    small = unicodedata.normalize("NFKC", word.translate(_NOT_SEEN)).translate(_TYPED).lower()
    return unicodedata.normalize("NFC", small)


@lru_cache(maxsize=20_000)
def _stem(word: str, code: str) -> str:
    stemmer = _stemmer(code)
    return word if stemmer is None else str(stemmer.stemWord(word))


@cache
def _stemmer(code: str) -> Any:
    if code not in _STEMMERS:
        return None
    import snowballstemmer  # which has all languages in it, and takes some tens of milliseconds

    return snowballstemmer.stemmer(_STEMMERS[code])


@cache
def _little_words() -> dict[str, frozenset[str]]:
    text = Path(__file__).with_name("little_words.toml").read_text(encoding="utf-8")
    return {code: frozenset(table["words"].split()) for code, table in tomllib.loads(text).items()}


def _code(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].casefold()
