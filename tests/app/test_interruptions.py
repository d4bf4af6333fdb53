"""Pages that come by themselves: no key that was meant for something else answers them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from onecompany.app.bringing_back import Offer
from onecompany.app.file_problems import Lost, Unopened
from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.store.problems import NotKept
from tests.app.conftest import Hands, Opened

PAGES = ("unopened", "lost", "trouble")


def page(name: str) -> Screen[Any]:
    options = [Option("Not now", ""), Option("Quit", "quit")]
    made: dict[str, Screen[Any]] = {
        "unopened": Unopened(NotKept("It cannot be opened."), Offer(), readable=False),
        "lost": Lost("The file is not what it was", "It is gone.", options),
        "trouble": TroubleScreen("It cannot be done."),
    }
    return made[name]


async def comes(hands: Hands, name: str) -> Any:
    """A page comes now, as far as the hands know."""
    shown: Any = page(name)
    answers: list[Any] = []
    hands.app.push_screen(shown, answers.append)
    await hands.settle()
    shown.came_at = hands.pressed
    shown.answers = answers
    return shown


@pytest.mark.parametrize("name", PAGES)
async def test_what_is_being_typed_goes_on_in_its_line(hands: Hands, name: str) -> None:
    await hands.type("half a")
    shown = await comes(hands, name)
    await hands.keys(*" li", "backspace", *"ine", "enter", after=0.2)
    await hands.settle()
    assert hands.app.screen is shown
    assert [row.name for row in hands.state.rows("stage")] == ["half a line"]
    await hands.press("enter")
    assert hands.app.screen is hands.room


@pytest.mark.parametrize("name", PAGES)
async def test_keys_on_a_list_below_answer_nothing_in_the_first_moment(
    opened: Opened, sample: tuple[Path, str], name: str
) -> None:
    async with opened(sample[0], None) as hands:
        shown = await comes(hands, name)
        await hands.keys("enter", "escape", "down", "space", after=0.2)
        await hands.settle()
        assert hands.app.screen is shown
        await hands.keys("enter", after=0.5)
        await hands.settle()
        assert isinstance(hands.app.screen, HomeScreen)
        assert len(shown.answers) == 1


@pytest.mark.parametrize("name", PAGES)
async def test_a_field_of_another_box_keeps_what_is_typed_and_is_not_sent_off(hands: Hands, name: str) -> None:
    box = Question("Ask", "What?", (), entry="a word")
    sent: list[Any] = []
    hands.app.push_screen(box, sent.append)
    await hands.settle()
    await hands.type("one")
    shown = await comes(hands, name)
    await hands.keys(*" two", "enter", "escape", after=0.2)
    await hands.settle()
    assert hands.app.screen is shown
    assert box.query_one(Input).value == "one two"
    assert not sent
    assert not shown.answers
    await hands.press("escape")
    assert hands.app.screen is box


@pytest.mark.parametrize(
    "name", ["unopened", "trouble"]
)  # the lost file's page has a choice for it, and waits for that
async def test_quitting_needs_no_moment(opened: Opened, sample: tuple[Path, str], name: str) -> None:
    async with opened(sample[0], None) as hands:
        await comes(hands, name)
        await hands.keys("ctrl+q", after=0.1)
        await hands.settle()
        assert hands.app.return_code == 0
