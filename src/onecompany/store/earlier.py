"""The earlier workshops of an organisation, read from the file when somebody asks for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from onecompany.store.problems import StoreError
from onecompany.store.reading import PATIENCE, reading
from onecompany.store.rows import read_shape, read_state
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


def has_earlier(db: sqlite3.Connection, workshop_id: str) -> bool:
    """Whether there is any."""
    return bool(earlier_ids(db, workshop_id))


def read_earlier(db: sqlite3.Connection, workshop_id: str) -> tuple[State, ...]:
    """The workshops of the same organisation before this one, the latest last; of one day those made before.

    One that nobody has begun has nothing to be compared with: it only has what came along."""
    shape = read_shape(db)
    read = [read_state(db, earlier, shape) for earlier in earlier_ids(db, workshop_id)]
    return in_line([state for state in read if not state.idle])


def earlier_ids(db: sqlite3.Connection, workshop_id: str) -> list[str]:
    """Those of the workshops of the same organisation before this one, the latest last."""
    rows = db.execute(
        "SELECT w.id FROM workshop w JOIN workshop ours ON ours.organisation_id = w.organisation_id "
        "WHERE ours.id = ? AND (w.date, w.rowid) < (ours.date, ours.rowid) ORDER BY w.date, w.rowid",
        (workshop_id,),
    )
    return [workshop for (workshop,) in rows.fetchall()]


def read_organisation(
    db: sqlite3.Connection, organisation_id: str, read: Callable[[sqlite3.Connection, str], State] = read_state
) -> tuple[State, ...]:
    """All workshops of an organisation by date, those of one day as they were made. No other rows are read.

    `read` reads one of them, such as `replaying.read_sound`.
    """
    rows = db.execute("SELECT id FROM workshop WHERE organisation_id = ? ORDER BY date, rowid", (organisation_id,))
    return in_line([read(db, workshop) for (workshop,) in rows.fetchall()])


def in_line(states: Sequence[State]) -> tuple[State, ...]:
    """Workshops by date, each of which has those before it that were begun as its earlier ones."""
    for place, state in enumerate(states):
        state.earlier = partial(tuple, tuple(before for before in states[:place] if not before.idle))
    return tuple(states)
