"""Making a backup, and thinning out those that there are.

What is written lies in a `.part` until it is whole, verified and on the disk; only then does it get its name. A `.part`
that a kill left is removed by the next one, which knows by the turn (`turn`) that nobody is making it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.backups.checking import check_sound, holds
from onecompany.store.backups.copying import copied, fingerprint
from onecompany.store.backups.folder import (
    Backup,
    backups_folder,
    explained,
    list_backups,
    names,
    opened_folder,
)
from onecompany.store.backups.problems import BackupLater, BackupNotMade, BackupUnsound
from onecompany.store.backups.thinning import superfluous
from onecompany.store.backups.turn import turn
from onecompany.store.locating import check_there, connected, resolved
from onecompany.store.names import PART, new_part
from onecompany.store.problems import FileBusy, FileDamaged, FileNotOurs, StoreError
from onecompany.store.problems import explained as database_problem
from onecompany.store.reading import PATIENCE
from onecompany.system import Folder

RESERVE = 8_000_000
"""Bytes that a backup leaves free for what is typed: SQLite writes each page twice, and the journal takes the entry."""


def make_backup(path: Path, *, now: datetime, schema: int | None = None) -> Backup:
    """Make a verified backup of a workshop file, open or not, beside it; those that are too many go.

    `now`: aware, from which its name comes. `schema`: the file's own, when it is about to be brought to a newer one.
    Raises FileBusy and BackupLater (try again), BackupUnsound, BackupNotMade, and what is wrong with the file itself;
    then the backups there were are whole, and nothing of this one remains.
    """
    with _copied(resolved(path)) as copy:
        return _kept(resolved(path), copy, now, schema)


def make_if_changed(path: Path, *, now: datetime, released: Callable[[], None] = lambda: None) -> Backup | None:
    """The same if anything has changed since the newest one; None when not, or when no workshop is in the file.

    `released` is called as soon as the file is not held any more, and no entry waits for what follows.
    """
    with _copied(resolved(path)) as copy:
        released()
        if copy.execute("SELECT 1 FROM workshop").fetchone() is None:
            return None
        backups, wanted = list_backups(path), fingerprint(copy)
        # The newest one by its name may come from a clock that ran ahead; then it is not the one that was made last.
        last = [*backups[:1], *[backup for backup in backups if backup.at <= now][:1]]
        if any(holds(backup, wanted) for backup in last):
            return None
        return _kept(resolved(path), copy, now)


def make_copy(path: Path, folder: Path, file_names: Iterable[str]) -> Path:
    """Make a verified copy elsewhere, on a stick: its path, whose name is the first of these that is free.

    The folder is made when it is not there. Raises as `make_backup` does.
    """
    with _copied(resolved(path)) as copy, explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with Folder(folder) as opened, turn(folder) as ours:
            if ours:
                _sweep(opened, folder)
            return _written(resolved(path), copy, opened, folder, file_names)


def thin(path: Path, now: datetime) -> list[Path]:
    """Remove the backups of a file that are too many by now (`thinning.superfluous`).

    Raises BackupNotMade, BackupLater.
    """
    place = backups_folder(path)
    with explained(place), opened_folder(resolved(path)) as folder, turn(place):
        return _thin(path, folder, now)


@contextlib.contextmanager
def _copied(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with copied(path) as copy:
            yield copy
    except MemoryError as error:
        raise BackupNotMade(
            gettext("No backup of {path} was made: there is not enough memory. The file itself is whole.", path=path)
        ) from error


def _kept(path: Path, copy: sqlite3.Connection, now: datetime, schema: int | None = None) -> Backup:
    place = backups_folder(path)
    with opened_folder(path) as folder, explained(place), turn(place) as ours:
        if ours:
            _sweep(folder, place)
        _leave_room(copy, place)
        made = _written(path, copy, folder, place, names(now, schema))
        status = os.lstat(made)
        if _is_behind_a_deletion(path, copy):
            folder.remove(made.name)
            raise BackupLater(
                gettext("A workshop was deleted while a backup of {path} was made. Try again later.", path=path)
            )
        with contextlib.suppress(OSError):  # one too many is no harm; the next one tries again
            _thin(path, folder, now)
        return Backup(made, now.astimezone(UTC).replace(microsecond=0), status.st_size)


def _written(path: Path, copy: sqlite3.Connection, folder: Folder, place: Path, file_names: Iterable[str]) -> Path:
    """Write the copy to the disk under the first name that is free, once it is verified. Raises OSError, StoreError."""
    copy.execute("VACUUM")
    part = new_part()
    try:
        disk.fill(place / part, [copy.serialize()])
        try:
            check_sound(place / part)
        except (FileDamaged, FileNotOurs) as problem:
            raise BackupUnsound(path) from problem
        made = next(name for name in file_names if folder.name_file(part, name))
        try:
            disk.sync_folder(place)
        except OSError:  # then nobody can count on it
            folder.remove(made)
            raise
    finally:
        with contextlib.suppress(FileNotFoundError):
            folder.remove(part)
    return place / made


def _is_behind_a_deletion(path: Path, copy: sqlite3.Connection) -> bool:
    """Whether the copy has a workshop that the file has not any more; also where somebody holds the file, who may be
    deleting it. Who deletes one clears the backups that have their names, when it is their turn (`store.clearing`)."""
    try:
        check_there(path)
        with contextlib.closing(connected(path, patience=PATIENCE)) as db:
            there = set(db.execute("SELECT id FROM workshop"))
    except sqlite3.Error as error:
        return isinstance(database_problem(error, path), FileBusy)
    except StoreError:  # it is gone: all the better that there is a backup
        return False
    return not there.issuperset(copy.execute("SELECT id FROM workshop"))


def _leave_room(copy: sqlite3.Connection, place: Path) -> None:
    """Raises OSError (ENOSPC) where a backup would take the last of the disk, so that the next entry found none."""
    (pages,), (size,) = (copy.execute(f"PRAGMA {asked}").fetchone() for asked in ("page_count", "page_size"))
    disk_there = shutil.disk_usage(place)
    # A file system that does not know its size says 0 of everything.
    if disk_there.total and disk_there.free < pages * size + RESERVE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _sweep(folder: Folder, place: Path) -> None:
    """Remove what a kill left: nobody else is at work here."""
    for entry in os.scandir(place):
        if PART.fullmatch(entry.name):
            folder.remove(entry.name)


def _thin(path: Path, folder: Folder, now: datetime) -> list[Path]:
    gone = [backup.path for backup in superfluous(list_backups(path), now)]
    for backup in gone:
        folder.remove(backup.name)
    if gone:
        disk.sync_folder(backups_folder(path))
    return gone
