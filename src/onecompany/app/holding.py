"""Keys that are held: a key that goes on after its work is done does no other work.

A terminal tells of no key that is let go. It only sends the same key again and again, so time tells. Pure: the moments
are handed in.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import Final

PAUSE: Final = 0.75
"""Seconds after which the same key is a new press. A key that is held comes again after 0.25 to 0.66 s, as systems are
set: Windows and macOS wait 0.25 to 0.5 s at first, X11 0.66 s."""

REPEAT: Final = 0.13 if sys.platform == "darwin" else 0.07
"""Seconds within which the same key comes again because it is held: every 30 to 40 ms as X11, Wayland and Windows are
set, every 90 ms on macOS. Nobody taps a key so fast and reads what each of them did."""

ALONE: Final = 0.4
"""Seconds without another letter before a letter on a list is meant as a command. Who types a sentence is faster."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a key would do now."""

    name: str
    """The same work has the same name: where, and what."""
    again: float = 0.0
    """Seconds that must lie between two presses of one key for the same work to be done twice. 0: a held key may go on
    with it, as with letters and arrows."""
    text: bool = False
    """Whether it writes into a line."""
    eager: bool = False
    """Whether it may begin within the pause: a letter in a field, or Enter in a box that has just opened."""
    most: int = 1
    """How often it is done when its key comes again within `again`: once, or a few times where it does no harm."""


class Holding:
    """The key that was pressed last, when, and the work that its first press did."""

    def __init__(self) -> None:
        self._key = ""
        self._at = self._letter_at = -math.inf
        self._work = ""
        self._times = 0

    def does(self, key: str, at: float, work: Work, *, letter: bool = False) -> bool:
        """A key was pressed. Whether it does its work. `letter`: it is a printable one."""
        gap = at - self._at if key == self._key else math.inf
        typing = letter and not work.text and work.again > 0 and at - self._letter_at < ALONE
        self._key, self._at = key, at
        if letter:
            self._letter_at = at
        if gap >= PAUSE or (work.eager and gap >= REPEAT):
            self._work, self._times = work.name, 1
            return not typing
        if work.name != self._work:
            return False
        self._times = 1 if gap >= work.again else self._times + 1
        return self._times <= work.most and not typing

    def other(self) -> None:
        """Something else came in between, such as a paste: what comes next is a new press."""
        self._key = ""

    def since_letter(self, now: float) -> float:
        """Seconds since anything was typed."""
        return now - max(self._letter_at, self._at)
