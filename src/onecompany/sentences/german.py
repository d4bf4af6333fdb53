"""The cases of a plan's own words in German: "des Patienten", "einer Patientin", "den Gästen".

Only what a plan gives is declined: one and several of a thing, and one with its article, which says the gender. The
rules are those of the grammar (Duden, Die Grammatik, chapter on the noun): masculine nouns whose plural is the singular
with -n or -en are weak, "ein Versicherter, Versicherte" is declined like an adjective, and all others are strong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from onecompany.sentences.cases import Word

# no sentence: words that are declined by their own rules
USUAL: Final[Mapping[str, str]] = {
    "customer": "Kunde",
    "customers": "Kunden",
    "a_customer": "ein Kunde",
    "silo": "Abteilung",
    "silos": "Abteilungen",
    "a_silo": "eine Abteilung",
}
"""What stands for a customer and a silo where a plan says nothing of its own."""

_AN: Final = {
    "m": Word("ein", "einen", "einem", "eines"),
    "f": Word("eine", "eine", "einer", "einer"),
    "n": Word("ein", "ein", "einem", "eines"),
}
_THE: Final = {
    "m": Word("der", "den", "dem", "des"),
    "f": Word("die", "die", "der", "der"),
    "n": Word("das", "das", "dem", "des"),
}
_THE_SEVERAL: Final = Word("die", "die", "den", "der")
_GENDERS: Final = {"eine": "f", "der": "m", "die": "f", "das": "n"}

_FEMININE = re.compile(
    r"(?:in|ung|heit|keit|schaft|ion|tät|ie|ei|stelle|gruppe|sparte|behörde|gemeinde)$", re.IGNORECASE
)
_NEUTER = re.compile(
    r"(?:chen|lein|um|glied|kind|team|amt|haus|werk|ressort|referat|dezernat|büro|institut|unternehmen|paar|gebiet)$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(.*?)(\w*[A-ZÄÖÜ]\w*)(.*)")
_ADJECTIVE_ENDING = re.compile(r"(?<=\w)e[rsn]?(?=\s|$)")


class _Phrase(NamedTuple):
    """A word with what goes along with it: "junger ", "Mensch", " im Dienst"."""

    before: str
    noun: str
    after: str

    def said(self, noun: str, ending: str = "") -> str:
        """With the noun in a form, and its adjectives with an ending; "" leaves them as they are."""
        before = _ADJECTIVE_ENDING.sub(ending, self.before) if ending else self.before
        return f"{before}{noun}{self.after}"


def forms(one: str, several: str, a: str, the: str) -> dict[str, Word]:
    """A word as `one`, `several`, `a`, `the` and `the_several`, each with its cases.

    `several`, `a` and `the` are "" where a plan does not give them; they follow from the others then.
    """
    one = one if " " in one else one[:1].upper() + one[1:]
    gender = _gender(one, several, a, the)
    phrase = _phrase(one)
    several = several or phrase.said(_plural(phrase.noun, gender))
    plural = _phrase(several)
    adjective = plural.noun.endswith("e") and phrase.noun == plural.noun + {"m": "r", "f": "", "n": "s"}[gender]
    singular = _adjectival(phrase, gender) if adjective else _singular(phrase, plural.noun, gender)
    definite = phrase.said(plural.noun if adjective else phrase.noun, "e")
    of_the = Word(definite, singular.acc if gender == "m" else definite, singular.dat, singular.gen)
    with_a = singular.after(_AN[gender])
    return {
        "one": singular,
        "several": Word(several, several, plural.said(_dative(plural.noun), "en"), several),
        "a": Word(a, with_a.acc, with_a.dat, with_a.gen) if a.lower().startswith(("ein ", "eine ")) else with_a,
        "the": of_the.after(_THE[gender]),
        "the_several": _definite_plural(plural, adjective=adjective).after(_THE_SEVERAL),
    }


def _phrase(text: str) -> _Phrase:
    match = _NOUN.fullmatch(text)
    return _Phrase(*match.groups()) if match else _Phrase("", text, "")


def _gender(one: str, several: str, a: str, the: str) -> str:
    for article in (the, a):
        if gender := _GENDERS.get(article.lower().partition(" ")[0]):
            return gender
    noun = _phrase(one).noun
    if _NEUTER.search(noun):
        return "n"
    is_feminine = _FEMININE.search(noun) or several.endswith("innen")
    return "f" if is_feminine and not a.lower().startswith("ein ") else "m"


def _singular(phrase: _Phrase, plural: str, gender: str) -> Word:
    noun = phrase.noun
    if gender == "f":
        return Word(*(phrase.said(noun, ending) for ending in ("", "", "en", "en")))
    if gender == "m" and plural in (f"{noun}n", f"{noun}en") and not noun.endswith("or"):
        return Word(phrase.said(noun), *[phrase.said(plural, "en")] * 3)
    accusative = phrase.said(noun, "en" if gender == "m" else "")
    return Word(phrase.said(noun), accusative, phrase.said(noun, "en"), phrase.said(_genitive(noun), "en"))


def _adjectival(phrase: _Phrase, gender: str) -> Word:
    one, weak = phrase.said(phrase.noun), phrase.said(_ADJECTIVE_ENDING.sub("en", phrase.noun), "en")
    return Word(one, weak if gender == "m" else one, weak, weak)


def _definite_plural(plural: _Phrase, *, adjective: bool) -> Word:
    noun = f"{plural.noun}n" if adjective else plural.noun
    several = plural.said(noun, "en")
    return Word(several, several, plural.said(_dative(noun), "en"), several)


def _genitive(noun: str) -> str:
    if noun.endswith(("us", "as", "os")):  # "des Campus"
        return noun
    return f"{noun}es" if re.search(r"(?:s|ß|x|z|sch|st)$", noun) else f"{noun}s"


def _dative(plural: str) -> str:
    return plural if re.search(r"[nsaiou]$", plural) else f"{plural}n"


# no sentence: what people are called, and departments, whose vowel changes; also behind others ("Stammgast")
_UMLAUTS: Final = {"gast": "gäste", "arzt": "ärzte", "sohn": "söhne", "stand": "stände", "amt": "ämter"}


def _plural(noun: str, gender: str) -> str:
    for one, several in _UMLAUTS.items():
        if noun.lower().endswith(one):
            changed = noun[: -len(one)] + several
            return changed[:1].upper() + changed[1:] if noun[:1].isupper() else changed
    if noun.endswith("e"):
        return f"{noun}n"
    if gender == "f":
        return f"{noun}nen" if noun.endswith("in") else f"{noun}en"
    if noun.endswith(("er", "el", "en", "lein")):
        return noun
    if noun.endswith("glied"):
        return f"{noun}er"
    return f"{noun}en" if re.search(r"(?:ent|ant|ist|at|or)$", noun) else f"{noun}e"
