"""Sealed lines: typed unseen, taken back by their number, and nowhere to be found before they are revealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onecompany.app.quitting import Unsaved
from onecompany.app.screens.sealed import SealedField, SealedScreen
from onecompany.kinds.rounds import Vote, unfinished
from onecompany.store.sealing import SealedText
from tests.app.hands import Hands
from tests.app.test_lost_file import held, soon
from tests.app.votes import SENTENCES, begun, put_to_the_room

pytestmark = pytest.mark.usefixtures("offered")

NAMED = replace(SENTENCES, names=True)


@pytest.fixture
def votes() -> Sequence[Vote]:
    """What is put to the room."""
    return (SENTENCES,)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch, votes: Sequence[Vote]) -> None:
    """It is offered on the board of stages."""
    put_to_the_room(monkeypatch, *votes)


@pytest.fixture
def revealed(monkeypatch: pytest.MonkeyPatch) -> list[SealedText]:
    """The lines that the kind of exercise is told of at the reveal."""
    lines: list[SealedText] = []
    monkeypatch.setattr("onecompany.kinds.ballots._tell", lambda _, result: lines.extend(result.lines))
    return lines


def number(hands: Hands) -> str:
    """The number that was said last."""
    return hands.screen.partition("number ")[2][:2]


async def test_lines_are_sealed_and_revealed(hands: Hands, revealed: list[SealedText]) -> None:
    await begun(hands)
    assert isinstance(hands.app.screen, SealedScreen)
    await hands.type("They call. We answer?")
    assert "They" not in hands.screen
    assert "•" * 21 in hands.screen
    await hands.press("enter")
    assert "Sealed as number" in hands.screen
    assert "One line is sealed" in hands.screen
    await hands.press("enter")
    assert "Nothing is typed yet" in hands.screen
    await hands.line("No other firm comes by")
    await hands.press("f4")
    assert "2 lines are sealed." in hands.screen
    await hands.press("3", "f4", "1")
    assert {line.text for line in revealed} == {"They call. We answer?", "No other firm comes by"}
    assert {line.leader_id for line in revealed} == {None}


async def test_a_line_is_taken_back_by_its_number_unread(hands: Hands) -> None:
    await begun(hands)
    await hands.line("A slip of the tongue")
    taken = number(hands)
    await hands.press("f2")
    await hands.line("99999")
    assert "no sealed line with the number" in hands.screen
    await hands.press("ctrl+u")
    await hands.line("mine")
    assert "has a number, such as 47" in hands.screen
    await hands.press("ctrl+u")
    await hands.line(taken)
    assert f"Number {taken} is taken back, unread." in hands.screen
    assert "0 lines are sealed" in hands.screen
    assert "slip" not in hands.screen


async def test_the_end_of_a_long_line_is_seen_and_nothing_of_it_can_be_copied(hands: Hands) -> None:
    await begun(hands)
    await hands.type("word " * 40)
    field = hands.app.screen.query_one(SealedField)
    assert field.scroll_offset.x > 0
    await hands.press("home", "shift+end", "ctrl+c", "ctrl+x")
    assert hands.app.clipboard == ""
    assert field.value == "word " * 40
    await hands.press("escape")
    assert field.value == ""
    assert isinstance(hands.app.screen, SealedScreen)


async def test_one_pasted_line_goes_in_and_many_are_cards(hands: Hands, revealed: list[SealedText]) -> None:
    await begun(hands)
    await hands.paste("We keep our word\n")
    assert "word" not in hands.screen
    await hands.press("enter")
    assert "One line is sealed" in hands.screen
    cards = "\n".join(f"Card {index}" for index in range(30))
    await hands.paste(cards)
    assert "30 lines were pasted" in hands.screen
    assert "Card" not in hands.screen.replace("Cards", "").replace("a card", "")
    await hands.press("2")
    assert "One line is sealed" in hands.screen
    await hands.paste(cards)
    await hands.press("1")
    assert "31 lines are sealed" in hands.screen
    await hands.press("f4", "3", "f4", "1")
    assert len(revealed) == 31


@pytest.mark.parametrize("votes", [(NAMED,)])
async def test_with_names_it_is_known_who_has_written(hands: Hands, revealed: list[SealedText]) -> None:
    await begun(hands)
    assert "Next: Ben Okafor" in hands.screen
    await hands.type("half a line")
    await hands.press("down")
    assert "Next: Carla Rossi" in hands.screen
    assert "•" not in hands.screen
    await hands.line("Mine")
    assert "1 of 8 have voted" in hands.screen
    taken = number(hands)
    await hands.press("f2")
    await hands.line(taken)
    assert "0 of 8 have voted" in hands.screen
    for index in range(8):
        await hands.line(f"Line {index}")
    assert "All 8 have written" in hands.screen
    await hands.press("enter")
    assert [row.state for row in unfinished(hands.state, hands.room.session.exercise.id)] == ["closed"]
    await hands.press("enter", "f4", "1")
    assert {line.leader_id for line in revealed} == {row.id for row in hands.state.rows("leader")}


async def test_quitting_says_what_would_be_lost(hands: Hands) -> None:
    await begun(hands)
    await hands.type("half a line")
    await hands.press("ctrl+q")
    assert isinstance(hands.app.screen, Unsaved)
    await hands.press("enter", "enter")
    assert "One line is sealed" in hands.screen
    await hands.press("ctrl+q")
    assert hands.app.return_code == 0


async def test_a_line_that_cannot_be_sealed_stays(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onecompany.app.retry.TRIES", 2)
    await begun(hands)
    await hands.type("Mine")
    with held(hands.app.workshop_file.path):
        await hands.keys("enter")
        await soon(hands, lambda: "Another program holds the file. Close" in hands.screen)
    assert hands.app.screen.query_one(SealedField).value == "Mine"
    await hands.press("enter")
    assert "One line is sealed" in hands.screen
    await hands.type("x" * 20)
    hands.app.screen.query_one(SealedField).value = "x" * 10_001
    await hands.press("enter")
    assert "10,000 characters at most" in hands.screen


async def test_they_are_given_up_only_when_that_was_said(hands: Hands) -> None:
    await begun(hands)
    await hands.line("Mine")
    await hands.press("f4", "5")
    assert "One sealed line goes, unread." in hands.screen
    await hands.press("enter")
    assert hands.state.sealed
    await hands.press("f4", "4", "2")
    assert not hands.state.sealed
    assert unfinished(hands.state, hands.room.session.exercise.id) == []


async def test_no_key_leads_elsewhere(hands: Hands) -> None:
    await begun(hands)
    await hands.type("Mine")
    await hands.press("pagedown", "pageup", "tab", "f5", "f10", "ctrl+f", "ctrl+z", "ctrl+p", "ctrl+b", "f9", "f9")
    assert isinstance(hands.app.screen, SealedScreen)
    await hands.press("enter")
    assert "One line is sealed" in hands.screen


async def test_nothing_of_it_is_beside_the_file_before_or_after_it_is_sealed(hands: Hands) -> None:
    await begun(hands)
    await hands.type("unheard of before")
    await hands.press("f4", "escape", "f2")
    await hands.type("12")
    await hands.press("escape")
    hands.app.form_drafts.save()
    folder = hands.app.workshop_file.path.parent
    assert not [path for path in folder.rglob("*") if path.is_file() and b"unheard" in path.read_bytes()]
    await hands.press("enter")
    holds = [path for path in folder.rglob("*") if path.is_file() and b"unheard" in path.read_bytes()]
    assert holds == [hands.app.workshop_file.path], "in its own table, and nowhere else"
    taken = number(hands)
    await hands.press("f2")
    await hands.line(taken)
    assert "is taken back, unread" in hands.screen
    assert not [path for path in folder.rglob("*") if path.is_file() and b"unheard" in path.read_bytes()]
