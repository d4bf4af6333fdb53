"""German words are longer: what a board says in them has its room, in the smallest window and in a usual one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from onecompany.boards.panel import Panel
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import kinds
from onecompany.sentences import LANGUAGES, own_language, settle
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.kinds.boards import window
from tests.kinds.conftest import every_kind

FRAME = 4
"""Cells of a frame beside its title."""


@pytest.fixture
def german() -> Iterator[None]:
    """The room speaks German."""
    settle(language="de")
    yield
    own_language("en")
    settle()


def heads(panel: Panel) -> Iterator[str]:
    """The lines of a board that name its columns and its parts."""
    for sheet in panel.sheets:
        for y in range(sheet.size.height):
            text = sheet.render_line(y).text
            if y < sheet._layout.head_height or text.rstrip().endswith("─"):
                yield text


@pytest.mark.usefixtures("german")
@every_kind
@pytest.mark.parametrize("much", ["nothing", "the example"])
async def test_no_head_of_a_board_is_cut(kind: Kind, much: str, empty: State, filled: State) -> None:
    async with window((80, 18)) as board:
        panel = await board.show(kind, filled if much == "the example" else empty)
        for size in ((80, 18), (112, 26)):
            await board.resize(*size)
            assert [line for line in heads(panel) if "…" in line] == []


@every_kind
async def test_what_is_typed_where_has_room_in_german_if_it_has_in_english(
    kind: Kind, filled: State, empty: State, german: None
) -> None:
    cut = set()
    async with window((80, 18)) as board:
        for state in (filled, empty):
            panel = await board.show(kind, state)
            for place in board.walk():
                panel.select(place)
                settle(language="en")
                english = panel.where()
                settle(language="de")
                if cell_len(english) <= 80 - FRAME < cell_len(panel.where()):
                    cut.add(panel.where())
    assert cut == set()


@pytest.mark.parametrize("language", LANGUAGES)
@every_kind
async def test_a_letter_that_is_shown_chooses_and_so_does_the_english_one(
    kind: Kind, writer: WorkshopWriter, language: str, german: None
) -> None:
    async with window((80, 18)) as board:
        panel = await board.show(kind, writer.state)
        for place in board.walk():
            panel.select(place)
            if not panel.letters_choose:
                continue
            settle(language="en")
            english = shown(panel)
            settle(language=language)
            assert len(shown(panel)) == len(english), "each has its own"
            for letter in shown(panel) | english:
                panel.select(place)
                assert panel.letter(writer, letter) is not None, (place, letter)


def shown(panel: Panel) -> set[str]:
    """The letters and figures among the keys of a board."""
    return {choice.shown for choice in panel.choices() if len(choice.shown) == 1 and choice.shown.isalnum()}


async def test_examples_of_metrics_say_in_german_what_they_measure(filled: State, german: None) -> None:
    async with window() as board:
        panel = await board.show(kinds()["metrics"], filled)
        assert {measured for _, about, _ in panel.examples() for measured in about.split(" · ")} & {
            "Verhalten", "Betrieb", "Kundenbestand", "Umfrage"
        }  # fmt: skip
        assert not {about for _, about, _ in panel.examples() if "behaviour" in about or "operation" in about}
