"""What does not fit goes round: in parts that fit, each for some seconds. Pure."""

from __future__ import annotations

from collections.abc import Sequence

EVERY = 5.0
"""Seconds for which each part is seen."""


def parts(heights: Sequence[int], room: int, *, between: int = 1) -> list[range]:
    """Which things are seen together: as many as fit into `room` lines, in order, each at least once.

    `heights` of the things in lines, with `between` empty lines between two of them.
    """
    listed: list[range] = []
    first, used = 0, 0
    for index, high in enumerate(heights):
        more = high if index == first else high + between
        if index > first and used + more > room:
            listed.append(range(first, index))
            first, used = index, 0
            more = high
        used += more
    if heights:
        listed.append(range(first, len(heights)))
    return listed


class Round:
    """Which part is seen, by the seconds that go by."""

    def __init__(self) -> None:
        self.number = 0
        """The part that is seen, from 0."""
        self.held = False
        """Whether it stands still, because somebody reads."""
        self._since: float | None = None

    def begin(self) -> None:
        """From the first part on."""
        self.number, self._since = 0, None

    def turn(self, seconds: float, of: int) -> bool:
        """Go on when it is time. Whether another one of `of` parts is seen now. `seconds`: of a clock that goes on."""
        if self.held or of < 2 or self._since is None:
            before, self.number = self.number, min(self.number, max(0, of - 1))
            self._since = seconds
            return before != self.number
        if seconds - self._since < EVERY:
            return False
        self.number, self._since = (self.number + 1) % of, seconds
        return True
