"""The curtain: everything but the clock is hidden, and what is typed behind it goes nowhere, with a word."""

from __future__ import annotations

from textual.content import Content
from textual.events import Key, Paste
from textual.screen import Screen
from textual.widgets import Static

from onecompany.app.host import HostGetter
from onecompany.app.keys import display
from onecompany.app.screens.leaving import Answer
from onecompany.sentences import gettext


class CurtainLine(Static):
    """The lowest line: nothing, until a key was pressed that does nothing behind the curtain."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def say(self, text: str) -> None:
        """Say something, or nothing."""
        self.update(Content(text))
        self.set_class(bool(text), "-said")


class Curtained(Screen[Answer]):
    """A screen with a curtain, which has to hold a `CurtainLine`."""

    host = HostGetter()
    uncovers = False
    """Whether the curtain was opened just now, and what takes the keys has not the focus yet: they wait for it."""

    def focus_body(self) -> None:
        """Give the focus to what takes the keys."""

    @property
    def curtain(self) -> bool:
        """Whether everything but the clock is hidden."""
        return self.has_class("-curtain")

    def turn_curtain(self) -> None:
        """Hide everything but the clock, or show it again."""
        self.toggle_class("-curtain")
        if self.curtain:
            self.set_focus(None)  # at once: what is hidden loses it when it is laid out, and would take keys till then
        self.uncovers = not self.curtain
        if self.uncovers:
            self.call_after_refresh(self._uncovered)
        self.query_one(CurtainLine).say("")

    def _uncovered(self) -> None:
        if not self.curtain:
            self.focus_body()
        self.app.call_later(self._takes_keys)  # behind the focus, which comes by the same way

    def _takes_keys(self) -> None:
        self.uncovers = False

    def on_key(self, event: Key) -> None:
        """A key that does something behind the curtain is a binding; any other one is answered."""
        active = self.active_bindings.get(event.key)
        if self.curtain and (active is None or not active.enabled):
            self._say_what_opens()

    def on_paste(self, event: Paste) -> None:
        """A paste, too, goes nowhere."""
        if self.curtain:
            self._say_what_opens()

    def _say_what_opens(self) -> None:
        bindings = [active.binding for active in self.active_bindings.values()]
        opens = next(one for one in bindings if str(one.id).endswith("curtain"))
        key = display(opens, self.host.settings.keys.get(str(opens.id), ""))
        self.query_one(CurtainLine).say(gettext("Nothing is typed behind the curtain. {key} opens it.", key=key))
