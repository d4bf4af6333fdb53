"""Brings a file up to date: by the steps of each set that it has not had, which it records itself.

One set is that of the tables that all workshops share, the others are those of the kinds of exercise. A step that was
released is never changed; a file of every released schema lies in tests/store/released, and a test upgrades from it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from onecompany import __version__
from onecompany.sentences import gettext
from onecompany.store.migrations import Migration, MigrationSet, MigrationSets
from onecompany.store.problems import FileNewer, NotUpgraded
from onecompany.store.shared_migrations import MIGRATIONS

SCHEMA = 3
"""`PRAGMA user_version` of the files that this program writes, and of all that record their steps. Up to 2 one number
counted for all tables; a program of that time refuses a file with a higher one."""

OWN = "onecompany"
"""The package that is never left out, and the name of the set that all workshops share."""

SHARED = MigrationSet(OWN, OWN, __version__, MIGRATIONS)

_RECORD = (
    "CREATE TABLE migration (set_name VARCHAR NOT NULL, name VARCHAR NOT NULL, package VARCHAR NOT NULL, "
    "version VARCHAR NOT NULL, at DATETIME NOT NULL, PRIMARY KEY (set_name, name))"
)
_NOT_IN_A_STEP = frozenset(
    {sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT, sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}
)
"""What would tear a step out of the one transaction in which a file is brought up."""

_NOT_ITS_FAULT = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_BUSY", "SQLITE_LOCKED")


class Taken(NamedTuple):
    """A step that a file has had, and which version of which package brought it, as the file records it."""

    set_name: str
    name: str
    package: str
    version: str


def taken_steps(db: sqlite3.Connection, version: int) -> list[Taken]:
    """The steps that a file of schema `version` records; those of a numbered schema follow from its number instead."""
    if version < SCHEMA:
        return []
    return [Taken(*row) for row in db.execute("SELECT set_name, name, package, version FROM migration ORDER BY rowid")]


def known_sets(taken: Iterable[Taken], sets: MigrationSets | None) -> list[MigrationSet]:
    """The sets of which a file has had a step, as far as this program has them. `sets` None: the shared one only."""
    names = dict.fromkeys(step.set_name for step in taken)
    known = (SHARED if name == OWN else None if sets is None else sets.named(name) for name in names)
    return [its_set for its_set in known if its_set is not None]


def every_set(sets: MigrationSets) -> list[MigrationSet]:
    """All sets that this program has, those of the shared tables first."""
    return [SHARED, *sets.every()]


def check_known(path: Path, taken: Iterable[Taken], known: Iterable[MigrationSet]) -> None:
    """Raises FileNewer for a step that a later version took, naming that version.

    A kind of ours is never uninstalled, so a set of ours that is not known is a later version's, too; one of another
    package is left alone.
    """
    steps = {(its_set.name, step.name) for its_set in known for step in its_set.steps}
    names = {its_set.name for its_set in known}
    for step in taken:
        if (step.set_name in names or step.package == OWN) and (step.set_name, step.name) not in steps:
            raise FileNewer(
                gettext(
                    "{path} was written by {package} {version}, which knows more than this program (“{step}” of "
                    "“{set}”). Install that version to open it. The file was left as it is.",
                    path=path,
                    package=step.package,
                    version=step.version,
                    step=step.name,
                    set=step.set_name,
                )
            )


def missing(version: int, taken: Iterable[Taken], sets: Iterable[MigrationSet]) -> list[MigrationSet]:
    """What of these sets a file of schema `version` has not had: each with the steps that are left."""
    had = {(step.set_name, step.name) for step in taken}
    left = []
    for its_set in sets:
        steps = tuple(s for s in its_set.steps if (its_set.name, s.name) not in had and not _included(s, version))
        if steps:
            left.append(replace(its_set, steps=steps))
    return left


def _included(step: Migration, version: int) -> bool:
    return 0 < step.in_schema <= version < SCHEMA


def migrate(db: sqlite3.Connection, path: Path, sets: Sequence[MigrationSet], *, version: int, now: datetime) -> None:
    """Bring a file of schema `version` (0: one that is being made) up by what it lacks of these sets, and record it.

    Within the caller's transaction, which is to be rolled back when this raises NotUpgraded: a step failed.
    """
    taken = taken_steps(db, version)
    if version < SCHEMA:
        db.execute(_RECORD)
        row = db.execute("SELECT version FROM program ORDER BY id DESC LIMIT 1").fetchone() if version else None
        for its_set in sets:
            included = tuple(step for step in its_set.steps if _included(step, version))
            _record(db, MigrationSet(its_set.name, OWN, row[0] if row else "", included), now)
    for its_set in missing(version, taken, sets):
        for step in its_set.steps:
            _take(db, path, its_set, step)
        _record(db, its_set, now)
    db.execute(f"PRAGMA user_version = {SCHEMA}")


def _take(db: sqlite3.Connection, path: Path, its_set: MigrationSet, step: Migration) -> None:
    db.set_authorizer(lambda action, *_: sqlite3.SQLITE_DENY if action in _NOT_IN_A_STEP else sqlite3.SQLITE_OK)
    try:
        for statement in step.statements:
            db.execute(statement)
    except (sqlite3.Error, sqlite3.Warning) as error:
        if getattr(error, "sqlite_errorname", "").startswith(_NOT_ITS_FAULT):
            raise
        raise NotUpgraded(path, its_set.package, its_set.version, f"{its_set.name} {step.name}", error) from error
    finally:
        db.set_authorizer(None)


def _record(db: sqlite3.Connection, its_set: MigrationSet, now: datetime) -> None:
    moment = now.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    rows = [(its_set.name, step.name, its_set.package, its_set.version, moment) for step in its_set.steps]
    db.executemany("INSERT INTO migration VALUES (?, ?, ?, ?, ?)", rows)
