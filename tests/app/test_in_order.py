"""Keys that come faster than screens open and close: each reaches what stands there then, and closes it once."""

from __future__ import annotations

import pytest

from onecompany.app.screens.asking import Question
from onecompany.app.screens.summary import SummaryScreen
from tests.app.conftest import Hands, Opened
from tests.app.hands import key_event


async def test_keys_reach_the_box_that_the_key_before_opened(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.burst("f4", "7", "enter", *"next", "enter")
    assert hands.state.rows("stage")[0].votes == 7
    assert [row.name for row in hands.state.rows("stage")] == ["I buy", "next"]


async def test_a_line_after_page_down_goes_to_the_step_that_follows(hands: Hands) -> None:
    last = hands.room.session.steps_of(hands.room.session.exercise.id)[-1]
    await hands.room.time.go(last.id, done=False)
    hands.room.refresh_room()
    await hands.settle()
    await hands.burst("A", "enter", "pagedown", *"? Who rents", "enter", *"? Who")
    assert [row.name for row in hands.state.rows("stage")] == ["A"]
    assert hands.room.session.exercise.kind == "ownership"
    (parked,) = hands.state.rows("parking")
    assert parked.text == "Who rents"
    assert parked.exercise_id == hands.room.session.exercise.id
    assert hands.room.capture.value == "? Who"


CLOSING_TWICE = (
    ("ctrl+f", *"buy", "enter", "enter", "enter"),
    ("f5", "enter", "enter", "enter"),
    ("f1", "escape", "escape", "escape"),
    ("f10", "escape", "f10", "escape"),
    ("ctrl+p", "escape", "escape", "escape"),
    ("ctrl+p", "ctrl+p", "escape", "ctrl+p", "escape", "escape"),
    ("f12", "a", "escape", "escape", "escape"),
    ("ctrl+s", "escape", "escape"),
)


@pytest.mark.parametrize("together", [True, False], ids=["burst", "taps"])
async def test_a_second_key_on_a_box_that_is_closing_closes_nothing_else(hands: Hands, together: bool) -> None:
    await hands.line("I buy")
    for keys in CLOSING_TWICE:
        await (hands.burst(*keys) if together else hands.press(*keys))
        for _ in range(3):
            if hands.app.screen is not hands.room:
                await hands.press("escape")
        assert hands.app.screen is hands.room, f"neither blank nor ended by {keys}"
        assert len(hands.app.screen_stack) == 2, keys
        assert [row.name for row in hands.state.rows("stage")] == ["I buy"], keys


async def test_a_screen_that_is_left_twice_closes_once(hands: Hands) -> None:
    answers: list[str | None] = []
    question = Question("One", "?", (), entry="a word")
    hands.app.push_screen(question, answers.append)
    hands.app.push_screen(Question("One", "?", (), entry="a word"), answers.append)
    await hands.settle()
    question.dismiss("yes")
    question.dismiss("again")
    await hands.settle()
    assert answers == ["yes"]
    assert hands.app.screen is hands.room


async def test_the_palette_opens_once(hands: Hands) -> None:
    for _ in range(2):
        hands.app.action_command_palette()
    hands.app.push_screen(Question("Over it", "?", ()))
    hands.app.action_command_palette()
    await hands.settle()
    assert len(hands.app.screen_stack) == 4


async def test_a_page_key_before_the_summary_is_there(hands: Hands) -> None:
    page = SummaryScreen(hands.room.session)
    hands.app.push_screen(page)
    page.action_page(1)
    await hands.settle()
    await hands.burst("pagedown", "pagedown", "space", "escape")
    assert hands.app.screen is hands.room


async def test_a_door_that_opens_in_another_closes_what_lay_above(hands: Hands, opened: Opened) -> None:
    await hands.press("f12", "a")
    hands.app.navigator.go_home()
    await hands.settle()
    assert len(hands.app.screen_stack) == 2
    assert "Workshops" in hands.screen


async def test_keys_that_come_as_the_one_before_is_done_do_not_wait_for_another(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_queue = hands.app.key_queue
    begun = key_queue._work_off
    times = []

    async def work_off() -> None:
        await begun()
        if not times:  # the task is as good as ended: what comes now finds it still there
            for key in (" ", "b", "u", "y", "enter"):
                key_queue.put(key_event(key))
        times.append(True)

    monkeypatch.setattr(key_queue, "_work_off", work_off)
    await hands.keys("I")
    await hands.settle()
    assert [row.name for row in hands.state.rows("stage")] == ["I buy"]
