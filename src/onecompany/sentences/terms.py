"""The plan's own words for the customer and the silo: a hospital has patients, a ministry has departments."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Final


@dataclass(frozen=True)
class Terms:
    """What the customer and the silo are called, one and several of them, in small letters as within a sentence."""

    customer: str = "customer"
    customers: str = "customers"
    silo: str = "silo"
    silos: str = "silos"

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

_TERMS: ContextVar[Terms] = ContextVar("words for customer and silo", default=USUAL)


def terms() -> Terms:
    """The words that are used now."""
    return _TERMS.get()


@contextmanager
def using(words: Terms) -> Iterator[None]:
    """Within this, sentences use these words for the customer and the silo."""
    before = _TERMS.set(words)
    try:
        yield
    finally:
        _TERMS.reset(before)
