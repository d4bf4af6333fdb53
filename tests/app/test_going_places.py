"""Agenda, findings, find, people, script: where the keys of the room lead, and that they lead back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.conftest import Hands, Opened


@pytest.fixture
async def room(opened: Opened, owned: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the ownership, with owners and a crack."""
    async with opened(owned, workshop, at="ownership") as hands:
        yield hands


async def test_the_agenda_goes_to_any_exercise_and_back_without_losing_anything(room: Hands) -> None:
    await room.press("o")
    rows = len(room.state.rows("ownership"))
    await room.press("f5", "home", "enter")
    assert room.room.session.exercise.title == "Check-in"
    await room.press("f5", "down", "down", "enter")
    assert room.room.session.exercise.kind == "ownership"
    assert len(room.state.rows("ownership")) == rows
    await room.press("f5", "escape")
    assert room.room.session.exercise.kind == "ownership"


async def test_a_finding_leads_to_its_place(room: Hands) -> None:
    await room.press("f3")
    assert "✗ Nobody owns “Onboard”" in room.screen
    await room.press("enter")
    assert room.place.endswith(f"|{room.id('stage', 'Onboard')}")


async def test_a_finding_becomes_a_commitment(room: Hands) -> None:
    await room.press("f3", ">")
    (row,) = room.state.rows("commitment")
    assert row.what == "Agree who owns “Onboard”"
    assert row.serves == f"finding:ownership.nobody:{room.id('stage', 'Onboard')}"


async def test_a_finding_of_the_metrics_leads_to_the_leader(room: Hands) -> None:
    await room.goto("metrics")
    await room.line("Reach")
    await room.press("f3")
    await room.press("enter")
    assert room.place.startswith("leader:")


async def test_find_jumps_over_exercises(room: Hands) -> None:
    await room.press("ctrl+f")
    await room.type("call")
    assert "6 found" in room.screen
    await room.press("down", "enter")
    assert room.room.session.exercise.kind == "stages"
    touchpoint = [row.id for row in room.state.rows("touchpoint") if row.text == "Call"][1]
    assert room.place == f"touchpoint:{touchpoint}"


async def test_find_reaches_notes_parked_items_leaders_and_commitments(room: Hands) -> None:
    await room.line("? Who rents?")
    await room.line("> Ana: one price list, by 12 Dec")
    for words, kind, place in (
        ("rents", "commitments", "parking:"),
        ("price list", "commitments", "commitment:"),
        ("evaluate", "stages", "stage:"),
        ("carla", "metrics", "leader:"),
    ):
        await room.press("ctrl+f")
        await room.type(words)
        await room.press("enter")
        assert (room.room.session.exercise.kind, room.place.split(":")[0] + ":") == (kind, place)


async def test_find_nothing_is_no_error_and_esc_goes_back(room: Hands) -> None:
    place = room.place
    await room.press("ctrl+f")
    await room.type("zzzz")
    assert "0 found" in room.screen
    await room.press("enter", "escape")
    assert room.app.screen is room.room
    assert room.place == place


async def test_people_come_late_leave_and_change(room: Hands) -> None:
    await room.press("f12")
    assert "8 of 8 are here." in room.screen
    await room.press("space")
    assert "7 of 8 are here." in room.screen
    await room.press("a")
    await room.type("Ida Berg; CHRO; People")
    await room.press("enter")
    assert "Ida Berg" in room.screen
    await room.press("end", "f2")
    await room.press(*["backspace"] * len("People"))
    await room.type("IT")
    await room.press("enter")
    await room.press("escape")
    ida = room.state.get("leader", room.id("leader", "Ida Berg"))
    assert (ida.role, ida.silo_id) == ("CHRO", room.id("silo", "IT"))
    assert "People" in [row.name for row in room.state.rows("silo")]
    ben = room.state.get("leader", room.id("leader", "Ben Okafor"))
    assert not ben.present
    assert "! Marketing owns “Discover” and “Evaluate” and has no leader here" in " ".join(room.says)
    await room.press("f12", "end", "delete", "escape", "ctrl+z")
    assert room.id("leader", "Ida Berg")


async def test_the_script_and_private_notes_are_only_behind_their_keys(room: Hands) -> None:
    await room.press("f8")
    assert "never handed out" in room.screen
    await room.type("Ana looks unhappy")
    assert "unhappy" not in room.screen
    await room.press("enter")
    assert "1 private note" in room.screen
    assert "unhappy" not in room.screen
    await room.press("f8", "f8", "escape")
    assert "unhappy" not in room.screen
    await room.press("f8", "ctrl+r")
    assert "Ana looks unhappy" in room.screen
    await room.press("escape")
    assert "unhappy" not in room.screen
    await room.press("escape")
    await room.press("ctrl+f")
    await room.type("unhappy")
    assert "0 found" in room.screen
    await room.press("escape", "f5", "home", "enter")
    assert "unhappy" not in room.screen
    await room.press("ctrl+z")
    assert "Undone" in room.screen
    assert "unhappy" not in room.screen


async def test_a_key_leads_home_and_enter_comes_back_where_we_were(room: Hands) -> None:
    await room.press("right", "down", "ctrl+b")
    assert "Northwind Utilities" in room.screen
    assert "not started" in room.screen
    await room.press("enter")
    assert room.room.session.exercise.kind == "ownership"
