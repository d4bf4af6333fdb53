"""Whether a file to which somebody else has written still says what we know of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from onecompany.store.history import Act
from onecompany.store.journal import Journal
from onecompany.store.journal.problems import FileRolledBack
from onecompany.store.problems import FileBusy, Held, StoreError
from onecompany.store.reading import reading
from onecompany.store.replaying import differences
from onecompany.store.rows import read_state
from onecompany.store.state import State

ACTS = "SELECT id, kind, target, label, exercise_id FROM history WHERE workshop_id = ? ORDER BY id"
"""What undo needs of the acts; what they changed is read only for the one that is taken back."""


def is_behind(journal: Journal | None, db: sqlite3.Connection) -> bool:
    """Whether the file lacks acts that its journal has."""
    try:
        if journal is not None:
            journal.compare(db)
    except FileRolledBack:
        return True
    return False


def holds_the_same(path: Path, state: State, acts: Sequence[Act], journal: Journal | None) -> bool:
    """Whether the file says of a workshop what we know: then it was only touched. Raises Held when it is in use."""
    try:
        with reading(path, patience=0) as db:
            stored = read_state(db, state.workshop_id)
            there = [Act(*row) for row in db.execute(ACTS, (state.workshop_id,))]
            if is_behind(journal, db):
                return False
    except FileBusy as error:
        raise Held(str(error)) from error
    except StoreError:
        return False
    return there == acts and not differences(state, stored)
