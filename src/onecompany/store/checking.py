"""Checks at opening: SQLite's own, foreign keys, and the checksum of every row of history."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from onecompany.store.history import checksum
from onecompany.store.problems import FileDamaged


def check_file(db: sqlite3.Connection, path: Path) -> None:
    """Raises FileDamaged when anything in the file is not as it was written.

    `integrity_check` and not `quick_check`, which found a fifth of the harmful bit flips that this one finds.
    """
    faults = [row[0] for row in db.execute("PRAGMA integrity_check(3)")]
    if faults != ["ok"]:
        raise FileDamaged(f"{path} is damaged: {faults[0]}. Nothing was written to it; keep a copy of it.")
    orphan = db.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        raise FileDamaged(f"{path} is damaged: a row of {orphan[0]} belongs to nothing. Nothing was written to it.")
    wrong = first_wrong_act(db)
    if wrong is not None:
        raise FileDamaged(
            f"{path} is damaged: act {wrong} in its history is not as it was written. "
            "Nothing was written to the file; keep a copy of it."
        )


def first_wrong_act(db: sqlite3.Connection) -> int | None:
    """The number of the first act whose checksum does not hold, or None."""
    rows = db.execute(
        "SELECT id, workshop_id, exercise_id, at, kind, target, label, changes, checksum FROM history ORDER BY id"
    )
    for number, workshop, exercise, at, kind, target, label, changes, expected in rows:
        try:
            moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
            found = checksum(workshop, exercise, moment, kind, target, label, json.loads(changes))
        except (ValueError, TypeError):
            return int(number)
        if found != expected:
            return int(number)
    return None
