"""Fields to type in that take nothing which would steer a terminal, and send nothing of the kind to it."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual.containers import VerticalScroll
from textual.events import Paste
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from onecompany.display.textual_internals import cursor_cell
from onecompany.parsing.clean import MAX_PASTE, clean

_UNSEEN = dict.fromkeys([0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks of direction and without width. They stay in the text, and a board names them (`clean.visible`); in a field
they are left out, because a field must show a letter where its cursor is. None of them takes a cell."""


def harmless(strip: Strip) -> Strip:
    """A line of a field without what the eye would miss or the terminal obey."""
    if strip.text.isascii():
        return strip
    return Strip([Segment(s.text.translate(_UNSEEN), s.style, s.control) for s in strip], strip.cell_length)


class Field(Input):
    """One line that shows where its cursor stands, however wide it has become, and harms no terminal."""

    def watch_selection(self) -> None:
        """The cursor moved: bring it into sight, after the first text too, for which Textual does not."""
        self._show_cursor()

    def on_resize(self) -> None:
        """Another width: bring the cursor into sight again."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        self.scroll_to_region(Region(cursor_cell(self), 0, 1, 1), force=True, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """The line as the terminal gets it."""
        return harmless(super().render_line(y))


class Entry(Field):
    """One line to type in. What is pasted is cleaned, and its lines become one."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **({"select_on_focus": False} | settings))
        self.cursor_blink = False  # a blinking cursor costs two thousand bytes a second

    def on_paste(self, event: Paste) -> None:
        """Take over a paste without its control characters, in place of what is selected."""
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text[: MAX_PASTE + 1]), *self.selection)


class Area(TextArea):
    """Several lines to type in. What is pasted is cleaned."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.cursor_blink = False

    def on_paste(self, event: Paste) -> None:
        """Take over a paste without its control characters, up to what may be pasted."""
        event.stop()
        event.prevent_default()
        text = clean(event.text[: MAX_PASTE + 1], multiline=True)
        self.replace(text, *self.selection, maintain_selection_offset=False)

    def render_line(self, y: int) -> Strip:
        """A line as the terminal gets it."""
        return harmless(super().render_line(y))


class Form(VerticalScroll, can_focus=False):
    """Fields one below the other; that which gets the focus comes into sight, with what belongs to it."""

    def on_descendant_focus(self) -> None:
        """Textual scrolls before lines that came with the focus have their place."""
        self.call_after_refresh(self._show_focused)

    def _show_focused(self) -> None:
        if not self.is_attached:  # its page is gone since
            return
        field = self.screen.focused
        if field is None or self not in field.ancestors:
            return
        part = field.parent if field.parent is not self and isinstance(field.parent, Widget) else field
        for widget in (part, field):
            if widget.virtual_region_with_margin.height <= self.size.height:
                self.scroll_to_widget(widget, animate=False, immediate=True)
