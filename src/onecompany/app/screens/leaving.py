"""Screens that are left once: whatever is pressed or clicked while one is closing, it closes nothing else."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from onecompany.display.textual_internals import CalmPalette

Answer = TypeVar("Answer")


class Leaving(Screen[Answer]):
    """The base of every screen that lies over another. Textual would close the one below at a second dismissal."""

    _left = False

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close this screen with an answer; the second time, and below another screen, nothing happens."""
        if self._left or self.app.screen is not self:
            nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
            return nothing
        self._left = True
        return super().dismiss(result)


class Palette(CalmPalette, Leaving[None]):
    """The command palette."""


def same_screen(one: Screen[object], other: Screen[object]) -> bool:
    """Whether two screens are the same to whoever looks at them: of one class, and with one title if they have one."""
    titles = [getattr(screen, "_title", "") for screen in (one, other)]
    return type(one) is type(other) and titles[0] == titles[1]
