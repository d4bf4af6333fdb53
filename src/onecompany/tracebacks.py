"""Where an error came from, without anything that a room has said."""

from __future__ import annotations

import traceback
from pathlib import Path


def trace(error: BaseException) -> list[str]:
    """The kind of an error, then a line for each call: name of the file, line, function. No value of anything."""
    calls = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(call.filename).name}:{call.lineno} {call.name}" for call in calls]
    return [f"{type(error).__name__} at", *lines]
