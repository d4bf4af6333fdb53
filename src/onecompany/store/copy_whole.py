"""Copying all of a database that is open into another one, in one step."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onecompany.store.problems import FileBusy

TRIES = 20
"""Attempts, a quarter of a second apart."""


def copy_whole(source: sqlite3.Connection, target: sqlite3.Connection, path: Path) -> None:
    """Copy a database as it is at one moment. Raises FileBusy for `path` while another program holds it, and what the
    driver raises."""
    tries = 0

    def step(status: int, _remaining: int, _total: int) -> None:
        """Python itself would try for ever while another program holds the file."""
        nonlocal tries
        tries += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if tries > TRIES:
            raise FileBusy(path)

    source.backup(target, progress=step)
