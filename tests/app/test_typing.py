"""Typing as in a spreadsheet: one Enter an item, nothing lost, every prefix, undo over everything."""

from __future__ import annotations

import pytest
from textual.events import Paste

from onecompany.app.drafts import AFTER
from onecompany.app.widgets.capture import Capture
from onecompany.store.reading import reading
from onecompany.store.rows import read_state
from tests.app.conftest import Hands, Opened


def names(hands: Hands) -> list[str]:
    """The stages in order."""
    return [row.name for row in hands.state.rows("stage")]


async def test_a_line_in_the_row_of_names_adds_a_stage_after_the_cursor(hands: Hands) -> None:
    for line in ("I find out", "I buy"):
        await hands.line(line)
    await hands.press("left")
    await hands.line("I compare")
    assert names(hands) == ["I find out", "I compare", "I buy"]
    assert "I compare" in hands.screen


async def test_a_line_in_a_lane_adds_a_touchpoint_and_the_cursor_follows(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.press("down")
    for line in ("Web form", "Confirmation"):
        await hands.line(line)
    await hands.press("up")
    await hands.line("Call")
    assert [row.text for row in hands.state.rows("touchpoint")] == ["Web form", "Call", "Confirmation"]


async def test_what_is_typed_quickly_after_enter_never_slips_into_the_line_before(hands: Hands) -> None:
    await hands.pilot.press(*"one", "enter", *"two", "enter", "left", *"three", "enter")
    await hands.settle()
    assert names(hands) == ["one", "three", "two"]


async def test_escape_drops_f2_edits_delete_removes_and_undo_brings_back(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.type("dropped")
    await hands.press("escape")
    await hands.press("f2")
    await hands.line(" it")
    assert names(hands) == ["I buy it"]
    await hands.press("delete")
    assert names(hands) == []
    await hands.press("ctrl+z")
    assert names(hands) == ["I buy it"]
    assert "removed stage “I buy it”" in hands.said
    await hands.press("ctrl+z")
    assert names(hands) == ["I buy"]
    await hands.press("ctrl+y", "ctrl+y")
    assert names(hands) == []


@pytest.mark.reliability("5. History")
async def test_undo_reaches_over_a_restart(hands: Hands, opened: Opened) -> None:
    await hands.line("I buy")
    await hands.line("I use it")
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    hands.app.exit(0)
    await hands.settle()
    hands.app.workshop_file.close()
    async with opened(path, workshop) as again:
        await again.press("ctrl+z", "ctrl+z")
        assert names(again) == []
        await again.press("ctrl+y")
        assert names(again) == ["I buy"]


@pytest.mark.parametrize(
    ("line", "table", "column", "kept"),
    [
        ("? Bonus plans", "parking", "text", "Bonus plans"),
        ("! We stop the double price", "decision", "text", "We stop the double price"),
        ("> Ana: first go-live call, by 12 Dec", "commitment", "what", "first go-live call"),
    ],
)
async def test_the_first_letter_sends_a_line_elsewhere(
    hands: Hands, line: str, table: str, column: str, kept: str
) -> None:
    await hands.line("I buy")
    await hands.line(line)
    assert names(hands) == ["I buy"]
    (row,) = hands.state.rows(table)
    assert getattr(row, column) == kept


async def test_a_commitment_is_shown_as_it_is_read_before_it_is_kept(hands: Hands) -> None:
    await hands.type("> Ana: first go-live call, by 12 Dec")
    await hands.settle()
    assert "commitment · Ana Peña · Sat 12 Dec" in hands.screen
    await hands.press("enter")
    (row,) = hands.state.rows("commitment")
    assert hands.state.get("leader", row.leader_id).name == "Ana Peña"
    assert row.by_when.isoformat() == "2026-12-12"


async def test_a_line_that_begins_with_a_prefix_is_typed_after_a_space(hands: Hands) -> None:
    await hands.press("enter")
    await hands.line(" ?why us")
    assert names(hands) == ["?why us"]
    assert hands.state.rows("parking") == []


@pytest.mark.reliability("paste of many lines in an Input")
async def test_a_pasted_list_is_one_item_a_line_in_one_step_of_undo(hands: Hands) -> None:
    hands.room.query_one(Capture).post_message(Paste("- I find out\n- I buy\x1b[31m\n\n- I use it\n"))
    await hands.settle()
    assert names(hands) == ["I find out", "I buy", "I use it"]
    await hands.press("ctrl+z")
    assert names(hands) == []


@pytest.mark.reliability("paste of 1 MB")
async def test_a_paste_too_large_is_refused_and_nothing_is_kept(hands: Hands) -> None:
    hands.room.query_one(Capture).post_message(Paste("word\n" * 30_000))
    await hands.settle()
    assert names(hands) == []
    assert "100,000" in hands.said


@pytest.mark.reliability("paste of 1 MB")
async def test_an_item_too_long_stays_in_the_line(hands: Hands) -> None:
    hands.room.query_one(Capture).post_message(Paste("x" * 20_000))
    await hands.settle()
    await hands.press("enter")
    assert names(hands) == []
    assert "10,000" in hands.said
    assert hands.room.query_one(Capture).value.startswith("xxx")


@pytest.mark.reliability("3. Commit, then show")
async def test_a_line_stays_when_it_could_not_be_kept(hands: Hands, disk: list[bool]) -> None:
    await hands.line("I buy")
    disk[0] = True
    await hands.line("I use it")
    assert hands.room.query_one(Capture).value == "I use it"
    assert "The disk is full" in hands.said
    disk[0] = False
    await hands.press("enter")
    assert names(hands) == ["I buy", "I use it"]
    assert hands.room.query_one(Capture).value == ""


async def test_a_line_is_kept_in_its_own_exercise_when_that_is_left(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.type("I use")
    await hands.press("f5", "down", "enter")
    assert hands.room.session.exercise.kind != "stages"
    assert hands.room.query_one(Capture).value == ""
    assert names(hands) == ["I buy", "I use"]


@pytest.mark.reliability("4. Unfinished lines")
async def test_a_half_written_line_comes_to_the_disk_by_itself(hands: Hands) -> None:
    assert AFTER < 1  # second
    await hands.type("I us")
    await hands.until(lambda: _draft(hands) == ("I us",))


def _draft(hands: Hands) -> object:
    with reading(hands.app.workshop_file.path) as db:
        return db.execute("SELECT text FROM draft").fetchone()


@pytest.mark.reliability("4. Unfinished lines")
async def test_a_line_being_edited_comes_back_as_an_edit(hands: Hands, opened: Opened) -> None:
    await hands.line("I buy")
    await hands.press("f2")
    await hands.type(" online")
    await hands.press("ctrl+q")
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    hands.app.workshop_file.close()
    async with opened(path, workshop) as again:
        assert again.room.query_one(Capture).value == "I buy online"
        await again.press("enter")
        assert names(again) == ["I buy online"]


async def test_items_move_with_shift_and_arrows(hands: Hands) -> None:
    for line in ("one", "two", "three"):
        await hands.line(line)
    await hands.press("shift+left", "shift+left")
    assert names(hands) == ["three", "one", "two"]
    await hands.press("down")
    await hands.line("a")
    await hands.line("b")
    await hands.press("shift+up")
    assert [row.text for row in hands.state.rows("touchpoint")] == ["b", "a"]
    await hands.press("shift+right")
    stages = {row.id: row.name for row in hands.state.rows("stage")}
    assert {row.text: stages[row.stage_id] for row in hands.state.rows("touchpoint")} == {"a": "three", "b": "one"}


@pytest.mark.reliability("3. Commit, then show")
async def test_what_is_on_the_screen_is_in_the_file(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.press("down")
    await hands.line("Call")
    with reading(hands.app.workshop_file.path) as db:
        on_disk = read_state(db, hands.state.workshop_id)
    for table in ("stage", "touchpoint", "workshop", "step"):
        assert on_disk.rows(table) == hands.state.rows(table)


async def test_hands_are_counted(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.press("f4")
    await hands.line("7")
    assert hands.state.rows("stage")[0].votes == 7
    assert "(7)" in hands.screen
    await hands.press("f4")
    await hands.line("many")
    assert hands.state.rows("stage")[0].votes == 7
    assert "whole number" in hands.said
