"""Reading a workshop file with the standard library alone, in one read transaction.

The live file is never opened but through SQLite (see `lock`), and always with `query_only` here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.adopting import UPGRADE, adopt, is_sound
from onecompany.store.healing import healed
from onecompany.store.locating import check_there, connected, resolved
from onecompany.store.migrating import (
    OWN,
    SCHEMA,
    Taken,
    check_known,
    every_set,
    known_sets,
    migrate,
    missing,
    taken_steps,
)
from onecompany.store.migrations import MigrationSet, MigrationSets, provided
from onecompany.store.problems import (
    FileDamaged,
    FileNewer,
    FileNotOurs,
    NotUpgraded,
    explained,
)

APPLICATION_ID = 0x31434F2E
"""`PRAGMA application_id` of a workshop file ("1CO." in ASCII)."""


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """A workshop as lists show it. `seconds` is the planned length."""

    id: str
    organisation: str
    title: str
    plan: str
    date: date
    state: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Presence:
    """When the application was last seen alive, and where it stood. `utc` is aware, `boot` in seconds."""

    workshop_id: str
    cursor: str
    utc: datetime
    boot: float
    boot_id: str


PATIENCE = 5.0
"""Seconds that a command waits for another program that holds the file."""

UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What the driver raises; the second where even the name of a column is damaged."""


@contextmanager
def reading(
    path: Path, *, patience: float = PATIENCE, sets: MigrationSets | None = None, lists_only: bool = False
) -> Iterator[sqlite3.Connection]:
    """A read transaction on the file, after its header was checked.

    A file that is not up to date is read as if it were, and stays as it is; the tables of a kind of exercise that was
    installed since are simply not there yet. `sets`: the migrations of all kinds, where not those of the program.
    `lists_only`: nothing but the tables that all workshops share will be read, so that no kind needs to be imported.
    Raises FileNotOurs, FileEmpty, FileNewer, FileDamaged, FileReadOnly (a file that may not be read) or FileBusy, when
    another program holds it for longer than `patience` seconds.
    """
    path, known = resolved(path), None if lists_only else sets or provided()
    check_there(path)
    db = None
    try:
        try:
            db = _begun(connected(path, patience=patience))
        except sqlite3.Error as error:
            if (copy := healed(path, error)) is None:
                raise
            db = _begun(copy)
        header = check_header(db, path, known)
        if header.version < SCHEMA:
            ours = [its_set for its_set in every_set(known or provided()) if its_set.package == OWN]
            old, db = db, _brought_up(db, path, header, ours, with_history=not lists_only)
            old.close()
        elif lacking := missing(header.version, header.taken, header.known):
            old, db = db, _brought_up(db, path, header, lacking, with_history=not lists_only)
            old.close()
        yield db
    except UNREADABLE as error:
        raise explained(error, path) from error
    finally:
        if db is not None:
            db.close()


def _begun(db: sqlite3.Connection) -> sqlite3.Connection:
    """A connection that only reads, in a transaction that has looked at the file."""
    try:
        db.execute("PRAGMA query_only=ON")
        db.execute("PRAGMA trusted_schema=OFF")
        db.execute("BEGIN")
        db.execute("PRAGMA user_version").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _brought_up(
    db: sqlite3.Connection, path: Path, header: Header, sets: Sequence[MigrationSet], *, with_history: bool
) -> sqlite3.Connection:
    """A copy of a file, in memory and brought up by these sets.

    `with_history`: its history too, which takes as long as reading all that was ever done in any workshop.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None)
    db.backup(copy)
    copy.execute("PRAGMA trusted_schema=OFF")
    sound, now = with_history and is_sound(copy), datetime.now(UTC)
    copy.execute("BEGIN")
    try:
        migrate(copy, path, sets, version=header.version, now=now)
    except NotUpgraded:
        if any(its_set.package == OWN for its_set in sets):
            raise
        copy.execute("ROLLBACK")  # it is looked at as it is; who wants to write is told
    else:
        if sound:  # else what reads it finds the damage, where it looks
            adopt(copy, label=gettext("brought up to date"), kind=UPGRADE, now=now)
        copy.execute("COMMIT")
    copy.execute("PRAGMA query_only=ON")
    return copy


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its schema: its number, the steps that it has had, and the sets of them that are known."""

    version: int
    taken: list[Taken]
    known: list[MigrationSet]


def check_header(db: sqlite3.Connection, path: Path, sets: MigrationSets | None) -> Header:
    """The header of a file that is ours; raises FileNotOurs, FileNewer, FileDamaged.

    `sets` None: of the steps, only those of the shared tables are looked at.
    """
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise FileNotOurs(
            gettext("{path} is an SQLite file, but not a workshop file. It was left as it is.", path=path)
        )
    if version < 1:
        raise FileDamaged(
            gettext("{path} is damaged: it has no schema. Nothing was written to it; keep a copy of it.", path=path)
        )
    if version > SCHEMA:
        row = db.execute("SELECT version FROM program ORDER BY id DESC LIMIT 1").fetchone()
        raise FileNewer(
            gettext(
                "{path} was written by onecompany {version} (schema {schema}); this program knows schema {known}. "
                "Install that version to open it. The file was left as it is.",
                path=path,
                version=row[0] if row else "",
                schema=version,
                known=SCHEMA,
            )
        )
    taken = [step for step in taken_steps(db, version) if sets is not None or step.set_name == OWN]
    known = known_sets(taken, sets)
    check_known(path, taken, known)
    return Header(version, taken, known)


def read_workshops(db: sqlite3.Connection) -> list[WorkshopLine]:
    """All workshops, by organisation, the organisation with the latest first, then latest first."""
    rows = db.execute(
        "SELECT w.id, o.name, w.title, w.plan, w.date, w.state, "
        "(SELECT coalesce(sum(s.seconds), 0) FROM step s JOIN exercise e ON e.id = s.exercise_id "
        " WHERE s.workshop_id = w.id AND NOT e.dropped), "
        "max(w.date) OVER (PARTITION BY w.organisation_id) AS latest "
        "FROM workshop w JOIN organisation o ON o.id = w.organisation_id "
        "ORDER BY latest DESC, o.name, w.date DESC, w.rowid DESC"
    )
    try:
        return [
            WorkshopLine(_text(i), _text(o), _text(t), _text(p), date.fromisoformat(d), _text(s), float(x))
            for i, o, t, p, d, s, x, _ in rows
        ]
    except (ValueError, TypeError) as error:
        raise FileDamaged(
            gettext("The file is damaged: a row of {table} holds what it cannot. Keep a copy of it.", table="workshop")
        ) from error


def read_presence(db: sqlite3.Connection) -> Presence | None:
    """Where the application stood when it was last alive, or None; None too when the row is not sound."""
    row = db.execute("SELECT workshop_id, cursor, utc, boot, boot_id FROM presence").fetchone()
    if row is None:
        return None
    try:
        moment = datetime.fromisoformat(row[2]).replace(tzinfo=UTC)
        return Presence(_text(row[0]), _text(row[1]), moment, float(row[3]), _text(row[4]))
    except (ValueError, TypeError):
        return None


def read_drafts(db: sqlite3.Connection, workshop_id: str) -> dict[str, tuple[str, str]]:
    """The unfinished lines of a workshop: by exercise, where the line was for, and its text."""
    rows = db.execute("SELECT exercise_id, place, text FROM draft WHERE workshop_id = ?", (workshop_id,))
    return {str(exercise): (str(place), str(text)) for exercise, place, text in rows}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is none")
    return value
