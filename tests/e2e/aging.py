"""For how long a text has stood on the screen, by the time in which the program could have done something about it."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from tests.e2e.terminal import Terminal

OLD = 1.0
"""Seconds after which what was typed and not finished is on the disk."""


def pause(terminal: Terminal, seconds: float) -> None:
    """Let so much time go by, reading."""
    end = time.monotonic() + seconds
    terminal.wait_until(lambda: time.monotonic() > end, "a moment")


class Aging:
    """What stood on the screen of a program, one text after the other, and since when."""

    def __init__(self, terminal: Terminal) -> None:
        self._pid = terminal.pid
        self._seen: list[tuple[str, float]] = []

    def _now(self) -> float:
        """The time without that for which threads of the program could have run, but other programs did."""
        waited = 0
        for stat in Path(f"/proc/{self._pid}/task").glob("*/schedstat"):
            with suppress(OSError):  # a thread that has ended meanwhile
                waited += int(stat.read_text().split()[1])
        return time.monotonic() - waited / 1e9

    def seen(self, text: str) -> None:
        """It is on the screen now."""
        self._seen.append((text, self._now()))

    def old(self) -> str:
        """The newest of the texts that came long enough ago; "" when none did."""
        now = self._now()
        return next((text for text, since in reversed(self._seen) if now - since >= OLD), "")
