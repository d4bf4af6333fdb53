"""The capture line: it has the focus while a workshop is open, and every key comes by it, in order.

Keys are handled here one after the other and awaited, so that what was typed after Enter can never slip into the
line before. Nothing is cleared until it is on the disk.
"""

from __future__ import annotations

from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.events import Key, Paste

from onecompany.intake.clean import MAX_ITEM, clean
from onecompany.room.widgets.entries import Field


class Keeper(Protocol):
    """Who takes what is typed."""

    async def keep_line(self, text: str, *, editing: bool) -> bool:
        """Keep a line. Whether it is kept; if not, the line stays."""

    async def keep_paste(self, text: str) -> bool:
        """Keep a pasted list, an item a line. Whether it is kept."""

    async def letter(self, letter: str) -> bool:
        """A printable key on an empty line. Whether it meant something on the board."""

    async def enter(self) -> bool:
        """Enter on an empty line. Whether it meant something on the board."""

    async def choose(self, key: str) -> bool:
        """A key with Ctrl. Whether it is one of the board's."""


class Capture(Field, inherit_bindings=False):
    """One line. `idle` while nothing is being typed; then letters and arrows belong to the board."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("shift+left", "cursor_left(True)", show=False),
        Binding("shift+right", "cursor_right(True)", show=False),
        Binding("ctrl+left", "cursor_left_word", show=False),
        Binding("ctrl+right", "cursor_right_word", show=False),
        Binding("home", "home", show=False),
        Binding("end", "end", show=False),
        Binding("shift+home", "home(True)", show=False),
        Binding("shift+end", "end(True)", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w", "delete_left_word", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
    ]

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(id="capture", compact=True, select_on_focus=False)
        self.keeper = keeper
        self.cursor_blink = False
        self.editing = False
        """Whether the line is a text of the board being edited (F2)."""
        self.begun = False
        """Whether an empty line was begun on purpose (Enter), so that its first key is literal."""

    @property
    def idle(self) -> bool:
        """Whether nothing is being typed."""
        return not self.value and not self.editing and not self.begun

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """On an idle line the keys of the room apply, though they are letters."""
        return not self.idle and super().check_consume_key(key, character)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On an idle line the arrows belong to the board."""
        return not (self.idle and action.startswith(("cursor_", "home", "end", "delete_")))

    def begin(self, text: str = "", *, editing: bool = False) -> None:
        """Begin a line with a text; `editing`: it is to replace the one at the cursor of the board."""
        self.editing = editing
        self.begun = True
        self.value = text
        self.cursor_position = len(text)

    def drop(self) -> None:
        """Forget the line."""
        self.editing = self.begun = False
        self.value = ""

    async def on_key(self, event: Key) -> None:
        """Every key of the room, in the order in which it was pressed."""
        if event.key in ("enter", "ctrl+j", "ctrl+m"):
            event.stop()
            event.prevent_default()
            await self._enter()
            return
        if event.is_printable and event.character and not self.idle:
            self.begun = False
            return
        if event.key.startswith("ctrl+") and await self.keeper.choose(event.key):
            event.stop()
            event.prevent_default()
            return
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.enabled:
            event.stop()
            event.prevent_default()
            await self.app.run_action(active.binding.action, active.node)
        elif event.is_printable and event.character and await self.keeper.letter(event.character):
            event.stop()
            event.prevent_default()

    async def _enter(self) -> None:
        if self.idle:
            if not await self.keeper.enter():
                self.begin()
            return
        if not self.value and not self.editing:
            self.drop()
            return
        if await self.keeper.keep_line(self.value, editing=self.editing):
            self.drop()

    async def on_paste(self, event: Paste) -> None:
        """Several lines become several items at once; one line goes into the line."""
        event.stop()
        event.prevent_default()
        text = clean(event.text, multiline=True)
        if "\n" in text.strip("\n"):
            await self.keeper.keep_paste(text)
            return
        line = text.strip("\n")[: MAX_ITEM + 1]
        self.begun = True
        self.insert_text_at_cursor(line)
