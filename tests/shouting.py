"""A language in which everything is said in capitals: what is not, does not come from the catalogue of that moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from onecompany.sentences import languages

TAG, GREEK = "xx", "el"
"""What the language is called: as one that nobody knows, and as one whose dates have no Latin letters."""


class Shouting(NullTranslations):
    """A language in which everything is said in capitals, but for what stands in braces."""

    def gettext(self, message: str) -> str:
        return re.sub(r"[^{}]+(?![^{]*})", lambda match: match[0].upper(), message)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tags `xx` and `el` are languages with a catalogue of their own."""
    catalogue, translations = languages._catalogue, languages.translations
    monkeypatch.setattr(languages, "_catalogue", lambda tag: tag if tag in (TAG, GREEK) else catalogue(tag))
    monkeypatch.setattr(languages, "translations", lambda tag: Shouting() if tag in (TAG, GREEK) else translations(tag))
    languages.spoken.cache_clear()
    yield
    languages.spoken.cache_clear()
