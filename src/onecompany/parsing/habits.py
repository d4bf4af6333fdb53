"""How the one who types writes dates and numbers, where that can be read in two ways: asked once, and kept.

Pure parsers raise `TwoWays` where it is not known. Who shows the question keeps the answer in the user's settings, and
settles it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from onecompany.parsing.refusal import Refusal
from onecompany.sentences.languages import ENGLISH, tongue
from onecompany.sentences.values import signs


@dataclass(frozen=True, slots=True)
class Habits:
    """What is known of it; "" for what nobody has said yet."""

    dates: str = ""
    """Whether 12/3 is 12 March or 3 December. Dates with points (12.3.) have the day first everywhere."""
    numbers: str = ""
    """How one thousand two hundred and thirty-four and a half is written."""


DAY_FIRST, MONTH_FIRST = "day first", "month first"  # no sentence: values of settings
WITH_POINT, WITH_COMMA = "1,234.5", "1.234,5"
CHOICES: Final[Mapping[str, tuple[str, str]]] = {
    "dates": (DAY_FIRST, MONTH_FIRST),
    "numbers": (WITH_POINT, WITH_COMMA),
}
"""What each habit may be, as the settings have it."""


class TwoWays(Refusal):
    """What was typed is read in two ways, and which one is a habit that is not known yet.

    `ways`: what it would be, in words, by the value of the habit.
    """

    def __init__(self, message: str, habit: str, typed: str, ways: Mapping[str, str]) -> None:
        super().__init__(message)
        self.habit, self.typed, self.ways = habit, typed, ways


_settled = [Habits()]
"""No context: a terminal's widgets run in tasks of their own, each with the context of when it was made."""


def habits() -> Habits:
    """What is known now. Where nobody has said it, a language other than English does: it has one way alone.

    Of English nobody knows whether it is that of London or of New York.
    """
    known = _settled[0]
    if tongue() == ENGLISH:
        return known
    return Habits(known.dates or DAY_FIRST, known.numbers or (WITH_COMMA if signs()[1] == "," else WITH_POINT))


def settle(known: Habits) -> None:
    """From now on what is typed is read by these habits, in every task and thread."""
    _settled[0] = known


@contextmanager
def using(known: Habits) -> Iterator[None]:
    """Within this, what is typed is read by these habits."""
    before = _settled[0]
    settle(known)
    try:
        yield
    finally:
        settle(before)
