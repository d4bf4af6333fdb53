"""What of Textual has no public name and cannot be avoided. Nothing else of the application touches such a name.

Written for Textual 8.2. `tests/app/test_textual_internals.py` fails for each name that a later version has no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.content import Content
from textual.errors import NoWidget
from textual.events import Event, Key, Paste
from textual.geometry import Region
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Digits, Input
from textual.widgets.option_list import Option

from onecompany.sentences import gettext

USED: Mapping[type[Any], tuple[str, ...]] = {
    App: ("_display", "_driver", "_handle_exception", "_exception"),
    CommandPalette: (
        *("_action_command_list", "_list_visible", "_no_matches_timer", "_start_no_matches_countdown"),
        *("_stop_no_matches_countdown", "_NO_MATCHES", "_NO_MATCHES_COUNTDOWN"),
    ),
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


def seen_whole(widget: Widget) -> Region | None:
    """Where a widget stands on the screen, if it is laid out as it is now, and all of it is in sight."""
    if widget.app.screen is not widget.screen:
        return None
    try:
        place = widget.screen.find_widget(widget)
    except NoWidget:
        return None
    is_whole = place.region.size == widget.size and place.clip.intersection(place.region) == place.region
    return place.region if is_whole else None


class Piece(NamedTuple):
    """A part of a line of the screen."""

    y: int
    x: int
    strip: Strip


class Ready(CompositorUpdate):
    """A frame that is written already."""

    def __init__(self, text: str) -> None:
        self._text = text

    def render_segments(self, console: Console) -> str:
        """The text."""
        return self._text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Segment(self._text)


class FramedApp(App[int]):
    """Hands each frame to `frame`, which says what of it is sent to the terminal."""

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            whole = isinstance(renderable, LayoutUpdate) and renderable.region == screen.size.region
            text = self.frame(pieces_of(renderable), whole=whole)
            super()._display(screen, Ready(text) if text else None)
        else:
            super()._display(screen, renderable)

    def frame(self, pieces: Iterator[Piece], *, whole: bool) -> str:
        """What is sent for pieces of lines; "" for nothing. `whole`: they are all of the screen."""
        raise NotImplementedError

    def send(self, text: str) -> None:
        """Send to the terminal, where there is one."""
        if text and self._driver is not None and not self.is_headless:
            self._driver.write(text)
            self._driver.flush()


def pieces_of(update: LayoutUpdate | ChopsUpdate) -> Iterator[Piece]:
    """What an update paints."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield Piece(y, x, strip)
                x += strip.cell_length
        return
    for y, start, end in update.spans:
        for stop, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if piece is not None and x < end and stop > start:
                yield Piece(y, x, piece.crop(0, min(stop, end) - x))


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
    """Textual pages through a list of which nothing is laid out yet, and ends by that; it says in English alone that
    nothing was found."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def show() -> None:
            if search_value:
                nothing = Option(Content(gettext("No such command")), id=self._NO_MATCHES, disabled=True)
                self.query_one(CommandList).add_option(nothing)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, show)
