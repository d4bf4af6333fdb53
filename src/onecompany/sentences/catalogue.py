"""Sentences in the language that is spoken now, with their values put in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from onecompany.sentences.onlookers import looking_on, without_keys
from onecompany.sentences.terms import terms
from onecompany.sentences.values import filled

LOCALE = Path(__file__).with_name("locale")
"""The catalogues of other languages: `LANGUAGE/LC_MESSAGES/onecompany.mo`."""

LANGUAGES = ("en", *sorted(folder.parent.parent.name for folder in LOCALE.glob("*/LC_MESSAGES/onecompany.mo")))
"""The languages that the program speaks. English is the language of the sentences in the code."""

_LANGUAGE: ContextVar[str] = ContextVar("language of the sentences", default="en")


def language() -> str:
    """The language that is spoken now, such as `en`."""
    return _LANGUAGE.get()


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Within this, sentences are in a language; in English when there is no catalogue of it."""
    before = _LANGUAGE.set(tag.partition("-")[0])
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def gettext(sentence: str, /, **values: Any) -> str:
    """A sentence in the language that is spoken now. `values` go into its braces, and so do the plan's words.

    Raises LookupError when the sentence has a brace for which there is no value: that is an error of ours.
    """
    if not sentence:  # under which gettext keeps what a catalogue says of itself
        return ""
    return _filled(sentence, _translations(language()).gettext(sentence), values)


def ngettext(one: str, many: str, number: int, /, **values: Any) -> str:
    """As `gettext`, of a sentence that differs by a number; this can stand in it as `{number}` or `{number:words}`."""
    spoken = _translations(language()).ngettext(one, many, number)
    return _filled(one if spoken == one else many, spoken, {"number": number, **values})


def _filled(sentence: str, spoken: str, values: dict[str, Any]) -> str:
    return filled(without_keys(sentence, spoken) if looking_on() else spoken, terms(), values)


def N_(sentence: str) -> str:
    """Marks a sentence that is kept as it is, and goes through `gettext` when it is shown."""
    return sentence


@cache
def _translations(tag: str) -> NullTranslations:
    path = LOCALE / tag / "LC_MESSAGES" / "onecompany.mo"
    if tag == "en" or not path.is_file():
        return NullTranslations()
    with path.open("rb") as catalogue:
        return GNUTranslations(catalogue)
