"""Kinds of exercise that are installed for a test, with tables of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from onecompany.store.migrations import Migration, MigrationSet, provided

PULSE = Migration(
    "0001_first",
    (
        "CREATE TABLE pulse (id VARCHAR(64) NOT NULL PRIMARY KEY, "
        "workshop_id VARCHAR NOT NULL REFERENCES workshop (id), position FLOAT NOT NULL, "
        "stage_id VARCHAR NOT NULL REFERENCES stage (id),"
        " silo_id VARCHAR REFERENCES silo (id), leader_id VARCHAR REFERENCES leader (id),"
        " word VARCHAR NOT NULL, felt DATETIME, day DATE, tags JSON NOT NULL, loud BOOLEAN NOT NULL)",
    ),
)
"""The tables of a kind that somebody else has made."""


def pulse(*steps: Migration, version: str = "1.2.0") -> MigrationSet:
    """That kind, with further steps."""
    return MigrationSet("pulse", "pulse-exercise", version, (PULSE, *steps))


class Installed:
    """The program's own kinds, and others that are installed beside them."""

    def __init__(self, *others: MigrationSet) -> None:
        self._others = {its_set.name: its_set for its_set in others}

    def named(self, name: str) -> MigrationSet | None:
        """The steps of one kind."""
        return self._others.get(name) or provided().named(name)

    def every(self) -> Sequence[MigrationSet]:
        """The steps of all kinds."""
        own = [its_set for its_set in provided().every() if its_set.name not in self._others]
        return [*own, *self._others.values()]


def by_hand(path: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What another program does to the file, and what that gives."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        return db.execute(statement, values).fetchall()


def dumped(path: Path) -> list[str]:
    """All that is in a file, as SQL."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())
