"""Who owns what: the grid, the handoffs below it, and the cracks that are taken from there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import Hands, Opened


@pytest.fixture
async def grid(opened: Opened, mapped: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the ownership, with nobody placed and the cursor in the first cell."""
    async with opened(mapped, workshop, at="ownership") as hands:
        yield hands


@pytest.fixture
async def handed(opened: Opened, owned: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the ownership, with owners."""
    async with opened(owned, workshop, at="ownership") as hands:
        yield hands


def role(hands: Hands, silo: str, stage: str) -> str:
    """What a silo does at a stage."""
    rows = hands.state.where("ownership", "stage_id", hands.id("stage", stage))
    return next((row.role for row in rows if row.silo_id == hands.id("silo", silo)), "")


def handoff(hands: Hands, start: str, end: str) -> Any:
    """The row of a handoff."""
    return hands.state.get("handoff", f"{hands.id('stage', start)}-{hands.id('stage', end)}")


async def to_cell(hands: Hands, silo: str, stage: str) -> None:
    """Go to a cell of the grid."""
    await hands.to(f"cell:{hands.id('silo', silo)}|{hands.id('stage', stage)}")


async def to_handoff(hands: Hands, start: str, end: str, field: str) -> None:
    """Go to a field of a handoff."""
    await hands.to(f"handoff:{hands.id('stage', start)}-{hands.id('stage', end)}|{field}")


async def test_letters_choose_enter_goes_round_and_delete_clears(grid: Hands) -> None:
    assert grid.entry == "Marketing at Discover"
    await grid.press("o")
    assert role(grid, "Marketing", "Discover") == "owner"
    assert "● owner" in grid.screen
    await grid.press("h")
    assert role(grid, "Marketing", "Discover") == "helps"
    for expected in ("", "owner", "helps"):
        await grid.press("enter")
        assert role(grid, "Marketing", "Discover") == expected
    await grid.press("delete")
    assert role(grid, "Marketing", "Discover") == ""
    await grid.press("O")
    assert role(grid, "Marketing", "Discover") == "owner"
    await grid.press("ctrl+z", "ctrl+z")
    assert role(grid, "Marketing", "Discover") == "helps"


async def test_another_letter_says_which_there_are(grid: Hands) -> None:
    await grid.press("x")
    assert "“x” chooses nothing here" in grid.said
    assert "O owner" in grid.said
    assert grid.state.rows("ownership") == []


async def test_the_board_says_at_once_who_owns_nothing_and_what_nobody_owns(grid: Hands) -> None:
    assert grid.says == []
    await to_cell(grid, "Sales", "Buy")
    await grid.press("o")
    assert "✗ Nobody owns “Onboard”" in grid.says
    assert "✗ Nobody owns “Buy”" not in grid.says
    assert "✓ one" in grid.screen
    assert "✗ nobody" in grid.screen
    await to_cell(grid, "Marketing", "Buy")
    await grid.press("o")
    assert "✗ Two own “Buy”: Marketing and Sales" in " ".join(grid.says)
    assert "! two" in grid.screen


async def test_a_note_on_a_cell_begins_with_an_apostrophe(grid: Hands) -> None:
    await grid.line("'only for key accounts")
    assert "Note: only for key accounts" in grid.said
    (row,) = grid.state.rows("ownership")
    assert (row.note, row.role) == ("only for key accounts", "")
    assert "✎" in grid.screen
    await grid.press("f2")
    await grid.line(", until June")
    assert grid.state.rows("ownership")[0].note == "only for key accounts, until June"
    await grid.line("? bonus")
    assert [row.text for row in grid.state.rows("parking")] == ["bonus"]


async def test_handoffs_appear_by_themselves_and_are_typed_rated_and_agreed(handed: Hands) -> None:
    assert "Evaluate → Buy" in handed.screen.replace("\n", " ")
    await to_handoff(handed, "Evaluate", "Buy", "what")
    assert handed.entry == "Evaluate → Buy: what is handed over"
    await handed.line("The offer as promised")
    await handed.press("tab")
    await handed.line("The price is the same")
    await handed.press("tab", "r")
    assert handoff(handed, "Evaluate", "Buy").rating == "rough"
    assert "! Marketing → Sales after “Evaluate” is rough" in handed.says
    await handed.press("d")
    assert "✗ Customers are dropped between “Evaluate” and “Buy”" in handed.says
    await handed.press("enter")
    assert handoff(handed, "Evaluate", "Buy").rating == ""
    await handed.press("s", "tab", "y")
    assert handoff(handed, "Evaluate", "Buy").agreed
    await handed.press("n")
    assert not handoff(handed, "Evaluate", "Buy").agreed
    await handed.press("enter", "tab")
    await handed.line("ana")
    found = handoff(handed, "Evaluate", "Buy")
    assert (found.what, found.notice, found.rating, found.agreed) == (
        "The offer as promised",
        "The price is the same",
        "smooth",
        True,
    )
    assert found.leader_id == handed.id("leader", "Ana Peña")
    await handed.press("delete")
    assert handoff(handed, "Evaluate", "Buy").leader_id is None


async def test_a_leader_who_is_not_here_answers_for_nothing(handed: Hands) -> None:
    await to_handoff(handed, "Evaluate", "Buy", "leader")
    await handed.line("Zoe")
    assert "No leader in this room is called “Zoe”" in handed.said
    assert handoff(handed, "Evaluate", "Buy") is None


async def test_from_the_grid_down_to_the_handoffs_and_up_again(handed: Hands) -> None:
    await handed.press(*["down"] * 6)
    assert handed.place == "handoffs:"
    await handed.line("o")
    assert "Enter shows the handoffs" in handed.said
    await handed.press("escape", "down")
    assert handed.place.startswith("handoff:")
    await handed.press("up", "up")
    assert handed.place.startswith("silo:")


async def test_one_key_leads_to_the_handoffs_and_back_and_a_row_takes_few_keys(handed: Hands) -> None:
    await to_cell(handed, "Sales", "Buy")
    stood = handed.place
    await handed.press("ctrl+l")
    assert handed.entry == "Buy → Onboard: what is handed over"
    keys = 1
    for letters, key in (("The file", "tab"), ("Nothing twice", "tab"), ("r", "tab"), ("y", "tab"), ("ana", "enter")):
        await handed.type(letters)
        await handed.press(key)
        keys += 1
    row = handoff(handed, "Buy", "Onboard")
    assert (row.what, row.notice, row.rating, row.agreed) == ("The file", "Nothing twice", "rough", True)
    assert row.leader_id == handed.id("leader", "Ana Peña")
    assert keys == 6, "beyond its letters, from the matrix"
    await handed.press("ctrl+l")
    assert handed.place == stood
    assert "⇢ 3 handoffs · 1 agreed · 1 rough" in handed.screen
    await handed.type("'a no")
    await handed.press("ctrl+l")
    assert handed.place.startswith("handoff:"), "the line is kept first"
    assert [row.note for row in handed.state.rows("ownership") if row.note] == ["a no"]
    await handed.press("ctrl+l", *["down"] * 7, "enter")
    assert handed.place.startswith("handoff:"), "from the line of handoffs, too"


async def test_without_a_handoff_the_key_says_when_there_will_be_one(grid: Hands) -> None:
    await grid.press("ctrl+l")
    assert grid.said == "✗ There is no handoff yet: they appear where the owner changes."
    assert grid.place.startswith("cell:")


async def test_silos_are_added_renamed_moved_and_removed(grid: Hands) -> None:
    await grid.press("left")
    assert grid.place == f"silo:{grid.id('silo', 'Marketing')}"
    await grid.line("Legal")
    names = [row.name for row in grid.state.rows("silo")]
    assert names == ["Marketing", "Legal", "Sales", "Operations", "Service", "Finance", "IT"]
    await grid.press("f2")
    await grid.line("+HR")
    assert "Legal+HR" in grid.screen
    await grid.press("shift+down")
    assert [row.name for row in grid.state.rows("silo")][:3] == ["Marketing", "Sales", "Legal+HR"]
    await grid.press("delete")
    assert "Legal+HR" not in [row.name for row in grid.state.rows("silo")]
    await grid.paste("Quality\nDelivery")
    assert {"Quality", "Delivery"} <= {row.name for row in grid.state.rows("silo")}
    await grid.press("ctrl+z")
    assert len(grid.state.rows("silo")) == 6


async def test_a_crack_becomes_a_commitment_by_one_key(handed: Hands) -> None:
    await to_cell(handed, "IT", "Buy")
    await handed.press("ctrl+k")
    assert handed.state.rows("commitment") == []
    assert "no crack at the cursor" in handed.said
    await to_cell(handed, "IT", "Onboard")
    await handed.press("ctrl+k")
    (row,) = handed.state.rows("commitment")
    assert row.what == "Agree who owns “Onboard”"
    assert row.serves == f"finding:ownership.nobody:{handed.id('stage', 'Onboard')}"
    assert "Taken as a commitment" in handed.said
    await handed.press("ctrl+z")
    assert handed.state.rows("commitment") == []


async def test_a_commitment_typed_on_a_cell_serves_its_stage(handed: Hands) -> None:
    await to_cell(handed, "Sales", "Buy")
    await handed.line("> Ana: one price list, by 12 Dec")
    (row,) = handed.state.rows("commitment")
    assert (row.serves, row.serves_text) == (f"stage:{handed.id('stage', 'Buy')}", "Buy")


async def test_without_stages_it_says_what_is_missing(opened: Opened, store: Any, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop, at="ownership") as hands:
        assert "There are no stages: map the journey first" in hands.screen
        assert hands.says == []
        await hands.press("o", "enter", "delete", "f2", "ctrl+k", "up", "down", "tab")
        assert hands.state.rows("ownership") == []
