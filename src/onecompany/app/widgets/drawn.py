"""Lines that are drawn for the width there is, in the tones of the boards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from onecompany.boards.model import Tone

Lines = Sequence[Sequence[tuple[str, Tone]]]


class Drawn(Widget):
    """As high as what is drawn. `draw` makes the lines of a width, and is asked again for another one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"drawn--{tone}" for tone in ("text", "strong", "muted", "head", "title", "owner", "good", "warn", "bad")
    }
    DEFAULT_CSS = "Drawn { width: 1fr; height: auto; }"

    def __init__(self, draw: Callable[[int], Lines], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._lines: tuple[int, Lines] | None = None

    def redraw(self) -> None:
        """Draw it anew: what it shows has changed."""
        before, self._lines = self._lines, None
        higher = before is None or before[0] != self.size.width or len(before[1]) != len(self._drawn(self.size.width))
        self.refresh(layout=higher)

    def _drawn(self, width: int) -> Lines:
        if self._lines is None or self._lines[0] != width:
            self._lines = width, self._draw(width) if width > 0 else ()
        return self._lines[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are in this width."""
        return len(self._drawn(width))

    def render(self) -> Content:
        """The lines, each tone in the colours of the look that there is now."""
        parts: list[object] = []
        for line in self._drawn(self.size.width):
            parts += [(text, self.get_visual_style(f"drawn--{tone}")) for text, tone in line if text]
            parts.append("\n")
        return Content.assemble(*parts[:-1])  # type: ignore[arg-type]


class Page(VerticalScroll, inherit_bindings=False):
    """Scrolls what is drawn up and down; left and right are for whoever shows it, and so are pages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_by(-1)", show=False),
        Binding("down", "scroll_by(1)", show=False),
        Binding("home", "scroll_by(-10000)", show=False),
        Binding("end", "scroll_by(10000)", show=False),
    ]

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by so many lines, as far as there are some: at once, so that the next key counts from there."""
        self.scroll_relative(y=lines, animate=False, immediate=True)
