"""What begins after the first paint begins once, whatever screen is painted first."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App
from textual.screen import Screen

from onecompany.app.first_paint import when_painted
from tests.app.hands import LIMIT


class OnItsWayOut(Screen[None]):
    """It gives way to another one before it is painted; what waits for its paint is dropped with it."""

    def call_after_refresh(self, callback: Any, *args: Any, **kwargs: Any) -> bool:
        return True


class Restless(App[None]):
    """Its first screen is never painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = asyncio.Event()
        self.begun = 0

    async def on_ready(self) -> None:
        """Two screens, one after the other."""
        await self.push_screen(OnItsWayOut())
        when_painted(self, self.painted, self.begin)
        self.switch_screen(Screen[None]())

    def begin(self) -> None:
        """What waits for the first paint."""
        self.begun += 1


async def test_it_begins_once_though_the_first_screen_was_never_painted() -> None:
    app = Restless()
    async with app.run_test() as pilot:
        await asyncio.wait_for(app.painted.wait(), LIMIT)
        await pilot.pause(0.3)
        assert app.begun == 1
