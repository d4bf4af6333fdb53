"""Whether a backup is sound, and what is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onecompany.store.backups.copying import fingerprint
from onecompany.store.backups.folder import Backup
from onecompany.store.checking import check_file
from onecompany.store.covered import votes_to_cast_again
from onecompany.store.locating import check_there, connected
from onecompany.store.problems import StoreError, explained
from onecompany.store.reading import UNREADABLE, WorkshopLine, check_header, read_workshops, reading


def check_backup(backup: Backup) -> None:
    """Look through all of a backup as at opening: SQLite's checks, keys, every row against its history.

    Raises what is wrong with it: FileDamaged, FileNotOurs, FileEmpty, FileNewer, FileReadOnly.
    """
    check_sound(backup.path)


def check_sound(path: Path) -> None:
    """The same of a file at a path, which may have the schema of an older program."""
    with _looking_at(path) as db:
        check_header(db, path, None)
        check_file(db, path)


def contents(backup: Backup) -> list[WorkshopLine]:
    """The workshops in a backup, as lists show them. Raises what `reading` raises."""
    with reading(backup.path, lists_only=True) as db:
        return read_workshops(db)


def open_votes(backup: Backup) -> int:
    """Rounds in a backup that were not revealed: what was cast in them is not there, and would be cast again."""
    with _looking_at(backup.path) as db:
        return votes_to_cast_again(db.execute)


def holds(backup: Backup, wanted: str) -> bool:
    """Whether a backup has all that this fingerprint stands for, as far as a quick look tells."""
    try:
        with _looking_at(backup.path) as db:
            return fingerprint(db) == wanted and [*db.execute("PRAGMA integrity_check(1)")] == [("ok",)]
    except StoreError:
        return False


@contextmanager
def _looking_at(path: Path) -> Iterator[sqlite3.Connection]:
    check_there(path)
    try:
        with closing(connected(path, patience=0.0)) as db:
            db.execute("PRAGMA query_only=ON")
            db.execute("PRAGMA trusted_schema=OFF")
            yield db
    except UNREADABLE as error:
        raise explained(error, path) from error
