"""What a workshop says beside the earlier ones of its organisation: read and looked at in a thread, once.

Of a dozen of these that takes longer than a key may. Until then nothing is found, so that nothing comes and goes.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from onecompany.app.beside import beside_the_screen
from onecompany.kinds.findings import find_all

if TYPE_CHECKING:
    from datetime import date

    from onecompany.app.open_workshop import OpenWorkshop
    from onecompany.app.session import WorkshopSession
    from onecompany.store.state import State

AGAIN = 1.0
"""Seconds from one look at a file that cannot be read to the next."""


def compare_beside(workshop: OpenWorkshop) -> None:
    """Show what is found as soon as it is compared; look again and again while the file cannot be read."""

    async def work() -> None:
        compared = await compare(workshop.session)
        workshop.refresh_room(workshop.panel.place)
        if not compared:
            workshop.set_timer(AGAIN, lambda: compare_beside(workshop))

    workshop.run_worker(work())


async def compare(session: WorkshopSession) -> bool:
    """From now on the session finds what there is, compared with the organisation's earlier workshops.

    False where these cannot be read now; then it finds the rest, until this is done again.
    """
    state = session.state
    if not state.is_compared:
        before = await asyncio.to_thread(_look, state.copy(), session.today)
        if before is not None and not state.is_compared:
            state.compare_with(before)
    session.hurried = False
    return state.is_compared


def _look(copy: State, today: date) -> tuple[State, ...] | None:
    """The earlier workshops. What was found in each of them is remembered with it (see `lines.facts`)."""
    with beside_the_screen():
        before = copy.read_before()
        if before is not None:
            copy.compare_with(before)
            find_all(copy, today)
        return before
