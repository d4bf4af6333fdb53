"""Waits for another program that holds the file, without holding up the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from onecompany.sentences import N_, gettext
from onecompany.store.problems import FileBusy, Held

Result = TypeVar("Result")

AT_ONCE = 0.03
"""Seconds that one attempt may wait on the screen's own thread."""

TRIES = 40
"""Attempts until we give up and say so."""

BETWEEN = 0.1
"""Seconds from one attempt to the next."""

WAITING = N_("Another program holds the file. Waiting for it …")


async def retry(attempt: Callable[[], Result], waiting: Callable[[str], None]) -> Result:
    """Do something with the file; while another program holds it, try again, for some four to five seconds.

    `waiting` is told once that we wait. Raises what the last attempt raised.
    """
    for number in range(TRIES):
        try:
            return attempt()
        except (Held, FileBusy):
            if number == 0:
                waiting(gettext(WAITING))
            await asyncio.sleep(BETWEEN)
    return attempt()
