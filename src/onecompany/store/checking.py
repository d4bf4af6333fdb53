"""Checks at opening: SQLite's own, foreign keys, the checksum of every act, and every row against its history."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.problems import FileDamaged, StoreError
from onecompany.store.replaying import read_sound


def check_file(db: sqlite3.Connection, path: Path, *, rows: bool = True) -> None:
    """Raises FileDamaged when anything in the file is not as it was written.

    `integrity_check` and not `quick_check`, which found a fifth of the harmful bit flips that this one finds; and what
    neither can find, a bit that flipped within a text, the history does. `rows` False leaves that out.
    """
    faults = [row[0] for row in db.execute("PRAGMA integrity_check(3)")]
    if faults != ["ok"]:
        raise FileDamaged(
            gettext(
                "{path} is damaged: {fault}. Nothing was written to the file; keep a copy of it before anything else "
                "is tried.",
                path=path,
                fault=faults[0],
            )
        )
    check_keys(db, path)
    for (workshop_id,) in () if not rows else db.execute("SELECT id FROM workshop").fetchall():
        try:
            read_sound(db, workshop_id)
        except StoreError as problem:
            raise FileDamaged(gettext("{path}: {problem}", path=path, problem=problem)) from problem


def check_keys(db: sqlite3.Connection, path: Path) -> None:
    """Raises FileDamaged when a row points to one that is not there."""
    orphan = db.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        raise FileDamaged(
            gettext(
                "{path} is damaged: a row of {table} belongs to nothing. Nothing was written to the file; keep a copy "
                "of it before anything else is tried.",
                path=path,
                table=orphan[0],
            )
        )
