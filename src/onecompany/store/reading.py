"""Reading a workshop file with the standard library alone, in one read transaction.

The live file is never opened but through SQLite (see `lock`), and always with `query_only` here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from onecompany.store.locating import check_there, connected, resolved
from onecompany.store.problems import FileBusy, FileDamaged, FileNewer, FileNotOurs, FileReadOnly, StoreError, Unknown
from onecompany.store.records import Record, stored_reader
from onecompany.store.state import Shape, State

APPLICATION_ID = 0x31434F2E
"""`PRAGMA application_id` of a workshop file ("1CO." in ASCII)."""

SCHEMA = 2
"""The newest schema that this program writes; `PRAGMA user_version` of the file."""


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
def reading(path: Path, *, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
    """A read transaction on the file, after its header was checked.

    A file of an older schema is read as the newest would have it, and stays as it is.
    Raises FileNotOurs, FileEmpty, FileNewer, FileDamaged, FileReadOnly (a file that may not be read) or FileBusy, when
    another program holds it for longer than `patience` seconds.
    """
    path = resolved(path)
    check_there(path)
    db = None
    try:
        db = connected(path, patience=patience)
        db.execute("PRAGMA query_only=ON")
        db.execute("PRAGMA trusted_schema=OFF")
        db.execute("BEGIN")
        version = check_header(db, path)
        if version < SCHEMA:
            old, db = db, _brought_up(db, version)
            old.close()
        yield db
    except UNREADABLE as error:
        raise explained(error, path) from error
    finally:
        if db is not None:
            db.close()


def _brought_up(db: sqlite3.Connection, version: int) -> sqlite3.Connection:
    """A copy of a file of an older schema, in memory and in the newest."""
    from onecompany.store.adopting import UPGRADE, adopt, is_sound  # which reads by what is here
    from onecompany.store.migrations import migrate

    copy = sqlite3.connect(":memory:", isolation_level=None)
    db.backup(copy)
    copy.execute("PRAGMA trusted_schema=OFF")
    sound = is_sound(copy)
    migrate(copy, version)
    if sound:  # else what reads it finds the damage
        adopt(copy, label=f"brought to schema {SCHEMA}", kind=UPGRADE, now=datetime.now(UTC))
    copy.execute("PRAGMA query_only=ON")
    return copy


def explained(error: Exception, path: Path) -> StoreError:
    """The problem behind an error of SQLite, in words."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_NOTADB"):
        return FileNotOurs(f"{path} is not a workshop file (it is no SQLite file). It was left as it is.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return FileBusy(path)
    if name == "SQLITE_FULL":
        return FileReadOnly(f"The disk with {path} is full, so nothing could be kept. Make room, or open it read-only.")
    if name.startswith(("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY")):
        return FileReadOnly(
            f"{path} was left in the middle of an entry by a crash, and cannot be put right because it may not be "
            "written. Copy it to a folder of yours, together with the file beside it that ends in -journal."
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return FileReadOnly(f"{path} cannot be opened ({name}). Check its permissions and its folder's.")
    if name.startswith("SQLITE_IOERR"):
        return FileReadOnly(f"{path} cannot be read or written: the disk reports an error ({name}). Keep a copy of it.")
    return FileDamaged(
        f"{path} is damaged ({name or type(error).__name__}). Nothing was written to it; keep a copy before "
        "anything else is tried."
    )


def check_header(db: sqlite3.Connection, path: Path) -> int:
    """The schema number of a file that is ours; raises FileNotOurs or FileNewer."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise FileNotOurs(f"{path} is an SQLite file, but not a workshop file. It was left as it is.")
    if version > SCHEMA:
        row = db.execute("SELECT version FROM program ORDER BY id DESC LIMIT 1").fetchone()
        by = f"onecompany {row[0]}" if row else "a later version"
        raise FileNewer(
            f"{path} was written by {by} (schema {version}); this program knows schema {SCHEMA}. "
            "Install that version to open it. The file was left as it is."
        )
    return int(version)


def read_shape(db: sqlite3.Connection) -> Shape:
    """The tables of the file with the declared type of each column."""
    rows = db.execute(
        "SELECT m.name, c.name, c.type, c.'notnull' OR c.pk FROM sqlite_master m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.rowid, c.cid"
    )
    columns: dict[str, dict[str, str]] = {}
    required = set()
    for table, column, declared, needed in rows:
        columns.setdefault(table, {})[column] = declared
        if needed:
            required.add((table, column))
    return Shape(columns, frozenset(required))


def _records(db: sqlite3.Connection, shape: Shape, table: str, where: str, value: str) -> dict[str, Record]:
    types = shape.columns[table]
    names = list(types)
    readers = [stored_reader(declared, (table, name) in shape.required) for name, declared in types.items()]
    quoted = ", ".join(f'"{name}"' for name in names)
    found = {}
    for values in db.execute(f'SELECT {quoted} FROM "{table}" WHERE "{where}" = ? ORDER BY rowid', (value,)):
        try:
            record = Record(**{name: read(stored) for name, read, stored in zip(names, readers, values, strict=True)})
        except (ValueError, TypeError, RecursionError) as error:
            raise FileDamaged(
                f"The file is damaged: a row of {table} holds what it cannot. Nothing was written to the file; "
                "keep a copy of it before anything else is tried."
            ) from error
        found[record.id] = record
    return found


def read_state(db: sqlite3.Connection, workshop_id: str) -> State:
    """All rows of one workshop. Raises Unknown."""
    shape = read_shape(db)
    tables = {"workshop": _records(db, shape, "workshop", "id", workshop_id)}
    if not tables["workshop"]:
        raise Unknown(f"There is no workshop {workshop_id} in this file.")
    organisation = tables["workshop"][workshop_id].organisation_id
    tables["organisation"] = _records(db, shape, "organisation", "id", organisation)
    for table in shape.tables_of_workshop():
        tables[table] = _records(db, shape, table, "workshop_id", workshop_id)
    return State(shape, workshop_id, tables)


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
        raise FileDamaged("The file is damaged: a row of workshop holds what it cannot. Keep a copy of it.") from error


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
