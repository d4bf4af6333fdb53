"""Votes by hands: a line of counts for each poll, and dots down the list of items."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from onecompany.app.screens.asking import Question
from onecompany.app.screens.dots import DotsScreen
from onecompany.kinds.rounds import Vote, latest
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.app.test_lost_file import held, soon
from tests.app.votes import DOTS, PULSE, put_to_the_room

pytestmark = pytest.mark.usefixtures("offered")


@pytest.fixture
def votes() -> Sequence[Vote]:
    """What is put to the room."""
    return (DOTS,)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, votes: Sequence[Vote]) -> None:
    """It is offered on the board of stages."""
    put_to_the_room(monkeypatch, *votes)


def came_to(hands: Hands, subject: str) -> dict[str, int]:
    """The counts of the latest round about a subject that are not zero."""
    result = latest(hands.state, hands.room.session.exercise.id, subject)
    return {code: votes for code, votes in (result.counts or {}).items() if votes} if result is not None else {}


async def test_what_f4_offers_is_chosen_by_a_figure_or_by_enter(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.press("f4")
    for number, line in enumerate(("Hands for the item at the cursor", "Pain points: by ballot", "by hands"), 1):
        assert f"{number}  " in hands.screen
        assert line in hands.screen
    await hands.press("9", "x", "0")
    assert isinstance(hands.app.screen, Question)
    await hands.press("enter")
    await hands.line("7")
    assert hands.state.rows("stage")[0].votes == 7
    await hands.press("f4", "3")
    assert isinstance(hands.app.screen, DotsScreen)


@pytest.mark.parametrize("votes", [()])
async def test_where_nothing_can_be_voted_on_it_is_said(hands: Hands) -> None:
    assert "F4" not in hands.screen.splitlines()[-1]
    await hands.press("f4")
    assert "Nothing is voted on here." in hands.said
    await hands.line("I buy")
    assert "F4 vote" in hands.screen.splitlines()[-1]
    await hands.press("f4")
    assert "How many hands for the item at the cursor?" in hands.screen


@pytest.mark.parametrize("votes", [(PULSE,)])
async def test_a_line_of_counts_for_each_poll(hands: Hands) -> None:
    await hands.press("f4", "2")
    assert "How many hands for each? 1 · 2 · 3 · 4 · 5" in hands.screen
    await hands.line("0 2 3 3 many")
    assert "“many” is no count of hands" in hands.screen
    assert "0 2 3 3 many" in hands.screen
    await hands.press(*["backspace"] * 4)
    await hands.line("4")
    await hands.line("0,0,0,4;4")
    assert "12 hands were kept. 8 leaders are here." in hands.said
    assert came_to(hands, "decisions") == {"2": 2, "3": 3, "4": 3, "5": 4}
    assert came_to(hands, "growth") == {"4": 4, "5": 4}
    await hands.press("ctrl+z")
    assert came_to(hands, "growth") == {}
    await hands.press("f4", "3")
    assert "Fists to five: how many of each?" in hands.screen


@pytest.mark.parametrize("votes", [(PULSE,)])
async def test_counts_that_were_typed_are_there_again(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onecompany.app.retry.TRIES", 2)
    await hands.press("f4", "2")
    await hands.type("0 2 3")
    await hands.press("escape", "f4", "2")
    assert "0 2 3" in hands.screen
    await hands.line(" 3 0")
    await hands.type("0 0 0 4 4")
    with held(hands.app.workshop_file.path):
        await hands.keys("enter")
        await soon(hands, lambda: "Another program holds the file. Close" in hands.said)
    await hands.press("f4", "2", "enter", "enter")
    assert came_to(hands, "decisions") == {"2": 2, "3": 3, "4": 3}
    assert came_to(hands, "growth") == {"4": 4, "5": 4}
    await hands.press("f4", "2")
    assert "0 2 3 3 0" not in hands.screen


async def test_dots_are_typed_down_the_list_and_become_one_round(hands: Hands) -> None:
    await hands.press("f4", "2")
    assert "0 dots of 8 × 6 = 48" in hands.screen
    await hands.press("1", "2", "enter", "enter", "7", "backspace", "8", "enter", "up", "up", "4", "0")
    assert "60 dots of 8 × 6 = 48" in hands.screen
    assert "12 dots more than there are. They are kept all the same." in hands.screen
    await hands.press("end", "3", "enter")
    assert "Enter once more keeps the counts" in " ".join(hands.screen.split())
    await hands.press("enter")
    assert hands.app.screen is hands.room
    assert came_to(hands, "pains") == {"pain:1": 12, "pain:2": 40, "pain:3": 8, "pain:24": 3}
    result = latest(hands.state, hands.room.session.exercise.id, "pains")
    assert result is not None
    assert (result.n, result.method) == (8, "hands")


async def test_a_held_enter_keeps_no_counts(hands: Hands) -> None:
    await hands.press("f4", "2", "end", "3")
    await hands.hold("enter")
    assert isinstance(hands.app.screen, DotsScreen)


async def test_leaving_early_asks_and_loses_nothing(hands: Hands) -> None:
    await hands.press("f4", "2", "escape")
    assert hands.app.screen is hands.room, "nothing was typed"
    await hands.press("f4", "2", "5", "enter", "6", "escape")
    assert "22 items have no count yet." in hands.screen
    await hands.press("3")
    assert hands.app.screen is hands.room
    assert came_to(hands, "pains") == {}
    await hands.press("f4", "2")
    assert "11 dots of 8 × 6 = 48" in hands.screen
    await hands.press("1", "escape", "2")
    assert came_to(hands, "pains") == {"pain:1": 5, "pain:2": 6, "pain:3": 1}
    await hands.press("f4", "2")
    assert "0 dots" in hands.screen, "they are counted, and begin anew"


async def test_counts_that_were_typed_outlive_the_program(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop, at="stages") as hands:
        await hands.press("f4", "2", "5", "enter", "6", "enter")
        drafts = json.loads(store.path.with_name(f"{store.path.name}.unfinished").read_text("utf-8"))
        assert any("pain:2" in text for text in drafts.values()), "on the disk by Enter"
    async with opened(store.path, workshop) as hands:
        await hands.press("f4", "2")
        assert "11 dots of 8 × 6 = 48" in hands.screen


async def test_a_count_stays_within_what_the_tables_take(hands: Hands) -> None:
    await hands.press("f4", "2", *"99999")
    assert "9999 dots" in hands.screen
    await hands.press("x", "space", "pagedown", "pageup", "home")
    assert "9999 dots" in hands.screen
