"""A line of the wall that is there only while it says something."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from onecompany.parsing.clean import visible


class QuietLine(Static):
    """One line. The same text is not laid out again."""

    def __init__(self, name: str) -> None:
        """`name`: its id, for the styles."""
        super().__init__(id=name, classes="-silent", markup=False)
        self._said = ""

    def say(self, text: str) -> None:
        """Say this; nothing, and the line goes."""
        if text != self._said:
            self._said = text
            self.set_class(not text, "-silent")
            self.update(Content(visible(text)))
