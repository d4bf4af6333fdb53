"""What a command prints while nobody reads it any more (`… | head`): it does all the same what it was asked for."""

from __future__ import annotations

import io
import os
import stat
import sys
from typing import Any


class _Unread(io.FileIO):
    """A pipe that takes everything, also when its reader has gone."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data) or 0
        except BrokenPipeError:
            return memoryview(data).nbytes


def go_on_unread() -> None:
    """From now on, a reader who goes ends no command halfway."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        try:
            number = stream.fileno()
            is_pipe = stat.S_ISFIFO(os.fstat(number).st_mode) or stat.S_ISSOCK(os.fstat(number).st_mode)
        except (AttributeError, OSError, ValueError):  # there is none
            continue
        if is_pipe:
            taking = io.BufferedWriter(_Unread(number, "w", closefd=False))
            setattr(sys, name, io.TextIOWrapper(taking, "utf-8", "replace", line_buffering=stream.line_buffering))
