"""A screen that shows what is in the file: asked again while another program holds it, and keys wait for it a moment.

Its keys are about what is listed there. Pressed a moment too early, as right after the key that opened the screen, they
would find nothing and do nothing, or something else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen

from onecompany.app.retry import BETWEEN

Result = TypeVar("Result")

PATIENT = 10
"""Attempts for which keys wait; whoever can do without the file, such as the one who ends, waits no longer."""


class ReadsFile(Screen[Result]):
    """To be told when it was read (`read_now`), or that it must be read again (`read_later`)."""

    def __init__(self) -> None:
        super().__init__()
        self.was_read = False
        """Whether the file has answered, if only with what is wrong with it."""
        self.ready = False
        """Whether the screen takes keys."""
        self._attempts = 0

    def read_now(self) -> None:
        """The file has answered."""
        self.was_read = self.ready = True

    def read_later(self, read: Callable[[], None]) -> None:
        """Another program holds the file: `read` is called again soon."""
        self._attempts += 1
        self.ready = self.ready or self._attempts >= PATIENT
        self.set_timer(BETWEEN, read)
