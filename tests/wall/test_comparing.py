"""Earlier workshops come when they can be read; the wall waits for nothing meanwhile."""

from __future__ import annotations

import asyncio
import threading

from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from onecompany.wall.comparing import Comparing
from tests.wall.conftest import LIMIT


async def test_they_are_read_beside_the_wall_and_tried_again(writer: WorkshopWriter, store: Store) -> None:
    state, earlier = store.read(writer.workshop_id), store.read(writer.workshop_id)
    asked: list[threading.Thread] = []
    go_on = threading.Event()

    def read() -> tuple[object, ...] | None:
        asked.append(threading.current_thread())
        assert go_on.wait(LIMIT)
        return (earlier,) if len(asked) > 1 else None

    state.earlier, state._before = read, None  # type: ignore[assignment]
    comparing, version = Comparing(), state.version
    for _ in range(3):
        comparing.compare(state)
        await asyncio.sleep(0)
        assert state.before == (), "nobody waits"
    go_on.set()
    while not state.is_compared:
        comparing.compare(state)
        await asyncio.sleep(0.001)
    assert state.before == (earlier,)
    assert state.version > version, "what is shown is looked at anew"
    assert len(asked) == 2
    assert threading.main_thread() not in asked
