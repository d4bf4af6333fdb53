"""Rows of the workshop as the report writes them: tables without empty columns, who, where, what was noted. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from onecompany.kinds.lookup import watched_words
from onecompany.store.records import Record, Ref
from onecompany.store.state import State
from onecompany.summary.blocks import Bullets, Paragraph, Table, TableColumn, Value
from onecompany.summary.words import missing

NOTHING = "Not recorded."
"""Stands where a part of the workshop has no data."""


def nothing() -> Paragraph:
    """Says that a part of the workshop was not recorded."""
    return Paragraph(NOTHING, "note")


def table(
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[Value]],
    *,
    optional: Collection[str] = (),
    caption: str = "",
    empty: str = NOTHING,
) -> Table:
    """A table without those of its `optional` columns, named by their titles, in which no row says anything.

    Without rows all columns stay.
    """
    spoken = [not rows or any(not missing(row[at]) for row in rows) for at in range(len(columns))]
    kept = [at for at, column in enumerate(columns) if spoken[at] or column.title not in optional]
    return Table(
        tuple(columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
        caption,
        empty,
    )


def leader_name(state: State, leader_id: str | None) -> str:
    """A leader's name; "" for none."""
    leader = state.get("leader", leader_id)
    return leader.name if leader is not None else ""


def exercise_title(state: State, exercise_id: str | None) -> str:
    """The title of the exercise in which something was said; "" when it was said in none."""
    exercise = state.get("exercise", exercise_id)
    return exercise.title if exercise is not None else ""


def promised_by(state: State, row: Record) -> str:
    """Who has promised: the leader's name, else the name as typed, else ""."""
    return leader_name(state, row.leader_id) or row.who.strip()


def by_date(rows: Sequence[Any]) -> list[Any]:
    """Commitments or metrics by their date, those without one last, else in their order."""
    return sorted(rows, key=lambda row: (row.by_when is None, row.by_when.toordinal() if row.by_when else 0))


def notes_of(state: State, exercise_id: str | None) -> list[Any]:
    """The notes of an exercise that may be handed out: those that are not private."""
    return [row for row in state.where("note", "exercise_id", exercise_id) if not row.private]


def note_list(state: State, notes: Sequence[Record]) -> Bullets:
    """Notes as a list, each with whose it is and what it is about, as far as that is known."""
    return Bullets(tuple(_note(state, note) for note in notes), empty=NOTHING)


def _note(state: State, note: Record) -> str:
    name, about = leader_name(state, note.leader_id), _about(state, note.about)
    return f"{f'{name}: ' if name else ''}{note.text}{f' (about “{about}”)' if about else ''}"


def _about(state: State, reference: str) -> str:
    """The words of the row that a note is about; "" when it is about none, that is gone, or it is private."""
    ref = Ref.parse(reference)
    row = state.find(ref) if ref is not None else None
    if getattr(row, "private", False):
        return ""
    said = next((getattr(row, name) for name in ("name", "text", "what") if getattr(row, name, "")), "")
    return watched_words(state, reference) or str(said)
