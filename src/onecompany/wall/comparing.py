"""The organisation's earlier workshops, which some boards compare with: read beside the wall, which goes on."""

from __future__ import annotations

import asyncio

from onecompany.store.state import State


class Comparing:
    """Reads them in a thread, and again with a later look where the seat was writing just then."""

    def __init__(self) -> None:
        self._reading: asyncio.Task[None] | None = None

    def compare(self, state: State) -> None:
        """See to it that a workshop has its earlier ones, sooner or later. Called with each look; waits for nothing."""
        state.waits = False
        if not state.is_compared and (self._reading is None or self._reading.done()):
            self._reading = asyncio.ensure_future(_read(state))


async def _read(state: State) -> None:
    before = await asyncio.to_thread(state.read_before)
    if before is not None:
        state.compare_with(before)
