"""The day as a whole: its end, how late it is, catching up, breaks, the closing page, what stays on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.plans import Plan
from onecompany.store import timing
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands, time_menu
from tests.conftest import DAY, plan_of, planned


@pytest.fixture
def plan() -> Plan:
    """The journey, a break, the ownership and a closing round: two hours and five minutes."""
    return plan_of(
        planned("stages"),
        planned("open", "Break", style="break"),
        planned("ownership"),
        planned("open", "Closing round", style="closing"),
    )


CATCH_UP = time_menu(5)


async def test_the_masthead_says_when_it_ends_and_how_late_it_is(hands: Hands) -> None:
    assert "09:00" in hands.masthead
    assert "ends 11:05" in hands.masthead
    assert "on time" not in hands.masthead, "before the start nobody is late"
    await hands.press("space")
    assert "on time" in hands.masthead
    await hands.spend(5 * 60 + 4 * 60)
    assert "09:09" in hands.masthead
    assert "ends 11:09" in hands.masthead
    assert "4 min late" in hands.masthead
    await hands.press(*["pagedown"] * 2)
    assert "16 min early" in hands.masthead


async def test_catching_up_is_proposed_and_done_only_when_agreed(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(9 * 60)
    before = [step.seconds for step in hands.state.rows("step")]
    await hands.press(*CATCH_UP)
    shown = hands.screen
    assert "We are 4 min late." in shown
    assert "Then we end on time." in shown
    assert "Break" not in shown.split("We are 4 min late.")[1].split("Then we end")[0], "a break is kept"
    await hands.press("down", "enter")
    assert [step.seconds for step in hands.state.rows("step")] == before
    assert "4 min late" in hands.masthead
    await hands.press(*CATCH_UP)
    await hands.press("escape")
    assert [step.seconds for step in hands.state.rows("step")] == before
    await hands.press(*CATCH_UP)
    await hands.press("enter")
    after = [step.seconds for step in hands.state.rows("step")]
    assert sum(before) - sum(after) == 240
    assert "on time" in hands.masthead
    await hands.press("ctrl+z")
    assert [step.seconds for step in hands.state.rows("step")] == before
    assert "4 min late" in hands.masthead


async def test_nothing_is_proposed_when_there_is_nothing_to_catch_up(hands: Hands) -> None:
    await hands.press("space")
    await hands.press(*CATCH_UP)
    assert "on time" in hands.said
    assert hands.app.screen is hands.room


async def test_behind_the_last_step_comes_the_closing_page_and_page_up_opens_it_again(hands: Hands) -> None:
    await hands.press("space")
    for _ in range(9):
        await hands.press("pagedown")
    assert hands.room.session.exercise.title == "Closing round"
    await hands.press("pagedown", "pagedown")
    assert "Hand out" in hands.screen
    (state,) = [row.state for row in hands.app.workshop_file.workshops()]
    assert state == "closed"
    await hands.press("pageup")
    assert hands.room.session.exercise.title == "Closing round"
    assert "closed" not in hands.masthead
    assert hands.room.session.running
    assert not hands.room.session.step.done
    assert (hands.state.workshop.state, hands.state.workshop.closed_at) == ("running", None)
    await hands.line("One word")
    await hands.press("ctrl+z")
    assert hands.state.rows("note") == []


async def test_escape_on_the_closing_page_leaves_it_closed_which_the_room_says_once(hands: Hands) -> None:
    await hands.press("space")
    last = hands.state.rows("step")[-1].id
    await hands.room.time.go(last, done=False)
    hands.room.refresh_room()
    await hands.press("pagedown", "pagedown", "escape")
    closed = hands.state.workshop
    assert "closed" in hands.masthead
    assert hands.said == f"This workshop was closed on {DAY.day} {DAY:%B %Y}, today. What is typed now changes it."
    assert not hands.room.session.running
    await hands.press("f5", "home", "enter")
    assert hands.room.session.exercise.title != "Closing round"
    assert "was closed" not in hands.said
    await hands.press("pagedown")
    await hands.line("A late word")
    assert (hands.state.workshop.state, hands.state.workshop.closed_at) == ("closed", closed.closed_at)
    assert all(row.done for row in hands.state.rows("step") if row.id == last)


async def test_a_workshop_that_was_closed_before_is_only_looked_at_until_page_up_opens_it(hands: Hands) -> None:
    last = hands.state.rows("step")[-1].id
    await hands.room.time.go(last, done=False)
    hands.room.refresh_room()
    await hands.press("pagedown", "pagedown", "ctrl+b", "enter")
    assert "closed" in hands.masthead
    await hands.press("pagedown")
    assert "Hand out" in hands.screen
    assert "opens it again" not in hands.screen
    await hands.press("escape")
    assert "closed" in hands.masthead
    await hands.press("pageup")
    assert "closed" not in hands.masthead
    assert hands.room.session.step.id == last
    assert not hands.room.session.step.done
    assert not hands.room.session.running


async def test_going_on_and_back_is_as_if_nothing_had_been(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(60)
    before = (hands.masthead, hands.countdown, [row.done for row in hands.state.rows("step")])
    await hands.press("pagedown", "pageup")
    assert (hands.masthead, hands.countdown, [row.done for row in hands.state.rows("step")]) == before
    assert hands.room.session.running
    await hands.press(*["pagedown"] * 4, *["pageup"] * 4)
    assert (hands.masthead, hands.countdown, [row.done for row in hands.state.rows("step")]) == before
    await hands.press(*["pagedown"] * 3, "f5", "home", "enter")
    assert not hands.room.session.step.done, "no step at which the room is, is done"


async def test_a_break_says_when_we_start_again(hands: Hands) -> None:
    await hands.press("space", *["pagedown"] * 5)
    assert hands.room.session.exercise.title == "Break"
    assert "We go on at 09:10" in hands.screen
    await hands.press("f6")
    assert "We go on at 09:11" in hands.screen
    await hands.spend(120)
    assert "We go on at 09:11" in hands.screen


async def test_planned_and_actual_minutes_stay_on_record(hands: Hands) -> None:
    first = hands.room.session.step
    await hands.press("space")
    await hands.spend(400)
    await hands.press("pagedown")
    await hands.spend(50)
    at = hands.room.session.stamp()
    assert hands.state.get("step", first.id).planned_seconds == 300
    assert timing.actual_seconds(hands.state, first.id, at) == 400
    assert timing.actual_seconds(hands.state, hands.room.session.step.id, at) == 50


@pytest.mark.parametrize("sound", [False, True])
async def test_a_sound_only_if_asked_for(
    opened: Opened, store: Store, workshop: str, sound: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    async with opened(store.path, workshop, sound=sound) as hands:
        rung: list[str] = []
        monkeypatch.setattr(hands.app, "bell", lambda: rung.append(hands.countdown))
        await hands.press("space")
        await hands.spend(320)
        assert rung == (["0:00"] if sound else [])


async def test_read_only_shows_the_time_and_keeps_nothing(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    before = Path(store.path).read_bytes()
    async with opened(store.path, workshop, read_only=True) as hands:
        assert hands.countdown == "5:00"
        await hands.press("space", "pagedown")
        await hands.line("I buy")
        assert "read-only" in hands.said
        await hands.spend(20)
    assert Path(store.path).read_bytes() == before
