"""An open round on the screen: a text on the wall and a list of notes; a break says when we start again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model
from onecompany.boards.panel import Outcome, Panel, Refused
from onecompany.boards.sheet import Sheet
from onecompany.boards.voting import standing
from onecompany.exercises.open.board import SEALED, groups, is_sealed, sealed_vote
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.rounds import Vote, unfinished
from onecompany.sentences import N_, gettext
from onecompany.store.groups import group_with
from onecompany.store.records import Record

if TYPE_CHECKING:
    from onecompany.exercises.open import acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.open.acts")

EMPTY = {
    "talk": N_("Type what is said, a note a line."),
    "check-in": N_("Type what each says; “Ana: …” puts the name before it."),
    "break": N_("A break. Notes can be typed meanwhile."),
    "closing": N_("One key learning each; “Ana: …” puts the name before it."),
}

ALONE = N_("Alone, in silence: F4 takes each line unseen. Cards that were collected can be pasted.")


class OpenPanel(Panel):
    """The text of the plan on top, the notes below it, newest last."""

    def compose(self) -> ComposeResult:
        yield Sheet()

    @property
    def notes(self) -> list[Record]:
        """The notes of this exercise that the room may see."""
        rows = self.view.state.where("note", "exercise_id", self.view.exercise.id)
        return [row for row in rows if not row.private]

    def repaint(self, place: str) -> None:
        settings = self.view.settings
        body: list[BoardRow] = []
        if settings["text"]:
            body.append(BoardRow({0: BoardCell(settings["text"], "", "strong")}, gap=1))
        body += [
            BoardRow({0: BoardCell(standing(self.view.state, row), "", "strong")}, gap=1)
            for row in unfinished(self.view.state, self.view.exercise.id)
        ]
        for note in self.notes:
            leader = self.view.state.get("leader", note.leader_id)
            breakout = group_with(self.view.state, note.group_id)
            whose = "".join(f"{one}: " for one in (breakout and breakout.title, leader and leader.name) if one)
            body.append(BoardRow({0: BoardCell(f"· {whose}{note.text}", f"note:{note.id}")}))
        for group, inside in groups(self.view.state, self.view.exercise.id):
            body.append(BoardRow(title=group.name))
            body += [BoardRow({0: BoardCell(f"  · {note.text}")}) for note in inside]
        if not self.notes:
            empty = gettext(ALONE) if is_sealed(self.view) else gettext(EMPTY[settings["style"]])
            body.append(BoardRow({0: BoardCell(empty, "note:", "muted")}))
        self.sheet.show(Model([BoardColumn(20, 80, 1)], (), tuple(body)), place)

    def where(self) -> str:
        return gettext("A key learning") if self.view.settings["style"] == "closing" else gettext("A note")

    def _note(self) -> Record | None:
        note: Record | None = self.view.state.get("note", self.place.partition(":")[2])
        return note

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        if len(lines) == 1 and is_sealed(self.view):
            raise Refused(gettext("Lines are sealed here until they are revealed: F4 takes them, typed unseen."))
        note = self._note()
        ids = acts.add_notes(writer, self.view.exercise.id, list(lines), note.id if note else None)
        return Outcome(f"note:{ids[-1]}")

    def editable(self) -> str | None:
        note = self._note()
        return note.text if note else None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        note = self._note()
        if note is not None:
            acts.change(writer, note.id, text)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        note = self._note()
        if note is None:
            return None
        acts.remove(writer, note.id)
        return Outcome()

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        note = self._note()
        if note is None or not down:
            return None
        acts.move(writer, note.id, down)
        return Outcome(f"note:{note.id}")

    def votes(self) -> Sequence[Vote]:
        vote = sealed_vote(self.view)
        return () if vote is None else (vote,)

    def place_of(self, subject: str) -> str:
        return f"note:{self.notes[-1].id}" if subject == SEALED and self.notes else ""


PANEL = OpenPanel
