"""A room is in one language: whatever a board and its keys say comes from the catalogue of that language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onecompany.boards.panel import Panel
from onecompany.kinds.findings import find_all
from onecompany.kinds.kind import Kind
from onecompany.sentences import Terms, own_language, settle
from onecompany.store.state import State
from tests.kinds.boards import window
from tests.kinds.conftest import DAY, every_kind
from tests.kinds.in_capitals import in_capitals, small_words
from tests.shouting import GREEK, shouting

__all__ = ["shouting"]

TERMS = Terms("CUSTOMER", "CUSTOMERS", "SILO", "SILOS", "A CUSTOMER", "A SILO", "THE CUSTOMER", "THE SILO")


@pytest.fixture
def greek(shouting: None) -> Iterator[None]:
    """The room speaks a language in which everything is in capitals."""
    settle(TERMS, GREEK)
    yield
    own_language("en")
    settle()


def said(panel: Panel) -> Iterator[str]:
    """What is said of the place where the cursor is: its name, what Enter does, what its keys do."""
    _, subject, *_ = panel.subject()
    yield from (panel.where(), panel.editing(), subject)
    yield from (f"{choice.shown} {choice.does}" for choice in panel.choices())
    panel.name_keys()
    yield str(panel.border_subtitle or "")


@pytest.mark.usefixtures("greek")
@every_kind
@pytest.mark.parametrize("much", ["nothing", "the example"])
async def test_a_board_has_no_english_word(kind: Kind, much: str, empty: State, filled: State) -> None:
    state = in_capitals(filled if much == "the example" else empty)
    async with window() as board:
        panel = await board.show(kind, state)
        for size in ((80, 24), (200, 60)):
            await board.resize(*size)
            assert small_words(board.text) == []
        for place in board.walk():
            panel.select(place)
            assert small_words("\n".join(said(panel))) == [], place


@pytest.mark.usefixtures("greek")
def test_no_finding_has_an_english_word(filled: State) -> None:
    for findings in find_all(in_capitals(filled), DAY).values():
        for finding in findings:
            assert small_words("\n".join((finding.text, finding.why, finding.mend))) == []
