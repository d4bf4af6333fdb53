"""The parts of a step that is worked in groups: which one it is, and how long it still takes.

All is computed from the lengths of the parts and from how long the step's clock ran, so that nothing can drift: a
pause, a restart of the program and a laptop that slept are in that already. The last part lasts as long as the step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from onecompany.clock.timer import Countdown

SHARES: Final = (1, 2, 4, 5)
"""Of 1-2-4-all: alone, in pairs, in fours, all together, where the plan gives no minutes."""

RINGS: Final = 8.0
"""Seconds for which the bell is seen at the end of a part: until the last one of a loud room has looked up."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a step at one moment: the `number` of it, from 0, of all those that there are."""

    number: int
    of: int
    countdown: Countdown

    @property
    def rings(self) -> bool:
        """Whether the one before has just ended, or, of the last one, the time is just up."""
        if not self.countdown.running:
            return False
        begun = self.number > 0 and self.countdown.elapsed < RINGS
        last = self.number == self.of - 1
        return begun or (last and -RINGS < self.countdown.remaining <= 0)


def shared(seconds: float, count: int) -> tuple[float, ...]:
    """The lengths of parts of which nobody has said any: four by their shares, else one that is as long as the step."""
    if count != len(SHARES):
        return (seconds,)
    return tuple(seconds * share / sum(SHARES) for share in SHARES)


def part(lengths: Sequence[float], seconds: float, elapsed: float, *, running: bool) -> Part:
    """The part at which a step is that has run for `elapsed` seconds and is `seconds` long.

    A part of no length is passed over, but the last one, which is also the one in overtime.
    """
    ends = list(accumulate(lengths[:-1]))
    number = sum(elapsed >= end for end in ends)
    begins = ends[number - 1] if number else 0.0
    end = ends[number] if number < len(ends) else seconds
    return Part(number, len(lengths), Countdown(end - begins, elapsed - begins, running))


def changed(lengths: Sequence[float], elapsed: float, by: float) -> tuple[float, ...]:
    """The lengths when the step gets `by` seconds more, or less.

    Before it began all parts get their share. Then it is for the part that goes on: that is what the room asks for.
    What is taken away is taken from what is left of it, then from the parts that follow.
    """
    if not lengths:
        return ()
    if elapsed <= 0:
        total = sum(lengths)
        return scaled(lengths, 0.0, max(0.0, total + by) / total if total else 1.0)
    number = part(lengths, sum(lengths), elapsed, running=True).number
    new = list(lengths)
    if by >= 0:
        new[number] += by
        return tuple(new)
    wanted = -by
    for index in range(number, len(new)):
        cut = min(_left(lengths, elapsed, index), wanted)
        new[index] -= cut
        wanted -= cut
    return tuple(new)


def scaled(lengths: Sequence[float], elapsed: float, factor: float) -> tuple[float, ...]:
    """The lengths when what is left of each part is so many times as long; what has gone by stays."""
    return tuple(
        length - left + left * factor
        for length, left in zip(lengths, (_left(lengths, elapsed, n) for n in range(len(lengths))), strict=True)
    )


def ended(lengths: Sequence[float], elapsed: float) -> tuple[float, ...]:
    """The lengths when the part that goes on ends now."""
    number = part(lengths, sum(lengths), elapsed, running=True).number
    return tuple(length - _left(lengths, elapsed, n) if n == number else length for n, length in enumerate(lengths))


def _left(lengths: Sequence[float], elapsed: float, number: int) -> float:
    """Seconds of a part that lie ahead."""
    begins = sum(lengths[:number])
    return min(lengths[number], max(0.0, begins + lengths[number] - elapsed))
