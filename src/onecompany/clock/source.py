"""Where time comes from: the clock that is handed in, and a moment by both of its hands."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

BOOT_ID_FILE = Path("/proc/sys/kernel/random/boot_id")
"""Linux: a new random id at each start of the machine, see random(4)."""

# It must go on in suspend. CLOCK_MONOTONIC, and with it `time.monotonic`, does so on macOS,
# while on Linux it stands still.
if sys.platform == "linux":
    BOOT_CLOCK = time.CLOCK_BOOTTIME
else:
    BOOT_CLOCK = time.CLOCK_MONOTONIC


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


def read_boot_id() -> str:
    """Ask the operating system for the id of this start of the machine; "" where it does not tell."""
    if sys.platform == "darwin":
        import subprocess

        asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        try:
            return subprocess.run(asked, capture_output=True, text=True, timeout=5, check=True).stdout.strip()
        except (OSError, subprocess.SubprocessError):
            return ""
    else:
        try:
            return BOOT_ID_FILE.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            return ""


class SystemClock:
    """The clock of this machine (Linux, macOS). Safe to share between threads.

    `read` asks for the boot id, once, when it is first needed. Where the system does not tell it, an id of
    this clock alone stands in: time within the process is then still exact, and what another process stored
    counts as from before a restart, which is measured in UTC and asked about.
    """

    def __init__(self, read: Callable[[], str] = read_boot_id) -> None:
        self._read = read
        self._boot_id = ""
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The system clock: an aware moment in UTC."""
        return datetime.now(UTC)

    def boot(self) -> float:
        """Seconds since the machine started, suspend included."""
        return time.clock_gettime(BOOT_CLOCK)

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
