"""What is captured at any moment, whatever the exercise: notes, decisions, the parking lot, commitments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlmodel import SQLModel

from onecompany.parsing.lines import ParsedCommitment
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.placing import last_place, places
from onecompany.store.problems import Unknown
from onecompany.store.records import Record, Ref
from onecompany.store.tables import Commitment, Decision, Note, Parking
from onecompany.store.writer import WorkshopWriter

TABLES: dict[str, type[SQLModel]] = {
    "note": Note,
    "decision": Decision,
    "parking": Parking,
    "commitment": Commitment,
}


_CALLED = {
    "note": N_("note {text:quoted}"),
    "decision": N_("decision {text:quoted}"),
    "parking": N_("parked item {text:quoted}"),
    "commitment": N_("commitment {text:quoted}"),
}
_REMOVED = {
    "note": N_("removed note {text:quoted}"),
    "decision": N_("removed decision {text:quoted}"),
    "parking": N_("removed parked item {text:quoted}"),
    "commitment": N_("removed commitment {text:quoted}"),
}
_CHANGED = {
    "note": N_("changed note {text:quoted}"),
    "decision": N_("changed decision {text:quoted}"),
    "parking": N_("changed parked item {text:quoted}"),
}


def short(text: str) -> str:
    """The beginning of a text, for the message that says what was done."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def add_note(
    writer: WorkshopWriter,
    exercise_id: str | None,
    texts: list[str],
    *,
    leader_id: str | None = None,
    private: bool = False,
    about: str = "",
    group_id: str | None = None,
    after: str | None = None,
) -> list[str]:
    """Add notes behind another one of the exercise, or at the end. Returns their ids. `group_id`: whose they are.

    What is done with a private note is said without its words: undo says it on the wall.
    """
    label = gettext("added note {text:quoted}", text=short(texts[0] if texts else ""))
    with writer.act(gettext("added a private note") if private else label) as transaction:
        siblings = writer.state.where("note", "exercise_id", exercise_id)
        return [
            transaction.add(
                Note,
                exercise_id=exercise_id,
                text=text,
                leader_id=leader_id,
                private=private,
                about=about,
                group_id=group_id,
                position=place,
            ).id
            for text, place in zip(texts, places(transaction, Note, siblings, after, len(texts)), strict=True)
        ]


def add_decision(writer: WorkshopWriter, exercise_id: str | None, text: str) -> str:
    """Record a decision. Returns its id."""
    with writer.act(gettext("decided {text:quoted}", text=short(text))) as transaction:
        place = last_place(writer.state.rows("decision"))
        return transaction.add(Decision, exercise_id=exercise_id, text=text, position=place).id


def park(writer: WorkshopWriter, exercise_id: str | None, text: str) -> str:
    """Put something into the parking lot. Returns its id."""
    with writer.act(gettext("parked {text:quoted}", text=short(text))) as transaction:
        place = last_place(writer.state.rows("parking"))
        return transaction.add(Parking, exercise_id=exercise_id, text=text, position=place).id


def commit(
    writer: WorkshopWriter,
    exercise_id: str | None,
    what: str,
    *,
    who: str = "",
    leader_id: str | None = None,
    by_when: dt.date | None = None,
    serves: str = "",
    serves_text: str = "",
) -> str:
    """Record a commitment: what, who, by when. Returns its id."""
    promise = ParsedCommitment(what, leader_id, who, by_when, "", "")
    return promises(writer, exercise_id, [promise], serves, serves_text)[0]


def promises(
    writer: WorkshopWriter,
    exercise_id: str | None,
    typed: Sequence[ParsedCommitment],
    serves: str = "",
    serves_text: str = "",
) -> list[str]:
    """Record commitments as they were read from typed lines: what, who, by when. Returns their ids."""
    label = ngettext("committed {text:quoted}", "added {number} commitments", len(typed), text=short(typed[0].what))
    with writer.act(label) as transaction:
        spots = places(transaction, Commitment, writer.state.rows("commitment"), None, len(typed))
        return [
            transaction.add(
                Commitment,
                exercise_id=exercise_id,
                what=promise.what,
                who=promise.who_text if promise.who_id is None else "",
                leader_id=promise.who_id,
                by_when=promise.by_when,
                serves=serves,
                serves_text=serves_text,
                position=place,
            ).id
            for promise, place in zip(typed, spots, strict=True)
        ]


def change(writer: WorkshopWriter, ref: Ref, label: str, **values: Any) -> None:
    """Change columns of a note, decision, parked item or commitment."""
    with writer.act(label) as transaction:
        transaction.change(_table(ref), ref.id, **values)


def remove(writer: WorkshopWriter, ref: Ref) -> None:
    """Remove a note, decision, parked item or commitment."""
    row, table = _existing_row(writer, ref), _table(ref)
    private = getattr(row, "private", False)
    label = gettext(_REMOVED[ref.table], text=short(getattr(row, "text", "") or getattr(row, "what", "")))
    with writer.act(gettext("removed a private note") if private else label) as transaction:
        transaction.remove(table, ref.id)


def give(writer: WorkshopWriter, ref: Ref, leader_id: str | None) -> None:
    """A leader sees to a decision or takes a parked item on, which is not dropped then; None: nobody does."""
    row, leader = _existing_row(writer, ref), writer.state.get("leader", leader_id)
    label = gettext("nobody takes on {text:quoted}", text=short(row.text))
    if leader is not None:
        label = gettext("{name} takes on {text:quoted}", name=leader.name, text=short(row.text))
    taken_up = {"dropped": False} if leader is not None and ref.table == "parking" else {}
    with writer.act(label) as transaction:
        transaction.change(_table(ref), ref.id, leader_id=leader_id, **taken_up)


def drop(writer: WorkshopWriter, parking_id: str) -> bool:
    """Drop a parked item, so that nobody has it; or take it up again. Whether it is dropped now."""
    row = _existing_row(writer, Ref("parking", parking_id))
    label = gettext("dropped {text:quoted}", text=short(row.text))
    if row.dropped:
        label = gettext("took up again {text:quoted}", text=short(row.text))
    with writer.act(label) as transaction:
        given = {} if row.dropped else {"leader_id": None}
        transaction.change(Parking, parking_id, dropped=not row.dropped, **given)
    return not row.dropped


def decide_parked(writer: WorkshopWriter, parking_id: str) -> str:
    """A parked item becomes a decision, with whoever took it on. Returns its id."""
    row = _existing_row(writer, Ref("parking", parking_id))
    with writer.act(gettext("decided {text:quoted}", text=short(row.text))) as transaction:
        place = last_place(writer.state.rows("decision"))
        values = {"exercise_id": row.exercise_id, "leader_id": row.leader_id, "position": place}
        transaction.remove(Parking, row.id)
        return transaction.add(Decision, text=row.text, **values).id


def park_decision(writer: WorkshopWriter, decision_id: str) -> str:
    """A decision goes back to the parking lot; how and by whom it was taken stands behind its text. Returns its id."""
    row = _existing_row(writer, Ref("decision", decision_id))
    with writer.act(gettext("parked {text:quoted}", text=short(row.text))) as transaction:
        place = last_place(writer.state.rows("parking"))
        more = "; ".join(filter(None, (row.how, row.by_whom)))
        text = f"{row.text} ({more})" if more else row.text
        values = {"exercise_id": row.exercise_id, "leader_id": row.leader_id, "position": place}
        transaction.remove(Decision, row.id)
        return transaction.add(Parking, text=text, **values).id


def commit_captured(writer: WorkshopWriter, ref: Ref, promise: ParsedCommitment) -> str:
    """A decision or a parked item becomes a commitment in its place. Returns its id."""
    row = _existing_row(writer, ref)
    with writer.act(gettext("committed {text:quoted}", text=short(promise.what))) as transaction:
        transaction.remove(_table(ref), ref.id)
        return transaction.add(
            Commitment,
            exercise_id=row.exercise_id,
            what=promise.what,
            who=promise.who_text if promise.who_id is None else "",
            leader_id=promise.who_id,
            by_when=promise.by_when,
            position=last_place(writer.state.rows("commitment")),
        ).id


def reword(writer: WorkshopWriter, ref: Ref, text: str) -> None:
    """Put another text in place of that of a note, a decision or a parked item."""
    row, table = _existing_row(writer, ref), _table(ref)
    if row.text == text:
        return
    private = getattr(row, "private", False)
    label = gettext(_CHANGED[ref.table], text=short(row.text))
    with writer.act(gettext("changed a private note") if private else label) as transaction:
        transaction.change(table, ref.id, text=text)


def item_words(ref: Ref, row: Record) -> str:
    """What a row is called in a message; a private note without its words."""
    if getattr(row, "private", False):
        return gettext("a private note")
    return gettext(_CALLED[ref.table], text=short(getattr(row, "text", "") or getattr(row, "what", "")))


def _existing_row(writer: WorkshopWriter, ref: Ref) -> Any:
    row = writer.state.find(ref)
    if row is None:
        raise Unknown(gettext("That is not there any more."))
    return row


def _table(ref: Ref) -> type[SQLModel]:
    if ref.table not in TABLES:
        raise Unknown(gettext("“{table}” is not captured here.", table=ref.table))
    return TABLES[ref.table]
