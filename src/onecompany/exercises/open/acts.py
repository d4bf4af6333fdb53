"""What the room does in an open round. Each function is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.kinds import rows
from onecompany.kinds.loose_notes import Sorted
from onecompany.kinds.people import spoken
from onecompany.kinds.shared_tables import NOTE
from onecompany.store.acts.rounds import Revealed
from onecompany.store.placing import last_place, places
from onecompany.store.records import Record, Ref
from onecompany.store.tables import Note
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter


def add_notes(writer: WorkshopWriter, exercise_id: str, lines: Sequence[str], after: str | None = None) -> list[str]:
    """Add notes behind another one, or at the end; "Ana: …" is Ana's. Returns their ids."""
    read = [spoken(writer.state, line) for line in lines]
    new = [{"exercise_id": exercise_id, "leader_id": leader_id, "text": text} for leader_id, text in read]
    return rows.add(writer, NOTE, new, after=after)


def change(writer: WorkshopWriter, note_id: str, line: str) -> None:
    """Put another text in place of a note's.

    A leader's name before a colon says whose it is; without one it stays whose it was.
    """
    row = rows.present(writer.state, NOTE, note_id)
    leader_id, text = spoken(writer.state, line)
    rows.change(writer, NOTE, note_id, text=text, leader_id=leader_id or row.leader_id)


def remove(writer: WorkshopWriter, note_id: str) -> None:
    """Remove a note."""
    rows.remove(writer, NOTE, note_id)


def move(writer: WorkshopWriter, note_id: str, steps: int) -> bool:
    """Move a note up (negative) or down. Whether it moved."""
    return rows.move(writer, NOTE, note_id, steps)


def take_notes(transaction: Transaction, exercise: Record, sorted_to: Sorted) -> Ref:
    """Loose notes become notes of the round; "Ana: …" is Ana's."""
    made: list[str] = []
    siblings = transaction.state.where("note", "exercise_id", exercise.id)
    for loose, spot in zip(
        sorted_to.notes, places(transaction, Note, siblings, None, len(sorted_to.notes)), strict=True
    ):
        leader_id, text = (loose.leader_id, loose.text) if loose.leader_id else spoken(transaction.state, loose.text)
        made.append(transaction.add(Note, exercise_id=exercise.id, leader_id=leader_id, text=text, position=spot).id)
    return Ref("note", made[0])


def revealed(transaction: Transaction, result: Revealed) -> None:
    """Sealed lines become notes, shuffled as they come: no order tells who wrote first."""
    first = last_place(transaction.state.rows("note"))
    for number, line in enumerate(result.lines):
        transaction.add(
            Note,
            exercise_id=result.round.exercise_id,
            leader_id=line.leader_id,
            text=line.text,
            position=first + number * GAP,
        )
