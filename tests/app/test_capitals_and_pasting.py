"""Caps Lock and Shift change no command, and the key that hands press to paste does nothing in a line but say how."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.app.screens.asking import Choosing, Question
from onecompany.app.screens.decided import DecidedAndParked
from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.new import NewWorkshopScreen
from onecompany.app.screens.organisation import OrganisationScreen
from onecompany.app.screens.people import PeopleScreen
from onecompany.app.screens.workshop import WorkshopScreen
from tests.app.conftest import Hands, Opened


@pytest.mark.parametrize(
    ("key", "shown"), [("N", NewWorkshopScreen), ("P", Choosing), ("C", WorkshopScreen), ("S", OrganisationScreen)]
)
async def test_home_takes_capitals(opened: Opened, sample: tuple[Path, str], key: str, shown: type[object]) -> None:
    async with opened(sample[0], None) as hands:
        await hands.press(key)
        assert isinstance(hands.app.screen, shown)


async def test_the_look_and_the_exports_take_capitals(opened: Opened, sample: tuple[Path, str]) -> None:
    async with opened(sample[0], None) as hands:
        before = hands.app.theme
        await hands.press("L")
        assert hands.app.theme != before
        await hands.press("E")
        assert not isinstance(hands.app.screen, HomeScreen)


async def test_an_own_letter_is_taken_as_a_capital_too(opened: Opened, sample: tuple[Path, str]) -> None:
    async with opened(sample[0], None, keys={"home.new": "w"}) as hands:
        await hands.press("N")
        assert isinstance(hands.app.screen, HomeScreen)
        await hands.press("W")
        assert isinstance(hands.app.screen, NewWorkshopScreen)


async def test_people_take_capitals(hands: Hands) -> None:
    await hands.press("f12")
    assert isinstance(hands.app.screen, PeopleScreen)
    await hands.press("A")
    assert isinstance(hands.app.screen, Question)


async def test_hand_outs_take_capitals(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bool] = []
    monkeypatch.setattr("onecompany.app.widgets.handouts.Handouts.make", lambda self: made.append(True))
    await hands.press("ctrl+s", "X")
    assert made


async def test_the_palette_names_each_command_once(opened: Opened, sample: tuple[Path, str]) -> None:
    async with opened(sample[0], None) as hands:
        titles = [command.title for command in hands.app.get_system_commands(hands.app.screen)]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize("typed", ["half a li", ""])
async def test_ctrl_v_in_an_open_line_says_how_to_paste(hands: Hands, typed: str) -> None:
    await hands.press(*(typed or ["enter"]))
    await hands.press("ctrl+v")
    assert hands.app.screen is hands.room
    assert hands.room.capture.value == typed
    assert not hands.room.capture.idle
    assert not hands.state.rows("stage")
    assert "Ctrl+Shift+V" in hands.said


async def test_ctrl_v_on_an_idle_line_opens_the_list(hands: Hands) -> None:
    await hands.press("ctrl+v")
    assert isinstance(hands.app.screen, DecidedAndParked)
