"""Loose notes: collected on a heap, then sorted into the board by one or two keys, with everybody watching."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.app.test_board_stages import lane

NOTES = ("I call three times", "Two prices on two pages", "The engineer comes")


@pytest.fixture
async def journey(opened: Opened, mapped: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the journey, with six stages and the cursor on the first."""
    async with opened(mapped, workshop, at="stages") as hands:
        yield hands


def loose(hands: Hands) -> list[str]:
    """The notes that lie on the heap, in no group."""
    return [row.text for row in hands.state.rows("slip") if row.cluster_id is None]


def group(hands: Hands, name: str) -> list[str]:
    """The notes of a group."""
    return [row.text for row in hands.state.where("slip", "cluster_id", hands.id("cluster", name))]


async def test_a_note_costs_its_letters_and_enter_and_is_sorted_by_two_keys_then_by_one(journey: Hands) -> None:
    await journey.press("+")
    await journey.line(NOTES[0])
    await journey.line(NOTES[1])
    await journey.paste("· " + NOTES[2] + "\n· A fourth")
    assert loose(journey) == [*NOTES, "A fourth"]
    assert "4 of 4 left to sort" in journey.screen
    await journey.press("ctrl+home", "tab")
    assert NOTES[0] in journey.screen
    assert NOTES[1] not in journey.screen
    await journey.press("3")
    assert journey.said == "Buy: t touchpoint or p pain point?"
    await journey.press("t", "p")
    assert lane(journey, "touchpoint", "Buy")[-1] == NOTES[0]
    assert lane(journey, "pain", "Buy") == [NOTES[1]]
    assert "2 of 4 left to sort" in journey.screen
    await journey.press("ctrl+z")
    assert NOTES[1] in journey.screen
    assert "3 of 4 left to sort" in journey.screen
    assert lane(journey, "pain", "Buy") == []


async def test_a_wrong_key_does_nothing_and_says_so(journey: Hands) -> None:
    await journey.press("+")
    await journey.line(NOTES[0])
    await journey.press("tab", "x")
    assert "“x” is the key of no place: nothing was sorted." in journey.said
    await journey.press("enter")
    assert "Enter sorts nothing" in journey.said
    await journey.hold("t")
    assert lane(journey, "touchpoint", "Discover")[-1] == NOTES[0]
    assert loose(journey) == []
    await journey.press("t")
    assert "Nothing is left to sort" in journey.said


async def test_groups_get_a_name_and_become_a_stage_as_a_whole(journey: Hands) -> None:
    await journey.press("+")
    await journey.paste("\n".join(NOTES))
    await journey.press("ctrl+home", "tab", "g")
    assert "Name of the group that begins with “I call three times”" in journey.entry
    await journey.line("I wait")
    assert group(journey, "I wait") == [NOTES[0]]
    await journey.press("a", "?")
    assert group(journey, "I wait") == list(NOTES[:2])
    assert [row.text for row in journey.state.rows("parking")] == [NOTES[2]]
    assert "1 group left to sort" in journey.screen
    await journey.press("s")
    assert lane(journey, "touchpoint", "I wait") == list(NOTES[:2])
    assert not journey.state.rows("cluster")
    assert "All are sorted" in journey.screen
    await journey.press("escape")
    assert "Touchpoints" in journey.screen


async def test_plus_is_a_letter_where_there_is_no_heap(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop, at="metrics") as hands:
        await hands.press("+")
        assert hands.room.capture.value == "+"
