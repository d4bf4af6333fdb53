"""Reading a file that a crash left in the middle of an entry, where that may not be put right in its place."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

from onecompany.store.locating import BESIDE, connected

_UNHEALED = (
    "SQLITE_READONLY_ROLLBACK",
    "SQLITE_READONLY_RECOVERY",
    "SQLITE_READONLY_CANTLOCK",
    "SQLITE_CANTOPEN",
    "SQLITE_IOERR_DELETE",
    "SQLITE_IOERR_WRITE",
    "SQLITE_FULL",
)
"""How SQLite says that a journal is to be rolled back and cannot be: the file, its folder or the disk takes nothing."""


_COPIES = "onecompany-look-"
_OLD = 60.0
"""Seconds after which a copy is nobody's: making one and reading it takes less."""


def sweep(*, older: float = _OLD) -> None:
    """Remove the copies of clients' files that we left in the folder of temporary files because we were killed.

    `older`: seconds since they were made.
    """
    limit, owner = time.time() - older, getattr(os, "geteuid", lambda: None)()
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if not entry.name.startswith(_COPIES) or not entry.is_dir(follow_symlinks=False):
                continue
            status = entry.stat(follow_symlinks=False)
            if status.st_mtime < limit and owner in (None, status.st_uid):
                shutil.rmtree(entry.path, ignore_errors=True)


def healed(path: Path, error: Exception) -> sqlite3.Connection | None:
    """The file as it was before the entry that was cut off: a copy in memory; the file itself is left as it is.

    None where the `error` of SQLite has another cause, or no copy can be made. Nobody of this process has the file open
    for writing, which could not be, so that reading its bytes drops no lock of ours.
    """
    name = getattr(error, "sqlite_errorname", "") or ""
    journal = path.with_name(path.name + BESIDE[0])
    if not name.startswith(_UNHEALED) or not journal.is_file():
        return None
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with tempfile.TemporaryDirectory(prefix=_COPIES) as folder:  # for this user alone
            copy = Path(folder, "copy.onecompany")
            shutil.copyfile(path, copy)
            shutil.copyfile(journal, copy.with_name(copy.name + BESIDE[0]))
            with contextlib.closing(connected(copy, patience=0)) as db:
                db.backup(memory)
    except (OSError, sqlite3.Error):
        memory.close()
        return None
    return memory
