"""The rows of a workshop as its history says they are: a second witness, whose every act carries a checksum.

What an act changes is written twice, into the rows and into the history. So a bit that flipped in a row, which SQLite
cannot see, shows as a difference between the two; and rows that are not sound can be read from the history.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from onecompany.sentences import gettext
from onecompany.store.history import checksum, unpack
from onecompany.store.problems import FileDamaged
from onecompany.store.records import Change, Record, decode, encode
from onecompany.store.rows import read_shape, read_state
from onecompany.store.state import Shape, State

_ACTS = (
    "SELECT id, exercise_id, at, kind, target, label, changes, checksum FROM history WHERE workshop_id = ? ORDER BY id"
)


def acts(db: sqlite3.Connection, workshop_id: str) -> Iterator[tuple[int, list[Change]]]:
    """The number and the changes of every act, oldest first. Raises FileDamaged for one that is not as written."""
    for number, exercise_id, at, kind, target, label, changes, expected in db.execute(_ACTS, (workshop_id,)):
        try:
            moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
            packed = json.loads(changes)
            total = checksum(workshop_id, exercise_id, moment, kind, target, label, packed)
        except (ValueError, TypeError, RecursionError):
            total = None
        if total != expected:
            raise FileDamaged(
                gettext(
                    "The file is damaged: act {number} in its history is not as it was written. Nothing was written to "
                    "the file; keep a copy of it before anything else is tried.",
                    number=number,
                )
            )
        yield number, unpack(packed)


def replayed(db: sqlite3.Connection, shape: Shape, workshop_id: str) -> State:
    """The rows of a workshop, made anew from its history. Raises FileDamaged when that is not as it was written."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for number, changes in acts(db, workshop_id):
        for change in changes:
            rows = tables.setdefault(change.table, {})
            if change.new is None:
                gone = rows.pop(change.id, None) is None
            else:
                gone = change.old is not None and change.id not in rows
                rows[change.id] = {**rows.get(change.id, {}), **change.new}
            if gone:
                raise FileDamaged(
                    gettext(
                        "The file is damaged: act {number} in its history does not follow from those before.",
                        number=number,
                    )
                )
    known = {name: tables.get(name, {}) for name in (*shape.tables_of_workshop(), "workshop", "organisation")}
    return State(shape, workshop_id, {name: _records(shape, name, rows) for name, rows in known.items()})


def _records(shape: Shape, table: str, rows: dict[str, dict[str, Any]]) -> dict[str, Record]:
    types = shape.columns.get(table, {})
    try:
        return {
            row_id: Record(**{name: decode(types.get(name, ""), value) for name, value in values.items()})
            for row_id, values in rows.items()
        }
    except (ValueError, TypeError) as error:
        raise FileDamaged(
            gettext(
                "The file is damaged: its history says of {table} what no row can hold. Nothing was written to the "
                "file; keep a copy of it before anything else is tried.",
                table=table,
            )
        ) from error


def differences(before: State, after: State) -> list[Change]:
    """What would make the rows of one state into those of another, as an act would record it.

    Columns and organisations that one side does not know are left out: a later schema has added them, or the workshop
    that made them was deleted.
    """
    changes: list[Change] = []
    for table in sorted({*before.tables, *after.tables}):
        old_rows, new_rows = before.tables.get(table, {}), after.tables.get(table, {})
        for row_id in {**old_rows, **new_rows}:
            old, new = old_rows.get(row_id), new_rows.get(row_id)
            change = _difference(before.shape.columns.get(table, {}), table, old, new)
            if change is not None and not (table == "organisation" and (old is None or new is None)):
                changes.append(change)
    return changes


def _difference(types: dict[str, str], table: str, old: Record | None, new: Record | None) -> Change | None:
    before, after = (None if row is None else vars(row) for row in (old, new))
    row_id = (old or new or Record()).id
    if before is None or after is None:
        return Change(table, row_id, _encoded(before), _encoded(after))
    names = [n for n in before if n in after and not _same(types.get(n, ""), before[n], after[n])]
    if not names:
        return None
    return Change(table, row_id, _encoded({n: before[n] for n in names}), _encoded({n: after[n] for n in names}))


def _encoded(values: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if values is None else {name: encode(value) for name, value in values.items()}


def _same(declared: str, one: object, other: object) -> bool:
    """Whether two values are one, as a column of this type holds them: SQLite makes "3" a number where one stands."""
    if one == other:
        return True
    if None in (one, other) or declared in ("JSON", "DATE", "DATETIME"):
        return False
    if declared.startswith("VARCHAR"):
        return str(one) == str(other)
    try:
        return float(one) == float(other)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False


def check_rows(db: sqlite3.Connection, state: State) -> None:
    """Raises FileDamaged when a row of the workshop is not what its history says."""
    wrong = differences(replayed(db, state.shape, state.workshop_id), state)
    if wrong:
        raise FileDamaged(_what_is_wrong(wrong[0]))


def _what_is_wrong(first: Change) -> str:
    if first.old is None:
        return gettext(
            "The file is damaged: a row of {table} ({row}) is in no act of its history. Nothing was written to the "
            "file; keep a copy of it before anything else is tried.",
            table=first.table,
            row=first.id,
        )
    if first.new is None:
        return gettext(
            "The file is damaged: a row of {table} ({row}) is missing, though its history has it. Nothing was written "
            "to the file; keep a copy of it before anything else is tried.",
            table=first.table,
            row=first.id,
        )
    return gettext(
        "The file is damaged: a row of {table} ({row}) does not say in “{columns}” what its history says. Nothing was "
        "written to the file; keep a copy of it before anything else is tried.",
        table=first.table,
        row=first.id,
        columns=", ".join(first.new),
    )


def read_sound(db: sqlite3.Connection, workshop_id: str) -> State:
    """All rows of one workshop, each as it was written. Raises Unknown, and FileDamaged."""
    state = read_state(db, workshop_id)
    check_rows(db, state)
    return state


def read_what_there_is(db: sqlite3.Connection, workshop_id: str) -> State:
    """The rows of one workshop of a damaged file, only to be looked at: sound ones, else those that its history says,
    else those that stand there. Raises Unknown, and FileDamaged when none of it can be read."""
    try:
        return read_sound(db, workshop_id)
    except FileDamaged:
        pass  # the history may be whole
    try:
        state = replayed(db, read_shape(db), workshop_id)
        if state.workshop.organisation_id in state.tables["organisation"]:
            return state
    except (FileDamaged, LookupError):
        pass  # the rows may be whole
    return read_state(db, workshop_id)
