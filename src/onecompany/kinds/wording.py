"""The words of a rule: which of them only say always or never, and when two rules say the same. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from onecompany.kinds.code_of_conduct import SIDES
from onecompany.parsing.alike import plain

# no sentence: words by which people begin a rule
BEGINNINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {"always": ("we always", "always"), "never": ("we never", "never")},
    "de": {"always": ("immer", "stets"), "never": ("niemals", "nie")},
    "fr": {"always": ("toujours",), "never": ("ne jamais", "jamais")},
    "es": {"always": ("siempre",), "never": ("nunca", "jamas")},
    "it": {"always": ("sempre",), "never": ("non mai", "mai")},
    "pt": {"always": ("sempre",), "never": ("nunca", "jamais")},
    "nl": {"always": ("altijd",), "never": ("nooit",)},
    "sv": {"always": ("alltid",), "never": ("aldrig",)},
    "da": {"always": ("altid",), "never": ("aldrig",)},
    "nb": {"always": ("alltid",), "never": ("aldri",)},
    "pl": {"always": ("zawsze",), "never": ("nigdy nie", "nigdy")},
}
"""How a rule says which lane it is for, by language, without accents. Every room may say it in English, too."""

_FILLING = {"en": {"we"}, "fr": {"ne", "n"}, "it": {"non"}, "pl": {"nie"}}
"""Words that go along with these and say nothing alone."""

_ROUND = " \t,.:;!–—-…’'\"“”"


def _beginnings(language: str) -> list[tuple[list[str], str]]:
    """The beginnings of a language and of English with the lane that each is for, the longest first."""
    spoken = (BEGINNINGS.get(tag, {}) for tag in dict.fromkeys((language[:2], "en")))
    known = [(words.split(), side) for by_side in spoken for side in SIDES for words in by_side.get(side, ())]
    return sorted(known, key=lambda pair: -len(pair[0]))


def split_side(text: str, language: str) -> tuple[str, str]:
    """Which lane a rule says itself that it is for ("" when it does not), and the rule without that.

    "Never leave a call open" is of the lane never, and says "Leave a call open" there.
    """
    for words, side in _beginnings(language):
        parts = text.split(None, len(words))
        if [plain(part.strip(_ROUND)) for part in parts[: len(words)]] == words:
            rest = parts[len(words)].lstrip(_ROUND) if len(parts) > len(words) else ""
            return side, rest[:1].upper() + rest[1:] if text[:1].isupper() else rest
    return "", text


@lru_cache(maxsize=2048)
def folded(text: str, language: str) -> str:
    """The words of a rule without case, accents, marks, and what only says always or never."""
    said = {word for words, _ in _beginnings(language) for word in words} | _FILLING.get(language[:2], set())
    return " ".join(word for word in re.findall(r"\w+", plain(text)) if word not in said)
