"""What a board does with what is typed and with its keys: nothing, unless a kind says more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onecompany.boards.outcome import Outcome, Refused
from onecompany.boards.wrap import clipped
from onecompany.kinds.rounds import Poll, Vote
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.store.writer import WorkshopWriter


class Answering:
    """The answers of a board to keys. Each that writes returns after one act."""

    def where(self) -> str:
        """What an entry at the cursor would be, for the title of the capture line: "New stage after Buy"."""
        return ""

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        """Keep one typed line, or the lines of a paste, at the cursor. Raises Refused or NotKept."""
        raise Refused(gettext("Nothing can be typed here. Move with the arrows to where something can."))

    def editable(self) -> str | None:
        """The text at the cursor for F2, or None when there is nothing to edit."""
        return None

    def editing(self) -> str:
        """What is edited at the cursor, for the title of the capture line: "Editing “Sales call”"."""
        text = self.editable()
        return gettext("Editing {text:quoted}", text=clipped(text, 60)) if text else self.where()

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        """Put an edited text in place of the one at the cursor. Raises Refused or NotKept."""
        raise Refused(gettext("There is nothing to edit here."))

    def note(self, writer: WorkshopWriter, text: str) -> Outcome:
        """Keep a note about the cell at the cursor, where letters choose (`'` begins it). Raises Refused."""
        raise Refused(gettext("Notes on a cell are for boards where letters choose."))

    @property
    def letters_choose(self) -> bool:
        """Whether a letter chooses at the cursor instead of beginning a line."""
        return False

    @property
    def takes_numbers(self) -> bool:
        """Whether what is typed at the cursor is a number, so that a plus begins it."""
        return False

    def examples(self) -> list[tuple[str, str, Any]]:
        """What the plan offers to choose from here: text, more about it, and the thing itself."""
        return []

    def take_example(self, writer: WorkshopWriter, example: Any) -> Outcome:
        """Put one of the examples in at the cursor."""
        raise Refused(gettext("This board has no examples."))

    def letter(self, writer: WorkshopWriter, letter: str) -> Outcome | None:
        """A letter where letters choose. None when it means nothing."""
        return None

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        """Enter on an empty line. None when it means nothing; then it begins a line."""
        return None

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        """Delete what is at the cursor."""
        return None

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        """Move the item at the cursor (Shift and an arrow)."""
        return None

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        """One of the keys in `choices`."""
        return None

    def votable(self) -> bool:
        """Whether hands are counted for the item at the cursor."""
        return False

    def vote(self, writer: WorkshopWriter, hands: int) -> Outcome:
        """Enter the hands counted for the item at the cursor. Raises Refused."""
        raise Refused(gettext("Nothing is voted on here."))

    def votes(self) -> Sequence[Vote]:
        """What can be put to the room on this board, what the cursor is on first: F4 offers it."""
        return ()

    def poll_of(self, row: Any) -> Poll | None:
        """The question of a round of this exercise in words, as for one that was opened before a restart."""
        polls = (poll for vote in self.votes() for poll in vote.polls)
        return next((poll for poll in polls if poll.subject == row.subject), None)

    def place_of(self, subject: str) -> str:
        """Where the cursor goes when the round about a subject is revealed; "" for where it is."""
        return ""

    def subject(self) -> tuple[str, str]:
        """What a commitment begun here serves: its reference and its words. Empty when nothing in particular."""
        return "", ""
