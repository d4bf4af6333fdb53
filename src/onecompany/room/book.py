"""The workshop file as the application opens it: read at once, made ready for writing in a thread.

The first screen is painted from the standard library's reader; SQLModel is imported and the file is checked in a
thread right after. Whoever writes waits for that.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from onecompany.clock import Clock
from onecompany.store.ids import NewId, new_id
from onecompany.store.locating import is_new, resolved
from onecompany.store.lock import Lock
from onecompany.store.problems import FileReadOnly, NotKept
from onecompany.store.reading import (
    Presence,
    WorkshopLine,
    read_drafts,
    read_presence,
    read_state,
    read_workshops,
    reading,
)
from onecompany.store.state import State

if TYPE_CHECKING:
    from onecompany.store.file import Store


class Book:
    """One workshop file. Takes the lock when made; raises FileInUse or FileReadOnly, unless `read_only`."""

    def __init__(self, path: Path, *, clock: Clock, read_only: bool = False, new_id: NewId = new_id) -> None:
        self.path = resolved(path)
        self.clock = clock
        self.read_only = read_only
        self.new_id = new_id
        self.problem: Exception | None = None
        """Why the file could not be opened for writing, when it could not."""
        self._lock = None if read_only else _locked(self.path)
        self._store: Store | None = None
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    # -- reading, at any time

    def workshops(self) -> list[WorkshopLine]:
        """All workshops. Raises what `reading` raises."""
        if is_new(self.path):
            return []
        with reading(self.path) as db:
            return read_workshops(db)

    def state(self, workshop_id: str) -> tuple[State, dict[str, tuple[str, str]]]:
        """The rows of one workshop and its unfinished lines. Raises Unknown and what `reading` raises."""
        with reading(self.path) as db:
            return read_state(db, workshop_id), read_drafts(db, workshop_id)

    def presence(self) -> Presence | None:
        """Where the application stood when it was last alive."""
        if is_new(self.path):
            return None
        with reading(self.path) as db:
            return read_presence(db)

    # -- writing

    def begin_opening(self, then: Callable[[], None] | None = None) -> None:
        """Open the file for writing in a thread. `then` is called in that thread when it is done."""
        if self.read_only or self._thread is not None:
            return
        self._thread = threading.Thread(target=self._open, args=(then,), name="open the file", daemon=True)
        self._thread.start()

    def _open(self, then: Callable[[], None] | None) -> None:
        try:
            from onecompany.exercises.registry import import_tables  # the heavy imports
            from onecompany.store.file import Store

            import_tables()
            store = Store(self.path, clock=self.clock, new_id=self.new_id, lock=self._lock)
            import_acts()
            self._store = store
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the store
            self.problem = error
        self._ready.set()
        for loop, event in self._waiting:
            loop.call_soon_threadsafe(event.set)
        if then is not None:
            then()

    async def store(self) -> Store:
        """The store, once it is open. Raises NotKept when the file is read-only or could not be opened."""
        if self.read_only:
            raise NotKept("This file is open read-only, so nothing can be kept in it.")
        self.begin_opening()
        if not self._ready.is_set():
            event = asyncio.Event()
            self._waiting.append((asyncio.get_running_loop(), event))
            if not self._ready.is_set():
                await event.wait()
        if self._store is None:
            raise NotKept(f"Nothing can be kept: {self.problem}") from self.problem
        return self._store

    def close(self) -> None:
        """Close the file and free the lock, after the opening thread is done with it."""
        if self._thread is not None:
            self._thread.join()
        if self._store is not None:
            self._store.close()
        elif self._lock is not None:
            self._lock.release()


def import_acts() -> None:
    """Import what the boards call, so that the first entry does not wait for it."""
    from onecompany.exercises.registry import kinds

    for kind in kinds().values():
        kind.part("acts")


def _locked(path: Path) -> Lock:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileReadOnly(f"The folder {path.parent} cannot be made: {error.strerror}.") from error
    return Lock(path)
