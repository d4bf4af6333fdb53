"""The workshop file as the application opens it: read at once (`ReadableFile`), made ready for writing in a thread.

SQLModel is imported and the file is checked in that thread, right after the first screen is painted. Whoever writes
waits for that.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from onecompany.app.readable_file import ReadableFile
from onecompany.app.ready import import_acts
from onecompany.app.retry import AT_ONCE
from onecompany.clock import Clock, Stamp, away, counts_as_away
from onecompany.sentences import gettext
from onecompany.store.ids import NewId, new_id
from onecompany.store.locating import make_folder, resolved
from onecompany.store.lock import Lock
from onecompany.store.looked_at import nothing_kept
from onecompany.store.problems import NotKept, NotOpen, StoreError
from onecompany.store.restoring.lost import check_not_lost

if TYPE_CHECKING:
    from onecompany.app.rescue import Rescued
    from onecompany.store.file import Store


class WorkshopFile(ReadableFile):
    """One workshop file. Takes the lock when made, unless `read_only`; `problem` says when that failed."""

    def __init__(self, path: Path, *, clock: Clock, read_only: bool = False, new_id: NewId = new_id) -> None:
        super().__init__(path, clock=clock, read_only=read_only)
        self.new_id = new_id
        self.problem: Exception | None = None
        """Why the file could not be opened for writing, when it could not."""
        self._why: Exception | None = None
        """Why the file is only looked at, when it was to be opened for writing."""
        self._lock: Lock | None = None
        self._store: Store | None = None
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._then: deque[Callable[[], None]] = deque()
        self.rescuing = asyncio.Lock()
        self.looked_after = self.said_lost = False
        """Whether it was said that the file is gone and could not be rescued."""
        self.rescued: Callable[[Rescued], None] = lambda rescued: None
        """Told that the file was gone, and where all of it goes on."""
        self.unopened: Rescued | None = None
        """Where all of it is, and could not be opened yet."""
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []
        self._over_empty = self._as_it_is = False
        self.alive: Stamp | None = None
        """When this process was last known to be awake, since it was in a room. None before."""
        if not read_only:
            self._take_lock()

    def _take_lock(self) -> None:
        try:
            make_folder(self.path.parent)
            self._lock = Lock(self.path)
            if not self._as_it_is:
                check_not_lost(self.path)
        except StoreError as problem:
            self.problem = problem

    def be_alive(self) -> None:
        """Called every second, on whatever page. A sleep stays known until a room asks about it."""
        now = Stamp.take(self.clock)
        if self.alive is not None and not counts_as_away(away(self.alive, now)):
            self.alive = now

    # -- writing

    def begin_opening(self, then: Callable[[], None] | None = None) -> None:
        """Open the file for writing in a thread. `then` is called when it is done, in that thread or at once, also
        where somebody else has begun it."""
        if self.read_only:
            return
        if then is not None:
            self._then.append(then)
        if self._thread is None:
            # no sentence: the name of a thread
            self._thread = threading.Thread(target=self._open, name="open the file", daemon=True)
            self._thread.start()
        elif self._ready.is_set():
            self._tell()

    def _tell(self) -> None:
        with suppress(IndexError):  # the other thread was first
            while True:
                self._then.popleft()()

    def _open(self) -> None:
        if self.problem is None:
            try:
                self._store = self._opened_store()
            except Exception as error:  # noqa: BLE001 - handed to whoever waits for the store
                self.problem = error
        self._ready.set()
        for loop, event in self._waiting:
            loop.call_soon_threadsafe(event.set)
        self._tell()

    def _opened_store(self, *, adopting: bool = False) -> Store:
        from onecompany.kinds.registry import import_tables  # the heavy imports
        from onecompany.store.file import Store

        import_tables()
        store = Store(
            self.path,
            clock=self.clock,
            new_id=self.new_id,
            lock=self._lock,
            patience=AT_ONCE,
            adopting=adopting,
            over_empty=self._over_empty,
            rolled_back="accept" if self._as_it_is else "refuse",
        )
        self._over_empty = self._as_it_is = False
        self._lock = None  # it is the store's now, and free when the store could not be opened
        import_acts()
        return store

    async def store(self) -> Store:
        """The store, once it is open. Raises NotKept when the file is read-only or could not be opened."""
        if self.read_only:
            raise NotKept(nothing_kept(self._why))
        self.begin_opening()
        if not self._ready.is_set():
            event = asyncio.Event()
            self._waiting.append((asyncio.get_running_loop(), event))
            if not self._ready.is_set():
                await event.wait()
        if self.unopened is not None:
            from onecompany.app.rescue import goes_on

            async with self.rescuing:
                await goes_on(self)
        if self._store is None:
            if self.problem is not None and self.unopened is None:
                raise NotOpen(self.problem) from self.problem
            raise NotKept(gettext("Nothing can be kept: {problem}", problem=self.problem)) from self.problem
        return self._store

    @property
    def store_now(self) -> Store | None:
        """The store, when it is open."""
        return self._store

    def check_in_place(self) -> None:
        """Raises FileGone when the file that is open for writing is not where it was."""
        if self._store is not None:
            self._store.watch.check()

    # -- when the file could not be opened, or is not what it was

    def look_only(self) -> None:
        """From now on the file is only looked at."""
        self.close()
        self.read_only, self._why, self.problem = True, self.problem, None

    @property
    def refusal(self) -> str:
        """Why nothing can be kept in a file that is only looked at; "" where something can."""
        return nothing_kept(self._why) if self.read_only else ""

    def try_again(self, *, over_empty: bool = False, as_it_is: bool = False) -> None:
        """As if just started. `over_empty`: a file of 0 bytes is made anew. `as_it_is`: see `Store`, `rolled_back`."""
        self.close()
        self._over_empty, self._as_it_is = over_empty, over_empty or as_it_is
        self.problem, self._thread, self.unopened = None, None, None
        self._ready.clear()
        self._take_lock()

    async def reopen(self, path: Path | None = None) -> None:
        """Open the file anew as it is now, with what another program wrote; or go on in a copy of it, at `path`.

        Raises StoreError; then nothing can be kept until `try_again`.
        """
        self.close()
        self.path = resolved(path or self.path)
        self.problem, self._store = None, None
        self._take_lock()
        try:
            if self.problem is not None:
                raise self.problem
            self._store = await asyncio.to_thread(self._opened_store, adopting=path is None)
        except StoreError as problem:
            self.problem = problem
            raise

    def close(self) -> None:
        """Close the file and free the lock, after the opening thread is done with it."""
        if self._thread is not None:
            self._thread.join()
        if self._store is not None:
            self._store.close()
        if self._lock is not None:
            self._lock.release()
        self._store = self._lock = None
