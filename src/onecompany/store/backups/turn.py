"""Who makes or removes backups in a folder: one process at a time, so that nobody takes an unfinished one for one that
was left."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.backups.problems import BackupLater
from onecompany.system import CLOSE_ON_EXEC, NO_FOLLOW, take_lock

NAME = ".making.lock"

BETWEEN = 0.05
"""Seconds from one attempt to the next."""

PATIENCE = 30.0
"""Seconds that somebody waits for the backup that is being made."""


@contextlib.contextmanager
def turn(folder: Path, *, patience: float = PATIENCE) -> Iterator[bool]:
    """Hold the folder. False where its file system knows no locks: then nobody can tell what others do in it.

    It ends with its process, kill -9 included. Raises BackupLater when somebody else has it for longer than `patience`
    seconds, and OSError.
    """
    place = folder / NAME
    until = time.monotonic() + patience
    while True:
        file = os.open(place, os.O_RDWR | os.O_CREAT | CLOSE_ON_EXEC | NO_FOLLOW, 0o600)
        try:
            taken = take_lock(file)
        except OSError:
            taken = None
        if taken is None or (taken and os.fstat(file).st_nlink):
            break
        os.close(file)  # somebody has it, or had it and has removed it between our opening and our locking
        if time.monotonic() > until:
            raise BackupLater(gettext("Another backup is being made in {folder}. Try again later.", folder=folder))
        time.sleep(BETWEEN)
    try:
        yield bool(taken)
    finally:
        with contextlib.suppress(OSError):  # Windows removes no file that is open; the next one takes this one
            place.unlink()
        os.close(file)
