"""A copy of a workshop file in memory, without what is masked, and what tells two copies apart.

In memory, so that the file is held for as long as it takes to read it and no longer, and nothing that is masked ever
reaches the disk a second time: two backups from the middle of a vote would tell who voted what in between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path

from onecompany.store.copy_whole import copy_whole
from onecompany.store.locating import check_there, connected
from onecompany.store.problems import explained
from onecompany.store.reading import UNREADABLE, check_header

MASKED = ("ballot", "turnout", "sealed_line")
"""The tables that hold what nobody reads before it is revealed."""

PATIENCE = 0.5
"""Seconds that one attempt to read the file waits for who writes to it."""

_CHANGES = {
    "history": "SELECT id, checksum FROM history ORDER BY id",
    "workshop": "SELECT id FROM workshop ORDER BY id",
    "program": "SELECT * FROM program ORDER BY id",
    "migration": "SELECT * FROM migration ORDER BY set_name, name",
    "draft": "SELECT * FROM draft ORDER BY exercise_id",
}
"""What counts as a change: an act (whose checksum covers all that it did to rows), a workshop that came or went, an
unfinished line, a step of the schema, another version of the program. What is masked does not, because no backup has
it, nor does `presence`, which says every ten seconds that somebody is there."""


@contextmanager
def copied(path: Path) -> Iterator[sqlite3.Connection]:
    """All of a file at a resolved path, in memory, as one moment had it; without what is masked.

    Raises FileBusy, FileNotOurs, FileEmpty, FileNewer, FileDamaged, FileReadOnly.
    """
    check_there(path)
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            with closing(connected(path, patience=PATIENCE)) as live:
                live.execute("PRAGMA query_only=ON")
                copy_whole(live, copy, path)
            copy.execute("PRAGMA trusted_schema=OFF")
            copy.execute("PRAGMA temp_store=MEMORY")
            check_header(copy, path, None)
            copy.execute("PRAGMA secure_delete=ON")
            for table in tables_of(copy, MASKED):
                copy.execute(f"DELETE FROM {table}")
            yield copy
    except UNREADABLE as error:
        raise explained(error, path) from error


def fingerprint(db: sqlite3.Connection) -> str:
    """The same for two copies between which nothing has changed."""
    (schema,) = db.execute("PRAGMA user_version").fetchone()
    total = blake2b(str(schema).encode(), digest_size=16)
    for table in tables_of(db, _CHANGES):
        for row in db.execute(_CHANGES[table]):
            total.update(repr((table, *row)).encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def tables_of(db: sqlite3.Connection, wanted: tuple[str, ...] | dict[str, str]) -> list[str]:
    """Those of these tables that the file has; one of an older schema lacks some."""
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [name for name in wanted if name in there]
