"""The plan's own words for the customer and the silo: a hospital has patients, a ministry has departments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from typing import Final

from onecompany.sentences.english import plural, with_article

LONGEST_WORD: Final = 40
"""Characters of one of the words, so that it can stand in a heading."""


FORMS: Final = ("customer", "customers", "a_customer", "silo", "silos", "a_silo")
"""What a plan may say of its own."""


@dataclass(frozen=True)
class Terms:
    """What the customer and the silo are called, one and several of them, in small letters as within a sentence.

    `a_customer` and `a_silo`: one of them with its article; "" to have that made as English does.
    Heads of departments call what they head a department; a plan that wants to speak of silos says so.
    """

    customer: str = "customer"
    customers: str = "customers"
    silo: str = "department"
    silos: str = "departments"
    a_customer: str = ""
    a_silo: str = ""

    @classmethod
    def of(cls, words: Mapping[str, object]) -> Terms:
        """The terms of what `own` gave; what is no word of ours is left out."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: word for name, word in words.items() if name in names and isinstance(word, str) and word})

    @classmethod
    def made_of(cls, words: Mapping[str, str]) -> Terms:
        """The terms of words that were given, with several of each by the rules of English where they are not."""
        whole = dict(words)
        for one, several in (("customer", "customers"), ("silo", "silos")):
            if whole.get(one) and not whole.get(several):
                whole[several] = plural(whole[one])
        return cls.of(whole)

    @property
    def own(self) -> dict[str, str]:
        """The words that are not the usual ones."""
        usual = asdict(USUAL)
        return {name: word for name, word in asdict(self).items() if word != usual[name]}

    def with_customer_of(self, other: Terms) -> Terms:
        """These words, but for the customer: that is called as in the others."""
        return replace(self, customer=other.customer, customers=other.customers, a_customer=other.a_customer)

    def with_silo_of(self, other: Terms) -> Terms:
        """These words, but for the silo: that is called as in the others."""
        return replace(self, silo=other.silo, silos=other.silos, a_silo=other.a_silo)

    @cached_property
    def placeholders(self) -> dict[str, str]:
        """What stands in the braces of a sentence: `{customer}`, `{Customers}` at its beginning, `{a_silo}`."""
        words = {name: getattr(self, name) for name in ("customer", "customers", "silo", "silos")}
        capitals = {name.capitalize(): _begun(word) for name, word in words.items()}
        articles = {
            "a_customer": self.a_customer or with_article(self.customer),
            "a_silo": self.a_silo or with_article(self.silo),
        }
        return {**words, **capitals, **articles, **{name.capitalize(): _begun(word) for name, word in articles.items()}}

    def put_into(self, text: str) -> str:
        """A text of a plan with these words in place of their braces; any other brace stays as it is."""
        return _PLACEHOLDER.sub(lambda match: self.placeholders[match[1]], text) if "{" in text else text


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


USUAL: Final = Terms()
"""The words of a plan that says nothing of its own."""

_PLACEHOLDER: Final = re.compile("{(" + "|".join(USUAL.placeholders) + ")}")

_TERMS: ContextVar[Terms | None] = ContextVar("words for customer and silo", default=None)

_settled = [USUAL]
"""What holds outside of `using`. No context: a terminal's widgets run in tasks of their own, each with the context of
the moment when it was made, which may be before a workshop was opened."""


def terms() -> Terms:
    """The words that are used now."""
    return _TERMS.get() or _settled[0]


def settle(words: Terms) -> None:
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
