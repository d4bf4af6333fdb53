"""A language in which everything is said in capitals: what is not, does not come from the catalogue of that moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from onecompany.sentences import languages

TAG = "xx"


class Shouting(NullTranslations):
    """A language in which everything is said in capitals, but for what stands in braces."""

    def gettext(self, message: str) -> str:
        return re.sub(r"[^{}]+(?![^{]*})", lambda match: match[0].upper(), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tag `xx` is a language with a catalogue of its own."""
    catalogue, translations = languages._catalogue, languages.translations
    monkeypatch.setattr(languages, "_catalogue", lambda tag: TAG if tag == TAG else catalogue(tag))
    monkeypatch.setattr(languages, "translations", lambda tag: Shouting() if tag == TAG else translations(tag))
    languages.spoken.cache_clear()
    yield
    languages.spoken.cache_clear()
