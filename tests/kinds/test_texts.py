"""Whatever is typed into a field of a kind is in every format that holds it, literally, and names only where wanted."""

from __future__ import annotations

import itertools
from functools import cache

import pytest

from onecompany import __version__
from onecompany.clock import Stamp
from onecompany.export import registry
from onecompany.export.bundling import Choices, bundle
from onecompany.export.format import Bundle
from onecompany.kinds.kind import Table
from onecompany.kinds.registry import kinds
from onecompany.kinds.shared_tables import SHARED, WORKSHOP
from onecompany.parsing.clean import clean
from onecompany.store.state import State
from tests.export.anything import HOLD_ALL, readable
from tests.kinds.conftest import DAY, MORNING
from tests.kinds.words import reworded, spoken

WHOSE: dict[str, tuple[Table, ...]] = {
    "of every workshop": (WORKSHOP, *SHARED),
    **{name: kind.tables for name, kind in kinds().items()},
}

HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1+cmd|' /C calc'!A0",
    "<script>alert(1)</script> & </w:t> ]]> <!-- -->",
    "# head *b* _i_ `c` [x](javascript:1) | a | <br>",
    '#panic("x") $x^2$ @ref <label> \\ #{eval} #let x',
    "tab\there, quote\" ' and ; : \\n BEGIN:VEVENT",
    "a\u202eb\u2066c\u200bd שלום مرحبا 李伟 🚀 −→≥✓",
    "\x00\x01\x07\x1b[31m\x85\ufffe\ud800 [/] [b]end",
)
PERSON = "Anouk Zwartekot"
"""A leader whose name stands in every text."""


class Told:
    """What was put into each column of each row."""

    def __init__(self) -> None:
        self.words: dict[tuple[str, str], list[str]] = {}
        self.secret: list[str] = []
        self._numbers = itertools.count(1)
        self._people = 0

    def word(self, table: str, column: str, row_id: str) -> str:
        """A word of its own for each."""
        word = f"w{next(self._numbers):04}x"
        self.words.setdefault((table, column), []).append(word)
        return word

    def hostile(self, table: str, column: str, row_id: str) -> str:
        """Something that would do harm where it is not taken literally, with the name of a leader behind it."""
        if (table, column) == ("leader", "name"):
            self._people += 1
            return PERSON if self._people == 1 else f"Xq{self._people} Nobody"
        text = HOSTILE[next(self._numbers) % len(HOSTILE)]
        if table == "leader":
            text = f"Anouk {text}"
        elif table != "silo":  # a word in the name of a silo is no name of a leader
            text = f"{text} {PERSON}"
        return clean(text[: 60 if column in ("unit", "rhythm") else 200])


def made(state: State, **choices: bool) -> Bundle:
    """What the formats are given."""
    at = Stamp(MORNING, 100_000.0, "test")
    return bundle(state, at=at, today=DAY, version=__version__, choices=Choices(**choices))


@pytest.fixture(scope="module")
def told(filled: State) -> tuple[Told, Bundle]:
    """The filled workshop with a word of its own in each field, and what the formats are given of it."""
    told = Told()
    state = reworded(filled, told.word)
    private = state.rows("note")[-1]
    state.tables["note"][private.id] = private.with_values({"private": True})
    told.secret = [private.text, *(row.script for table in ("exercise", "step") for row in state.rows(table))]
    told.words["note", "text"].remove(private.text)
    return told, made(State(state.shape, state.workshop_id, state.tables))


@cache
def _files(name: str, given: int) -> str:
    return readable(name, _GIVEN[given])


_GIVEN: dict[int, Bundle] = {}


def files(name: str, given: Bundle) -> str:
    """What can be read in the files of a format; each is made once for all tests."""
    _GIVEN[id(given)] = given
    return _files(name, id(given))


def handed_out(field: tuple[str, str], word: str, whole: str) -> bool:
    """Whether a format holds a word: the first one of a promise with its capital too."""
    return word in whole or (field == ("commitment", "what") and word.capitalize() in whole)


@pytest.mark.parametrize("name", HOLD_ALL)
@pytest.mark.parametrize("whose", WHOSE)
def test_every_text_is_in_each_format_that_holds_all(told: tuple[Told, Bundle], whose: str, name: str) -> None:
    whole = files(name, told[1])
    own = {(table.name, column) for table in WHOSE[whose] for column in spoken(table)}
    said = {field: words for field, words in told[0].words.items() if field in own}
    assert said.keys() == own
    lost = {field: [word for word in words if not handed_out(field, word, whole)] for field, words in said.items()}
    assert {field: words for field, words in lost.items() if words} == {}


@pytest.mark.parametrize("name", registry.names())
def test_what_only_the_facilitator_reads_is_in_none(told: tuple[Told, Bundle], name: str) -> None:
    whole = files(name, told[1])
    assert len(told[0].secret) > 4
    assert [word for word in told[0].secret if word in whole] == []


@pytest.fixture(scope="module")
def nameless(filled: State) -> Bundle:
    """The filled workshop with hostile text and a leader's name in each field, handed out without names."""
    return made(reworded(filled, Told().hostile), names=False)


@pytest.mark.parametrize("name", registry.names())
def test_hostile_text_in_every_field_is_made_and_read_and_names_nobody(nameless: Bundle, name: str) -> None:
    whole = files(name, nameless)
    assert whole
    assert "\x07" not in whole
    assert [part for part in PERSON.split() if part.casefold() in whole.casefold()] == []


def test_it_is_in_the_document_as_it_was_typed(filled: State) -> None:
    told = Told()
    state = reworded(filled, told.hostile)
    document = files("json", made(state))
    for table in (table for own in WHOSE.values() for table in own):
        for row in state.rows(table.name):
            for column in spoken(table):
                text = getattr(row, column).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
                assert text.replace("\t", "\\t") in document, (table.name, column)
