"""A terminal that is read frame by frame, and two of them beside each other: the facilitator's and the room's."""

from __future__ import annotations

import os
from typing import Any

from tests.e2e.terminal import Terminal

_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether we can hold a frame back until it is whole, and that we can."""

_FRAME_ENDS = b"\x1b[?2026l"

TOP = 8
"""Cells at the top left of which a frame for another size paints nothing."""


class Window(Terminal):
    """A terminal that knows what stood in it at the end of each frame. Those `beside` it are read while it waits."""

    def __init__(self, *arguments: Any, beside: Window | None = None, **options: Any) -> None:
        fewer = {**options.pop("env"), "COLORTERM": ""}  # of 256 colours: fewer bytes to read
        super().__init__(*arguments, env=fewer, **options)
        self.frames: list[str] = []
        """Each screen that differs from the one before."""
        self._is_stale = False
        """Whether nothing was painted yet for the size that it has."""
        self._begun = b""
        self._beside = [beside] if beside else []
        if beside:
            beside._beside.append(self)

    def close(self) -> None:
        """End the program, and leave those beside it alone."""
        for other in self._beside:
            other._beside.remove(self)
        self._beside.clear()
        super().close()

    def resize(self, columns: int, rows: int) -> None:
        """Change the size. Nothing is left of what stood there, and what was on its way for the old size is no frame:
        the first one is that which has the line at the top."""
        super().resize(columns, rows)
        self._screen.erase_in_display(2)
        self._is_stale = True

    @property
    def is_painted(self) -> bool:
        """Whether all of it was painted for the size that it has."""
        return not self._is_stale

    def _read(self, seconds: float) -> bool:
        for other in self._beside:
            while Terminal._read(other, 0.0):
                pass
        return super()._read(seconds)

    def _take(self, chunk: bytes) -> None:
        *frames, rest = (self._begun + chunk).split(_FRAME_ENDS)
        for frame in frames:
            super()._take(frame + _FRAME_ENDS)
            screen = self.screen
            self._is_stale = self._is_stale and not screen[:TOP].strip()
            if not self._is_stale and self.frames[-1:] != [screen]:
                self.frames.append(screen)
        cut = rest.rfind(b"\x1b")
        begun = cut >= 0 and _FRAME_ENDS.startswith(rest[cut:])
        self._begun, rest = (rest[cut:], rest[:cut]) if begun else (b"", rest)
        super()._take(rest)
        if _ASKED in chunk:
            os.write(self._process.fd, _ANSWER)
