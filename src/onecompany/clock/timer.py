"""The countdown of one step: what is left, how urgent it is, and how it is written."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from onecompany.sentences import N_, gettext

Level = Literal["calm", "amber", "red", "over"]

# Amber at the earlier of 20 % or 2 minutes left, red at the later of 5 % or 30 seconds left, then it counts up. The
# earlier is what is reached first: the larger time left.
AMBER_SHARE: Final = 0.20
AMBER_SECONDS: Final = 120.0
RED_SHARE: Final = 0.05
RED_SECONDS: Final = 30.0

CALM_AT_FIRST: Final = 30.0
"""Seconds for which the 2 minutes do not count in a short step: it would be amber from its start."""

_SIGNS: Final[dict[Level, str]] = {
    "calm": "",
    "amber": N_("ending soon"),
    "red": N_("time is nearly up"),
    "over": N_("over time"),
}


@dataclass(frozen=True, slots=True)
class Countdown:
    """A step's time at one moment, in seconds: its length, what has gone by, and whether it runs."""

    planned: float
    elapsed: float
    running: bool

    @property
    def remaining(self) -> float:
        """Seconds left, to the millisecond; below 0 in overtime."""
        return round(self.planned - self.elapsed, 3)

    @property
    def amber_at(self) -> float:
        """Seconds left at which amber begins: the earlier of 20 % or 2 minutes left.

        The 2 minutes hold for steps of two and a half minutes or more. A shorter step stays calm for its
        first half minute, or until 20 % are left, so that amber still says something: a step of 1 minute
        turns amber at 30 seconds left, one of 30 seconds at 6. Taking time off a step never makes it calmer.
        """
        return max(AMBER_SHARE * self.planned, min(AMBER_SECONDS, self.planned - CALM_AT_FIRST))

    @property
    def red_at(self) -> float:
        """Seconds left at which red begins: the later of 5 % or 30 seconds left."""
        return min(RED_SHARE * self.planned, RED_SECONDS)

    @property
    def level(self) -> Level:
        """How urgent it is; "over" from the moment at which nothing is left."""
        left = self.remaining
        if left <= 0:
            return "over"
        if left <= round(self.red_at, 3):
            return "red"
        return "amber" if left <= round(self.amber_at, 3) else "calm"

    @property
    def fraction(self) -> float:
        """The share that is used, 0 to 1; 1 in overtime, and for a step without time."""
        if self.planned <= 0:
            return 1.0
        return min(1.0, max(0.0, self.elapsed / self.planned))

    @property
    def text(self) -> str:
        """What is left: "12:43", "1:02:43" from an hour on, "+0:12" in overtime.

        What is left is rounded up and overtime down, so that "0:00" stands neither before the time is up nor
        longer than one second, and each second is shown for one second.
        """
        left = self.remaining
        if left > 0:
            return _digits(math.ceil(left))
        over = math.floor(-left)
        return f"+{_digits(over)}" if over else _digits(0)

    @property
    def lasts(self) -> float:
        """The seconds for which `text` stays as it is, while the time goes on: more than none, one at most."""
        return self.remaining - math.floor(self.remaining) or 1.0

    @property
    def sign(self) -> str:
        """The level in words, so that its colour is never the only sign; "" while it is calm."""
        return gettext(_SIGNS[self.level])


def _digits(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
