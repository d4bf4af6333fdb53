"""Making a workshop file, and making one ready for writing: checked, and brought to the newest schema."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from onecompany.store.adopting import UPGRADE, adopt
from onecompany.store.checking import check_file
from onecompany.store.locating import check_there, connected
from onecompany.store.migrations import migrate
from onecompany.store.problems import FileReadOnly
from onecompany.store.reading import APPLICATION_ID, PATIENCE, SCHEMA, UNREADABLE, check_header, explained
from onecompany.system import CLOSE_ON_EXEC


def make_file(path: Path) -> None:
    """Make a file without a workshop in it: whole or not at all, for its owner only. Raises FileReadOnly."""
    part = path.with_name(f".{secrets.token_hex(6)}.onecompany.part")
    try:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | CLOSE_ON_EXEC, 0o600))
        with _explaining(path), contextlib.closing(connected(part, patience=PATIENCE)) as db:
            db.execute("PRAGMA trusted_schema=OFF")
            with _written(db):
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(db, 0)
        os.replace(part, path)  # the lock is ours, and nothing was there, or nothing in it
    except OSError as error:
        raise FileReadOnly(f"{path} cannot be made: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def prepare(path: Path, now: datetime, *, adopting: bool = False) -> None:
    """Check a file and bring it to the newest schema, in one transaction. Raises what `Store` does.

    `adopting`: rows that differ from the history are no damage, but what another program wrote while we looked on;
    they are taken into the history.
    """
    check_there(path)
    if not os.access(path, os.W_OK):
        raise FileReadOnly(f"{path} may not be written, so nothing could be kept. Open it read-only.")
    with _explaining(path), contextlib.closing(connected(path, patience=PATIENCE)) as db:
        db.execute("PRAGMA trusted_schema=OFF")
        version = check_header(db, path)
        check_file(db, path, rows=not adopting)
        if adopting:
            with _written(db):
                adopt(db, label="a change by another program", kind="do", now=now)
        if version < SCHEMA:
            _copy_aside(db, path, version, now)
            with _written(db):
                migrate(db, version)
                adopt(db, label=f"brought to schema {SCHEMA}", kind=UPGRADE, now=now)


@contextlib.contextmanager
def _written(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction that is on the disk when it ends. What fails in it is rolled back when `db` is closed."""
    db.execute("PRAGMA synchronous=EXTRA")
    db.execute("BEGIN IMMEDIATE")
    yield
    db.execute("COMMIT")


@contextlib.contextmanager
def _explaining(path: Path) -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
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
