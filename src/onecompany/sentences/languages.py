"""Which language is spoken, and where its sentences come from.

Within `speaking` it is the one that is given there, such as that of a hand-out; elsewhere the one that was settled: of
the workshop that is open, or the user's own. There is no half of a language: where no catalogue has it, English is
spoken, and with it English dates and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

LOCALE = Path(__file__).with_name("locale")
"""The catalogues of other languages: `LANGUAGE/LC_MESSAGES/onecompany.mo`."""

ENGLISH: Final = "en"
"""The language of the sentences in the code."""

LANGUAGES = (ENGLISH, *sorted(folder.parent.parent.name for folder in LOCALE.glob("*/LC_MESSAGES/onecompany.mo")))
"""The languages that the program speaks."""

_LANGUAGE: ContextVar[str | None] = ContextVar("language of the sentences", default=None)

_settled, _own = [ENGLISH], [ENGLISH]
"""What holds outside of `speaking`, and what it goes back to. No context, for the same reason as the settled words."""


class InContext(str):
    """A sentence that says something else elsewhere, with what tells the two apart."""

    context: str


def N_(sentence: str) -> str:
    """Marks a sentence that is kept as it is, and goes through `gettext` when it is shown."""
    return sentence


def NC_(context: str, sentence: str) -> InContext:
    """The same of a sentence that says something else elsewhere: `NC_("key", "open")` is what a key does, and no state.

    GNU gettext's `msgctxt`, under the name that GLib has for it. `context` is read by translators only.
    """
    marked = InContext(sentence)
    marked.context = context
    return marked


@cache
def spoken(tag: str) -> str:
    """The language that is really spoken where this one is asked for: itself, such as `de-AT`; `en` without words."""
    return tag if _catalogue(tag) else ENGLISH


def has_words(tag: str) -> bool:
    """Whether there are words for a language."""
    return bool(_catalogue(tag))


def _catalogue(tag: str) -> str:
    """The catalogue that has a language: of its region, else of all who speak it; "" for none."""
    main, *region = re.split("[-_]", tag)
    names = ("_".join([main.lower(), *map(str.upper, region)]), main.lower())
    return next((name for name in names if name == ENGLISH or _path(name).is_file()), "")


def _path(name: str) -> Path:
    return LOCALE / name / "LC_MESSAGES" / "onecompany.mo"


def language() -> str:
    """The language that is spoken now, such as `en` or `de-AT`."""
    return _LANGUAGE.get() or _settled[0]


@cache
def _main(tag: str) -> str:
    return re.split("[-_]", tag)[0].lower()


def tongue() -> str:
    """The same without its region, such as `de`."""
    return _main(language())


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Within this, sentences are in a language; in English when there is no catalogue of it."""
    before = _LANGUAGE.set(spoken(tag))
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def settle_language(tag: str | None) -> None:
    """From now on this language is spoken, in every task and thread, wherever no other one is. None: the user's own."""
    _settled[0] = _own[0] if tag is None else spoken(tag)


def own_language(tag: str) -> None:
    """The user's own language is this one: from now on it is spoken where no workshop is open."""
    _own[0] = _settled[0] = spoken(tag)


@cache
def translations(tag: str) -> NullTranslations:
    """The sentences of a language, by the English ones. Read from the file when they are first asked for."""
    name = _catalogue(tag)
    if name in ("", ENGLISH):
        return NullTranslations()
    with _path(name).open("rb") as catalogue:
        return GNUTranslations(catalogue)


def translated(sentence: str) -> str:
    """A sentence in the language that is spoken now, its braces still empty."""
    known = translations(language())
    return known.pgettext(sentence.context, sentence) if isinstance(sentence, InContext) else known.gettext(sentence)


def translated_for(number: int, one: str, many: str) -> str:
    """The same of a sentence that differs by a number."""
    return translations(language()).ngettext(one, many, number)
