"""What every exercise's panel is: sheets with a cursor, and what the room's keys mean there.

The capture line has the focus. It hands the panel what was typed and which keys were pressed; the panel calls one act
for each, and shows the rows again. A panel never opens a session and never keeps rows of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical
from textual.message import Message

from onecompany.boards.sheet import Sheet
from onecompany.store.records import Ref
from onecompany.view import View

if TYPE_CHECKING:
    from onecompany.store.desk import Desk


@dataclass(frozen=True, slots=True)
class Kept:
    """What an entry came to: where the cursor goes, and a word to the facilitator when there is one."""

    place: str = ""
    say: str = ""


class Refused(Exception):
    """What was typed cannot be kept here; the text says why and what would do. Nothing was lost."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A key of the board, as its frame and the help page show it.

    `key` is what Textual calls a key that the board handles itself (`choose`); "" for letters, Enter and the like.
    """

    key: str
    shown: str
    does: str


class Panel(Vertical):
    """The base of all boards. Subclasses say what is shown, where the cursor is, and what keys do."""

    CHOICES: ClassVar[tuple[Choice, ...]] = ()
    """Keys that work on the board while the capture line is empty."""

    class Pointed(Message):
        """The cursor moved to another place."""

    class Shown(Message):
        """The board is on the screen for the first time."""

    def __init__(self, view: View, place: str = "") -> None:
        """`place`: where the cursor is at first."""
        super().__init__(classes="panel")
        self.view = view
        self._first = place
        self._before = Sheet()

    def on_mount(self) -> None:
        self.repaint(self._first)
        self.post_message(self.Shown())

    # -- what is shown

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets from top to bottom."""
        return list(self.query(Sheet))

    @property
    def sheet(self) -> Sheet:
        """The one that has the cursor; an empty one until the board is mounted, for keys may come before that."""
        sheets = self.sheets or [self._before]
        return next((sheet for sheet in sheets if sheet.active), sheets[0])

    @property
    def place(self) -> str:
        """Where the cursor is, or will be once the board is mounted."""
        return self.sheet.cursor if self.sheets else self._first

    def show(self, view: View, place: str = "") -> None:
        """Show the rows as they are now, with the cursor at a place or where it was."""
        self.view = view
        if self.is_mounted:
            self.repaint(place)

    def easy_width(self) -> int:
        """The width in which all of it that is needed at once is read with ease."""
        return max((sheet.model.easy_width() for sheet in self.sheets), default=0)

    def repaint(self, place: str) -> None:
        """Build the models of the sheets from the view. To be given by each kind."""
        raise TypeError(f"{type(self).__name__} does not say what it shows")

    def where(self) -> str:
        """What an entry at the cursor would be, for the title of the capture line: "New stage after Buy"."""
        return ""

    def choices(self) -> Sequence[Choice]:
        """The keys that work at the cursor, for the frame and the help page."""
        return self.CHOICES

    # -- moving

    def select(self, place: str) -> bool:
        """Put the cursor on a place of any sheet. Whether there is one."""
        for sheet in self.sheets:
            if sheet.select(place):
                self.activate(sheet)
                return True
        return False

    def select_row(self, ref: Ref) -> bool:
        """Put the cursor on a row, as finding and the findings' links do."""
        return self.select(str(ref))

    def activate(self, sheet: Sheet) -> None:
        """Give one sheet the cursor."""
        for each in self.sheets:
            if each.active != (each is sheet):
                each.active = each is sheet
                each.set_class(each.active, "-active")
                each.refresh()
        self.post_message(self.Pointed())

    def move(self, across: int, down: int) -> None:
        """Move the cursor; beyond the edge of a sheet it comes to the next one."""
        if self.sheet.move(across, down):
            self.post_message(self.Pointed())
        elif down:
            self.cycle(1 if down > 0 else -1, wrap=False)

    def jump(self, where: str) -> None:
        """Move to the `first` or `last` cell of the row, or the `top` or `bottom` of the column."""
        if self.sheet.jump(where):
            self.post_message(self.Pointed())

    def tab(self, step: int) -> None:
        """Tab: to the next lane or cell; at the end of the row to the next sheet."""
        if self.sheet.move(step, 0):
            self.post_message(self.Pointed())
        else:
            self.cycle(step, wrap=True)

    def cycle(self, step: int, *, wrap: bool) -> None:
        """Go to the next sheet that has something to point at."""
        sheets = [sheet for sheet in self.sheets if sheet.display and (sheet.cursor or sheet.active)]
        index = sheets.index(self.sheet) + step
        if wrap or 0 <= index < len(sheets):
            self.activate(sheets[index % len(sheets)])

    def on_sheet_pointed(self, event: Sheet.Pointed) -> None:
        """The mouse chose a cell."""
        event.stop()
        self.activate(event.sheet)

    # -- what is typed; each returns after one act

    def keep(self, desk: Desk, lines: Sequence[str]) -> Kept:
        """Keep one typed line, or the lines of a paste, at the cursor. Raises Refused or NotKept."""
        raise Refused("Nothing can be typed here. Move with the arrows to where something can.")

    def editable(self) -> str | None:
        """The text at the cursor for F2, or None when there is nothing to edit."""
        return None

    def edit(self, desk: Desk, text: str) -> Kept:
        """Put an edited text in place of the one at the cursor. Raises Refused or NotKept."""
        raise Refused("There is nothing to edit here.")

    def note(self, desk: Desk, text: str) -> Kept:
        """Keep a note about the cell at the cursor, where letters choose (`'` begins it). Raises Refused."""
        raise Refused("Notes on a cell are for boards where letters choose.")

    @property
    def letters_choose(self) -> bool:
        """Whether a letter chooses at the cursor instead of beginning a line."""
        return False

    def examples(self) -> list[tuple[str, str, Any]]:
        """What the plan offers to choose from here: text, more about it, and the thing itself."""
        return []

    def take_example(self, desk: Desk, example: Any) -> Kept:
        """Put one of the examples in at the cursor."""
        raise Refused("This board has no examples.")

    def letter(self, desk: Desk, letter: str) -> Kept | None:
        """A letter where letters choose. None when it means nothing."""
        return None

    def enter(self, desk: Desk) -> Kept | None:
        """Enter on an empty line. None when it means nothing; then it begins a line."""
        return None

    def delete(self, desk: Desk) -> Kept | None:
        """Delete what is at the cursor."""
        return None

    def shift(self, desk: Desk, across: int, down: int) -> Kept | None:
        """Move the item at the cursor (Shift and an arrow)."""
        return None

    def choose(self, desk: Desk, key: str) -> Kept | None:
        """One of the keys in `choices`."""
        return None

    def votable(self) -> bool:
        """Whether hands are counted for the item at the cursor."""
        return False

    def vote(self, desk: Desk, hands: int) -> Kept:
        """Enter the hands counted for the item at the cursor. Raises Refused."""
        raise Refused("Nothing is voted on here.")

    def subject(self) -> tuple[str, str]:
        """What a commitment begun here serves: its reference and its words. Empty when nothing in particular."""
        return "", ""
