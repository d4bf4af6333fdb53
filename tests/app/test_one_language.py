"""The frame around the boards is in one language, too: each page that a key opens, in a workshop and at home."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.assets import sessions
from onecompany.sentences import Terms, own_language, settle
from onecompany.store.file import Store
from onecompany.store.tables import Workshop
from tests.app.conftest import Opened
from tests.clock_double import FakeClock
from tests.shouting import GREEK, shouting

__all__ = ["shouting"]

TERMS = Terms("CUSTOMER", "CUSTOMERS", "SILO", "SILOS", "A CUSTOMER", "A SILO", "THE CUSTOMER", "THE SILO")

IN_A_ROOM = (
    *("", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "ctrl+p", "ctrl+f", "ctrl+s", "ctrl+b"),
    *("plus", "number_sign", "at", "exclamation_mark", "question_mark", "delete"),
)
AT_HOME = ("", "f1", "n", "d", "ctrl+p", "e", "s", "l", "x", "p", "delete", "o", "y")

OWN = {"onecompany", "min", "toml", "json", "csv", "ics", "pdf", "docx", "pptx", "xlsx", "html", "agenda", "code"}
"""What is the same in all languages: the program, formats by their names, file names."""


@pytest.fixture
def greek(shouting: None, sample: tuple[Path, str], clock: FakeClock) -> Iterator[tuple[Path, str, str]]:
    """The sample in a language of capitals, with all that its room and the plans have said, and their places."""
    path, workshop = sample
    with Store(path, clock=clock) as store, store.writer(workshop).act("speaks") as transaction:
        transaction.change(Workshop, workshop, language=GREEK, words=TERMS.own)
    own_language(GREEK)
    settle(TERMS, GREEK)
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        texts = [str(value) for table in tables for row in db.execute(f'SELECT * FROM "{table}"') for value in row]
    texts += [plan.read_text(encoding="utf-8") for plan in sessions().glob("*.toml")] + [str(path), str(Path.home())]
    yield path, workshop, "\n".join(texts)
    own_language("en")
    settle()


def strange(screen: str, known: str) -> list[str]:
    """The lines of a screen with a word of small letters that nobody has typed, not even as a part of another word."""
    lines = []
    for line in screen.splitlines():
        words = re.findall(r"(?<![\w./~^])[A-Z]?[a-z]{3,}(?![\w./])", line)
        if any(word not in known and word.lower() not in OWN for word in words):
            lines.append(line.strip())
    return lines


@pytest.mark.parametrize("key", IN_A_ROOM)
async def test_no_page_of_a_room_has_an_english_word(greek: tuple[Path, str, str], opened: Opened, key: str) -> None:
    path, workshop, known = greek
    async with opened(path, workshop, size=(140, 45)) as hands:
        if key:
            await hands.press(key)
        assert strange(hands.screen, known) == []


@pytest.mark.parametrize("key", AT_HOME)
async def test_no_page_at_home_has_an_english_word(greek: tuple[Path, str, str], opened: Opened, key: str) -> None:
    path, _, known = greek
    async with opened(path, None, size=(140, 45)) as hands:
        if key:
            await hands.press(key)
        assert strange(hands.screen, known) == []
