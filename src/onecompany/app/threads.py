"""What a thread tells the application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from typing import ParamSpec

P = ParamSpec("P")


def in_the_loop(told: Callable[P, None]) -> Callable[P, None]:
    """`told`, for a thread to call: it is done in the application that is here now, unless that has ended meanwhile.

    A thread knows no application, and a screen is shown by one.
    """
    loop, ours = asyncio.get_running_loop(), copy_context()

    def tell(*args: P.args, **settings: P.kwargs) -> None:
        """In the thread."""
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: told(*args, **settings), context=ours)

    return tell
