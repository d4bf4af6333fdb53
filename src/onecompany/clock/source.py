"""Where time comes from: the clock that is handed in, and a moment by both of its hands."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from onecompany import system


class Clock(Protocol):
    """What tells the time. It is handed in, never called from inside, so that a test can tell the time."""

    def now(self) -> datetime:
        """The system clock: an aware moment in UTC. It can be set, so it may jump either way."""
        ...

    def boot(self) -> float:
        """Seconds since the machine started, suspend included. Only differences within one boot id count."""
        ...

    def boot_id(self) -> str:
        """Names this start of the machine. Readings of `boot` compare only where it is the same."""
        ...


class SystemClock:
    """The clock of this machine. Safe to share between threads.

    `read` asks for the boot id, once, when it is first needed. Where the system does not tell it, an id of
    this clock alone stands in: time within the process is then still exact, and what another process stored
    counts as from before a restart, which is measured in UTC and asked about.
    """

    def __init__(self, read: Callable[[], str] = system.boot_id) -> None:
        self._read = read
        self._boot_id = ""
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The system clock: an aware moment in UTC."""
        return datetime.now(UTC)

    def boot(self) -> float:
        """Seconds since the machine started, suspend included."""
        return system.boot_seconds()

    def boot_id(self) -> str:
        """Names this start of the machine."""
        with self._lock:
            if not self._boot_id:
                self._boot_id = self._read() or f"unknown-{os.urandom(16).hex()}"
            return self._boot_id


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as it is stored: `utc` (aware), `boot` in seconds, and the boot id for which `boot` holds."""

    utc: datetime
    boot: float
    boot_id: str

    @classmethod
    def take(cls, clock: Clock) -> Stamp:
        """The moment now, by both hands of a clock."""
        return cls(clock.now(), clock.boot(), clock.boot_id())


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC, in which sums of seconds do not trip over summer time.

    Raises ValueError for a moment without a time zone: nobody could tell which moment it is.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone; expected an aware moment in UTC")
    return moment.astimezone(UTC)
