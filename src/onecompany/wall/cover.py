"""The curtain: what hides all of the wall but the clock. It is composed with the wall, so that it covers at once."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from onecompany.clock import Countdown
from onecompany.display.block_digits import largest
from onecompany.display.clockface import BESIDE, NAME, SIDES
from onecompany.wall.digits import LARGEST, WallClock
from onecompany.wall.quiet_line import QuietLine


class CoverClock(WallClock):
    """The countdown on it. The window alone says how large it is: it does not grow into its place."""

    def fit(self) -> None:
        """Take the largest scale."""
        window = self.app.size
        scale = largest(self.digits.value, window.width - SIDES, window.height - BESIDE - NAME)
        self.digits.enlarge(min(LARGEST, scale))


class Cover(Vertical):
    """Lies over all, on a layer of its own: nothing below it is laid out or styled anew when it comes and goes."""

    def __init__(self) -> None:
        super().__init__(id="cover")
        self._clock = CoverClock()

    def compose(self) -> ComposeResult:
        yield self._clock
        yield QuietLine("cover-said")

    def draw(self, *, shut: bool) -> None:
        """Hide all, or show it again."""
        if self.display != shut:
            self.display = shut

    def hides_all(self) -> bool:
        """Whether it lies over all of the window."""
        return self.display and self.region.size == self.app.size

    def show(self, countdown: Countdown | None, words: tuple[str, str, str]) -> None:
        """Show the time, what is on, until when and what comes then."""
        self._clock.show(countdown, *words)
