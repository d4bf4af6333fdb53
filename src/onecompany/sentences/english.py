"""English forms of a word that a plan brings: several of it, and with its article.

For the words that people call their customers and departments, and no others. inflect was looked at: it takes three
seconds to be imported, and makes "MPS" of MP and "passer-bies" of passer-by.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from onecompany.sentences.cases import Word

# no sentence: words that are declined by their own rules
USUAL: Final[Mapping[str, str]] = {
    "customer": "customer",
    "customers": "customers",
    "a_customer": "a customer",
    "silo": "department",
    "silos": "departments",
    "a_silo": "a department",
}
"""What stands for a customer and a silo where a plan says nothing of its own.

Heads of departments call what they head a department; a plan that wants to speak of silos says so.
"""

_IRREGULAR = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "life": "lives",
    "half": "halves",
    "self": "selves",
    "hero": "heroes",
    "alumnus": "alumni",
    "alumna": "alumnae",
    "people": "people",
    "staff": "staff",
    "folk": "folk",
}
_NO_MEN = frozenset({"human", "german", "roman", "ottoman", "shaman", "talisman"})
_WITH_ES = re.compile(r"(?:s|x|z|ch|sh)$", re.IGNORECASE)
_ENDING_IN_Y = re.compile(r"[^aeiou\W]y$", re.IGNORECASE)
_BEHIND_THE_NOUN = re.compile(r"^(.+?)(\s+(?:of|in|at|with|on|for|to|from|under|who|whom|that)\s.+|-(?:by|in-law))$")
"""What follows the noun that has the plural: "member of staff", "passer-by"."""

_WITH_A = re.compile(r"eu|ewe|one(?![a-z])|once|u(?:ni(?![nmd])|[bcfhjkrst][aeiou]|k\b)", re.IGNORECASE)
"""Begins with a vowel and sounds like "you" or "one"."""
_SILENT_H = re.compile(r"h(?:our|onou?r|onest|eir)", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiou]|8|1[18](?!\d)", re.IGNORECASE)
"""Also of a number that is said with one: "an 8-year-old"."""
_SPELLED = re.compile(r"[A-Z](?:[A-Z0-9]|s?(?![\w]))")
"""Read letter by letter: "MP", "X-ray patient"."""


def plural(word: str) -> str:
    """Several of what a word names: "citizens", "families", "people", "members of staff"."""
    noun = _BEHIND_THE_NOUN.match(word)
    if noun:
        return plural(noun[1]) + noun[2]
    *before, last = re.split(r"(?<=\s)(?=\S)", word) or [""]
    return "".join([*before, _one_word(last)])


def _one_word(word: str) -> str:
    known = _IRREGULAR.get(word.lower())
    if known is not None:
        return word[:1] + known[1:] if word[:1].isupper() else known
    if word.lower().endswith("man") and word.lower() not in _NO_MEN:
        return f"{word[:-2]}en"
    if word.lower().endswith("child"):
        return f"{word}ren"
    if word.lower().endswith("wife"):
        return f"{word[:-2]}ves"
    if len(word) > 1 and word.isupper():
        return f"{word}s"
    if _ENDING_IN_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _WITH_ES.search(word) else f"{word}s" if word else ""


def with_article(word: str) -> str:
    """One of what a word names: "a patient", "an inhabitant", "an heir", "a user", "an MP"."""
    if _SPELLED.match(word):
        an = word[:1] in "AEFHILMNORSX"
    else:
        vowel = bool(_VOWEL.match(unicodedata.normalize("NFD", word)))
        an = bool(_SILENT_H.match(word)) or (vowel and not _WITH_A.match(word))
    return f"{'an' if an else 'a'} {word}"


def forms(one: str, several: str, a: str, the: str) -> dict[str, Word]:
    """A word as `one`, `several`, `a`, `the` and `the_several`: those that are given, "" where they are not."""
    several = several or plural(one)
    return {
        "one": Word(one),
        "several": Word(several),
        "a": Word(a or with_article(one)),
        "the": Word(the or f"the {one}"),  # no sentence: an article
        "the_several": Word(f"the {several}"),  # no sentence: the same
    }
