"""The plan's own words for the customer and the silo: a hospital has patients, a ministry has departments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from typing import Final

LONGEST_WORD: Final = 40
"""Characters of one of the words, so that it can stand in a heading."""


@dataclass(frozen=True)
class Terms:
    """What the customer and the silo are called, one and several of them, in small letters as within a sentence."""

    customer: str = "customer"
    customers: str = "customers"
    silo: str = "silo"
    silos: str = "silos"

    @classmethod
    def of(cls, words: Mapping[str, object]) -> Terms:
        """The terms of what `own` gave; what is no word of ours is left out."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: word for name, word in words.items() if name in names and isinstance(word, str) and word})

    @property
    def own(self) -> dict[str, str]:
        """The words that are not the usual ones."""
        usual = asdict(USUAL)
        return {name: word for name, word in asdict(self).items() if word != usual[name]}

    @cached_property
    def placeholders(self) -> dict[str, str]:
        """What stands in the braces of a sentence: `{customer}`, `{Customers}` at its beginning, `{a_silo}`."""
        words = {name: getattr(self, name) for name in ("customer", "customers", "silo", "silos")}
        capitals = {name.capitalize(): word[:1].upper() + word[1:] for name, word in words.items()}
        articles = {f"a_{name}": _with_article(words[name]) for name in ("customer", "silo")}
        return {**words, **capitals, **articles}


def _with_article(word: str) -> str:
    return f"{'an' if word[:1].lower() in 'aeio' else 'a'} {word}"


USUAL: Final = Terms()
"""The words of a plan that says nothing of its own."""

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
