"""What comes when a screen is being left, or is not composed yet: nothing is shown there, and nothing ends the room."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from onecompany.app.screens.decided import DecidedAndParked
from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.people import PeopleScreen
from onecompany.app.screens.workshop import WorkshopScreen
from onecompany.display.mounted import fully_mounted
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.app.test_lost_file import held, soon


def poke(room: WorkshopScreen) -> None:
    """All that a line that was kept, a timer or a window may ask of a room."""
    room.refresh_room(room.panel.place)
    room.show_place()
    room.show_time()
    room.tick()
    room.say("said")
    room.on_resize()
    assert isinstance(room.message, str)
    assert room.drafts.take() is not None


async def test_a_room_that_is_being_left_takes_what_still_comes(hands: Hands) -> None:
    room = hands.room
    await hands.type("half a li")
    hands.app.navigator.go_home()
    seen = []
    for _ in range(500):  # while its widgets go, and when they are gone
        poke(room)
        seen.append(fully_mounted(room))
        await asyncio.sleep(0)
    assert seen[0]
    assert not seen[-1]
    await hands.settle()
    poke(room)
    assert isinstance(hands.app.screen, HomeScreen)


async def test_a_room_that_is_not_there_yet_takes_what_comes(hands: Hands) -> None:
    old = hands.room
    hands.app.navigator.go_home()
    await hands.settle()
    new = WorkshopScreen(old.session, drafts={}, presence=None)
    hands.app.push_screen(new)
    for _ in range(500):
        poke(new)
        await asyncio.sleep(0)
    await hands.settle()
    assert fully_mounted(new)


async def test_a_line_is_kept_though_its_room_is_left_meanwhile(hands: Hands) -> None:
    state = hands.state
    await hands.type("I buy")
    with held(hands.app.workshop_file.path):
        await hands.keys("enter")
        await quiet_moment()
        hands.app.navigator.go_home()
        await soon(hands, lambda: isinstance(hands.app.screen, HomeScreen))
    await soon(hands, lambda: [row.name for row in state.rows("stage")] == ["I buy"])
    await hands.settle()


async def quiet_moment() -> None:
    """The key reaches the line."""
    for _ in range(50):
        await asyncio.sleep(0)


@pytest.mark.parametrize("screen", ["home", "people", "record"])
async def test_other_screens_that_are_being_left_take_what_still_comes(
    opened: Opened, sample: tuple[Path, str], screen: str
) -> None:
    path, workshop = sample
    async with opened(path, None if screen == "home" else workshop) as hands:
        app = hands.app
        if screen != "home":
            await hands.press("f12" if screen == "people" else "ctrl+v")
        left = app.screen
        app.navigator.go_home() if screen != "home" else app.navigator.open_workshop(workshop)
        for _ in range(500):
            if isinstance(left, HomeScreen):
                left.show_workshops()
                left.say("said")
            elif isinstance(left, PeopleScreen):
                left.show()
            else:
                assert isinstance(left, DecidedAndParked)
                left.list_anew("said")
            await asyncio.sleep(0)
        await hands.settle()
        assert app.screen is not left
