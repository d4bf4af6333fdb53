"""Checks at opening: SQLite's own, foreign keys, the checksum of every act, and every row against its history."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onecompany.store.problems import FileDamaged, StoreError
from onecompany.store.replaying import KEEP, read_sound


def check_file(db: sqlite3.Connection, path: Path, *, rows: bool = True) -> None:
    """Raises FileDamaged when anything in the file is not as it was written.

    `integrity_check` and not `quick_check`, which found a fifth of the harmful bit flips that this one finds; and what
    neither can find, a bit that flipped within a text, the history does. `rows` False leaves that out.
    """
    faults = [row[0] for row in db.execute("PRAGMA integrity_check(3)")]
    if faults != ["ok"]:
        raise FileDamaged(f"{path} is damaged: {faults[0]}. {KEEP}")
    orphan = db.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        raise FileDamaged(f"{path} is damaged: a row of {orphan[0]} belongs to nothing. {KEEP}")
    for (workshop_id,) in () if not rows else db.execute("SELECT id FROM workshop").fetchall():
        try:
            read_sound(db, workshop_id)
        except StoreError as problem:
            raise FileDamaged(f"{path}: {problem}") from problem
