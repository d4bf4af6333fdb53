"""Keys that come before what they are about: they wait for the list, and for the room that is being opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onecompany.app import reading_again
from onecompany.app.retry import WAITING
from onecompany.app.screens.asking import Choosing, Question
from onecompany.app.screens.closing import ClosingScreen
from onecompany.app.screens.help import HelpScreen
from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.organisation import OrganisationScreen
from onecompany.app.screens.workshop import WorkshopScreen
from onecompany.app.workshop_file import WorkshopFile
from onecompany.store.problems import FileBusy
from tests.app.hands import Hands

Busy = Callable[[str, int], None]


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> Busy:
    """From now on another program holds the file for so many readings of this sort."""

    def begin(reading: str, times: int) -> None:
        left, read = times, getattr(WorkshopFile, reading)

        def held(file: WorkshopFile, *given: Any) -> Any:
            nonlocal left
            left -= 1
            if left >= 0:
                raise FileBusy(file.path)
            return read(file, *given)

        monkeypatch.setattr(WorkshopFile, reading, held)

    return begin


@pytest.mark.parametrize(
    ("key", "comes"),
    [
        ("e", ClosingScreen),
        ("enter", WorkshopScreen),
        ("c", WorkshopScreen),
        ("o", OrganisationScreen),
        ("delete", Question),
        ("ctrl+f", Choosing),
    ],
)
async def test_a_key_that_is_pressed_before_the_list_is_there_does_what_it_says(
    hands: Hands, busy: Busy, key: str, comes: type[object]
) -> None:
    busy("organisations", 4)
    hands.app.navigator.go_home()
    await hands.press(key)
    await hands.until(lambda: isinstance(hands.app.screen, comes))


async def test_so_it_is_on_the_screen_of_an_organisation(hands: Hands, busy: Busy) -> None:
    hands.app.navigator.go_home()
    await hands.settle()
    busy("organisations", 4)
    await hands.press("o", "enter")
    await hands.until(lambda: isinstance(hands.app.screen, WorkshopScreen))


@pytest.mark.parametrize("key", ["e", "enter", "c", "o", "delete"])
async def test_where_the_file_is_held_for_long_nothing_else_is_opened_and_help_comes(
    hands: Hands, busy: Busy, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(reading_again, "PATIENT", 1)  # as after a second
    busy("organisations", 1_000_000)
    hands.app.navigator.go_home()
    await hands.until(lambda: WAITING in hands.screen)
    await hands.press(key)
    assert isinstance(hands.app.screen, HomeScreen)
    assert WAITING in hands.screen
    await hands.press("f1")
    assert isinstance(hands.app.screen, HelpScreen)
    await hands.press("escape")


async def test_keys_wait_for_a_room_that_cannot_be_read_yet(hands: Hands, busy: Busy) -> None:
    hands.app.navigator.go_home()
    await hands.settle()
    busy("state", 4)
    await hands.keys("enter", *"new idea", "enter")
    await hands.until(lambda: isinstance(hands.app.screen, WorkshopScreen))
    await hands.settle()
    assert [row.name for row in hands.state.rows("stage")] == ["new idea"], "at home, N and E are keys of the list"
