"""Widgets with words that the facilitator alone sees: who paints them asks first whether they may be seen still."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from onecompany.app.host import HostGetter
from onecompany.app.widgets.entries import Entry
from onecompany.app.widgets.options import Options

if TYPE_CHECKING:
    from onecompany.app.second_window import SecondWindow


def asked_first(
    widget: Widget, second: SecondWindow, crop: Region, paint: Callable[[Region], list[Strip]]
) -> list[Strip]:
    """What a widget paints; nothing where the wall beside which it stands has just gone, which is then seen by all."""
    if second.may_paint(widget.screen):
        return paint(crop)
    widget.call_later(second.look)
    return [Strip.blank(crop.width, widget.visual_style.rich_style)] * crop.height


class PrivateText(Static):
    """A text."""

    host = HostGetter()

    def render_lines(self, crop: Region) -> list[Strip]:
        return asked_first(self, self.host.second_window, crop, super().render_lines)


class PrivateOptions(Options):
    """A list."""

    host = HostGetter()

    def render_lines(self, crop: Region) -> list[Strip]:
        return asked_first(self, self.host.second_window, crop, super().render_lines)


class PrivateEntry(Entry):
    """A line to type in."""

    host = HostGetter()

    def render_lines(self, crop: Region) -> list[Strip]:
        return asked_first(self, self.host.second_window, crop, super().render_lines)
