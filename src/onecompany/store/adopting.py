"""Takes into the history what was changed in the rows without an act: by a migration, or by another program."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime

from onecompany.store.history import checksum, pack
from onecompany.store.problems import StoreError
from onecompany.store.replaying import check_rows, differences, replayed
from onecompany.store.rows import read_state

UPGRADE = "upgrade"
"""The kind of act that a migration is. Undo passes it over."""

_ADD = (
    "INSERT INTO history (workshop_id, exercise_id, at, kind, target, label, changes, checksum) "
    "VALUES (?, '', ?, ?, NULL, ?, ?, ?)"
)


def adopt(db: sqlite3.Connection, *, label: str, kind: str, now: datetime) -> int:
    """Record what the rows say and the history does not, one act a workshop, inside the caller's transaction.

    Returns the number of acts. Raises FileDamaged when rows or history cannot be read.
    """
    adopted = 0
    for (workshop_id,) in db.execute("SELECT id FROM workshop").fetchall():
        state = read_state(db, workshop_id)
        changes = differences(replayed(db, state.shape, workshop_id), state)
        if changes:
            packed = pack(changes)
            moment = now.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
            total = checksum(workshop_id, "", now, kind, None, label, packed)
            db.execute(_ADD, (workshop_id, moment, kind, label, json.dumps(packed), total))
            adopted += 1
    return adopted


def is_sound(db: sqlite3.Connection) -> bool:
    """Whether the rows of every workshop are what their history says."""
    try:
        for (workshop_id,) in db.execute("SELECT id FROM workshop").fetchall():
            check_rows(db, read_state(db, workshop_id))
    except StoreError:
        return False
    return True
