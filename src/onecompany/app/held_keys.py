"""Keys that are held: a key that goes on after its work is done does nothing else.

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
class Repeats:
    """Whether a key that is held goes on with what it does."""

    after: float
    """Seconds that must lie between two presses of one key for the same to be done twice. 0: a held key goes on."""
    most: int = 1
    """How often it is done when its key comes again within `after`: once, or a few times where it does no harm."""


GOES_ON: Final = Repeats(0.0)
"""For what is seen and ends by itself, such as letters and arrows."""

WAITS: Final = Repeats(PAUSE)
"""For all that must not be done twice by one press."""


def times(most: int) -> Repeats:
    """For what is a step of its own at each press: a held key does so many of them."""
    return Repeats(REPEAT, most)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a key would do now."""

    name: str
    """The same effect has the same name: where, and what."""
    repeats: Repeats = GOES_ON
    text: bool = False
    """Whether it writes into a line."""
    at_once: bool = False
    """Whether a letter is meant though others came just before: where nobody types words, as on a ballot."""
    eager: bool = False
    """Whether it may come within the pause: a letter in a field, or Enter in a box that has just opened."""


class HeldKeys:
    """The key that was pressed last, when, and the effect of its first press."""

    def __init__(self) -> None:
        self._key = ""
        self._pressed_at = self._letter_at = -math.inf
        self._effect = ""
        self._times = 0

    def passes(self, key: str, pressed_at: float, effect: Effect, *, letter: bool = False) -> bool:
        """A key was pressed. Whether it has its effect. `letter`: it is a printable one."""
        gap = pressed_at - self._pressed_at if key == self._key else math.inf
        command = letter and not effect.text and not effect.at_once and effect.repeats.after > 0
        typing = command and pressed_at - self._letter_at < ALONE
        self._key, self._pressed_at = key, pressed_at
        if letter:
            self._letter_at = pressed_at
        if gap >= PAUSE or (effect.eager and gap >= REPEAT):
            self._effect, self._times = effect.name, 1
            return not typing
        if effect.name != self._effect:
            return False
        self._times = 1 if gap >= effect.repeats.after else self._times + 1
        return self._times <= effect.repeats.most and not typing

    def interrupted(self) -> None:
        """Something else came in between, such as a paste: what comes next is a new press."""
        self._key = ""
