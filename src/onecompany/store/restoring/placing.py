"""Putting a rebuilt file in the place of the one that is damaged, other or gone; what it replaces is kept beside it.

Whenever this is killed, the old file or the new one is there, whole: what is replaced gets a second name first, and the
new file takes its name at once. What was left half done is put right by `tidy`, under the lock, at the next opening.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.backups.making import make_if_changed
from onecompany.store.journal.lines import journal_path
from onecompany.store.journal.rewriting import begin
from onecompany.store.locating import BESIDE, OF_SQLITE, beside, check_there, look_at, resolved
from onecompany.store.lock import Lock
from onecompany.store.names import REPLACED, RESTORING, numbered, stamped
from onecompany.store.problems import FileInUse, FileReadOnly, StoreError
from onecompany.store.restoring.comparing import looking_at
from onecompany.system import reason_of

_BEHIND = 48
"""Bytes for that moment, and for what is kept beside such a file in its turn: its journal, its backups, its lock."""


def being_made(path: Path) -> Path:
    """Where a file is rebuilt that is to take the place of that at a resolved path. A crash may leave it there."""
    return beside(path, RESTORING, behind=OF_SQLITE)


def replaced_start(path: Path) -> str:
    """How the names begin of what a restore has kept of the file at a resolved path."""
    return beside(path, REPLACED, behind=_BEHIND).name


def put_in_place(path: Path, rebuilt: Path, now: datetime, *, lock: Lock | None = None) -> Path | None:
    """Put a rebuilt file, which lies beside, in the place of the file at `path`. Where the old one is kept; None: none.

    Its journal, and what SQLite left beside it, are kept with it; the new journal is that of the rebuilt file. A backup
    of the old file is made before, where it can be read. `lock`: that of the file, where it is ours already. Raises
    FileInUse when somebody has the file open, and StoreError; then the old file is there as it was.
    """
    path = resolved(path)
    held = lock or Lock(path)
    try:
        there = look_at(path) is not None
        if there:
            _settle(path, now)
        kept = kept_name(path, now)
        try:
            with _undone(path, kept, rebuilt):
                _keep(path, kept)
                with looking_at(rebuilt) as db:
                    begin(journal_path(path), db)
                for left in _of_sqlite(path):  # before the new file is there: SQLite would take them for its own
                    left.unlink(missing_ok=True)
                disk.put_in_place(rebuilt, path)
        except OSError as error:
            raise FileReadOnly(
                gettext("{path} cannot be replaced: {why}. It is as it was.", path=path, why=reason_of(error))
            ) from error
        held.hold_file()
        _back_up(path, now)  # so that the newest backup is of what the file is now
        return kept if there else None
    finally:
        if lock is None:
            held.release()


def _settle(path: Path, now: datetime) -> None:
    """Let SQLite put right what a crash left in the old file, and back that up, where it can be read."""
    try:
        check_there(path)
        with looking_at(path):
            pass
        make_if_changed(path, now=now)
    except FileInUse:
        raise
    except StoreError:
        return  # it is damaged, or there is no room for one more copy: it is kept as it is all the same


def _back_up(path: Path, now: datetime) -> None:
    with suppress(StoreError):  # the next opening makes one
        make_if_changed(path, now=now)


def kept_name(path: Path, now: datetime) -> Path:
    """A free name beside a file at a resolved path for what is replaced at a moment."""
    start = replaced_start(path)
    names = (path.with_name(f"{start}{stamped(now)}{more}") for more in numbered())
    return next(name for name in names if not any(map(os.path.lexists, (name, journal_path(name), *_of_sqlite(name)))))


def _of_sqlite(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in BESIDE]


def free_of_leftovers(path: Path, now: datetime) -> None:
    """Before a file is made where there is none: what SQLite left beside one that is gone is kept as what was replaced
    is. SQLite would take it for the new file's own and undo in that what was half done in the old one, and the old one,
    which may have been moved, could not be put right any more. Raises OSError."""
    if not os.path.lexists(path) and any(map(_holds_anything, _of_sqlite(path))):
        for old, new in zip(_of_sqlite(path), _of_sqlite(kept_name(path, now)), strict=True):
            if _holds_anything(old):
                os.replace(old, new)
        disk.sync_folder(path.parent)


def _holds_anything(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


@contextmanager
def _undone(path: Path, kept: Path, rebuilt: Path) -> Iterator[None]:
    """When what follows fails, all is as it was: the old file has its one name, and beside it what it had."""
    had_journal = os.path.lexists(journal_path(path))
    try:
        yield
    except BaseException:
        with suppress(OSError):  # it is tidied at the next opening
            if not os.path.lexists(rebuilt):  # it was in its place already, and the disk would not say that it is there
                os.replace(*((kept, path) if os.path.lexists(kept) else (path, rebuilt)))
            _take_back(path, kept)
            if not had_journal:
                journal_path(path).unlink(missing_ok=True)
            disk.sync_folder(path.parent)
        raise


def _keep(path: Path, kept: Path) -> None:
    """Give the old file, what SQLite has beside it, and its journal a second name. Raises OSError."""
    pairs = zip(_of_sqlite(path), _of_sqlite(kept), strict=True)
    for old, new in (*pairs, (journal_path(path), journal_path(kept)), (path, kept)):
        if os.path.lexists(old):
            _second_name(old, new)
    disk.sync_folder(path.parent)


def _take_back(path: Path, kept: Path) -> None:
    """Give up the second names of the old file, of what SQLite has beside it, and of its journal. Raises OSError."""
    # What the old file cannot be read without, if it was taken away already.
    for taken, its in zip(_of_sqlite(kept), _of_sqlite(path), strict=True):
        if taken.exists() and not its.exists():
            os.replace(taken, its)
        taken.unlink(missing_ok=True)
    journal = journal_path(kept)
    if journal.exists():  # that of the new file may be there already, which has not all that this one has
        os.replace(journal, journal_path(path))
        journal.unlink(missing_ok=True)  # two names of one file stay as they are when one replaces the other
    kept.unlink(missing_ok=True)


def _second_name(old: Path, new: Path) -> None:
    """A hard link, which takes no room on the disk; a copy where there are none. Raises OSError."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        try:
            with old.open("rb") as source:
                disk.fill(new, iter(lambda: source.read(1 << 20), b""))
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def tidy(path: Path) -> None:
    """Put right what a restore left that was killed. Under the lock of the file at a resolved path.

    A file that was to be replaced and has its second name already gives that up again; the one that was being rebuilt
    goes.
    """
    with suppress(OSError):  # a folder that may not be written: nothing was left that matters
        part = being_made(path)
        for leftover in (part, *_of_sqlite(part)):
            leftover.unlink(missing_ok=True)
        if not path.exists() or path.stat().st_nlink < 2:
            return
        for kept in path.parent.glob(f"*{REPLACED}*Z*"):
            if not kept.is_symlink() and kept.samefile(path):
                _take_back(path, kept)
        disk.sync_folder(path.parent)
