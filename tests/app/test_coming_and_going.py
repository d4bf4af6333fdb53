"""F12: who comes and goes, with times that can be corrected; departments in order, merged, added, removed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from onecompany.kinds.people import attendance_words, times_words
from tests.app.conftest import Opened
from tests.app.hands import Hands


@pytest.fixture
async def room(opened: Opened, owned: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the ownership, at the smallest size."""
    async with opened(owned, workshop, at="ownership", size=(80, 24)) as hands:
        yield hands


def names(room: Hands, table: str) -> list[str]:
    return [row.name for row in room.state.rows(table)]


def times(room: Hands) -> str:
    return times_words(room.state, room.state.rows("leader")[0])


async def begin(room: Hands) -> None:
    await room.press("space")
    assert room.state.workshop.started_at is not None


async def test_before_the_workshop_has_begun_absent_has_no_time(room: Hands) -> None:
    if room.state.workshop.started_at is None:
        await room.press("f12", "home", "space")
        assert "· absent" in room.screen
        assert room.state.rows("stay") == []
        await room.press("space", "escape")
    await begin(room)
    await room.press("f12", "home", "space")
    assert "· gone" in room.screen
    assert "left at 09:00" in room.screen


async def test_who_leaves_and_comes_back_has_two_stays_and_both_are_undone(room: Hands) -> None:
    await begin(room)
    room.clock.advance(3600)
    await room.press("f12", "home", "space")
    assert times(room) == "left at 10:00"
    assert "one left at 10:00" in attendance_words(room.state)
    room.clock.advance(30 * 60)
    await room.press("space")
    assert times(room) == "until 10:00 and from 10:30"
    room.clock.advance(20)  # a slip of the key is no stay
    await room.press("space", "space")
    assert times(room) == "until 10:00 and from 10:30"
    for _ in range(4):
        await room.press("ctrl+z")
    assert room.state.rows("stay") == []
    assert room.state.rows("leader")[0].present


async def test_what_is_taken_back_on_another_list_is_seen_in_this_one(room: Hands) -> None:
    first = names(room, "leader")[0]
    await room.press("f12", "home", "delete")
    assert first not in names(room, "leader")
    await room.press("ctrl+v", "ctrl+z", "escape", "home")
    assert first in names(room, "leader")
    assert any(first in line and "✓ here" in line for line in room.screen.splitlines())


async def test_a_held_space_says_it_once(room: Hands) -> None:
    await begin(room)
    room.clock.advance(3600)
    await room.press("f12", "home")
    await room.hold("space", 20)
    assert times(room) == "left at 10:00"


async def test_times_are_corrected_by_typing_and_wrong_ones_are_refused(room: Hands) -> None:
    await begin(room)
    room.clock.advance(7 * 3600)
    await room.press("f12", "home", "t")
    await room.line("9:40–11:05, 12:30–")
    assert times(room) == "09:40–11:05 and from 12:30"
    assert room.state.rows("leader")[0].present
    await room.press("t", *["backspace"] * 30)
    await room.line("left 13:38")
    assert "left at 13:38" in room.screen
    assert not room.state.rows("leader")[0].present
    await room.press("t", *["backspace"] * 30)
    await room.line("13:00–9:00")
    assert "goes back in time" in room.screen
    await room.press("t", *["backspace"] * 30)
    await room.line("soon [/]")
    assert "is no time here" in room.screen
    before = room.state.version
    await room.press("t", "enter")
    assert room.state.version == before, "what is not changed is not moved to another day either"
    await room.press("t", "escape", "escape", "escape")
    assert times(room) == "left at 13:38"
    await room.press("f12", "home", "t", *["backspace"] * 30, "enter")
    assert room.state.rows("stay") == []
    assert room.state.rows("leader")[0].present


async def test_a_leader_who_comes_in_the_course_of_the_day_is_here_from_then(room: Hands) -> None:
    await begin(room)
    room.clock.advance(2400)
    await room.press("f12", "a")
    await room.line("Zoë Late; CTO; Labs")
    late = room.state.rows("leader")[-1]
    assert times_words(room.state, late) == "from 09:40"
    await room.press("end", "shift+up", "shift+up")
    assert names(room, "leader")[-3] == "Zoë Late"


async def test_departments_are_put_in_order_and_boards_follow(room: Hands) -> None:
    before = names(room, "silo")
    await room.press("f12", "tab", "home")
    await room.hold("shift+down", 40)
    assert names(room, "silo") == [*before[1:], before[0]]
    await room.press("escape")
    grid = [line for line in room.screen.splitlines() if any(name in line for name in before)]
    assert before[1] in grid[0]
    while names(room, "silo") != before:
        await room.press("ctrl+z")


async def test_one_is_added_and_removed_and_one_with_leaders_is_not(room: Hands) -> None:
    before = names(room, "silo")
    await room.press("f12", "tab", "a")
    await room.line("  Labs  ")
    assert names(room, "silo") == [*before, "Labs"]
    await room.press("a")
    await room.line("labs")
    assert "already" in room.screen
    assert "labs" in room.screen, "the box stays with what was typed"
    await room.press("escape", "end", *["delete"] * 9)
    assert names(room, "silo") == before
    await room.press("home", "delete")
    assert "M merges it into another one" in room.screen
    assert names(room, "silo") == before


async def test_two_become_one_in_one_step_of_undo(room: Hands) -> None:
    before = names(room, "silo")
    owned = {row.stage_id: row.silo_id for row in room.state.rows("ownership")}
    await room.press("f12", "tab", "home", "m")
    await room.press("enter")
    assert names(room, "silo") == before[1:]
    assert f"“{before[0]}” is a part of “{before[1]}” now" in " ".join(room.screen.replace("│", " ").split())
    assert {row.silo_id for row in room.state.rows("leader")} <= {row.id for row in room.state.rows("silo")}
    await room.press("ctrl+z")
    assert names(room, "silo") == before
    assert {row.stage_id: row.silo_id for row in room.state.rows("ownership")} == owned
    await room.press("m", "escape", "escape", "escape")
    assert names(room, "silo") == before


async def test_keys_of_the_other_list_say_so(room: Hands) -> None:
    await room.press("f12", "tab", "space")
    assert "for the other list" in room.screen
    await room.resize(112, 32)
    assert "for the other list" in room.screen, "another size takes nothing away that was said"
    await room.press("tab", "m")
    assert "for the other list" in room.screen
