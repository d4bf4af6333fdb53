"""What says, beside a file, that workshops are being deleted: a deletion that is killed halfway is brought to its end.

Their rows go in one transaction, what lies beside the file (`clearing`) in many steps. Only ids are in it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from onecompany.store import disk
from onecompany.store.locating import beside, resolved
from onecompany.store.names import DELETING


def mark_path(path: Path) -> Path:
    """Where it lies."""
    return beside(resolved(path), DELETING)


def mark(path: Path, workshop_ids: Collection[str], organisation_id: str) -> None:
    """Say what is being deleted. Where it cannot be said, all goes as well as nobody kills it."""
    part = beside(resolved(path), DELETING + ".part")
    with suppress(OSError):
        part.unlink(missing_ok=True)
        disk.fill(part, [json.dumps([sorted(workshop_ids), organisation_id]).encode()])
        disk.put_in_place(part, mark_path(path))


def unmark(path: Path) -> None:
    """It is done, or nothing was deleted."""
    disk.forget(mark_path(path))


def marked(path: Path) -> tuple[frozenset[str], str] | None:
    """The ids of the workshops, and of the organisation that goes too; None where nothing is being deleted."""
    try:
        ids, organisation = json.loads(mark_path(path).read_bytes())
        return frozenset(map(str, ids)), str(organisation)
    except (OSError, ValueError, TypeError):
        return None


def settle(path: Path, db: sqlite3.Connection) -> None:
    """Under the lock of the file: one that was killed before anything was deleted is none any more."""
    begun = marked(path)
    if begun is not None and begun[0] & {row_id for (row_id,) in db.execute("SELECT id FROM workshop")}:
        unmark(path)
