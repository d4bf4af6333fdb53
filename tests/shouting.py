"""A language in which everything is said in capitals: what is not, does not come from the catalogue of that moment."""

from __future__ import annotations

import re

import pytest

from onecompany.sentences import catalogue


class Shouting(catalogue.NullTranslations):
    """A language in which everything is said in capitals, but for what stands in braces."""

    def gettext(self, message: str) -> str:
        return re.sub(r"[^{}]+(?![^{]*})", lambda match: match[0].upper(), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tag `xx` is a language with a catalogue of its own."""
    known = catalogue._translations
    monkeypatch.setattr(catalogue, "_translations", lambda tag: Shouting() if tag == "xx" else known(tag))
