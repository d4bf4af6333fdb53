"""The room's time: what the keys do to it, what the screen says about it, and what bends it not."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.plans import Plan
from onecompany.room.widgets.head import Clockface
from onecompany.store import timing
from onecompany.store.file import Store
from tests.conftest import plan_of, planned
from tests.room.conftest import Hands, Opened

STEPS = ("5:00", "20:00", "10:00", "15:00", "10:00")
"""The lengths of the steps of the journey."""


@pytest.fixture
def plan() -> Plan:
    """The journey, a break, the ownership and a closing round: two hours and ten minutes."""
    return plan_of(
        planned("stages"),
        planned("open", "Break", style="break"),
        planned("ownership"),
        planned("open", "Closing round", style="closing"),
    )


def menu(option: int) -> tuple[str, ...]:
    """The keys that take an option of the time menu, from 0."""
    return ("f7", *["down"] * option, "enter")


MORE, LESS, RESTART, CATCH_UP = menu(0), menu(2), menu(4), menu(5)


async def test_space_starts_and_pauses(hands: Hands) -> None:
    assert "not started" in hands.screen
    assert hands.countdown == "5:00"
    await hands.spend(60)
    assert hands.countdown == "5:00"
    await hands.press("space")
    await hands.spend(60)
    assert hands.countdown == "4:00"
    assert "not started" not in hands.screen
    await hands.press("space")
    await hands.spend(60)
    assert hands.countdown == "4:00"
    assert "paused" in hands.screen
    await hands.press("space")
    await hands.spend(61)
    assert hands.countdown == "2:59"
    assert "paused" not in hands.screen


@pytest.mark.parametrize(
    ("gone", "level", "text", "sign"),
    [
        (179, "calm", "2:01", ""),
        (180, "amber", "2:00", "ending soon"),
        (284, "amber", "0:16", "ending soon"),
        (285, "red", "0:15", "time is nearly up"),
        (300, "over", "0:00", "over time"),
        (312, "over", "+0:12", "over time"),
        (300 + 3600, "over", "+1:00:00", "over time"),
    ],
)
async def test_the_countdown_says_how_urgent_it_is(hands: Hands, gone: int, level: str, text: str, sign: str) -> None:
    await hands.press("space")
    await hands.spend(gone)
    assert hands.countdown == text
    face = hands.room.query_one(Clockface)
    assert [each for each in ("calm", "amber", "red", "over") if face.has_class(f"-{each}")] == [level]
    signs = [each for each in ("ending soon", "time is nearly up", "over time") if each in hands.screen]
    assert signs == ([sign] if sign else [])
    assert hands.room.sitting.step.title == "Alone, in silence", "it never moves on by itself"


async def test_more_less_and_again(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(60)
    await hands.press("f6")
    assert hands.countdown == "5:00"
    await hands.press(*MORE)
    assert hands.countdown == "10:00"
    await hands.press(*LESS)
    assert hands.countdown == "9:00"
    await hands.press(*RESTART)
    assert hands.countdown == "10:00"
    assert timing.actual_seconds(hands.state, hands.room.sitting.step.id, hands.room.sitting.stamp()) == 60
    await hands.press("ctrl+z")
    assert hands.countdown == "10:00", "undo leaves the time alone"


async def test_less_than_nothing_is_nothing(hands: Hands) -> None:
    for _ in range(6):
        await hands.press(*LESS)
    assert hands.countdown == "0:00"
    assert hands.room.sitting.step.seconds == 0


@pytest.mark.parametrize("running", [True, False])
async def test_going_on_and_back_keeps_the_clock_as_it_was(hands: Hands, running: bool) -> None:
    if running:
        await hands.press("space")
    for expected in STEPS[1:]:
        await hands.press("pagedown")
        assert hands.countdown == expected
        assert hands.room.sitting.running is running
    await hands.spend(30)
    await hands.press("pageup")
    assert hands.room.sitting.step.title == "Touchpoints and moments of truth"
    assert hands.countdown == "15:00"
    assert hands.room.sitting.running is running
    await hands.press("pagedown")
    assert hands.countdown == ("9:30" if running else "10:00")


async def test_before_the_first_step_there_is_none(hands: Hands) -> None:
    await hands.press("pageup")
    assert "first step" in hands.said
    assert hands.room.sitting.step.title == "Alone, in silence"


async def test_a_step_that_was_left_with_next_is_done(hands: Hands) -> None:
    first = hands.room.sitting.step.id
    await hands.press("pagedown")
    assert hands.state.get("step", first).done


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


async def test_a_forgotten_start_is_asked_about_once_a_step(hands: Hands) -> None:
    await hands.line("I buy")
    assert "The clock stands still" in hands.said
    await hands.line("I use")
    assert hands.said == ""
    await hands.press("pagedown")
    await hands.line("I renew")
    assert "The clock stands still" in hands.said
    await hands.press("space")
    await hands.press("pagedown")
    await hands.line("I tell others")
    assert hands.said == "", "not asked while it runs"


async def test_a_forgotten_clock_starts_now(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.spend(30)
    await hands.press("ctrl+n")
    assert hands.countdown == "5:00"
    assert hands.room.sitting.running


async def test_a_forgotten_clock_starts_at_the_first_entry(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.spend(20)
    await hands.line("I use")
    await hands.spend(10)
    await hands.press("ctrl+e")
    assert hands.countdown == "4:30"
    assert hands.room.sitting.running
    assert "ends 11:05" in hands.masthead


async def test_the_keys_of_a_forgotten_start_do_nothing_to_a_clock_that_runs(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(60)
    await hands.press("ctrl+n", "ctrl+e")
    assert hands.countdown == "4:00"
    assert len(hands.state.rows("span")) == 1


@pytest.mark.parametrize(("answer", "left"), [(("enter",), "+7:10"), (("down", "enter"), "4:50")])
async def test_after_a_kill_it_asks_whether_the_time_away_counts(
    hands: Hands, opened: Opened, answer: tuple[str, ...], left: str
) -> None:
    await hands.press("space")
    await hands.spend(10)
    path, workshop = hands.app.book.path, hands.state.workshop_id
    hands.app.exit(0)  # nothing is saved on this way
    hands.app.book.close()
    hands.clock.advance(12 * 60)
    async with opened(path, workshop) as again:
        assert "away for 12 minutes" in again.screen
        await again.press(*answer)
        assert again.countdown == left
        assert again.room.sitting.running
        await again.spend(10)
        assert again.app.screen is again.room, "it asks once"


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


@pytest.mark.parametrize(("off", "shown", "left"), [(300.0, "away for 5 minutes", "+0:10"), (0.0, "", "4:50")])
async def test_after_a_restart_of_the_machine(hands: Hands, opened: Opened, off: float, shown: str, left: str) -> None:
    await hands.press("space")
    await hands.spend(10)
    path, workshop = hands.app.book.path, hands.state.workshop_id
    hands.app.exit(0)
    hands.app.book.close()
    hands.clock.reboot(off)
    if not off:
        hands.clock.step_system_clock(-3600)  # its battery is empty: never below nothing
    async with opened(path, workshop) as again:
        if shown:
            assert shown in again.screen
            await again.press("enter")
        assert again.app.screen is again.room
        assert again.countdown == left if off else again.countdown <= "5:00"


async def test_behind_the_last_step_comes_the_closing_page_and_back_opens_it_again(hands: Hands) -> None:
    await hands.press("space")
    for _ in range(9):
        await hands.press("pagedown")
    assert hands.room.sitting.exercise.title == "Closing round"
    await hands.press("pagedown")
    assert "Hand out" in hands.screen
    (state,) = [row.state for row in hands.app.book.workshops()]
    assert state == "closed"
    await hands.press("escape")
    assert "closed" in hands.masthead
    assert not hands.room.sitting.running
    await hands.press("pageup")
    assert hands.room.sitting.step.title == "Agree on the handoffs"
    await hands.press("space")
    assert hands.room.sitting.running
    assert "closed" not in hands.masthead
    assert hands.state.workshop.state == "running"
    assert hands.state.workshop.closed_at is None


async def test_a_break_says_when_we_start_again(hands: Hands) -> None:
    await hands.press("space", *["pagedown"] * 5)
    assert hands.room.sitting.exercise.title == "Break"
    assert "We start again at 09:10" in hands.screen
    await hands.press("f6")
    assert "We start again at 09:11" in hands.screen
    await hands.spend(120)
    assert "We start again at 09:11" in hands.screen


async def test_planned_and_actual_minutes_stay_on_record(hands: Hands) -> None:
    first = hands.room.sitting.step
    await hands.press("space")
    await hands.spend(400)
    await hands.press("pagedown")
    await hands.spend(50)
    at = hands.room.sitting.stamp()
    assert hands.state.get("step", first.id).planned_seconds == 300
    assert timing.actual_seconds(hands.state, first.id, at) == 400
    assert timing.actual_seconds(hands.state, hands.room.sitting.step.id, at) == 50


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
