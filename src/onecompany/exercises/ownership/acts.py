"""What the room does with ownership. Each function is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.ownership.tables import Handoff, Ownership
from onecompany.kinds import rows
from onecompany.kinds.journey import HELPS, OWNER, cell, handoff_id
from onecompany.kinds.registry import tables
from onecompany.parsing.alike import alike, spaced
from onecompany.parsing.clean import MAX_ITEM
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.capture import short
from onecompany.store.placing import last_place, places
from onecompany.store.records import Record
from onecompany.store.tables import Parking, Silo
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter


def _row(writer: WorkshopWriter, name: str, row_id: str) -> Record:
    return rows.present(writer.state, tables()[name], row_id)


def set_role(writer: WorkshopWriter, stage_id: str, silo_id: str, role: str) -> None:
    """Say what a silo does at a stage: "owner", "helps", or "" for nothing. A note on the cell stays."""
    stage, silo = _row(writer, "stage", stage_id), _row(writer, "silo", silo_id)
    label = gettext("cleared {name} at {stage}", name=silo.name, stage=stage.name)
    if role == OWNER:
        label = gettext("{name} owns {stage}", name=silo.name, stage=stage.name)
    elif role == HELPS:
        label = gettext("{name} helps at {stage}", name=silo.name, stage=stage.name)
    with writer.act(label) as transaction:
        _set_cell(transaction, stage_id, silo_id, role=role)


def set_note(writer: WorkshopWriter, stage_id: str, silo_id: str, text: str) -> None:
    """Put a note on a cell; an empty one takes it away."""
    stage, silo = _row(writer, "stage", stage_id), _row(writer, "silo", silo_id)
    with writer.act(gettext("noted on {name} at {stage}", name=silo.name, stage=stage.name)) as transaction:
        _set_cell(transaction, stage_id, silo_id, note=text.strip())


def _set_cell(transaction: Transaction, stage_id: str, silo_id: str, **values: str) -> None:
    """Change a cell of the grid. One that says nothing has no row."""
    row = cell(transaction.state, stage_id, silo_id)
    cell_values = {"role": row.role if row else "", "note": row.note if row else ""} | values
    if row is None and any(cell_values.values()):
        transaction.add(Ownership, stage_id=stage_id, silo_id=silo_id, **cell_values)
    elif row is not None and any(cell_values.values()):
        transaction.change(Ownership, row.id, **values)
    elif row is not None:
        transaction.remove(Ownership, row.id)


def change_handoff(writer: WorkshopWriter, from_stage_id: str, to_stage_id: str, **values: Any) -> None:
    """Say something about a handoff: `what`, `notice`, `rating`, `agreed` or `leader_id`."""
    start, end = _row(writer, "stage", from_stage_id), _row(writer, "stage", to_stage_id)
    row_id = handoff_id(from_stage_id, to_stage_id)
    with writer.act(_handoff_label(f"{start.name} → {end.name}", values)) as transaction:
        if writer.state.get("handoff", row_id) is not None:
            transaction.change(Handoff, row_id, **values)
        elif any(values.values()):
            transaction.add(Handoff, id=row_id, from_stage_id=from_stage_id, to_stage_id=to_stage_id, **values)


def _handoff_label(names: str, values: dict[str, Any]) -> str:
    if values.get("rating"):
        return gettext("rated {handoff} {rating}", handoff=names, rating=gettext(values["rating"]))
    if "rating" in values:
        return gettext("rated {handoff} not at all", handoff=names)
    if values.get("agreed"):
        return gettext("agreed on {handoff}", handoff=names)
    if "agreed" in values:
        return gettext("took back the agreement on {handoff}", handoff=names)
    if "leader_id" in values:
        return gettext("said who answers for {handoff}", handoff=names)
    return gettext("described the handoff {handoff}", handoff=names)


def add_silos(writer: WorkshopWriter, names: Sequence[str], after: str | None = None) -> list[str]:
    """Add silos behind another one, or at the end. Returns their ids; one that is there is not added."""
    rows = writer.state.rows("silo")
    ids = {alike(row.name): row.id for row in rows}
    new: dict[str, str] = {}
    for name in names:
        if alike(name) not in ids:
            new.setdefault(alike(name), spaced(name))
    first = short(next(iter(new.values()), ""))
    label = ngettext("added {silo} {name:quoted}", "added {number} {silos}", len(new), name=first)
    with writer.act(label) as transaction:
        for (key, name), place in zip(new.items(), places(transaction, Silo, rows, after, len(new)), strict=True):
            ids[key] = transaction.add(Silo, name=name, position=place).id
    return [str(ids[alike(name)]) for name in names]


def remove_silo(writer: WorkshopWriter, silo_id: str) -> None:
    """Remove a silo with what it owns; its leaders stay, without a silo."""
    rows.remove(writer, tables()["silo"], silo_id)


def move_silo(writer: WorkshopWriter, silo_id: str, steps: int) -> bool:
    """Move a silo up (negative) or down the grid. Whether it moved."""
    return rows.move(writer, tables()["silo"], silo_id, steps)


def stages_merged(transaction: Transaction, gone: str, kept: str) -> None:
    """Who owns or helps at `gone` does so at `kept`; what is said about its handoffs goes on there."""
    state = transaction.state
    for row in state.where("ownership", "stage_id", gone):
        there = cell(state, kept, row.silo_id)
        if there is None:
            transaction.change(Ownership, row.id, stage_id=kept)
            continue
        note = " / ".join(text for text in (there.note, row.note) if text)
        role = OWNER if OWNER in (there.role, row.role) else there.role or row.role
        transaction.change(Ownership, there.id, role=role, note=note)
    known = {row.id for row in state.rows("handoff")}
    for row in state.rows("handoff"):
        if gone not in (row.from_stage_id, row.to_stage_id):
            continue
        start, end = (kept if side == gone else side for side in (row.from_stage_id, row.to_stage_id))
        row_id = handoff_id(start, end)
        if start != end and row_id not in known:
            known.add(row_id)
            values = {name: getattr(row, name) for name in ("what", "notice", "rating", "agreed", "leader_id")}
            transaction.add(Handoff, id=row_id, from_stage_id=start, to_stage_id=end, origin_id=row.origin_id, **values)
        else:
            _park_words(transaction, row)


def _park_words(transaction: Transaction, row: Record) -> None:
    """What was said about a handoff that is none any more goes to the parking lot."""
    state = transaction.state
    words = "; ".join(text for text in (row.what, row.notice, row.rating) if text)
    if row.what or row.notice:
        names = (state.get("stage", stage_id).name for stage_id in (row.from_stage_id, row.to_stage_id))
        place = last_place(state.rows("parking"))
        transaction.add(Parking, text=f"{' → '.join(names)}: {words}"[:MAX_ITEM], position=place)
