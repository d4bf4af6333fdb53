"""The text of a box, which gives way to what is chosen or typed below it: what has no room is scrolled to."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import OptionList, Static

from onecompany.display.mounted import fully_mounted
from onecompany.parsing.clean import visible

LOW = 13
"""Lines of a screen below which a box takes all of it."""


class Said(VerticalScroll, can_focus=False):
    """A text that scrolls. It leaves room for what is below it in the box around it."""

    def __init__(self, text: str, *, alone: bool = False) -> None:
        """`alone`: nothing is below it, and the keys that scroll are its own."""
        super().__init__(id="asking-said")
        self.can_focus = alone
        self._text: str | Content = text

    @property
    def _shown(self) -> Content:
        return Content(visible(self._text)) if isinstance(self._text, str) else self._text

    def compose(self) -> ComposeResult:
        yield Static(self._shown, id="asking-text", markup=False)

    def on_mount(self) -> None:
        self.call_after_refresh(self.fit)

    def on_resize(self, event: Resize) -> None:
        """The width decides how many lines it has."""
        self.call_after_refresh(self.fit)

    def say(self, text: str | Content) -> None:
        """Another text, whether the page stands there already or not."""
        self._text = text
        for shown in self.query("#asking-text").results(Static):  # none before it is composed, nor when it is going
            shown.update(self._shown)
        self.call_after_refresh(self.fit)

    def turn(self, pages: int) -> bool:
        """Scroll by pages. Whether there is anything to scroll to."""
        if self.max_scroll_y:
            self.scroll_page_down(animate=False) if pages > 0 else self.scroll_page_up(animate=False)
        return bool(self.max_scroll_y)

    def fit(self) -> None:
        """Let what is below be in sight: all of it, or as much as leaves some of the text."""
        box = self.parent
        if not fully_mounted(self) or not isinstance(box, Widget):
            return
        text, below = self.query_one("#asking-text"), [widget for widget in box.children if widget is not self]
        height = self.screen.size.height
        room = (height if height < LOW else height * 9 // 10) - box.gutter.height
        wanted = [self._wanted(widget) for widget in below]
        if text.outer_size.height + sum(wanted) <= room:
            for one in (self, *(widget for widget in below if isinstance(widget, OptionList))):
                one.styles.height = "auto"
            return
        least = 1 if room < 8 else 3
        for widget, lines in zip(below, wanted, strict=True):
            taken = max(1, min(lines, room - least))
            room -= taken
            if isinstance(widget, OptionList):
                widget.styles.height = taken
                widget.call_after_refresh(widget.scroll_to_highlight)
        self.styles.height = max(1, room)

    @staticmethod
    def _wanted(widget: Widget) -> int:
        """Lines of something below it, with all that it has."""
        if isinstance(widget, OptionList):
            return widget.virtual_size.height + widget.gutter.height
        return widget.outer_size.height + widget.styles.margin.height
