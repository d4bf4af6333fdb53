"""Bringing a file back, from what was found to the file in its place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from onecompany.store.locating import make_folder
from onecompany.store.lock import Lock
from onecompany.store.migrations import MigrationSets
from onecompany.store.restoring.finding import Recovery
from onecompany.store.restoring.placing import being_made, put_in_place, tidy
from onecompany.store.restoring.rebuilding import Progress, Rebuilt, rebuild


class Restored(NamedTuple):
    """What came of it: `path` is the file, `kept` what it has replaced, None where nothing was there."""

    path: Path
    rebuilt: Rebuilt
    kept: Path | None


def restore(
    recovery: Recovery, *, now: datetime, sets: MigrationSets | None = None, progress: Progress | None = None
) -> Restored:
    """Make the file anew and put it in its place. Raises FileInUse, StoreError; then the old file is as it was."""
    path = recovery.path
    make_folder(path.parent)
    lock, part = Lock(path), being_made(path)
    try:
        tidy(path)
        rebuilt = rebuild(recovery, part, now=now, sets=sets, progress=progress)
        return Restored(path, rebuilt, put_in_place(path, part, now, lock=lock))
    finally:
        part.unlink(missing_ok=True)
        lock.release()
