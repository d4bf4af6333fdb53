"""The journey's board by its keys, and what it says at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from onecompany.plans import Plan
from onecompany.store.file import Store
from tests.app.conftest import STAGES, Hands, Opened
from tests.conftest import northwind_plan, plan_of, planned


@pytest.fixture
async def journey(opened: Opened, mapped: Path, workshop: str) -> AsyncIterator[Hands]:
    """At the journey, with six stages and the cursor on the first."""
    async with opened(mapped, workshop, at="stages") as hands:
        yield hands


def lane(hands: Hands, table: str, stage: str) -> list[str]:
    """The items of a lane."""
    return [row.text for row in hands.state.where(table, "stage_id", hands.id("stage", stage))]


def stage(hands: Hands, name: str) -> object:
    """The row of a stage."""
    return hands.state.get("stage", hands.id("stage", name))


async def test_a_moment_of_truth_is_marked_and_unmarked(journey: Hands) -> None:
    assert "! No moment of truth is marked" in journey.says
    await journey.press("ctrl+t")
    assert "Move to a touchpoint" in journey.said
    await journey.press("down", "ctrl+t")
    assert "★ Web page" in journey.screen
    assert not [line for line in journey.says if "moment" in line]
    await journey.press("ctrl+t")
    assert "★ Web page" not in journey.screen
    assert "! No moment of truth is marked" in journey.says


async def test_goal_feeling_and_pain_are_one_key_away(journey: Hands) -> None:
    await journey.press("right", "ctrl+g")
    assert "What the customer wants at Evaluate" in journey.entry
    await journey.line("See what I would really pay")
    assert stage(journey, "Evaluate").goal == "See what I would really pay"  # type: ignore[attr-defined]
    await journey.press("ctrl+l")
    await journey.line("-2")
    assert stage(journey, "Evaluate").feeling == -2  # type: ignore[attr-defined]
    assert "! The journey is at its lowest at “Evaluate” (−2)" in journey.says
    assert "●" in journey.screen
    await journey.press("ctrl+d")
    assert "First pain point in Evaluate" in journey.entry
    await journey.line("Two prices")
    await journey.line("Nobody answers")
    assert lane(journey, "pain", "Evaluate") == ["Two prices", "Nobody answers"]


async def test_a_feeling_is_a_number_from_minus_two_to_two(journey: Hands) -> None:
    await journey.press("ctrl+l")
    await journey.line("3")
    assert "−2 (awful) to +2 (great)" in journey.said
    assert stage(journey, "Discover").feeling is None  # type: ignore[attr-defined]
    await journey.press("escape")
    await journey.line("+1")
    assert stage(journey, "Discover").feeling == 1  # type: ignore[attr-defined]
    await journey.press("delete")
    assert stage(journey, "Discover").feeling is None  # type: ignore[attr-defined]


async def test_stages_are_split_and_merged_in_one_step_of_undo(journey: Hands) -> None:
    await journey.press("down", "down", "ctrl+x")
    assert [row.name for row in journey.state.rows("stage")] == ["Discover", "Discover 2", *STAGES[1:]]
    assert lane(journey, "touchpoint", "Discover 2") == ["Call"]
    assert journey.said == "Split: 1 touchpoint of “Discover” is in the new stage. Type its name."
    await journey.line("I look around")
    assert lane(journey, "touchpoint", "I look around") == ["Call"]
    await journey.to(f"stage:{journey.id('stage', 'Discover')}")
    await journey.hold("ctrl+r", 20)
    assert "“Discover” stays the name of both" in " ".join(journey.screen.replace("│", " ").split())
    await journey.press("1")
    assert [row.name for row in journey.state.rows("stage")] == list(STAGES)
    assert lane(journey, "touchpoint", "Discover") == ["Web page", "I look around", "Call"]
    assert "Merged I look around into Discover: 1 touchpoint and the name as a touchpoint." in journey.said
    await journey.press("ctrl+z")
    assert "I look around" in [row.name for row in journey.state.rows("stage")]
    await journey.press("end", "ctrl+r")
    assert f"1  {STAGES[-2]}" in journey.screen, "the last one takes in the one before"


async def test_goal_and_feeling_of_both_are_asked_for_and_escape_merges_nothing(journey: Hands) -> None:
    for feeling, goal in (("-1", "See what there is"), ("2", "Know the price")):
        await journey.press("ctrl+g")
        await journey.line(goal)
        await journey.press("ctrl+l")
        await journey.line(feeling)
        await journey.press("ctrl+home", "right")
    before = [row.name for row in journey.state.rows("stage")]
    await journey.press("ctrl+home", "home", "ctrl+r", "enter")
    assert "Both together: See what there is / Know the price" in journey.screen
    await journey.press("escape")
    assert journey.said == "Nothing was changed."
    await journey.press("ctrl+r", "enter", "down", "down", "enter")
    assert "The room felt −1 at Discover and +2 at Evaluate." in journey.screen
    await journey.press("escape")
    assert [row.name for row in journey.state.rows("stage")] == before
    await journey.press("ctrl+r", "enter", "down", "down", "enter", "down", "enter")
    kept = stage(journey, "Discover")
    assert (kept.goal, kept.feeling) == ("Know the price", 2)  # type: ignore[attr-defined]
    assert "Evaluate" in lane(journey, "touchpoint", "Discover")
    assert "The goal is “Know the price”." in journey.said
    await journey.press("ctrl+z")
    assert [row.name for row in journey.state.rows("stage")] == before


async def test_what_goes_with_a_stage_is_said_with_the_way_back(journey: Hands) -> None:
    await journey.press("delete")
    assert journey.said == "Removed stage “Discover”. Ctrl+Z brings it back. With it went 2 touchpoints."


async def test_a_stage_of_our_own_people(journey: Hands) -> None:
    await journey.press("end", "ctrl+o")
    assert "☺ Renew" in journey.screen
    assert stage(journey, "Renew").people  # type: ignore[attr-defined]
    await journey.press("ctrl+o")
    assert "☺" not in journey.screen


async def test_too_few_stages_too_many_and_names_of_departments(hands: Hands) -> None:
    assert hands.says == []
    await hands.line("Sales")
    assert "! Only one stage on the map" in hands.says
    assert "! “Sales” is named like a department" in hands.says
    await hands.paste("\n".join(f"I do {number}" for number in range(9)))
    assert "! 10 stages are too many to keep in mind" in hands.says
    await hands.press("ctrl+z", "ctrl+z")
    assert hands.says == []


async def test_arrows_reach_every_lane_and_stay_in_the_board(journey: Hands) -> None:
    await journey.press(*["left"] * 3, *["up"] * 3)
    assert journey.place == f"stage:{journey.id('stage', 'Discover')}"
    await journey.press(*["right"] * 9)
    assert journey.place == f"stage:{journey.id('stage', 'Renew')}"
    await journey.press(*["down"] * 20)
    assert journey.place == f"feeling:{journey.id('stage', 'Renew')}"
    await journey.press("home")
    assert journey.place == f"feeling:{journey.id('stage', 'Discover')}"
    await journey.press("ctrl+home")
    assert journey.place == f"stage:{journey.id('stage', 'Discover')}"
    await journey.press("ctrl+end")
    assert journey.place == f"feeling:{journey.id('stage', 'Discover')}"
    await journey.press("tab", "tab", "shift+tab")
    assert journey.place == f"feeling:{journey.id('stage', 'Evaluate')}"


async def test_tab_keeps_the_line_first(journey: Hands) -> None:
    await journey.press("ctrl+g")
    await journey.type("know that there is a choice")
    await journey.press("tab")
    assert stage(journey, "Discover").goal == "know that there is a choice"  # type: ignore[attr-defined]
    assert journey.place == f"goal:{journey.id('stage', 'Evaluate')}"


async def test_the_mouse_works_too(journey: Hands) -> None:
    lines = journey.screen.splitlines()
    y = next(number for number, line in enumerate(lines) if "Web page" in line)
    x = lines[y].rindex("Web page")
    await journey.pilot.click(offset=(x + 1, y))
    await journey.settle()
    assert journey.place.startswith("touchpoint:")
    assert "New touchpoint in Renew" in journey.entry


async def test_a_plan_may_bring_stages_and_forbid_our_own_people(opened: Opened, store: Store) -> None:
    from onecompany.kinds.beginning import begin
    from tests.conftest import DAY, PEOPLE

    plan: Plan = plan_of(planned("stages", preset=["I find out", "I buy"], allow_people_stage=False))
    workshop = begin(store, organisation="Preset", plan=plan, date=DAY, people=PEOPLE)
    store.close()
    async with opened(store.path, workshop) as hands:
        assert [row.name for row in hands.state.rows("stage")] == ["I find out", "I buy"]
        await hands.press("ctrl+o")
        assert "allow_people_stage" in hands.said
    assert northwind_plan().exercises[1].settings["allow_people_stage"] is True
