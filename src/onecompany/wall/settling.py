"""Waiting until all that the wall shows is laid out to its end: a widget that gets another size may change others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

MOST = 100
"""Rounds after which it is taken as it is: something in it goes to and fro, and the room waits."""

AGAIN = 0.25
"""Seconds after which a round is begun anew, for a widget that was to answer may be gone; each time twice as many."""


class Settling:
    """Asks all widgets in turn, until twice in a row all stand where they stood and have nothing left to do."""

    def __init__(self, screen: Screen[None], is_there: Callable[[], bool], settled: Callable[[], None]) -> None:
        """`is_there`: whether all widgets are there. `settled` is called each time that it is so."""
        self._screen, self._is_there, self._settled = screen, is_there, settled
        self._stood: object = None
        self._round = self._rounds = self._left = 0
        self._is_waiting = False
        self._patience = AGAIN
        self._timer: Timer | None = None

    def begin(self, *, anew: bool) -> None:
        """Wait from now on, or go on waiting. `anew`: what was seen so far is no matter any more."""
        if anew:
            self._stood, self._rounds = None, 0
        if not self._is_waiting:
            self._is_waiting, self._stood, self._rounds, self._patience = True, None, 0, AGAIN
            self._ask()

    def _ask(self) -> None:
        """A message to each widget comes behind all that it has to do still."""
        self._round += 1
        self._rounds += 1
        number = self._round
        asked = [one for one in self._screen.walk_children(Widget) if one.display and one.is_mounted]
        self._left = len(asked)
        self._left -= sum(not one.call_later(partial(self._answer, number)) for one in asked)
        self._stop_timer()
        self._timer = self._screen.set_timer(self._patience, self._ask_again)
        if not self._left:
            self._screen.call_after_refresh(self._look, number)

    def _answer(self, number: int) -> None:
        if number == self._round:
            self._left -= 1
            if not self._left:
                self._screen.call_after_refresh(self._look, number)

    def _ask_again(self) -> None:
        self._patience *= 2
        self._ask()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _look(self, number: int) -> None:
        if number != self._round:
            return
        stood, self._stood = self._stood, self._stands()
        if (stood == self._stood and self._is_there()) or self._rounds > MOST:
            self._is_waiting = False
            self._stop_timer()
            self._settled()
        else:
            self._ask()

    def _stands(self) -> object:
        shown = (one for one in self._screen.walk_children(Widget) if one.display)
        return [(id(one), one.region, one.virtual_size) for one in shown]
