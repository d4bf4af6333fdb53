"""Stretches of time in which a clock ran. No ticks are counted: all is the difference of two moments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onecompany.clock.source import Stamp, in_utc

INTERRUPTION: Final = 4 * 3600.0
"""Seconds: a pause of that length is no pause. The room went home, and the day goes on from where it was."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`; without an end it runs."""

    start: Stamp
    end: Stamp | None = None


def seconds_between(start: Stamp, end: Stamp) -> float:
    """Seconds from one moment to another, never below 0.

    Within one start of the machine by the boot clock, which no step of the system clock bends; across a
    restart by UTC, the only hand that went on. Raises ValueError when UTC is needed and lacks its time zone.
    """
    if start.boot_id == end.boot_id:
        return max(0.0, end.boot - start.boot)
    return max(0.0, (in_utc(end.utc) - in_utc(start.utc)).total_seconds())


def elapsed(spans: Iterable[Span], at: Stamp) -> float:
    """Seconds that the clock ran in all; a span that runs counts up to `at`."""
    return sum((seconds_between(span.start, span.end or at) for span in spans), 0.0)


def in_the_room(spans: Sequence[Span], at: Stamp) -> float:
    """Seconds since the first span began, pauses included and interruptions not, such as a night between two halves.

    The spans are in the order in which they were begun. Each stretch is counted as `seconds_between` counts it, so
    that a system clock which is set, or a time zone which is changed, bends none of it.
    """
    if not spans:
        return 0.0
    pauses = [seconds_between(before.end, after.start) for before, after in pairwise(spans) if before.end is not None]
    last = spans[-1].end
    if last is not None:
        pauses.append(seconds_between(last, at))
    return elapsed(spans, at) + sum(pause for pause in pauses if pause < INTERRUPTION)


def running(spans: Iterable[Span]) -> bool:
    """Whether one of the spans has no end yet."""
    return any(span.end is None for span in spans)
