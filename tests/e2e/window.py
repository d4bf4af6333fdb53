"""A terminal that is read frame by frame, and two of them beside each other: the facilitator's and the room's."""

from __future__ import annotations

import os
from typing import Any

from tests.e2e.terminal import Terminal

_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether we can hold a frame back until it is whole, and that we can."""

_FRAME_ENDS = b"\x1b[?2026l"


class Window(Terminal):
    """A terminal that knows what stood in it at the end of each frame. Those `beside` it are read while it waits."""

    def __init__(self, *arguments: Any, beside: Window | None = None, **options: Any) -> None:
        fewer = {**options.pop("env"), "COLORTERM": ""}  # of 256 colours: fewer bytes to read
        super().__init__(*arguments, env=fewer, **options)
        self.frames: list[str] = []
        """Each screen that differs from the one before."""
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

    def _read(self, seconds: float) -> bool:
        for other in self._beside:
            while Terminal._read(other, 0.0):
                pass
        return super()._read(seconds)

    def _take(self, chunk: bytes) -> None:
        *frames, rest = (self._begun + chunk).split(_FRAME_ENDS)
        for frame in frames:
            super()._take(frame + _FRAME_ENDS)
            if self.frames[-1:] != [screen := self.screen]:
                self.frames.append(screen)
        cut = rest.rfind(b"\x1b")
        begun = cut >= 0 and _FRAME_ENDS.startswith(rest[cut:])
        self._begun, rest = (rest[cut:], rest[:cut]) if begun else (b"", rest)
        super()._take(rest)
        if _ASKED in chunk:
            os.write(self._process.fd, _ANSWER)
