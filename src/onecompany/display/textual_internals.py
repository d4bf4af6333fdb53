"""What of Textual has no public name and cannot be avoided. Nothing else of the application touches such a name.

Written for Textual 8.2. `tests/app/test_textual_internals.py` fails for each name that a later version has no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.control import Control
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.errors import NoWidget
from textual.events import Event, Key, Paste
from textual.geometry import Region
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Digits, Input

USED: Mapping[type[Any], tuple[str, ...]] = {
    App: ("_driver", "_handle_exception", "_exception"),
    CommandPalette: ("_action_command_list",),
    Digits: ("_value",),
    Event: ("_stop_propagation",),
    Input: ("_cursor_offset",),
    MessagePump: ("_parent",),
    Screen: ("_bindings",),
    Widget: ("_forward_event",),
}
"""The names, by the class that has them."""

KNOWN_SEQUENCES = frozenset(ANSI_SEQUENCES_KEYS)
"""The escape sequences that Textual reads as keys."""


def is_taken(event: Event) -> bool:
    """Whether a handler has stopped an event, so that it goes no further."""
    return event._stop_propagation


def parent_of(node: MessagePump) -> MessagePump | None:
    """Who gets what a node does not take: the widget around it, the screen, the application."""
    return node._parent


def send_to(widget: Widget, event: Key | Paste) -> None:
    """Give a key or a paste to a widget that has not the focus."""
    widget._forward_event(event)


def crash(app: App[Any], error: Exception) -> None:
    """An error in a task of ours is treated like one in a handler."""
    app._handle_exception(error)


def add_key(screen: Screen[Any], key: str, action: str, does: str) -> None:
    """A key that only this one screen has, and not its class."""
    screen._bindings.bind(key, action, does)


def cursor_cell(field: Input) -> int:
    """In which cell of its text the cursor of a field stands."""
    return field._cursor_offset


def set_digits(digits: Digits, value: str) -> None:
    """Give digits another value without having them laid out anew."""
    digits._value = value


def paint_at_once(widget: Widget, parts: Sequence[Region]) -> bool:
    """Send parts of lines of a widget to the terminal as they are now, and do not look for what lies over them.

    For what nothing lies over, and often changes. Whether it could be; else it is to be refreshed.
    """
    app, screen = widget.app, widget.screen
    if app._driver is None or app.is_headless or app.screen is not screen:
        return False
    try:
        place = screen.find_widget(widget)
    except NoWidget:
        return False
    if place.region.size != widget.size or place.clip.intersection(place.region) != place.region:
        return False
    around = Region.from_union(parts)
    strips = widget.render_lines(around)
    sent = []
    for part in parts:
        strip = strips[part.y - around.y].crop(part.x - around.x, part.right - around.x)
        sent.append(Control.move_to(place.region.x + part.x, place.region.y + part.y).segment.text)
        sent.append(strip.render(app.console))
    app._driver.write("".join(sent))
    app._driver.flush()
    return True


class CrashApp(App[int]):
    """Hands an error to `crashed_by`; Textual would print all locals, and with them what the room has said."""

    def _handle_exception(self, error: Exception) -> None:
        if self._exception is None:
            self._exception = error
            self.crashed_by(error)

    def crashed_by(self, error: Exception) -> None:
        """The application cannot go on."""
        self.exit(1)


class CalmPalette(CommandPalette):
    """Textual pages through a list of which nothing is laid out yet, and ends by that."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)
