"""The room's time: what the keys do to it, what the screen says about it, and what bends it not."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from onecompany.app.session import WorkshopSession
from onecompany.app.workshop_file import WorkshopFile
from onecompany.display.clockface import Clockface
from onecompany.plans import Plan
from onecompany.store import timing
from onecompany.store.file import Store
from onecompany.summary.times import overdue
from tests.app.hands import Hands, time_menu
from tests.clock_double import FakeClock
from tests.conftest import plan_of, planned

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


MORE, LESS, RESTART = time_menu(0), time_menu(2), time_menu(4)


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
    assert hands.room.session.step.title == "Alone, in silence", "it never moves on by itself"


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
    assert timing.actual_seconds(hands.state, hands.room.session.step.id, hands.room.session.stamp()) == 60
    await hands.press("ctrl+z")
    assert hands.countdown == "10:00", "undo leaves the time alone"


async def test_less_than_nothing_is_nothing(hands: Hands) -> None:
    for _ in range(6):
        await hands.press(*LESS)
    assert hands.countdown == "0:00"
    assert hands.room.session.step.seconds == 0


@pytest.mark.parametrize("running", [True, False])
async def test_going_on_and_back_keeps_the_clock_as_it_was(hands: Hands, running: bool) -> None:
    if running:
        await hands.press("space")
    for expected in STEPS[1:]:
        await hands.press("pagedown")
        assert hands.countdown == expected
        assert hands.room.session.running is running
    await hands.spend(30)
    await hands.press("pageup")
    assert hands.room.session.step.title == "Touchpoints and moments of truth"
    assert hands.countdown == "15:00"
    assert hands.room.session.running is running
    await hands.press("pagedown")
    assert hands.countdown == ("9:30" if running else "10:00")


async def test_before_the_first_step_there_is_none(hands: Hands) -> None:
    await hands.press("pageup")
    assert "first step" in hands.said
    assert hands.room.session.step.title == "Alone, in silence"


async def test_a_step_that_was_left_with_next_is_done(hands: Hands) -> None:
    first = hands.room.session.step.id
    await hands.press("pagedown")
    assert hands.state.get("step", first).done


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
    assert hands.room.session.running


async def test_a_forgotten_clock_starts_at_the_first_entry(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.spend(20)
    await hands.line("I use")
    await hands.spend(10)
    await hands.press("ctrl+e")
    assert hands.countdown == "4:30"
    assert hands.room.session.running
    assert "ends 11:05" in hands.masthead


async def test_the_keys_of_a_forgotten_start_do_nothing_to_a_clock_that_runs(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(60)
    await hands.press("ctrl+n", "ctrl+e")
    assert hands.countdown == "4:00"
    assert len(hands.state.rows("span")) == 1


@pytest.mark.parametrize(
    ("moment", "day"),
    [  # an hour and two before midnight UTC: in Berlin it is the next day from 23:00 in winter, from 22:00 in summer
        ("2026-03-28T22:30", "2026-03-28"), ("2026-03-28T23:30", "2026-03-29"), ("2026-03-29T21:30", "2026-03-29"),
        ("2026-03-29T22:30", "2026-03-30"), ("2026-10-24T22:30", "2026-10-25"), ("2026-10-25T22:30", "2026-10-25"),
        ("2026-10-25T23:30", "2026-10-26"),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_room_over_the_change_of_summer_time(
    store: Store, workshop: str, monkeypatch: pytest.MonkeyPatch, moment: str, day: str
) -> None:
    store.close()
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        clock = FakeClock(datetime.fromisoformat(moment).replace(tzinfo=UTC))
        file = WorkshopFile(store.path, clock=clock, read_only=True)
        days = {file.today, WorkshopSession(file, file.state(workshop)[0]).today}
        assert days == {date.fromisoformat(day)}
        due = date(2026, 3, 28) if moment < "2026-10" else date(2026, 10, 24)
        assert overdue(due, file.today) == ("", "one day overdue", "2 days overdue")[(file.today - due).days]
    finally:
        monkeypatch.undo()
        time.tzset()
