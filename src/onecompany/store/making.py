"""Making a workshop file, and making one ready for writing: checked, and brought to the newest schema."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.adopting import UPGRADE, adopt
from onecompany.store.backups import Backup, make_backup
from onecompany.store.backups.problems import BackupNotMade, BackupUnsound
from onecompany.store.checking import check_file, check_keys
from onecompany.store.locating import check_there, connected, may_write
from onecompany.store.migrating import OWN, SCHEMA, every_set, migrate, missing
from onecompany.store.migrations import MigrationSet, MigrationSets
from onecompany.store.problems import FileDamaged, FileReadOnly, NotUpgraded, explained
from onecompany.store.reading import APPLICATION_ID, PATIENCE, UNREADABLE, check_header
from onecompany.store.restoring.placing import free_of_leftovers
from onecompany.system import CLOSE_ON_EXEC, reason_of


def make_file(path: Path, now: datetime, sets: MigrationSets) -> None:
    """Make a file without a workshop in it: whole or not at all, for its owner only. Raises FileReadOnly."""
    part = _part_of(path)
    try:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | CLOSE_ON_EXEC, 0o600))
        with _explaining(path), contextlib.closing(connected(part, patience=PATIENCE)) as db:
            db.execute("PRAGMA trusted_schema=OFF")
            with _written(db):
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(db, path, every_set(sets), version=0, now=now)
        free_of_leftovers(path, now)
        disk.put_in_place(part, path)  # the lock is ours, and nothing was there, or nothing in it
    except OSError as error:
        raise FileReadOnly(gettext("{path} cannot be made: {why}.", path=path, why=reason_of(error))) from error
    finally:
        disk.forget(part)


def _part_of(path: Path) -> Path:
    """Where a file is made: always the same, so that what a kill has left there goes when it is made again."""
    told = hashlib.blake2b(os.fsencode(path.name), digest_size=6).hexdigest()
    return path.with_name(f".{told}.onecompany.part")


def prepare(
    path: Path,
    now: datetime,
    sets: MigrationSets,
    *,
    adopting: bool = False,
    compare: Callable[[sqlite3.Connection], None] = lambda db: None,
) -> None:
    """Check a file and bring it up to date, in one transaction. Raises what `Store` does.

    `compare`: asked once the file is known to be sound, before anything is written; it may raise. `adopting`: rows
    that differ from the history are no damage, but what another program wrote while we looked on; they are taken into
    the history.
    """
    check_there(path)
    if not may_write(path):
        raise FileReadOnly(
            gettext("{path} may not be written, so nothing could be kept. Open it read-only.", path=path),
            gettext("It may not be written."),
        ).for_commands(gettext("{path} may not be written. Change its permissions, then try again.", path=path))
    if not may_write(path.parent):  # then there is no room for SQLite's journal
        raise FileReadOnly(
            gettext(
                "The folder {folder} may not be written, so nothing could be kept in {file}. Open it read-only.",
                folder=path.parent,
                file=path.name,
            ),
            gettext("Its folder may not be written."),
        ).for_commands(
            gettext(
                "The folder {folder} may not be written, where something is kept beside {file} while it is changed. "
                "Change its permissions, then try again.",
                folder=path.parent,
                file=path.name,
            )
        )
    with _explaining(path), contextlib.closing(connected(path, patience=PATIENCE)) as db:
        db.execute("PRAGMA trusted_schema=OFF")
        header = check_header(db, path, sets)
        check_file(db, path, rows=not adopting)
        compare(db)
        if adopting:
            with _written(db):
                adopt(db, label=gettext("a change by another program"), kind="do", now=now)
        lacking = missing(header.version, header.taken, every_set(sets))
        if lacking or header.version < SCHEMA:
            before = _backed_up(path, header.version, now)
            try:
                with _written(db):
                    migrate(db, path, every_set(sets), version=header.version, now=now)
                    _check_brought_up(db, path, lacking, now)
            except NotUpgraded:
                before.path.unlink()  # the file itself is as it was
                raise
        _try_to_write(db)


def _try_to_write(db: sqlite3.Connection) -> None:
    """Find out now, and not with the room's first entry, that the folder or the disk takes no journal.

    Nothing of the file is changed by it.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        # The same value would change no page, and SQLite would not even begin a journal.
        db.execute("UPDATE program SET version = version || '?'")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _check_brought_up(db: sqlite3.Connection, path: Path, sets: Sequence[MigrationSet], now: datetime) -> None:
    """Take what the steps changed into the history. Raises NotUpgraded when they left rows that cannot be."""
    try:
        check_keys(db, path)
        adopt(db, label=gettext("brought up to date"), kind=UPGRADE, now=now)
    except FileDamaged as error:  # what was sound before they were taken
        last = next((its_set for its_set in reversed(sets) if its_set.package != OWN), sets[-1])
        raise NotUpgraded(path, last.package, last.version, f"{last.name} {last.steps[-1].name}", error) from error


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


def _backed_up(path: Path, version: int, now: datetime) -> Backup:
    """The file as it was before a migration, among its backups. Raises FileReadOnly, FileDamaged."""
    try:
        return make_backup(path, now=now, schema=version)
    except BackupNotMade as problem:
        refused = FileDamaged if isinstance(problem, BackupUnsound) else FileReadOnly
        raise refused(
            gettext(
                "{path} is from an older version, and a backup goes before bringing it up to date. {problem}",
                path=path,
                problem=problem,
            )
        ) from problem
