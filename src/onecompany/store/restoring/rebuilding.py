"""Making a file anew: a copy of a backup, and in it all that the journal says was done afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.backups.copying import copied
from onecompany.store.checking import check_file
from onecompany.store.covered import votes_to_cast_again
from onecompany.store.deleting_rows import delete_organisations_without_workshops, delete_rows
from onecompany.store.journal.lines import moment_of
from onecompany.store.locating import resolved
from onecompany.store.migrating import every_set, migrate
from onecompany.store.migrations import MigrationSets, provided
from onecompany.store.problems import FileReadOnly, explained
from onecompany.store.reading import APPLICATION_ID, UNREADABLE
from onecompany.store.records import Change
from onecompany.store.restoring.applying import Applier, NotFollowed
from onecompany.store.restoring.drafts import bring_drafts, drafts_of
from onecompany.store.restoring.finding import Recovery
from onecompany.store.rows import Rows, read_shape
from onecompany.system import reason_of

Progress = Callable[[int, int], None]
"""Is told how many acts of how many are done, in whatever thread the work is."""

EVERY = 50
"""Acts from one word of progress to the next."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What has become of it. `acts`: of the journal, that are in it. `until`: when the last act in it was done, UTC.

    `stopped`: why the rest of the journal is not in it, in words; "" when all is. `open_votes`: rounds that were not
    revealed: what was voted in them is kept nowhere else, and is to be cast again. `drafts_lost`: lines that were
    not finished could not be read from the file that was lost, or not all of them.
    """

    acts: int
    until: datetime | None
    stopped: str
    open_votes: int
    drafts_lost: bool = False


def rebuild(
    recovery: Recovery,
    target: Path,
    *,
    now: datetime,
    sets: MigrationSets | None = None,
    progress: Progress | None = None,
    drafts: bool = True,
) -> Rebuilt:
    """Make the file anew at `target`, where nothing may be; looked through, and on the disk when this returns.

    See `in_memory`. Raises StoreError, and then nothing is at `target`: what came of it is not sound, the disk is full,
    the place is taken.
    """
    rebuilt, data = in_memory(recovery, now=now, sets=sets, progress=progress, drafts=drafts)
    write(data, resolved(target))
    return rebuilt


def in_memory(
    recovery: Recovery,
    *,
    now: datetime,
    sets: MigrationSets | None = None,
    progress: Progress | None = None,
    drafts: bool = True,
) -> tuple[Rebuilt, bytes]:
    """Make the file anew, looked through, with nothing on the disk: what came of it, and the file's bytes.

    `sets`: the migrations of all kinds, where not those of the program. `drafts`: lines that are not finished are those
    of the file that was lost, as far as it can be read. Raises StoreError when it is not sound.
    """
    sets = sets or provided()
    with _explaining(recovery.path), _begun(recovery, now, sets) as db:
        db.execute("BEGIN")
        delete_rows(db.execute, recovery.deleted)  # after the backup: they are not brought back
        _add_organisations(db, recovery.organisations)
        acts, stopped = _do_again(db, recovery, now, sets, progress or (lambda done, of: None))
        delete_organisations_without_workshops(db.execute)
        lost = False
        if drafts and recovery.base != recovery.path:
            found = drafts_of(recovery.path)
            bring_drafts(db, found)
            lost = not found.whole
        db.execute("COMMIT")
        check_file(db, recovery.path)
        db.execute("VACUUM")
        rebuilt = Rebuilt(acts, _last(db), stopped, votes_to_cast_again(db.execute), lost)
        return rebuilt, db.serialize()


def write(data: bytes, target: Path) -> None:
    """Write a file that was made in memory, where nothing may be; on the disk when this returns. Raises StoreError."""
    try:
        disk.fill(target, [data])
    except OSError as error:
        why = reason_of(error)
        raise FileReadOnly(
            gettext("{path} could not be written: {why}. Nothing was changed.", path=target, why=why)
        ) from error


@contextmanager
def _begun(recovery: Recovery, now: datetime, sets: MigrationSets) -> Iterator[sqlite3.Connection]:
    """In memory, what there is before the first act of the journal. Raises StoreError."""
    if recovery.base is not None:
        with copied(recovery.base) as copy:
            yield copy
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("PRAGMA trusted_schema=OFF")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("BEGIN")
        migrate(db, recovery.path, every_set(sets), version=0, now=now)
        db.execute("COMMIT")
        yield db


def _do_again(
    db: sqlite3.Connection, recovery: Recovery, now: datetime, sets: MigrationSets, progress: Progress
) -> tuple[int, str]:
    """How many acts were done, and why no more."""
    applier, total, done, stopped = Applier(db, recovery.path, sets, now), len(recovery.lines), 0, ""
    for line in recovery.lines:
        if done % EVERY == 0:
            progress(done, total)
        try:
            applier.take(line)
        except NotFollowed as problem:
            stopped = str(problem)
            break
        done += 1
    applier.finish()
    progress(done, total)
    return done, stopped


def _add_organisations(db: sqlite3.Connection, organisations: Mapping[str, Mapping[str, Any]]) -> None:
    """Clients that no act makes. One that has no workshop in the end goes again."""
    rows = Rows(db.execute, read_shape(db))
    for row_id, row in organisations.items():
        if rows.get("organisation", row_id) is None:
            rows.write(Change("organisation", row_id, None, dict(row)))


def _last(db: sqlite3.Connection) -> datetime | None:
    row = db.execute("SELECT at FROM history ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else moment_of(row[0])


@contextmanager
def _explaining(target: Path) -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise explained(error, target) from error
