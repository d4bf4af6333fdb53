"""Decisions, parked items and private notes: seen by a key, edited, removed, and brought back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.conftest import Opened
from tests.app.hands import Hands


@pytest.fixture
async def room(opened: Opened, owned: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the ownership."""
    async with opened(owned, workshop, at="ownership") as hands:
        yield hands


async def captured(room: Hands) -> None:
    await room.line("! One owner for each stage")
    await room.line("? The new tariff")
    await room.line("! We meet in March")


def texts(room: Hands, table: str) -> list[str]:
    return [row.text for row in room.state.rows(table)]


async def test_decisions_and_the_parking_lot_are_listed_by_one_key(room: Hands) -> None:
    await room.press("ctrl+v")
    assert "Nothing is decided or parked yet" in room.screen
    await room.press("escape")
    await captured(room)
    await room.press("ctrl+v")
    for line in ("! One owner for each stage", "! We meet in March", "? The new tariff"):
        assert line in room.screen


async def test_one_is_edited_and_it_is_undone_in_one_step(room: Hands) -> None:
    await captured(room)
    await room.press("ctrl+v", "down", "f2")
    await room.type(" 2027")
    await room.press("enter")
    assert texts(room, "decision") == ["One owner for each stage", "We meet in March 2027"]
    assert "We meet in March 2027" in room.screen
    await room.press("ctrl+z")
    assert texts(room, "decision") == ["One owner for each stage", "We meet in March"]
    assert "Undone: changed decision" in room.screen
    await room.press("ctrl+y", "escape", "ctrl+z")
    assert texts(room, "decision") == ["One owner for each stage", "We meet in March"]


async def test_esc_drops_an_edit_and_then_leaves(room: Hands) -> None:
    await captured(room)
    await room.press("ctrl+v", "f2")
    await room.type("zzz")
    await room.press("escape")
    assert "It stays as it was" in room.screen
    await room.press("escape")
    assert texts(room, "decision") == ["One owner for each stage", "We meet in March"]
    assert "Decisions and the parking lot" not in room.screen


async def test_an_empty_edit_is_refused_and_stays(room: Hands) -> None:
    await captured(room)
    await room.press("ctrl+v", "f2", *["backspace"] * 40, "enter")
    assert "There is nothing to keep" in room.screen
    assert texts(room, "decision") == ["One owner for each stage", "We meet in March"]


async def test_a_held_delete_removes_one_says_so_and_brings_it_back(room: Hands) -> None:
    await captured(room)
    await room.press("ctrl+v", *["delete"] * 12)
    assert texts(room, "decision") == ["We meet in March"]
    assert texts(room, "parking") == ["The new tariff"]
    assert "Ctrl+Z brings it back" in room.screen
    await room.press("down", "down", "delete")
    assert texts(room, "parking") == []
    await room.press("ctrl+z", "ctrl+z")
    assert texts(room, "decision") == ["One owner for each stage", "We meet in March"]
    assert texts(room, "parking") == ["The new tariff"]


async def test_a_private_note_is_edited_and_removed_behind_its_second_key(room: Hands) -> None:
    await room.press("f8")
    await room.line("mind Ana")
    await room.type("begun")
    await room.press("ctrl+r")
    assert "mind Ana" in room.screen
    assert "begun" in room.screen
    await room.press(*["backspace"] * 5, "up", "f2")
    await room.type(" tomorrow")
    await room.press("enter")
    assert texts(room, "note") == ["mind Ana tomorrow"]
    await room.line("and Ben")
    assert texts(room, "note") == ["mind Ana tomorrow", "and Ben"]
    await room.press("up", "home", *["delete"] * 5)
    assert texts(room, "note") == ["and Ben"]
    await room.press("ctrl+z")
    assert texts(room, "note") == ["mind Ana tomorrow", "and Ben"]
    await room.press("escape", "escape")
    for word in ("mind", "tomorrow", "and Ben"):
        assert word not in room.screen


async def test_a_note_that_was_begun_goes_along_and_comes_back(room: Hands) -> None:
    await room.press("f8")
    await room.type("half a")
    await room.press("ctrl+r")
    await room.type(" note")
    await room.press("escape", "enter")
    assert texts(room, "note") == ["half a note"]


async def test_a_line_that_is_too_long_is_refused_and_kept(room: Hands) -> None:
    await room.press("f8", "ctrl+r")
    await room.paste("x" * 10_001)
    await room.press("enter")
    assert "10,001 characters" in room.screen
    assert texts(room, "note") == []
