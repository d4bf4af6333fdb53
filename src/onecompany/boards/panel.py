"""What every exercise's panel is: sheets with a cursor, and what the room's keys mean there.

The capture line has the focus. It hands the panel what was typed and which keys were pressed; the panel calls one act
for each, and shows the rows again. A panel never opens a session and never keeps rows of its own. All that a kind needs
of it can be imported from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message

from onecompany.boards.answering import Answering
from onecompany.boards.outcome import FIGURES, Answer, Choice, Outcome, Question, Refused, Target, fitting, in_words
from onecompany.boards.sheet import Sheet
from onecompany.kinds.registry import kinds
from onecompany.kinds.view import View
from onecompany.sentences import N_
from onecompany.store.records import Ref

__all__ = ["Answer", "Choice", "Outcome", "Panel", "Question", "Refused", "Target", "in_words"]


AROUND = 4
"""Cells of an edge of the frame that no title has: both corners, and a space beside each."""


class Panel(Answering, Vertical):
    """The base of all boards. Subclasses say what is shown, where the cursor is, and what keys do."""

    CHOICES: ClassVar[tuple[Choice, ...]] = ()
    """Keys that work on the board while the capture line is empty."""
    NO_VOTE: ClassVar[str] = N_("Nothing is voted on here. Where something can be, F4 stands in the bottom line.")

    class Pointed(Message):
        """The cursor moved to another place."""

    class Chosen(Message):
        """The mouse chose a cell; the cursor goes there when the line that is open is kept."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    class Shown(Message):
        """The board is on the screen for the first time. `missed`: what was looked for is not on it."""

        def __init__(self, missed: Target | None = None) -> None:
            super().__init__()
            self.missed = missed

    def __init__(self, view: View, place: str = "") -> None:
        """`place`: where the cursor is at first."""
        super().__init__(classes="panel")
        self.view = view
        self._first = place
        self._before = Sheet()
        self._sheets: list[Sheet] = []
        self._frame_keys: Sequence[Choice] = ()
        self._named_keys = ""
        self.target: Target | None = None
        """What the cursor goes to as soon as the board is there."""
        self.zoomed = False
        """Whether it fills the screen; a board that has a larger picture of what is at the cursor shows that then."""

    def on_mount(self) -> None:
        if not self.display:  # it has given way to another board before it stood there, and its sheets have gone
            return
        self.repaint(self._first)
        target = self.target
        selected = target is None or self.select_row(target.ref, target.column)
        self.post_message(self.Shown(None if selected else target))

    # -- what is shown

    @property
    def sheets(self) -> list[Sheet]:
        """The sheets from top to bottom. A board keeps those that it was composed of: they are looked for once."""
        if not (self.is_mounted and self._sheets):
            self._sheets = list(self.query(Sheet))
        return self._sheets

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

    def zoom(self, *, on: bool) -> None:
        """Fill the screen, or stand among the rest again, the next time that it is shown."""
        self.zoomed = on

    @property
    def aspect(self) -> str:
        """What of it is shown that neither its rows nor the cursor tell: codes and ids only, "" where nothing is."""
        return ""

    def take_aspect(self, aspect: str) -> None:
        """Show that, the next time that it is shown: a second window follows the board of the first one so."""

    def easy_width(self) -> int:
        """The width in which all of it that is needed at once is read with ease."""
        return max((sheet.model.easy_width() for sheet in self.sheets), default=0)

    def repaint(self, place: str) -> None:
        """Build the models of the sheets from the view. To be given by each kind."""
        raise TypeError(f"{type(self).__name__} does not say what it shows")

    def choices(self) -> Sequence[Choice]:
        """The keys that work at the cursor, for the frame and the help page, in the words of this moment."""
        takes_figures = getattr(kinds().get(self.view.exercise.kind), "figures", "")
        return in_words((*self.CHOICES, FIGURES) if takes_figures else self.CHOICES)

    def name_keys(self) -> None:
        """Say in the lower edge of the frame which keys work at the cursor, as many as there is room for."""
        self._frame_keys = self.choices()
        self._fit_keys()

    def on_resize(self, event: Resize) -> None:
        """Another width has room for more keys, or for fewer."""
        self._fit_keys()

    def _fit_keys(self) -> None:
        named = fitting(self._frame_keys, self.outer_size.width - AROUND)
        if named != self._named_keys:  # setting it paints the whole frame again, with all that is in it
            self._named_keys = named
            self.border_subtitle = Content(named)

    # -- moving

    def select(self, place: str) -> bool:
        """Put the cursor on a place of any sheet. Whether there is one."""
        for sheet in self.sheets:
            if sheet.select(place):
                self.activate(sheet)
                return True
        return False

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        """Where a row stands, or one column of it; the best place first. `row` is given when it is gone."""
        return [str(ref)]

    def select_row(self, ref: Ref, column: str = "", row: Any = None) -> bool:
        """Put the cursor on a row, as finding, undo and the findings' links do. Whether it is on this board."""
        return any(self.select(place) for place in self.places_of(ref, column, row))

    def activate(self, sheet: Sheet) -> None:
        """Give one sheet the cursor."""
        for other in self.sheets:
            if other.active != (other is sheet):
                other.active = other is sheet
                other.set_class(other.active, "-active")
                other.scroll_to_cursor()
                other.refresh()
        self.post_message(self.Pointed())

    def move(self, across: int, down: int) -> None:
        """Move the cursor; beyond the edge of a sheet it comes to the next one."""
        if self.sheet.move(across, down):
            self.post_message(self.Pointed())
        elif down:
            self._next_sheet(1 if down > 0 else -1)

    def jump(self, where: str) -> None:
        """Move to the `first` or `last` cell of the row, or the `top` or `bottom` of the column."""
        if self.sheet.jump(where):
            self.post_message(self.Pointed())

    def tab(self, step: int) -> None:
        """Tab: to the next lane or cell, then to the next row, and behind the last one to the next sheet."""
        if self.sheet.tab(step):
            self.post_message(self.Pointed())
        else:
            self._next_sheet(step, corner=True)

    def _next_sheet(self, step: int, *, corner: bool = False) -> None:
        """Go to the edge of the next sheet that has something to point at; to its first or last cell by Tab."""
        sheets = [
            sheet for sheet in self.sheets if (sheet.display or sheet.model.body) and (sheet.cursor or sheet.active)
        ]
        index = sheets.index(self.sheet) + step
        if 0 <= index < len(sheets):
            sheets[index].enter(step, None if corner else self.sheet)
            self.activate(sheets[index])

    def on_sheet_pointed(self, event: Sheet.Pointed) -> None:
        """The mouse chose a cell."""
        event.stop()
        self.post_message(self.Chosen(event.place))
