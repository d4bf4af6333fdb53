"""Killed, asleep, started again: it says how long it was away and asks whether that counts. Nothing bends the clock."""

from __future__ import annotations

from typing import Any

import pytest

from onecompany.app.screens.workshop import WorkshopScreen
from onecompany.plans import Plan
from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened
from tests.conftest import plan_of, planned


@pytest.fixture
def plan() -> Plan:
    """The journey alone; its first step takes five minutes."""
    return plan_of(planned("stages"))


def kill(hands: Hands) -> None:
    """End without saving anything. It goes on in this process for a moment, but records nothing any more."""
    session = hands.room.session
    hands.app.exit(0)
    hands.app.workshop_file.close()
    session._writer = None


@pytest.mark.reliability("kill -9 at any moment")
@pytest.mark.parametrize(("answer", "left"), [(("enter",), "+7:10"), (("down", "enter"), "4:50")])
async def test_after_a_kill_it_asks_whether_the_time_away_counts(
    hands: Hands, opened: Opened, answer: tuple[str, ...], left: str
) -> None:
    await hands.press("space")
    await hands.spend(10)
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    kill(hands)
    hands.clock.advance(12 * 60)
    async with opened(path, workshop) as again:
        assert "away for 12 minutes" in again.screen
        await again.press(*answer)
        assert again.countdown == left
        assert again.room.session.running
        await again.spend(10)
        assert again.app.screen is again.room, "it asks once"


async def test_after_a_kill_it_asks_also_where_the_clock_ticks_before_the_first_paint(
    hands: Hands, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hands.press("space")
    await hands.spend(10)
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    kill(hands)
    hands.clock.advance(12 * 60)
    arrive = WorkshopScreen._arrive

    async def slowly(room: WorkshopScreen) -> None:
        room.tick()
        await arrive(room)

    monkeypatch.setattr(WorkshopScreen, "_arrive", slowly)
    async with opened(path, workshop) as again:
        assert "away for 12 minutes" in again.screen


@pytest.mark.reliability("Time")
@pytest.mark.parametrize(("answer", "left"), [(("enter",), "+56:00"), (("down", "enter"), "4:00")])
async def test_after_a_sleep_it_asks_whether_the_time_counts(hands: Hands, answer: tuple[str, ...], left: str) -> None:
    await hands.press("space")
    await hands.spend(60)
    await hands.tick(3600)
    assert "away for 1 hour" in hands.screen
    await hands.press(*answer)
    assert hands.countdown == left
    await hands.spend(10)
    assert hands.app.screen is hands.room


async def test_a_sleep_while_the_clock_stands_still_is_nobodys_question(hands: Hands) -> None:
    await hands.spend(20)
    await hands.tick(3600)
    assert hands.app.screen is hands.room
    assert hands.countdown == "5:00"


@pytest.mark.parametrize("step", [3600, -3600, 86_400 * 30])
async def test_a_step_of_the_system_clock_does_not_bend_the_countdown(hands: Hands, step: int) -> None:
    await hands.press("space")
    await hands.spend(60)
    hands.clock.step_system_clock(step)
    await hands.tick(1)
    assert hands.app.screen is hands.room
    assert hands.countdown == "3:59"


@pytest.mark.reliability("Time")
@pytest.mark.parametrize(("off", "shown", "left"), [(300.0, "away for 5 minutes", "+0:10"), (0.0, "", "4:50")])
async def test_after_a_restart_of_the_machine(hands: Hands, opened: Opened, off: float, shown: str, left: str) -> None:
    await hands.press("space")
    await hands.spend(10)
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    kill(hands)
    hands.clock.reboot(off)
    if not off:
        hands.clock.step_system_clock(-3600)  # its battery is empty: never below nothing
    async with opened(path, workshop) as again:
        if shown:
            assert shown in again.screen
            await again.press("enter")
        assert again.app.screen is again.room
        assert again.countdown == left if off else again.countdown <= "5:00"


@pytest.mark.parametrize("step", [7200, -7200])
async def test_a_step_of_the_system_clock_makes_nobody_late(hands: Hands, step: int) -> None:
    await hands.press("space")
    await hands.spend(60)
    assert "on time" in hands.screen
    hands.clock.step_system_clock(step)
    await hands.spend(10)
    assert "on time" in hands.screen


@pytest.mark.parametrize("step", [7200, -7200])
async def test_after_a_restart_that_counts_a_step_of_the_system_clock_bends_nothing(
    hands: Hands, opened: Opened, step: int
) -> None:
    await hands.press("space")
    await hands.spend(10)
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    kill(hands)
    hands.clock.reboot(40)
    async with opened(path, workshop) as again:
        await again.press("enter")
        assert again.countdown == "4:10"
        again.clock.step_system_clock(step)
        await again.spend(10)
        assert again.countdown == "4:00"
        assert "on time" in again.screen


async def test_a_night_between_two_halves_is_not_late(hands: Hands, opened: Opened) -> None:
    await hands.press("space")
    await hands.spend(10)
    await hands.press("space")
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    kill(hands)
    hands.clock.reboot(19 * 3600)
    async with opened(path, workshop) as again:
        assert "on time" in again.screen
        await again.press("space")
        await again.spend(10)
        assert "on time" in again.screen
        assert again.countdown == "4:40"


# -- the question comes by itself: it is never answered by what is typed


async def test_what_is_typed_when_the_question_comes_reaches_the_line(hands: Hands) -> None:
    await hands.press("space")
    await hands.type("Ana: we start")
    await hands.spend(10)
    await hands.tick(25)
    assert "away for 25 seconds" in hands.screen
    await hands.keys(*" together", "enter", after=0.2)
    await hands.settle()
    assert [row.name for row in hands.state.rows("stage")] == ["Ana: we start together"]
    assert "away for 25 seconds" in hands.screen, "it still waits for its answer"
    await hands.press("down", "enter")
    assert "away" not in hands.screen.replace("left out", "") or "left out" in hands.said
    assert hands.app.screen is hands.room


async def test_the_question_takes_no_key_for_a_moment(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(10)
    await hands.tick(3600)
    question: Any = hands.app.screen
    question.came_at = hands.pressed
    await hands.keys("enter", "escape", "down", after=0.2)
    await hands.settle()
    assert hands.app.screen is question
    await hands.press("enter")
    assert hands.app.screen is hands.room


async def test_the_question_waits_for_another_box(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(10)
    await hands.press("f8")
    await hands.tick(3600)
    assert "away for" not in hands.screen
    await hands.press("escape")
    await hands.tick(1)
    assert "away for 1 hour" in hands.screen


async def test_time_on_other_pages_is_no_time_away(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(10)
    await hands.press("ctrl+b")
    for _ in range(12):
        hands.clock.advance(10)
        hands.app.workshop_file.be_alive()
    await hands.press("enter")
    assert hands.app.screen is hands.room
    assert hands.countdown == "2:50"


async def test_a_sleep_on_another_page_is_asked_about(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(10)
    await hands.press("ctrl+b")
    hands.clock.advance(3600)
    hands.app.workshop_file.be_alive()
    await hands.press("enter")
    assert "away for 1 hour" in hands.screen


async def test_enter_answers_over_a_line_that_was_only_offered_again(
    opened: Opened, store: Store, workshop: str
) -> None:
    store.close()
    async with opened(store.path, workshop) as hands:
        await hands.goto("stages")
        await hands.press("space")
        await hands.type("half a li")
        await hands.room.drafts.save()
        hands.clock.advance(1)
        hands.room.tick()
        clock = hands.clock
    clock.advance(600)
    async with opened(store.path, workshop) as again:
        question: Any = again.app.screen
        assert "away for 10 minutes" in again.screen
        question.came_at = again.pressed = again.pressed + 1
        await again.keys("enter", "down", after=0.2)
        await again.settle()
        assert again.app.screen is question
        await again.press("enter")
        assert again.app.screen is again.room
        assert again.room.capture.value == "half a li"
        assert not again.state.rows("stage")
