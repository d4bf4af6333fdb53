"""A clock that a test tells what time it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""A Monday morning."""


class FakeClock:
    """Stands still until it is told to go on. It is a `onecompany.clock.Clock`."""

    def __init__(self, start: datetime = START) -> None:
        if start.tzinfo is None:
            raise ValueError("start needs a time zone")
        self._utc = start.astimezone(UTC)
        self._boot = 1000.0
        self._boots = 1

    def now(self) -> datetime:
        """The system clock, aware, in UTC."""
        return self._utc

    def boot(self) -> float:
        """Seconds since the pretended start of the machine."""
        return self._boot

    def boot_id(self) -> str:
        """Names the pretended start of the machine: "boot-1", then "boot-2"."""
        return f"boot-{self._boots}"

    def advance(self, seconds: float) -> None:
        """Time goes by; the same whether the machine is awake or asleep."""
        if seconds < 0:
            raise ValueError("time does not go back; step_system_clock sets the system clock back")
        self._utc += timedelta(seconds=seconds)
        self._boot += seconds

    def step_system_clock(self, seconds: float) -> None:
        """Somebody, or the network's time, sets the system clock; no time goes by."""
        self._utc += timedelta(seconds=seconds)

    def reboot(self, seconds_off: float = 60.0) -> None:
        """The machine was off for so long and starts again."""
        if seconds_off < 0:
            raise ValueError("a machine is not off for less than no time")
        self._utc += timedelta(seconds=seconds_off)
        self._boot = 5.0
        self._boots += 1
