"""Boxes and pages that come by themselves: no key that was meant for something else is theirs."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Mount

from onecompany.app.screens.asking import Asking, Option, Question
from onecompany.app.widgets.said import Said
from onecompany.clock import away_text
from onecompany.sentences import N_, gettext


class Interruption(Asking):
    """Takes no key for a moment, nor any that is meant for a line below; see `KeyQueue`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Quitting asks for itself what would be lost; Textual does not list the application's keys over a box.
        Binding("ctrl+q", "app.leave_app", "quit", id="quit.page", tooltip=N_("Quit"), show=False, priority=True),
    ]

    interrupts = True
    leaves_enter = False
    """Whether Enter belongs to an open line below, until somebody has turned to this box with another key."""

    came_at = 0.0
    """When it appeared, by the clock of events."""
    taken_up = False
    """Whether somebody has turned to it."""

    @property
    def has_more(self) -> bool:
        """Whether its text has more lines than there is room for."""
        return any(said.max_scroll_y for said in self.query(Said))

    def on_mount(self, event: Mount) -> None:
        self.came_at = event.time


class AwayQuestion(Interruption, Question):
    """Whether the time away counts. Comes while somebody may be in the middle of a line, which Enter keeps first."""

    leaves_enter = True

    def __init__(self, seconds: float) -> None:
        text = gettext("The clock ran, and we were away for {time}.\nDoes that time count?", time=away_text(seconds))
        options = (Option(gettext("It counts"), "yes"), Option(gettext("Leave it out"), "no"))
        super().__init__(gettext("We were away"), text, options)
