"""Stretches of time in which a clock ran. No ticks are counted: all is the difference of two moments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onecompany.clock.source import Stamp, in_utc


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


def running(spans: Iterable[Span]) -> bool:
    """Whether one of the spans has no end yet."""
    return any(span.end is None for span in spans)
