"""What the room does with loose notes. Each function is one act and one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.kinds import rows
from onecompany.kinds.hooks import hooks
from onecompany.kinds.loose_notes import CLUSTER, SEALED, SLIP, Sorted, clusters, grouped, loose, name_of
from onecompany.kinds.registry import kind
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.capture import short
from onecompany.store.acts.rounds import Revealed
from onecompany.store.heap_tables import Cluster, Slip
from onecompany.store.placing import last_place, places, shift
from onecompany.store.problems import Unknown
from onecompany.store.records import Record, Ref
from onecompany.store.tables import Exercise, Parking
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter


def add(writer: WorkshopWriter, exercise_id: str, texts: Sequence[str]) -> list[str]:
    """Put notes on the heap of an exercise, behind those that lie there. Returns their ids."""
    label = ngettext("noted {text:quoted}", "put {number} loose notes on the heap", len(texts), text=short(texts[0]))
    with writer.act(label) as transaction:
        return _add(transaction, exercise_id, [(text, None) for text in texts])


def _add(transaction: Transaction, exercise_id: str, notes: Sequence[tuple[str, str | None]]) -> list[str]:
    siblings = transaction.state.where("slip", "exercise_id", exercise_id)
    spots = places(transaction, Slip, siblings, None, len(notes))
    _count(transaction, exercise_id, len(notes))
    return [
        transaction.add(Slip, exercise_id=exercise_id, text=text, leader_id=leader_id, position=spot).id
        for (text, leader_id), spot in zip(notes, spots, strict=True)
    ]


def _count(transaction: Transaction, exercise_id: str, more: int) -> None:
    """So many notes more were put on the heap, or, what was no note, fewer."""
    heaped = transaction.state.get("exercise", exercise_id).heaped + more
    transaction.change(Exercise, exercise_id, heaped=max(0, heaped))


def reveal(transaction: Transaction, result: Revealed) -> bool:
    """Sealed lines become loose notes, shuffled as they come. Whether the round was about them."""
    if result.round.subject != SEALED:
        return False
    _add(transaction, result.round.exercise_id, [(line.text, line.leader_id) for line in result.lines])
    return True


def sort(writer: WorkshopWriter, ref: Ref, spot: str, lane: str, place: str) -> Ref:
    """A note, or all of a group, becomes what its kind makes of it there. Returns what that is.

    `place`: the words for where it goes.
    """
    row = _row(writer, ref)
    notes = [row] if ref.table == "slip" else grouped(writer.state, ref.id)
    exercise = writer.state.get("exercise", row.exercise_id)
    writer_of_it = writer.state.get("leader", row.leader_id) if ref.table == "slip" else None
    text, who = short(name_of(row)), writer_of_it.name if writer_of_it is not None else ""
    label = (
        gettext("sorted {text:quoted} ({name}) to {place:quoted}", text=text, name=who, place=place)
        if who  # not every board keeps whose a note was
        else gettext("sorted {text:quoted} to {place:quoted}", text=text, place=place)
    )
    with writer.act(label) as transaction:
        name = "" if ref.table == "slip" else row.name
        made = hooks(kind(exercise.kind)).take_notes(transaction, exercise, Sorted(tuple(notes), spot, lane, name))
        _remove(transaction, ref, notes)
    return made


def park(writer: WorkshopWriter, ref: Ref) -> None:
    """A note goes into the parking lot, a group with all its notes, each with the name of the group."""
    row = _row(writer, ref)
    with writer.act(gettext("parked {text:quoted}", text=short(name_of(row)))) as transaction:
        notes = [row] if ref.table == "slip" else grouped(writer.state, ref.id)
        texts = [_as_said(writer, note) for note in notes]
        if ref.table == "cluster":
            texts = [gettext("{group}: {text}", group=row.name, text=text) for text in texts] or [row.name]
        spots = places(transaction, Parking, writer.state.rows("parking"), None, len(texts))
        for text, spot in zip(texts, spots, strict=True):
            transaction.add(Parking, exercise_id=row.exercise_id, text=text, position=spot)
        _remove(transaction, ref, notes)


def _as_said(writer: WorkshopWriter, note: Record) -> str:
    """A note where nothing keeps whose it is, but its words."""
    leader = writer.state.get("leader", note.leader_id)
    return gettext("{name}: {text}", name=leader.name, text=note.text) if leader is not None else str(note.text)


def group(writer: WorkshopWriter, ref: Ref, name: str) -> str:
    """A new group begins with a note. Returns its id."""
    row = _row(writer, ref)
    with writer.act(gettext("began the group {name:quoted}", name=short(name))) as transaction:
        spot = last_place(clusters(writer.state, row.exercise_id))
        new = transaction.add(Cluster, exercise_id=row.exercise_id, name=name, position=spot)
        transaction.change(Slip, row.id, cluster_id=new.id)
        return new.id


def put(writer: WorkshopWriter, ref: Ref, cluster_id: str) -> None:
    """A note goes into a group, behind those that are in it; a group becomes a part of it, its name as a note."""
    row, target = _row(writer, ref), _row(writer, Ref("cluster", cluster_id))
    if ref == Ref("cluster", cluster_id):
        raise Unknown(gettext("A group cannot go into itself."))
    label = gettext("sorted {text:quoted} to {place:quoted}", text=short(name_of(row)), place=target.name)
    if ref.table == "cluster":
        label = gettext("merged the group {name:quoted} into {other:quoted}", name=row.name, other=target.name)
    with writer.act(label) as transaction:
        notes = [row] if ref.table == "slip" else grouped(writer.state, ref.id)
        said = {note.text for note in (*notes, *grouped(writer.state, cluster_id))} | {target.name}
        siblings = writer.state.where("slip", "exercise_id", row.exercise_id)
        first, *spots = places(transaction, Slip, siblings, None, 1 + len(notes))
        if ref.table == "cluster" and row.name not in said:
            values = {"exercise_id": row.exercise_id, "cluster_id": cluster_id, "text": row.name}
            transaction.add(Slip, position=first, **values)
        for note, spot in zip(notes, spots, strict=True):
            transaction.change(Slip, note.id, cluster_id=cluster_id, position=spot)
        if ref.table == "cluster":
            transaction.remove(Cluster, ref.id)


def take_out(writer: WorkshopWriter, slip_id: str) -> None:
    """A note leaves its group for the heap."""
    row = _row(writer, Ref("slip", slip_id))
    with writer.act(gettext("put {text:quoted} back on the heap", text=short(row.text))) as transaction:
        transaction.change(Slip, slip_id, cluster_id=None)


def reword(writer: WorkshopWriter, ref: Ref, text: str) -> None:
    """Put another text in place of a note's, or another name in place of a group's."""
    row = _row(writer, ref)
    if ref.table == "slip":
        rows.change(writer, SLIP, ref.id, gettext("changed the note {text:quoted}", text=short(row.text)), text=text)
    else:
        label = gettext("renamed the group {name:quoted}", name=short(row.name))
        rows.change(writer, CLUSTER, ref.id, label, name=text)


def remove(writer: WorkshopWriter, ref: Ref) -> int:
    """Throw a note away; a group is dissolved, and its notes lie on the heap again. Returns how many."""
    row = _row(writer, ref)
    if ref.table == "slip":
        with writer.act(gettext("removed the note {text:quoted}", text=short(row.text))) as transaction:
            _count(transaction, row.exercise_id, -1)
            transaction.remove(Slip, ref.id)
        return 0
    back = len(grouped(writer.state, ref.id))
    rows.remove(writer, CLUSTER, ref.id, gettext("dissolved the group {name:quoted}", name=short(row.name)))
    return back


def move(writer: WorkshopWriter, ref: Ref, steps: int) -> bool:
    """Move a note among those that it lies with, or a group among the groups. Whether it moved."""
    row = _row(writer, ref)
    siblings: list[Any] = clusters(writer.state, row.exercise_id)
    if ref.table == "slip":
        siblings = grouped(writer.state, row.cluster_id) if row.cluster_id else loose(writer.state, row.exercise_id)
    with writer.act(gettext("moved {text:quoted}", text=short(name_of(row)))) as transaction:
        return shift(transaction, Slip if ref.table == "slip" else Cluster, siblings, ref.id, steps)


def _remove(transaction: Transaction, ref: Ref, notes: Sequence[Record]) -> None:
    for note in notes:
        transaction.remove(Slip, note.id)
    if ref.table == "cluster":
        transaction.remove(Cluster, ref.id)


def _row(writer: WorkshopWriter, ref: Ref) -> Record:
    return rows.present(writer.state, SLIP if ref.table == "slip" else CLUSTER, ref.id)
