"""The plan's own words for the customer and the silo: a hospital has patients, a ministry has departments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from typing import Final

from onecompany.sentences import english, german
from onecompany.sentences.cases import CASES, Word
from onecompany.sentences.languages import tongue

LONGEST_WORD: Final = 40
"""Characters of one of the words, so that it can stand in a heading."""


FORMS: Final = ("customer", "customers", "a_customer", "the_customer", "silo", "silos", "a_silo", "the_silo")
"""What a plan may say of its own."""

_RULES: Final = {"en": english, "de": german}
"""How the words are declined, by language; where nobody knows, they are put in as they are given."""


@dataclass(frozen=True)
class Terms:
    """What the customer and the silo are called, one and several of them, as within a sentence.

    `a_customer`, `the_customer`, `a_silo`, `the_silo`: one of them with its article. "" is the usual word of the
    language that is spoken; where a word is given and its other forms are not, the rules of that language
    make them.
    """

    customer: str = ""
    customers: str = ""
    silo: str = ""
    silos: str = ""
    a_customer: str = ""
    a_silo: str = ""
    the_customer: str = ""
    the_silo: str = ""

    @classmethod
    def of(cls, words: Mapping[str, object]) -> Terms:
        """The terms of what `own` gave; what is no word of ours is left out."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: word for name, word in words.items() if name in names and isinstance(word, str) and word})

    @property
    def own(self) -> dict[str, str]:
        """The words that are not the usual ones."""
        return {name: word for name, word in asdict(self).items() if word}

    def with_customer_of(self, other: Terms) -> Terms:
        """These words, but for the customer: that is called as in the others."""
        return replace(self, **{name: getattr(other, name) for name in FORMS if "customer" in name})

    def with_silo_of(self, other: Terms) -> Terms:
        """These words, but for the silo: that is called as in the others."""
        return replace(self, **{name: getattr(other, name) for name in FORMS if "silo" in name})

    @property
    def placeholders(self) -> dict[str, Word]:
        """What stands in the braces of a sentence, in the language that is spoken: `{customer}`, `{Customers}` at its
        beginning, `{a_silo}`, `{the_silos}`. Each has its cases."""
        spoken = tongue()
        words = self._by_language.get(spoken)
        if words is None:
            words = self._by_language[spoken] = self._forms(spoken)
        return words

    @cached_property
    def _by_language(self) -> dict[str, dict[str, Word]]:
        return {}

    def _forms(self, spoken: str) -> dict[str, Word]:
        rules = _RULES.get(spoken, english)
        words: dict[str, Word] = {}
        for noun in ("customer", "silo"):
            own = {name: word for name, word in self.own.items() if noun in name}
            if noun not in own:
                own = {**{name: word for name, word in rules.USUAL.items() if noun in name}, **own}
            forms = rules.forms(own[noun], *(own.get(name, "") for name in (f"{noun}s", f"a_{noun}", f"the_{noun}")))
            names = (noun, f"{noun}s", f"a_{noun}", f"the_{noun}", f"the_{noun}s")
            words |= dict(zip(names, forms.values(), strict=True))
        return {**words, **{name.capitalize(): word.begun() for name, word in words.items()}}

    def put_into(self, text: str) -> str:
        """A text of a plan with these words in place of their braces; any other brace stays as it is."""
        return _PLACEHOLDER.sub(self._word, text) if "{" in text else text

    def _word(self, brace: re.Match[str]) -> str:
        word = self.placeholders[brace[1]]
        return word.case(brace[2]) if brace[2] else str(word)


USUAL: Final = Terms()
"""The words of a plan that says nothing of its own."""

_PLACEHOLDER: Final = re.compile(f"{{({'|'.join(USUAL.placeholders)})(?::({'|'.join(CASES)}))?}}")

_TERMS: ContextVar[Terms | None] = ContextVar("words for customer and silo", default=None)

_settled = [USUAL]
"""What holds outside of `using`. No context: a terminal's widgets run in tasks of their own, each with the context of
the moment when it was made, which may be before a workshop was opened."""


def terms() -> Terms:
    """The words that are used now."""
    return _TERMS.get() or _settled[0]


def settle_words(words: Terms) -> None:
    """From now on sentences use these words, in every task and thread, wherever no other ones are used."""
    _settled[0] = words


@contextmanager
def using(words: Terms) -> Iterator[None]:
    """Within this, sentences use these words for the customer and the silo."""
    before = _TERMS.set(words)
    try:
        yield
    finally:
        _TERMS.reset(before)
