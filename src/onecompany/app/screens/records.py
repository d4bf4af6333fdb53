"""What was captured beside the boards, in a list: see `decided` for decisions, `script` for private notes.

F2 edits the one that is marked, Delete removes it. What is removed stays in its place, crossed out, until the list is
left: so a key that is held removes one and no more, and everybody sees which.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Line

from onecompany.app.keys import HELP, key
from onecompany.app.screens.asking import Asking
from onecompany.app.widgets.entries import Entry
from onecompany.app.widgets.options import Options
from onecompany.boards.panel import Outcome, Refused
from onecompany.boards.wrap import clipped
from onecompany.display.mounted import if_mounted
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import check_length, clean, visible
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import N_, gettext
from onecompany.store.problems import StoreError
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.app.keeping import Keeping
    from onecompany.app.session import WorkshopSession
    from onecompany.store.acts import capture as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.capture")


class Records(Asking):
    """A list of rows that hold one text each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        key("record.edit", "f2", "edit", N_("Edit the one that is marked"), shown="F2"),
        key("record.remove", "delete", "remove", N_("Remove the one that is marked"), shown=N_("Del")),
        key("record.undo", "ctrl+z", "undo(False)", N_("Undo"), shown="^Z"),
        key("record.redo", "ctrl+y", "undo(True)", N_("Redo"), shown="^Y"),
    ]
    LIST: ClassVar[type[Options]] = Options
    FIELD: ClassVar[type[Entry]] = Entry
    HEADING: ClassVar[str]
    KEYS: ClassVar[str] = N_("F2 edit · Del remove · ^Z undo · Esc back")
    NONE: ClassVar[str]
    """What is said where there is no row; all are constants of `N_`."""

    def __init__(self, session: WorkshopSession, keeping: Keeping, first: Ref | None = None) -> None:
        """`first`: the row that is marked first."""
        super().__init__()
        self.session, self.keeping = session, keeping
        self._first = first
        self._listed: list[tuple[Ref, Any]] = []
        self._edited: Ref | None = None
        self._said = ""

    @abstractmethod
    def records(self) -> Sequence[tuple[Ref, Any]]:
        """The rows, in order."""

    @abstractmethod
    def row_texts(self, ref: Ref, row: Any) -> tuple[str, str]:
        """A row as a line: what it says, and more about it."""

    def compose(self) -> ComposeResult:
        with Vertical(id="asking", classes="-list") as box:
            box.border_title = Content(gettext(self.HEADING))
            box.border_subtitle = Content(gettext(self.KEYS))
            yield self.LIST()
            yield Static(id="asking-count", markup=False)
            yield self.FIELD(id="asking-entry")

    def on_mount(self) -> None:
        self.list_anew()
        marked = next((index for index, (ref, _) in enumerate(self._listed) if ref == self._first), None)
        if marked is not None:
            self.query_one(OptionList).highlighted = marked
        self.begin()

    def begin(self) -> None:
        """Where one stands at first: in the list."""
        self.close_line()

    @property
    def _place(self) -> str:
        """Where the room's cursor is; it stays there."""
        return self.keeping.place

    # -- the list

    def list_anew(self, message: str = "") -> None:
        """The rows as they are now."""
        self._listed = list(self.records())
        self.paint_list(message)

    @if_mounted
    def paint_list(self, message: str) -> None:
        listed = self.query_one(OptionList)
        index = listed.highlighted or 0
        listed.clear_options()
        listed.add_options([Line(self._line(ref, row)) for ref, row in self._listed])
        if self._listed:
            listed.highlighted = min(index, len(self._listed) - 1)
        self._say(message if message or self._listed else gettext(self.NONE))

    def _line(self, ref: Ref, row: Any) -> Content:
        text, more = self.row_texts(ref, row)
        gone = self.session.state.find(ref) is None
        about = gettext("removed") if gone else clipped(more, 200)
        return Content.assemble((clipped(text, 500), "strike" if gone else ""), (f"  {about}", "italic"))

    @if_mounted
    def _say(self, text: str) -> None:
        self._said = text
        self.query_one("#asking-count", Static).update(Content(visible(text)))

    def _marked(self) -> tuple[Ref, Any] | None:
        index = self.query_one(OptionList).highlighted
        if index is None or index >= len(self._listed):
            self._say(gettext(self.NONE))
            return None
        ref, row = self._listed[index]
        if self.session.state.find(ref) is None:
            self._say(gettext("It is removed already. Ctrl+Z brings it back."))
            return None
        return ref, row

    async def _do(self, act: Callable[[WorkshopWriter], Outcome]) -> str:
        """Do it, and say in the list what the room says of it; "" where it was refused, with the reason shown."""
        messages: list[str] = []

        def doing(writer: WorkshopWriter) -> Outcome:
            try:
                outcome = act(writer)
            except (Refused, Refusal, StoreError, ValueError) as problem:
                messages[:] = [str(problem)]
                raise Refused(str(problem)) from problem
            messages[:] = [outcome.say]
            return outcome

        try:
            well = await self.keeping.do(doing)
        except StoreError as problem:
            well, messages[:] = False, [str(problem)]
        if not well:
            unknown = gettext("It could not be kept.")
            self._say(messages[0] if messages else unknown)
        return messages[0] if well and messages else ""

    # -- what can be done

    async def action_remove(self) -> None:
        """Delete."""
        marked = self._marked()
        if marked is None or self._edited is not None:
            return
        ref, row = marked
        message = gettext("Removed {item}. Ctrl+Z brings it back.", item=acts.item_words(ref, row))

        def remove(writer: WorkshopWriter) -> Outcome:
            acts.remove(writer, ref)
            return Outcome(self._place, message)

        if await self._do(remove):
            self.paint_list(message)

    def action_edit(self) -> None:
        """F2: the text in the line below."""
        marked = self._marked()
        if marked is not None:
            self._edited = marked[0]
            self._open_entry(str(marked[1].text))
            self._say(gettext("Enter keeps the change, Esc drops it."))

    async def action_undo(self, again: bool) -> None:
        """Ctrl+Z and Ctrl+Y, as in the room."""
        if self.query_one(Input).value:
            self._say(gettext("A line is open. Enter keeps it, Esc drops it; then Ctrl+Z and Ctrl+Y undo and redo."))
            return
        try:
            done = await self.keeping.undo(again=again)
        except StoreError as problem:
            self._say(str(problem))
            return
        if not done:
            self._say(gettext("There is nothing to do again.") if again else gettext("There is nothing to undo."))
            return
        line = self.session.writer_now.undo_line if self.session.writer_now else None
        act = (line.to_undo if again else line.to_redo) if line else None
        if act is None:
            self.list_anew()
        elif again:
            self.list_anew(gettext("Done again: {act}.", act=act.label))
        else:
            self.list_anew(gettext("Undone: {act}.", act=act.label))

    def on_key(self, event: Key) -> None:
        """Up and down lead from the line to the list; while one is edited it is the one that is marked."""
        if event.key in ("up", "down") and self.query_one(Input).has_focus:
            event.stop()
            if self._edited is None:
                rows = self.query_one(OptionList)
                rows.focus()
                rows.action_cursor_up() if event.key == "up" else rows.action_cursor_down()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps what was typed."""
        event.stop()
        text, ref = clean(event.value), self._edited

        def keep(writer: WorkshopWriter) -> Outcome:
            if not text and not self.may_be_empty():
                raise Refused(gettext("There is nothing to keep. Esc leaves it as it was, Del removes it."))
            check_length(text)
            return self.add(writer, text) if ref is None else self.keep_change(writer, ref, text)

        if message := await self._do(keep):
            self.close_line()
            self.list_anew(message)

    def may_be_empty(self) -> bool:
        """Whether the line that is open may say nothing."""
        return False

    def keep_change(self, writer: WorkshopWriter, ref: Ref, text: str) -> Outcome:
        """Keep what was typed into the row that is edited."""
        acts.reword(writer, ref, text)
        return Outcome(self._place, gettext("Changed. Ctrl+Z brings back what it was."))

    def add(self, writer: WorkshopWriter, text: str) -> Outcome:
        """Keep a new one, where that can be done here."""
        raise Refused(gettext("Nothing new can be written here."))

    # -- the line

    @if_mounted
    def _open_entry(self, text: str) -> None:
        entry = self.query_one(Input)
        entry.display = True
        entry.value = text
        entry.cursor_position = len(text)
        entry.focus()

    @if_mounted
    def close_line(self) -> None:
        self._edited = None
        entry = self.query_one(Input)
        entry.clear()
        entry.display = False
        self.query_one(OptionList).focus()

    def action_dismiss_nothing(self) -> None:
        """Esc drops the line first, then leaves."""
        if self._edited is not None:
            self.close_line()
            self._say(gettext("It stays as it was."))
        else:
            super().action_dismiss_nothing()
