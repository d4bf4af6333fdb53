"""The terminal as the room needs it: bad bytes and wild pastes do no harm, and a terminal that is gone is noticed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from onecompany.app.keyboard import Keyboard
from onecompany.system.driver import TerminalDriver

if TYPE_CHECKING:
    from onecompany.app.running import Application


class RoomDriver(TerminalDriver):
    """This system's driver, reading from behind a `Keyboard` instead of from the terminal itself."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._application: Application = app

    def cleaner(self) -> Callable[[bytes], bytes]:
        """A new keyboard: what came before the application was suspended is not carried on."""
        return Keyboard().feed

    def terminal_gone(self) -> None:
        """Nobody can see us any more."""
        self._application.terminal_gone()
