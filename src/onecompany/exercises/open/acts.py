"""What the room does in an open round. Each function is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.open.board import spoken
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.capture import short
from onecompany.store.placing import places, shift
from onecompany.store.problems import Unknown
from onecompany.store.tables import Note
from onecompany.store.writer import WorkshopWriter


def _row(writer: WorkshopWriter, note_id: str) -> Any:
    row = writer.state.get("note", note_id)
    if row is None:
        raise Unknown(gettext("That note is not there any more."))
    return row


def add_notes(writer: WorkshopWriter, exercise_id: str, lines: Sequence[str], after: str | None = None) -> list[str]:
    """Add notes behind another one, or at the end; "Ana: …" is Ana's. Returns their ids."""
    label = ngettext("added note {text:quoted}", "added {number} notes", len(lines), text=short(lines[0]))
    with writer.act(label) as transaction:
        siblings = writer.state.where("note", "exercise_id", exercise_id)
        ids = []
        for line, place in zip(lines, places(transaction, Note, siblings, after, len(lines)), strict=True):
            leader_id, text = spoken(writer.state, line)
            row = transaction.add(Note, exercise_id=exercise_id, leader_id=leader_id, text=text, position=place)
            ids.append(row.id)
        return ids


def change(writer: WorkshopWriter, note_id: str, line: str) -> None:
    """Put another text in place of a note's.

    A leader's name before a colon says whose it is; without one it stays whose it was.
    """
    row = _row(writer, note_id)
    leader_id, text = spoken(writer.state, line)
    with writer.act(gettext("changed note {text:quoted}", text=short(row.text))) as transaction:
        transaction.change(Note, note_id, text=text, leader_id=leader_id or row.leader_id)


def remove(writer: WorkshopWriter, note_id: str) -> None:
    """Remove a note."""
    row = _row(writer, note_id)
    with writer.act(gettext("removed note {text:quoted}", text=short(row.text))) as transaction:
        transaction.remove(Note, note_id)


def move(writer: WorkshopWriter, note_id: str, steps: int) -> bool:
    """Move a note up (negative) or down. Whether it moved."""
    row = _row(writer, note_id)
    with writer.act(gettext("moved note {text:quoted}", text=short(row.text))) as transaction:
        return shift(transaction, Note, writer.state.where("note", "exercise_id", row.exercise_id), note_id, steps)
