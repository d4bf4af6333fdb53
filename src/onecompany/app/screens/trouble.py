"""A calm page that says what is wrong and what can be done."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from onecompany.app.screens.interruptions import Interruption
from onecompany.app.widgets.said import Said
from onecompany.sentences import N_, gettext


class TroubleScreen(Interruption):
    """Says why something cannot be done. Enter or Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "dismiss_nothing", N_("Back"), id="trouble.back")]

    def __init__(self, text: str, title: str = "") -> None:
        super().__init__()
        self._text, self._title = text, title or gettext("This cannot be done")

    def compose(self) -> ComposeResult:
        with Vertical(id="asking") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(gettext("Enter back · ^Q quit"))
            yield Said(self._text, alone=True)
