"""F12: a silo is renamed everywhere, or a leader goes to another one; which of the two is asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.conftest import Opened
from tests.app.hands import Hands


@pytest.fixture
async def room(opened: Opened, owned: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the ownership."""
    async with opened(owned, workshop) as hands:
        await hands.goto("ownership")
        yield hands


def silos(room: Hands) -> list[str]:
    return [row.name for row in room.state.rows("silo")]


def first(room: Hands) -> tuple[str, str]:
    """The first leader's name and silo."""
    row = room.state.rows("leader")[0]
    return row.name, room.state.get("silo", row.silo_id).name


async def change_first(room: Hands, silo: str) -> None:
    _, old = first(room)
    await room.press("f12", "home", "f2", *["backspace"] * len(old))
    await room.line(silo)


async def test_another_name_for_the_silo_is_for_everybody_and_one_step_of_undo(room: Hands) -> None:
    before, (_, old) = silos(room), first(room)
    owned = len(room.state.rows("ownership"))
    await change_first(room, "Digital")
    assert f"Rename {old} to Digital, everywhere" in room.screen
    await room.press("enter")
    assert silos(room) == ["Digital" if name == old else name for name in before]
    assert first(room)[1] == "Digital"
    assert len(room.state.rows("ownership")) == owned
    assert "is called “Digital” now" in room.screen
    await room.press("escape")
    assert "Digital" in room.screen
    await room.press("ctrl+z")
    assert silos(room) == before


async def test_or_the_leader_goes_to_a_new_silo_and_the_old_one_stays(room: Hands) -> None:
    before = silos(room)
    await change_first(room, "Digital")
    await room.press("down", "enter")
    assert silos(room) == [*before, "Digital"]
    assert first(room)[1] == "Digital"


async def test_neither_changes_nothing(room: Hands) -> None:
    before = silos(room), first(room)
    await change_first(room, "Digital")
    await room.press("end", "enter")
    assert (silos(room), first(room)) == before


async def test_a_silo_that_is_there_is_not_asked_about(room: Hands) -> None:
    before, (_, old) = silos(room), first(room)
    other = next(name for name in before if name != old)
    await change_first(room, other.upper())
    assert silos(room) == before
    assert first(room)[1] == other


async def test_another_spelling_of_the_same_name_is_taken_over(room: Hands) -> None:
    _, old = first(room)
    await change_first(room, old.upper())
    assert old.upper() in silos(room)
    assert old not in silos(room)


async def test_f4_renames_the_silo_and_refuses_no_name_and_one_that_is_taken(room: Hands) -> None:
    before, (_, old) = silos(room), first(room)
    other = next(name for name in before if name != old)
    await room.press("f12", "home", "f4", *["backspace"] * len(old))
    await room.line(other.lower())
    assert "already" in room.screen
    await room.press("ctrl+u", "enter")
    assert "A department needs a name" in room.screen
    assert silos(room) == before
    await room.line("Digital")
    assert "Digital" in silos(room)
