"""The capture line: it has the focus while a workshop is open, and every key comes by it, in order.

Keys are handled here one after the other and awaited, so that what was typed after Enter can never slip into the
line before. Nothing is cleared until it is on the disk. What is typed belongs to the place where it was begun: a key
that would leave it keeps it first, and does its work only when that is done.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import ActiveBinding, Binding, BindingType
from textual.events import Key, Paste

from onecompany.app.drafts import Draft, Keeper
from onecompany.app.widgets.entries import Field
from onecompany.app.widgets.typing import TypingHistory
from onecompany.parsing.clean import MAX_PASTE, TooLong, clean
from onecompany.parsing.pasted import unmarked_lines
from onecompany.sentences import gettext, ngettext

ENTER = frozenset({"enter", "ctrl+j", "ctrl+m"})


class Capture(Field, inherit_bindings=False):
    """One line. `idle` while nothing is being typed; then letters and arrows belong to the board."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,ctrl+b", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("shift+left", "cursor_left(True)", show=False),
        Binding("shift+right", "cursor_right(True)", show=False),
        Binding("ctrl+left", "cursor_left_word", show=False),
        Binding("ctrl+right", "cursor_right_word", show=False),
        Binding("home,ctrl+a", "home", show=False),
        Binding("end,ctrl+e", "end", show=False),
        Binding("shift+home", "home(True)", show=False),
        Binding("shift+end", "end(True)", show=False),
        Binding("backspace,ctrl+h", "delete_left", show=False),
        Binding("delete,ctrl+d", "delete_right", show=False),
        Binding("ctrl+w", "delete_left_word", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
        Binding("ctrl+k", "delete_right_all", show=False),
        Binding("ctrl+n,ctrl+t", "nothing", show=False),
        Binding("ctrl+v", "nothing_pasted", show=False),
    ]
    """They work in an open line only. The last ones would be typed by who knows them from a shell; here they would
    change the board or the clock in the middle of a word, or open a list where a paste is meant."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(id="capture", compact=True, select_on_focus=False)
        self.keeper = keeper
        self.cursor_blink = False
        self.draft: Draft | None = None
        """What is being typed is for; None while nothing is being typed."""
        self._literal = False
        """Whether an empty line was begun on purpose (Enter), so that its first key is literal."""
        self._typed = TypingHistory()
        self._noted = self._begun = ""
        self._parts = False
        """Whether the key before was a figure that chose, or a letter of words where letters choose: a space behind it
        only parts it from the next one."""

    @property
    def touched(self) -> bool:
        """Whether something was typed into it since it was begun; not so for a line that was offered again."""
        return not self.idle and self.value != self._begun

    @property
    def idle(self) -> bool:
        """Whether nothing is being typed."""
        return self.draft is None

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """On an idle line the keys of the room apply, though they are letters."""
        return not self.idle and super().check_consume_key(key, character)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On an idle line the arrows, and all keys that edit, belong to the board."""
        return not (self.idle and action.startswith(("cursor_", "home", "end", "delete_", "nothing")))

    # -- beginning and ending

    def begin(self, draft: Draft, text: str = "") -> None:
        """Begin a line with a text; the first key in it is literal, also where it would mean something."""
        self.draft, self._literal = draft, True
        self.value = text
        self.cursor_position = len(text)
        self._typed, self._noted, self._begun = TypingHistory(), text, text
        self.keeper.line_changed()

    def drop(self) -> None:
        """Forget the line."""
        self.draft, self._literal = None, False
        self.value = ""
        self._typed, self._noted = TypingHistory(), ""
        self.keeper.line_changed()

    async def leave(self) -> bool:
        """Keep the line before something else is done. Whether nothing is open any more."""
        if self.draft is None:
            return True
        nothing = self.draft.changes_nothing(self.value)
        if nothing or await self.keeper.keep_line(self.draft, self.value, leaving=True):
            self.drop()
        return self.idle

    # -- keys

    async def on_key(self, event: Key) -> None:
        """Every key of the room, in the order in which it was pressed."""
        self._note()
        self._forget_empty(event)
        parts, self._parts = self._parts and event.key == "space", False
        if event.key in ENTER:
            await self._enter()
        elif event.is_printable and event.character and not self.idle:
            self._literal = False
            return
        elif not parts and not await (self._on_board(event) if self.idle else self._in_line(event)):
            return
        event.stop()
        event.prevent_default()

    def _active(self, key: str) -> ActiveBinding | None:
        """What a key does now; None when it does nothing, as when the workshop was left while a line was kept."""
        active = self.screen.active_bindings.get(key) if self.is_attached else None
        return active if active is not None and active.enabled else None

    def _forget_empty(self, event: Key) -> None:
        """A line of which all is taken away is none, but to the keys that took it away: they do nothing more."""
        if self.draft is None or self.value or self.draft.editing or event.key in ENTER:
            return
        active = self._active(event.key)
        takes_away = active is not None and (
            active.binding.action.startswith(("delete_", "nothing"))
            if active.node is self
            else active.binding.id in ("undo", "redo")
        )
        if not takes_away and not (self._literal and event.is_printable):
            self.drop()

    async def _run(self, key: str) -> bool:
        active = self._active(key)
        if active is None:
            return False
        await self.app.run_action(active.binding.action, active.node)
        return True

    async def _on_board(self, event: Key) -> bool:
        """A key while nothing is typed. False: the letter begins a line."""
        if (event.key.startswith("ctrl+") and await self.keeper.choose(event.key)) or await self._run(event.key):
            return True
        if not event.is_printable or not event.character:
            return False
        if not (letter := await self.keeper.letter(event.character)):
            self.begin(self.keeper.new_draft())
            self._literal = False
            return False
        self._parts = event.character.isdecimal() or letter == "refused"
        return True

    async def _in_line(self, event: Key) -> bool:
        """A key that is no letter, in an open line: it edits, or the line is kept first."""
        active = self._active(event.key)
        name = "" if active is None else active.binding.id or ""
        goes = self.keeper.goes(event.key)
        if active is not None and active.node is self:
            return await self._run(event.key)
        if name in ("undo", "redo"):
            self._take_back(again=name == "redo")
        elif goes is False:
            self.keeper.say(
                gettext("That key is the board's. First keep the line (Enter), or drop it (Esc)."), wrong=True
            )
        elif goes:
            return not await self.leave() or await self.keeper.choose(event.key)
        elif active is not None:
            return (self.keeper.leaves(name) and not await self.leave()) or await self._run(event.key)
        return goes is not None or active is not None

    async def _enter(self) -> None:
        if self.draft is None:
            if not await self.keeper.enter():
                self.begin(self.keeper.new_draft())
        else:
            nothing = self.value == self.draft.original  # only spaces are refused, with a word
            if nothing or await self.keeper.keep_line(self.draft, self.value):
                self.drop()

    def action_nothing(self) -> None:
        """A key that does nothing while a line is open."""

    def action_nothing_pasted(self) -> None:
        """Who presses it in a line means to paste. The terminal pastes, by its own key; none tells us of the text."""
        self.keeper.say(gettext("To paste, use your terminal's own key, such as Ctrl+Shift+V, or its right click."))

    # -- taking back what was typed

    def _note(self) -> None:
        """Take note of what the key or the paste before has made of the text."""
        self._typed.note(self._noted, self.value, self.cursor_position)
        self._noted = self.value

    def _take_back(self, *, again: bool) -> None:
        line = self._typed.again(self.value) if again else self._typed.back(self.value)
        if line is None:
            none = gettext("There is nothing to type again in this line.")
            no_more = gettext(
                "There is nothing more to take back in this line. Esc drops it; then the key is the board's."
            )
            self.keeper.say(none if again else no_more)
            return
        self.value, self.cursor_position = line
        self._noted = self.value

    # -- pasting

    async def on_paste(self, event: Paste) -> None:
        """Several lines become several items at once, but go into a line that is open; one goes into the line."""
        event.stop()
        event.prevent_default()
        self._note()
        text = clean(event.text, multiline=True).strip("\n")
        if (many := "\n" in text) and self.keeper.looks_at(text):
            return
        if many and not self.value and (self.draft is None or not self.draft.editing):
            if self.draft is not None:
                self.drop()
            await self.keeper.keep_paste(text)
            return
        if len(text) > MAX_PASTE:
            self.keeper.say(str(TooLong(len(text), MAX_PASTE)), wrong=True)
            return
        if self.draft is None:
            self.begin(self.keeper.new_draft())
        self._literal = False
        if not many:
            self.replace(text, *self.selection)
            return
        lines = [line for line in unmarked_lines(text) if line]
        apart = " " if text[:1].isspace() and self.value else ""
        self.replace(apart + " ".join(lines), *self.selection)
        self.keeper.say(
            ngettext(
                "{number} line was pasted into the line that is open. Ctrl+Z takes it out.",
                "{number} lines were pasted into the line that is open, with spaces between. Ctrl+Z takes them out.",
                len(lines),
            )
        )
