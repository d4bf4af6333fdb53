"""A key that is held does no other work than that of its first press; what removes or closes says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onecompany.app import copying
from onecompany.app.held_keys import PAUSE, REPEAT, WAITS, Effect, HeldKeys, times
from onecompany.app.screens.asking import Question
from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.organisation import OrganisationScreen
from onecompany.exchange.importing import bring_in
from onecompany.kinds.lines import line_of
from onecompany.store.file import Store
from onecompany.store.problems import NotKept
from tests.app.conftest import Hands, Opened

Pressed = Callable[[Hands, str], object]


@pytest.mark.parametrize("key", ["backspace", "delete"])
@pytest.mark.parametrize("together", [True, False], ids=["burst", "held"])
async def test_a_key_that_empties_the_line_removes_nothing(hands: Hands, key: str, together: bool) -> None:
    for name in ("Awareness", "Purchase", "Onboarding"):
        await hands.line(name)
    await hands.type("abc")
    if key == "delete":
        await hands.press("home")
    await (hands.burst(*[key] * 6) if together else hands.hold(key))
    assert hands.room.capture.value == ""
    assert len(hands.state.rows("stage")) == 3


@pytest.mark.parametrize("key", ["backspace", "delete"])
async def test_a_held_key_removes_one_item_and_says_how_it_comes_back(hands: Hands, key: str) -> None:
    for name in ("Awareness", "Support"):
        await hands.line(name)
    await hands.hold(key)
    assert [row.name for row in hands.state.rows("stage")] == ["Awareness"]
    assert "“Support”" in hands.said
    assert "Ctrl+Z brings it back" in hands.said
    await hands.press(key)
    assert hands.state.rows("stage") == [], "after a pause it is a new press"


async def test_every_removal_on_every_board_is_announced(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    places = {
        "open": ("note:",),
        "stages": ("stage:", "touchpoint:", "pain:", "goal:", "feeling:"),
        "ownership": ("silo:", "cell:", "handoff:"),
        "metrics": ("metric:",),
        "commitments": ("commitment:", "meeting:", "parking:"),
    }
    removed: set[tuple[str, str]] = set()
    async with opened(path, workshop) as hands:
        for row in list(hands.state.rows("exercise")):
            steps = hands.room.session.steps_of(row.id)
            await hands.room.time.go(steps[0].id, done=False)
            hands.room.refresh_room()
            await hands.settle()
            for sheet in hands.room.panel.sheets:
                for cell in [each.place for line in sheet.model.rows for each in line.cells.values() if each.place]:
                    kind = cell.partition(":")[0] + ":"
                    known = kind in places.get(row.kind, (kind,)) and (row.kind, kind) not in removed
                    if not known or not hands.room.panel.select(cell):
                        continue
                    before = hands.state.version
                    await hands.press("delete")
                    if hands.state.version != before:
                        assert "Ctrl+Z brings it back" in hands.said, (row.kind, cell, hands.said)
                        removed.add((row.kind, kind))
                        await hands.press("ctrl+z")
                    else:
                        assert "Ctrl+Z" not in hands.said
    assert {kind for kind, _ in removed} >= {"stages", "ownership", "metrics", "commitments"}
    assert len(removed) >= 8


async def test_page_down_held_neither_runs_through_the_agenda_nor_closes(hands: Hands) -> None:
    steps = [step.id for step in hands.state.rows("step")]
    await hands.press("space")
    here = steps.index(hands.room.session.step.id)
    await hands.burst(*["pagedown"] * 25)
    assert steps.index(hands.room.session.step.id) == here + 1
    await hands.hold("pagedown")
    assert steps.index(hands.room.session.step.id) <= here + 3
    await hands.room.time.go(steps[-2], done=False)
    hands.room.refresh_room()
    await hands.hold("pagedown")
    assert hands.room.session.step.id == steps[-1]
    await hands.hold("pagedown")
    assert hands.app.screen is hands.room
    assert hands.state.workshop.state == "running"
    assert "once more closes the workshop" in hands.said


async def test_closing_says_that_it_closes_and_needs_a_second_press(hands: Hands) -> None:
    last = hands.state.rows("step")[-1].id
    await hands.room.time.go(last, done=False)
    hands.room.refresh_room()
    await hands.settle()
    await hands.press("pagedown")
    assert "once more closes the workshop" in hands.said
    await hands.press("f6", "space")
    await hands.press("pagedown")
    assert hands.app.screen is hands.room, "something else was done in between"
    await hands.press("pagedown")
    assert "The workshop is closed" in hands.screen
    assert hands.app.workshop_file.workshops()[0].state == "closed"


async def test_escape_in_an_idle_room_leaves_everything_as_it_is(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.type("I us")
    await hands.hold("escape")
    assert hands.app.screen is hands.room
    assert hands.room.capture.value == ""
    await hands.line("Sales")
    assert [row.name for row in hands.state.rows("stage")] == ["I buy", "Sales"]


async def test_escape_that_closes_a_box_drops_no_line(hands: Hands) -> None:
    await hands.type("I us")
    await hands.press("f1")
    await hands.hold("escape")
    assert hands.room.capture.value == "I us"


@pytest.mark.parametrize(("key", "most"), [("ctrl+z", 2), ("ctrl+y", 2), ("f6", 6)])
async def test_a_held_key_does_not_run_through_a_list_of_acts(hands: Hands, key: str, most: int) -> None:
    for number in range(9):
        await hands.line(f"Stage {number}")
    if key == "ctrl+y":
        await hands.press(*["ctrl+z"] * 9)
    names, seconds = len(hands.state.rows("stage")), hands.room.session.step.seconds
    await hands.hold(key)
    changed = abs(len(hands.state.rows("stage")) - names) + (hands.room.session.step.seconds - seconds) / 60
    assert 1 <= changed <= most
    await hands.press("ctrl+z", "ctrl+z", "ctrl+y")


async def test_space_and_the_curtain_held_do_it_once(hands: Hands) -> None:
    await hands.hold("space")
    assert hands.room.session.running
    await hands.hold("f9")
    assert hands.room.has_class("-curtain")
    await hands.hold(".")
    assert not hands.room.has_class("-curtain")


async def test_arrows_go_on_while_they_are_held(hands: Hands) -> None:
    await hands.burst("f5", "home", *["down"] * 3, "enter")
    assert hands.room.session.exercise.kind == "metrics"
    await hands.type("abcdef")
    await hands.burst(*["left"] * 4, "X")
    assert hands.room.capture.value == "abXcdef"


# -- letters on lists


async def test_a_sentence_that_is_typed_at_home_makes_nothing(hands: Hands) -> None:
    await hands.press("ctrl+b")
    before = len(hands.app.workshop_file.workshops())
    await hands.keys(*"Sales support lost sixty customers", after=0.15)
    await hands.press("enter")
    assert len(hands.app.workshop_file.workshops()) == before
    assert hands.app.theme == "room-light"
    assert hands.app.is_running


async def test_a_sample_in_a_clients_file_is_asked_about_and_made_once(hands: Hands) -> None:
    await hands.press("ctrl+b", "s")
    assert "Make a sample in this file" in hands.screen
    await hands.press("enter")
    assert len(hands.app.workshop_file.workshops()) == 1
    await hands.burst("s", "s", "down", "enter", "s", "enter")
    await hands.until(lambda: not isinstance(hands.app.screen, HomeScreen | Question))
    await hands.settle()
    assert len(hands.app.workshop_file.workshops()) == 1 + 3


async def test_a_sample_in_an_empty_file_is_made_once(opened: Opened, store: Store) -> None:
    store.close()
    async with opened(store.path, None) as hands:
        for _ in range(2):
            hands.app.screen.action_sample()  # type: ignore[attr-defined]
        await hands.settle()
        assert len(hands.app.workshop_file.workshops()) == 3


async def test_a_sample_that_ended_half_made_is_made_whole(
    opened: Opened, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought: list[str] = []

    def full(into: Store, document: dict[str, Any]) -> object:
        if brought:
            raise NotKept("The disk is full.")
        brought.append(document["workshop"]["id"])
        return bring_in(into, document)

    store.close()
    async with opened(store.path, None) as hands:
        monkeypatch.setattr(copying, "bring_in", full)
        await hands.press("s")
        await hands.until(lambda: "The disk is full" in hands.screen)
        monkeypatch.undo()
        await hands.press("enter", "s")
        await hands.until(lambda: isinstance(hands.app.screen, OrganisationScreen))
        first, review, last = sorted(hands.app.workshop_file.workshops(), key=lambda line: line.date)
        assert brought == [first.id]
        states = [hands.app.workshop_file.state(line.id)[0] for line in (first, review, last)]
        stages = [{line_of(row) for row in state.rows("stage")} for state in states]
        assert stages[0] & stages[1] & stages[2]


# -- time, injected

STEP, OTHER, TEXT = Effect("step", times(1)), Effect("other", WAITS), Effect("text", text=True)


def done(*presses: tuple[float, Effect]) -> list[bool]:
    """Which presses of one key have their effect, so many seconds after the one before each."""
    held, at, did = HeldKeys(), 100.0, []
    for gap, effect in presses:
        at += gap
        did.append(held.passes("k", at, effect))
    return did


def test_what_time_tells() -> None:
    assert done((0, TEXT), (0.5, TEXT), (0.03, TEXT), (0.03, OTHER), (0.6, OTHER), (PAUSE, OTHER)) == [
        True, True, True, False, False, True,
    ]  # fmt: skip
    assert done((0, STEP), (0.5, STEP), (0.03, STEP), (REPEAT + 0.01, STEP)) == [True, True, False, True]
    assert done((0, OTHER), (0.5, OTHER), (0.03, OTHER), (0.7, OTHER), (0.8, OTHER)) == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_another_key_in_between_is_a_new_press() -> None:
    held = HeldKeys()
    assert held.passes("a", 1.0, OTHER)
    assert held.passes("b", 1.01, OTHER)
    assert held.passes("a", 1.02, OTHER)
    held.interrupted()
    assert held.passes("a", 1.03, OTHER)


def test_a_letter_behind_others_is_a_command_only_where_nobody_types_words() -> None:
    for at_once in (False, True):
        held = HeldKeys()
        assert held.passes("2", 1.0, TEXT, letter=True)
        assert held.passes("full_stop", 1.1, Effect("curtain", WAITS, at_once=at_once), letter=True) is at_once
        assert held.passes("full_stop", 2.0, Effect("curtain", WAITS, at_once=at_once), letter=True)


async def test_enter_goes_through_a_form_as_fast_as_it_is_pressed(opened: Opened, tmp_path: Path) -> None:
    async with opened(tmp_path / "new.onecompany", None) as hands:
        await hands.press("n")
        await hands.type("Northwind")
        await hands.burst("enter", "enter", "enter")
        assert hands.app.focused is not None
        assert hands.app.focused.id == "leaders"
