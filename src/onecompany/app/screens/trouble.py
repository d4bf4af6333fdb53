"""A calm page that says what is wrong and what can be done."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from onecompany.app.screens.uninvited import Uninvited
from onecompany.parsing.clean import visible


class TroubleScreen(Uninvited):
    """Says why something cannot be done. Enter or Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "dismiss_nothing", "Back", id="trouble.back")]

    def __init__(self, text: str, title: str = "This cannot be done") -> None:
        super().__init__()
        self._text, self._title = text, title

    def compose(self) -> ComposeResult:
        with Vertical(id="asking") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content("Enter back · ^Q quit")
            yield Static(Content(visible(self._text)), id="asking-text", markup=False)
