"""Long work in a thread beside the screen, for which no key waits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_PATIENCE = 0.0002
"""Seconds that a key waits for a thread that works (the interpreter's own choice is 0.005)."""

_lock = Lock()
_usual: list[float] = []
"""The interval of before, once for each thread that works now."""


@contextmanager
def beside_the_screen() -> Iterator[None]:
    """While something works within this, the interpreter hands over to the screen sooner. Several threads may."""
    with _lock:
        _usual.append(_usual[0] if _usual else sys.getswitchinterval())
        sys.setswitchinterval(_PATIENCE)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                sys.setswitchinterval(usual)
