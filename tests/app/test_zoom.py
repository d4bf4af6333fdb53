"""One key lets the board fill the screen: one stage, the curve, the code of one stage; all is done there as before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.app.conftest import Hands, Opened
from tests.app.wide import board
from tests.wide_day import JOURNEY


@pytest.fixture
async def journey(opened: Opened, wide: tuple[Path, str]) -> AsyncIterator[Hands]:
    """At the journey, with the cursor on the first touchpoint of the third stage."""
    async with opened(*wide, at="stages") as hands:
        await hands.to(f"touchpoint:{hands.id('touchpoint', 'Letter with the date')}")
        yield hands


async def test_one_stage_fills_the_screen_and_escape_leads_back(journey: Hands) -> None:
    await journey.press("left", "right")
    place, before = journey.place, board(journey)
    await journey.press("ctrl+w")
    assert journey.place == place
    assert "I wait for a date · 3 of 9 ◂ ▸" in journey.screen
    for text, votes in JOURNEY[2].pains:
        (line,) = [line for line in journey.screen.splitlines() if text in line]
        assert f" {votes} " in line, "votes stand beside it"
    assert JOURNEY[2].goal in journey.screen
    assert "What the board says" not in journey.screen.splitlines()[5]
    assert journey.room.panel.region.height > 25
    await journey.press("escape")
    assert (journey.place, board(journey)) == (place, before)
    await journey.press("escape", "escape")
    assert board(journey) == before, "Esc does nothing more"
    await journey.press("ctrl+w", "ctrl+w")
    assert board(journey) == before


async def test_arrows_lead_to_the_neighbours_and_the_time_stays_in_sight(journey: Hands) -> None:
    await journey.press("space", "ctrl+w", "right")
    assert "I arrive · 4 of 9" in journey.screen
    assert journey.place == f"touchpoint:{journey.id('touchpoint', 'Car park')}"
    await journey.tick(5)
    assert "4:55" in journey.masthead
    await journey.press("end", "right")
    assert "I live with it · 9 of 9" in journey.screen
    await journey.press("home", "left", "ctrl+home")
    assert journey.place == f"stage:{journey.id('stage', 'I notice something')}"
    await journey.press("pagedown")
    assert "I notice something · 1 of 9" in journey.screen, "the next step is on the same board"


async def test_all_is_typed_edited_voted_and_taken_back_in_the_zoom(journey: Hands) -> None:
    await journey.press("ctrl+w")
    await journey.line("Text message")
    assert "▸Text message" in journey.screen
    await journey.press("f2")
    await journey.line(" on the phone")
    await journey.press("ctrl+t")
    assert "★ Text message on the phone" in journey.screen
    await journey.press("f4", "1")
    await journey.type("17")
    await journey.press("enter")
    assert journey.state.get("touchpoint", journey.place.partition(":")[2]).votes == 17
    assert " 17 " in journey.screen
    await journey.press("ctrl+d")
    await journey.paste("No text message\nA text at night")
    assert "▸A text at night" in journey.screen
    await journey.press("shift+right")
    assert "I arrive · 4 of 9" in journey.screen, "it takes the stage along"
    assert "▸A text at night" in journey.screen
    await journey.press("ctrl+z")
    assert "I wait for a date · 3 of 9" in journey.screen
    await journey.type("half a wo")
    await journey.press("ctrl+w")
    assert str(journey.room.capture.value) == "half a ", "in an open line it takes away a word"
    await journey.press("escape")
    assert "I wait for a date · 3 of 9" in journey.screen, "Esc dropped the line only"
    await journey.press("delete")
    assert "brings it back" in journey.said
    await journey.press("ctrl+f")
    await journey.type("Cold supper")
    await journey.press("enter")
    assert "I lie on the ward · 7 of 9" in journey.screen
    assert "▸Cold supper" in journey.screen


@pytest.mark.parametrize("size", [(80, 24), (112, 32), (200, 60)])
async def test_the_curve_fills_the_screen_with_all_stages(journey: Hands, size: tuple[int, int]) -> None:
    await journey.resize(*size)
    await journey.press("ctrl+l", "ctrl+w")
    lines = journey.screen.splitlines()
    assert sum(line.count("●") for line in lines) == 9
    rows = {
        feeling: next(i for i, line in enumerate(lines) if line[1:4].strip() == feeling) for feeling in ("+1", "−2")
    }
    assert rows["−2"] - rows["+1"] >= 6, "large"
    assert lines[rows["−2"]].count("●") == 2
    assert journey.place == f"feeling:{journey.id('stage', 'I wait for a date')}"
    await journey.press("right")
    await journey.line("2")
    assert "+2" in journey.screen
    assert journey.place == f"feeling:{journey.id('stage', 'I arrive')}"
    await journey.press("ctrl+d")
    assert "I arrive · 4 of 9" in journey.screen, "what is not on the curve is on its stage"
    await journey.press("escape")
    assert journey.place.startswith("pain:")


async def test_the_code_of_one_stage_fills_the_screen(opened: Opened, wide: tuple[Path, str]) -> None:
    async with opened(*wide, at="conduct") as hands:
        await hands.to(f"rule:{hands.id('rule', 'Read the letter before they come')}")
        before = board(hands)
        await hands.press("ctrl+w", "right")
        assert "I wait for a date · 3 of 10" in hands.screen
        assert "Give a reason when a date moves" in hands.screen
        await hands.press("left", "ctrl+w")
        assert board(hands) == before


async def test_another_exercise_is_not_zoomed_and_a_break_never(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        await hands.press("ctrl+w")
        assert hands.room.has_class("-zoom")
        await hands.goto("metrics")
        assert not hands.room.has_class("-zoom")
        for row in hands.state.rows("exercise"):
            if row.settings.get("style") == "break":
                await hands.room.time.go(hands.room.session.steps_of(row.id)[0].id, done=False)
        hands.room.refresh_room()
        await hands.settle()
        await hands.press("ctrl+w")
        assert not hands.room.has_class("-zoom")
        assert hands.said == "In a break the clock has the screen."
