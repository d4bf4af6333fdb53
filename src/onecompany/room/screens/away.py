"""The one question that comes by itself: whether the time counts for which we were away."""

from __future__ import annotations

from textual.events import Mount

from onecompany.clock import away_text
from onecompany.room.screens.asking import Option, Question


class AwayQuestion(Question):
    """Nobody asked for it, so it takes no key that may be meant for the line below; see `Turnstile`."""

    uninvited = True

    def __init__(self, seconds: float) -> None:
        text = f"The clock ran, and we were away for {away_text(seconds)}.\nDoes that time count?"
        super().__init__("We were away", text, (Option("It counts", "yes"), Option("Leave it out", "no")))
        self.came_at = 0.0
        """When it appeared, by the clock of events."""
        self.taken_up = False
        """Whether somebody has turned to it: then Enter answers it."""

    def on_mount(self, event: Mount) -> None:
        self.came_at = event.time
