"""What would hold up the first paint begins after it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App

EVERY = 0.1
"""Seconds between two looks at which screen is on top."""


def when_painted(app: App[Any], painted: asyncio.Event, then: Callable[[], None]) -> None:
    """Once any screen is painted, set `painted` and call `then`. The first one may give way to a page before that, as
    when the file cannot be opened, and never is."""

    def paint() -> None:
        if not painted.is_set():
            painted.set()
            then()

    def ask() -> None:
        if not painted.is_set():
            app.screen.call_after_refresh(paint)
            app.set_timer(EVERY, ask)

    ask()
