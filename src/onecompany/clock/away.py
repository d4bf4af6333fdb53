"""Away: the machine slept, the process was killed, or the machine was started again."""

from __future__ import annotations

from typing import Final

from onecompany.clock.source import Stamp
from onecompany.clock.spans import seconds_between
from onecompany.sentences import ngettext

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
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    if not minutes:
        return ngettext("{number} second", "{number} seconds", second)
    lengths = (
        (days, ngettext("{number} day", "{number} days", days)),
        (hour, ngettext("{number} hour", "{number} hours", hour)),
        (minute, ngettext("{number} minute", "{number} minutes", minute)),
    )
    largest = next(index for index, (number, _) in enumerate(lengths) if number)
    return " ".join(text for number, text in lengths[largest : largest + 2] if number)
