"""The keeper of backups while a room is open: when one is made, and what is said of it.

One when the file has been opened, one every ten minutes, one at the end; each only if anything has changed, which
whoever makes them knows. No key waits for one: a thread does.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onecompany.clock import Clock

if TYPE_CHECKING:
    from onecompany.store.backups.child import Answer

EVERY = 600.0
"""Seconds from one backup to the next, by the clock that goes on while the laptop sleeps."""

AGAIN = 60.0
"""Seconds until the next attempt, when another program held the file."""

PATIENT = 5
"""Attempts in a row of which nothing is said when each can be made up for later."""

CLOSING = 3.0
"""Seconds for which the end waits for the last one; a disk that hangs must not keep the terminal."""


def _in_a_child(path: Path, now: datetime) -> Answer:
    from onecompany.store.backups.child import in_a_child  # not before the first screen is there

    return in_a_child(path, now)


class Keeper:
    """Has backups made of the file that is open, one at a time."""

    def __init__(self, clock: Clock, make: Callable[[Path, datetime], Answer] = _in_a_child) -> None:
        """`make`: makes one of a file if anything has changed; called in a thread, with the moment."""
        self._clock, self._make = clock, make
        self.tell: Callable[[str], None] = lambda text: None
        """Told in that thread why there is no backup; each reason once."""
        self._path: Path | None = None
        self._due = 0.0
        self._put_off = 0
        self._said: set[str] = set()
        self._thread: threading.Thread | None = None

    def look(self, path: Path) -> None:
        """Begin one if it is time. Called again and again while this file is open for writing."""
        now = self._clock.boot()
        if path != self._path:
            self._path, self._due = path, now
        if now >= self._due and not self.at_work:
            self._begin(path)

    def close(self, patience: float = CLOSING) -> list[str]:
        """The file is closed: one more. Why there is none, where nothing was said of it yet.

        One that takes longer than `patience` seconds goes on by itself.
        """
        if self._path is None:
            return []
        texts: list[str] = []
        self.tell, self._put_off = texts.append, PATIENT
        until = time.monotonic() + patience
        if self._thread is not None:
            self._thread.join(patience)
        if not self.at_work:
            self._begin(self._path).join(max(0.0, until - time.monotonic()))
        return texts

    @property
    def at_work(self) -> bool:
        """Whether one is being made."""
        return self._thread is not None and self._thread.is_alive()

    def _begin(self, path: Path) -> threading.Thread:
        self._due = self._clock.boot() + EVERY
        # no sentence: the name of a thread
        self._thread = threading.Thread(target=self._work, args=(path,), name="make a backup", daemon=True)
        self._thread.start()
        return self._thread

    def _work(self, path: Path) -> None:
        answer = self._make(path, self._clock.now())
        self._put_off = self._put_off + 1 if answer.later else 0
        if answer.later:
            self._due = self._clock.boot() + AGAIN
        if answer.problem and (not answer.later or self._put_off > PATIENT) and answer.problem not in self._said:
            self._said.add(answer.problem)
            self.tell(answer.problem)
