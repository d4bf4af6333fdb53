"""For how long a clock of the room has run, as somebody knows it who only presses its key and looks at the screen."""

from __future__ import annotations

import time

from onecompany.clock import Stamp, SystemClock, elapsed
from onecompany.store.state import State
from onecompany.store.timing import span_of

SLACK = 0.05
"""Seconds by which a clock read here and one read there may differ."""


class Stopwatch:
    """Started and paused within known limits of time, by `time.monotonic`."""

    def __init__(self) -> None:
        self._ran = (0.0, 0.0)
        """For at least and at most so many seconds the clock has run, until it was paused last."""
        self._started: tuple[float, float] | None = None
        """Between these moments the clock that runs was started."""

    def pressed(self, sent: float, done: float) -> None:
        """The clock was started or paused between these moments."""
        if self._started is None:
            self._started = (sent, done)
            return
        first, last = self._started
        self._ran, self._started = (self._ran[0] + max(0.0, sent - last), self._ran[1] + done - first), None

    def check(self, state: State) -> None:
        """The rows of a workshop say that it ran so long until now."""
        before, at, after = time.monotonic(), Stamp.take(SystemClock()), time.monotonic()
        ran = elapsed([span_of(row) for row in state.rows("span")], at)
        least, most = self._ran
        if self._started is not None:
            first, last = self._started
            least, most = least + before - last, most + after - first
        assert least - SLACK <= ran <= most + SLACK, f"ran {ran} s, and not {least} to {most} s"
