"""Boxes and pages that come by themselves: no key that was meant for something else is theirs."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Mount

from onecompany.app.screens.asking import Asking


class Uninvited(Asking):
    """Takes no key for a moment, nor any that is meant for a line below; see `Turnstile`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Quitting asks for itself what would be lost; Textual does not list the application's keys over a box.
        Binding("ctrl+q", "app.leave_app", "quit", id="quit.page", tooltip="Quit", show=False, priority=True),
    ]

    uninvited = True
    leaves_enter = False
    """Whether Enter belongs to an open line below, until somebody has turned to this box with another key."""

    came_at = 0.0
    """When it appeared, by the clock of events."""
    taken_up = False
    """Whether somebody has turned to it."""

    def on_mount(self, event: Mount) -> None:
        self.came_at = event.time
