"""The line above the capture line, which says what became of a key."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from onecompany.parsing.clean import visible


class MessageLine(Static):
    """What was said last; no line at all while that is nothing."""

    def __init__(self) -> None:
        super().__init__(id="message", classes="-silent", markup=False)

    @property
    def text(self) -> str:
        """What it says, its sign included."""
        return "" if self.has_class("-silent") else str(self.content)

    def add(self, text: str) -> None:
        """Say something more, behind what is to be read there."""
        self.update(Content(visible(f"{self.text} {text}".strip())))
        self.remove_class("-silent")

    def say(self, text: str, *, wrong: bool) -> None:
        """Say something else, or nothing. `wrong`: something was not done."""
        if text or self.text:
            self.update(Content(visible(f"{'✗ ' if wrong else ''}{text}")))
            self.set_class(wrong, "-wrong")
            self.set_class(not text, "-silent")
