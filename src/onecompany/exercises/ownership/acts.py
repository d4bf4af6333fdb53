"""What the room does with ownership. Each function is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.ownership.board import HELPS, OWNER, cell, handoff_id
from onecompany.exercises.ownership.tables import Handoff, Ownership
from onecompany.exercises.telling import tell
from onecompany.intake.alike import alike, spaced
from onecompany.intake.clean import MAX_ITEM
from onecompany.store.acts.capture import short
from onecompany.store.desk import Desk
from onecompany.store.placing import places, shift
from onecompany.store.problems import Unknown
from onecompany.store.tables import Parking, Silo
from onecompany.store.writing import Writing

_DOES = {OWNER: "owns", HELPS: "helps at"}


def _row(desk: Desk, table: str, row_id: str) -> Any:
    row = desk.state.get(table, row_id)
    if row is None:
        raise Unknown(f"That {table} is not there any more.")
    return row


def set_role(desk: Desk, stage_id: str, silo_id: str, role: str) -> None:
    """Say what a silo does at a stage: "owner", "helps", or "" for nothing. A note on the cell stays."""
    stage, silo = _row(desk, "stage", stage_id), _row(desk, "silo", silo_id)
    label = f"{silo.name} {_DOES[role]} {stage.name}" if role in _DOES else f"cleared {silo.name} at {stage.name}"
    with desk.act(label) as writing:
        _set_cell(writing, stage_id, silo_id, role=role)


def set_note(desk: Desk, stage_id: str, silo_id: str, text: str) -> None:
    """Put a note on a cell; an empty one takes it away."""
    stage, silo = _row(desk, "stage", stage_id), _row(desk, "silo", silo_id)
    with desk.act(f"noted on {silo.name} at {stage.name}") as writing:
        _set_cell(writing, stage_id, silo_id, note=text.strip())


def _set_cell(writing: Writing, stage_id: str, silo_id: str, **values: str) -> None:
    """Change a cell of the grid. One that says nothing has no row."""
    row = cell(writing.state, stage_id, silo_id)
    said = {"role": row.role if row else "", "note": row.note if row else ""} | values
    if row is None and any(said.values()):
        writing.add(Ownership, stage_id=stage_id, silo_id=silo_id, **said)
    elif row is not None and any(said.values()):
        writing.change(Ownership, row.id, **values)
    elif row is not None:
        writing.remove(Ownership, row.id)


def change_handoff(desk: Desk, from_stage_id: str, to_stage_id: str, **values: Any) -> None:
    """Say something about a handoff: `what`, `notice`, `rating`, `agreed` or `leader_id`."""
    start, end = _row(desk, "stage", from_stage_id), _row(desk, "stage", to_stage_id)
    row_id = handoff_id(from_stage_id, to_stage_id)
    with desk.act(_handoff_label(f"{start.name} → {end.name}", values)) as writing:
        if desk.state.get("handoff", row_id) is not None:
            writing.change(Handoff, row_id, **values)
        elif any(values.values()):
            writing.add(Handoff, id=row_id, from_stage_id=from_stage_id, to_stage_id=to_stage_id, **values)


def _handoff_label(names: str, values: dict[str, Any]) -> str:
    if "rating" in values:
        return f"rated {names} {values['rating'] or 'not at all'}"
    if "agreed" in values:
        return f"{'agreed on' if values['agreed'] else 'took back the agreement on'} {names}"
    if "leader_id" in values:
        return f"said who answers for {names}"
    return f"described the handoff {names}"


def add_silos(desk: Desk, names: Sequence[str], after: str | None = None) -> list[str]:
    """Add silos behind another one, or at the end. Returns their ids; one that is there is not added."""
    rows = desk.state.rows("silo")
    ids = {alike(row.name): row.id for row in rows}
    new: dict[str, str] = {}
    for name in names:
        if alike(name) not in ids:
            new.setdefault(alike(name), spaced(name))
    label = f"added silo “{short(next(iter(new.values())))}”" if len(new) == 1 else f"added {len(new)} silos"
    with desk.act(label) as writing:
        for (key, name), place in zip(new.items(), places(writing, Silo, rows, after, len(new)), strict=True):
            ids[key] = writing.add(Silo, name=name, position=place).id
    return [str(ids[alike(name)]) for name in names]


def remove_silo(desk: Desk, silo_id: str) -> None:
    """Remove a silo with what it owns; its leaders stay, without a silo."""
    silo = _row(desk, "silo", silo_id)
    with desk.act(f"removed silo “{short(silo.name)}”") as writing:
        tell(writing, "silo_removed", silo_id)
        writing.remove(Silo, silo_id)


def move_silo(desk: Desk, silo_id: str, steps: int) -> bool:
    """Move a silo up (negative) or down the grid. Whether it moved."""
    silo = _row(desk, "silo", silo_id)
    with desk.act(f"moved {silo.name}") as writing:
        return shift(writing, Silo, desk.state.rows("silo"), silo_id, steps)


def stages_merged(writing: Writing, gone: str, kept: str) -> None:
    """Who owns or helps at `gone` does so at `kept`; what is said about its handoffs goes on there."""
    state = writing.state
    for row in state.where("ownership", "stage_id", gone):
        there = cell(state, kept, row.silo_id)
        if there is None:
            writing.change(Ownership, row.id, stage_id=kept)
            continue
        note = " / ".join(text for text in (there.note, row.note) if text)
        role = OWNER if OWNER in (there.role, row.role) else there.role or row.role
        writing.change(Ownership, there.id, role=role, note=note)
    known = {row.id for row in state.rows("handoff")}
    for row in state.rows("handoff"):
        if gone not in (row.from_stage_id, row.to_stage_id):
            continue
        start, end = (kept if side == gone else side for side in (row.from_stage_id, row.to_stage_id))
        row_id = handoff_id(start, end)
        if start != end and row_id not in known:
            known.add(row_id)
            values = {name: getattr(row, name) for name in ("what", "notice", "rating", "agreed", "leader_id")}
            writing.add(Handoff, id=row_id, from_stage_id=start, to_stage_id=end, origin_id=row.origin_id, **values)
        else:
            _park_words(writing, row)


def _park_words(writing: Writing, row: Any) -> None:
    """What was said about a handoff that is none any more goes to the parking lot."""
    state = writing.state
    said = "; ".join(text for text in (row.what, row.notice, row.rating) if text)
    if row.what or row.notice:
        names = (state.get("stage", each).name for each in (row.from_stage_id, row.to_stage_id))
        place = writing.place_after(state.rows("parking"), None)
        writing.add(Parking, text=f"{' → '.join(names)}: {said}"[:MAX_ITEM], position=place)
