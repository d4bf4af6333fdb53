"""Making a workshop file, and making one ready for writing: checked, and brought to the newest schema."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from onecompany.store.checking import check_file
from onecompany.store.locating import check_there, connected
from onecompany.store.migrations import migrate
from onecompany.store.problems import FileReadOnly
from onecompany.store.reading import APPLICATION_ID, PATIENCE, SCHEMA, check_header, explained
from onecompany.system import CLOSE_ON_EXEC


def make_folder(folder: Path) -> None:
    """Make the folder of a file, for its owner only. Raises FileReadOnly."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileReadOnly(f"The folder {folder} cannot be made: {error.strerror}.") from error


def make_file(path: Path) -> None:
    """Make a file without a workshop in it: whole or not at all, for its owner only. Raises FileReadOnly."""
    part = path.with_name(f".{secrets.token_hex(6)}.onecompany.part")
    try:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | CLOSE_ON_EXEC, 0o600))
        with _explaining(path), contextlib.closing(connected(part, patience=PATIENCE)) as db:
            db.execute("PRAGMA trusted_schema=OFF")
            _bring_up(db, 0)
        os.rename(part, path)  # the lock is ours, and nothing was there
    except OSError as error:
        raise FileReadOnly(f"{path} cannot be made: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def prepare(path: Path, now: datetime) -> None:
    """Check a file and bring it to the newest schema, in one transaction. Raises what `Store` does."""
    check_there(path)
    if not os.access(path, os.W_OK):
        raise FileReadOnly(f"{path} may not be written, so nothing could be kept. Open it read-only.")
    with _explaining(path), contextlib.closing(connected(path, patience=PATIENCE)) as db:
        db.execute("PRAGMA trusted_schema=OFF")
        version = check_header(db, path)
        check_file(db, path)
        if version < SCHEMA:
            _copy_aside(db, path, version, now)
            _bring_up(db, version)


def _bring_up(db: sqlite3.Connection, version: int) -> None:
    db.execute("PRAGMA synchronous=EXTRA")
    db.execute("BEGIN IMMEDIATE")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(db, version)
    db.execute("COMMIT")


@contextlib.contextmanager
def _explaining(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise explained(error, path) from error


def _copy_aside(db: sqlite3.Connection, path: Path, version: int, now: datetime) -> None:
    """Keep the file as it was before a migration, beside it."""
    moment = now.strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name[:200]}.schema-{version}.{moment}")
    try:
        os.close(os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL | CLOSE_ON_EXEC, 0o600))
    except OSError as error:
        raise FileReadOnly(f"{aside}, a copy from before the change, cannot be made: {error.strerror}.") from error
    with contextlib.closing(sqlite3.connect(aside)) as copy:
        db.backup(copy)
