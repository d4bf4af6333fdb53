"""Away: the machine slept, the process was killed, or the machine was started again."""

from __future__ import annotations

from typing import Final

from onecompany.clock.source import Stamp
from onecompany.clock.spans import seconds_between

AWAY_AFTER: Final = 20.0
"""Seconds: twice the ten between two records of being alive, so that a late one is no absence."""


def away(last_seen: Stamp, back: Stamp) -> float:
    """Seconds from when we were last seen alive until we were back, suspend included, never below 0."""
    return seconds_between(last_seen, back)


def counts_as_away(seconds: float, threshold: float = AWAY_AFTER) -> bool:
    """Whether we were away for so long that it is asked whether the time counts."""
    return seconds >= threshold


def away_text(seconds: float) -> str:
    """How long, in words: "40 seconds", "12 minutes", "1 hour 5 minutes", "2 days 3 hours".

    The two largest units, gone by in full; seconds only under a minute.
    """
    whole = max(0, int(round(seconds, 3)))
    if whole < 60:
        return _some(whole, "second")
    minutes = whole // 60
    hours, minute = divmod(minutes, 60)
    if not hours:
        return _some(minutes, "minute")
    days, hour = divmod(hours, 24)
    large, small = ((days, "day"), (hour, "hour")) if days else ((hours, "hour"), (minute, "minute"))
    return f"{_some(*large)} {_some(*small)}" if small[0] else _some(*large)


def _some(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
