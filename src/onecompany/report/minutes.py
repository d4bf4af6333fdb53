"""Seconds as minutes that add up: those of the steps to their exercise's, those of the exercises to the day's. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

MINUTE = 60


class Minutes:
    """The minutes of exercises and of their steps, in their order; `seconds` are all of them together.

    They are whole, and rounded by the largest remainder (Hamilton's method), so that each is less than one away from
    what it was and they add up. What lasted a little and has no whole minute that way is told in tenths: it was held.
    """

    def __init__(self, seconds: Sequence[Sequence[float]]) -> None:
        """`seconds`: those of each step, by exercise."""
        totals = [sum(of_one) for of_one in seconds]
        self.seconds = sum(totals)
        whole = shared(totals, math.floor(self.seconds / MINUTE + 0.5))
        self.sums = tuple(map(_shown, whole, totals))
        self.parts = tuple(
            tuple(map(_shown, shared(of_one, number), of_one)) for of_one, number in zip(seconds, whole, strict=True)
        )


def shared(seconds: Sequence[float], whole: int) -> list[int]:
    """Whole minutes for each that add up to `whole`: the full ones, then one more where the most is left over."""
    minutes = [int(one // MINUTE) for one in seconds]
    by_rest = sorted(range(len(seconds)), key=lambda place: -(seconds[place] % MINUTE))
    for place in by_rest[: whole - sum(minutes)]:
        minutes[place] += 1
    return minutes


def _shown(minutes: int, seconds: float) -> float:
    return minutes or math.ceil(seconds / 6) / 10
