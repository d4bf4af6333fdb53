"""Lines that were not finished when a file was lost: they are in no journal, so that the file itself is read for them.

Of a damaged file, too, what can be read is read: of one that was cut off, its first pages are often there. What it has
no more is taken from what is kept beside it (`store.unfinished`).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from onecompany.parsing.clean import clean
from onecompany.store.locating import check_there, connected
from onecompany.store.problems import StoreError
from onecompany.store.reading import PATIENCE, UNREADABLE
from onecompany.store.unfinished import OpenLine, lines_beside


class Drafts(NamedTuple):
    """What could be read. `whole`: that is all that there was, and `of_file` that it comes from the file itself."""

    rows: list[OpenLine]
    whole: bool
    of_file: bool


def drafts_of(path: Path) -> Drafts:
    """The unfinished lines of a file at a resolved path, be it damaged or not there at all."""
    rows: list[OpenLine] = []
    try:
        check_there(path)
        with closing(connected(path, patience=PATIENCE)) as db:
            db.execute("PRAGMA query_only=ON")
            db.execute("PRAGMA trusted_schema=OFF")
            db.execute("PRAGMA writable_schema=ON")  # else SQLite reads nothing at all of a file that was cut off
            found = db.execute("SELECT exercise_id, workshop_id, place, text FROM draft")
            rows.extend(
                OpenLine(*row) for row in found if all(isinstance(value, str) for value in row)
            )  # up to what is damaged
    except (StoreError, *UNREADABLE):
        beside, known = lines_beside(path), {row.exercise_id for row in rows}
        more = [line for line in beside or () if line.exercise_id not in known]
        return Drafts(rows + more, whole=beside is not None, of_file=False)
    return Drafts(rows, whole=True, of_file=True)


def bring_drafts(db: sqlite3.Connection, drafts: Drafts) -> None:
    """Put them into a file that is made anew, each where its exercise is there."""
    if drafts.of_file:
        db.execute("DELETE FROM draft")
    there = set(db.execute("SELECT id, workshop_id FROM exercise"))
    for exercise_id, workshop_id, place, text in drafts.rows:
        if (exercise_id, workshop_id) in there:
            values = (exercise_id, workshop_id, place[:300], clean(text, multiline=True)[:10_000])
            db.execute(
                "INSERT OR REPLACE INTO draft (exercise_id, workshop_id, place, text) VALUES (?, ?, ?, ?)", values
            )
