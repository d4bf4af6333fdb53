"""The earlier workshops of an organisation, read from the file when somebody asks for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from onecompany.store.problems import StoreError
from onecompany.store.reading import PATIENCE, reading
from onecompany.store.rows import read_state
from onecompany.store.state import State


def earlier_workshops(
    path: Path, workshop_id: str, *, patience: float = PATIENCE
) -> Callable[[], tuple[State, ...] | None]:
    """What reads them, for `State.earlier`. It gives None as long as the file cannot be read.

    What is compared with last time is then left out; what is handed out of this workshop must not fail for it, for
    it can be all that is left of a file that is gone.
    """
    return partial(_read, path, workshop_id, patience)


def _read(path: Path, workshop_id: str, patience: float) -> tuple[State, ...] | None:
    try:
        with reading(path, patience=patience) as db:
            return read_earlier(db, workshop_id)
    except StoreError:
        return None


def read_earlier(db: sqlite3.Connection, workshop_id: str) -> tuple[State, ...]:
    """The workshops of the same organisation before this one, the latest last; of one day those made before."""
    rows = db.execute(
        "SELECT w.id FROM workshop w JOIN workshop ours ON ours.organisation_id = w.organisation_id "
        "WHERE ours.id = ? AND (w.date, w.rowid) < (ours.date, ours.rowid) ORDER BY w.date, w.rowid",
        (workshop_id,),
    )
    return tuple(read_state(db, earlier) for (earlier,) in rows.fetchall())
