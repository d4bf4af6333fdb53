"""Opening a workshop file for writing: lock, header, checks, migration, engine, in that order."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlmodel import Session, col, delete, desc, select

import onecompany.store.tables as shared
from onecompany import __version__
from onecompany.clock import Clock
from onecompany.store.checking import check_file
from onecompany.store.desk import Desk, same_file
from onecompany.store.engine import make_engine
from onecompany.store.ids import NewId, new_id
from onecompany.store.lock import Lock
from onecompany.store.migrations import migrate
from onecompany.store.problems import FileReadOnly, NotKept, Unknown
from onecompany.store.reading import (
    APPLICATION_ID,
    SCHEMA,
    WorkshopLine,
    check_header,
    explained,
    is_new,
    read_shape,
    read_state,
    read_workshops,
)
from onecompany.store.state import State
from onecompany.store.writing import models
from onecompany.system import CLOSE_ON_EXEC


class Store:
    """One workshop file, open for writing. Use it as a context manager, or call `close`."""

    def __init__(self, path: Path, *, clock: Clock, new_id: NewId = new_id, lock: Lock | None = None) -> None:
        """Open the file, or make it when there is none.

        Raises FileInUse, FileReadOnly, FileNotOurs, FileNewer or FileDamaged; then the file is as it was.
        """
        self.path = path
        self.clock = clock
        self.new_id = new_id
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FileReadOnly(f"The folder {path.parent} cannot be made: {error.strerror}.") from error
        self._lock = lock or Lock(path)
        try:
            _prepare(path, clock.now())
            found = os.stat(path)
            self._identity = (found.st_dev, found.st_ino)
            self.engine = make_engine(path)
        except BaseException:
            self._lock.release()
            raise
        self._note_program()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and free its lock."""
        self.engine.dispose()
        self._lock.release()

    def _note_program(self) -> None:
        with Session(self.engine) as session:
            newest = session.exec(select(shared.Program).order_by(desc(col(shared.Program.id)))).first()
            if newest is None or (newest.version, newest.schema_version) != (__version__, SCHEMA):
                session.add(shared.Program(version=__version__, schema_version=SCHEMA, at=self.clock.now()))
                session.commit()

    def check(self) -> None:
        """Raises NotKept when the file was deleted, moved or replaced while it is open."""
        if not same_file(self.path, self._identity):
            raise NotKept(
                f"{self.path} was moved, replaced or deleted while it was open. Put it back, then press Enter "
                "again; what was typed is still here."
            )

    def read(self, workshop_id: str) -> State:
        """All rows of one workshop. Raises Unknown."""
        with self._connection() as db:
            return read_state(db, workshop_id)

    def workshops(self) -> list[WorkshopLine]:
        """All workshops of the file, as lists show them."""
        with self._connection() as db:
            return read_workshops(db)

    def desk(self, workshop: str | State) -> Desk:
        """The desk of one workshop, by its id or by its rows as they were just read."""
        state = self.read(workshop) if isinstance(workshop, str) else workshop
        return Desk(self.engine, state, clock=self.clock, new_id=self.new_id, check=self.check)

    def empty_state(self, workshop_id: str) -> State:
        """A state without rows, for a workshop that is being made."""
        with self._connection() as db:
            shape = read_shape(db)
        tables: dict[str, dict[str, object]] = {name: {} for name in shape.tables_of_workshop()}
        return State(shape, workshop_id, {**tables, "workshop": {}, "organisation": {}})  # type: ignore[dict-item]

    def organisation_id(self, name: str) -> str | None:
        """The id of the organisation with this name, in any case of letters; None when it is new."""
        with Session(self.engine) as session:
            for row in session.exec(select(shared.Organisation)):
                if row.name.casefold() == name.strip().casefold():
                    return row.id
        return None

    def delete_workshop(self, workshop_id: str) -> None:
        """Delete a workshop, its history, and its organisation when it was the last of it; then VACUUM.

        Nothing of it can be brought back. Raises Unknown.
        """
        with Session(self.engine) as session:
            workshop = session.get(shared.Workshop, workshop_id)
            if workshop is None:
                raise Unknown(f"There is no workshop {workshop_id} in this file.")
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            organisation = workshop.organisation_id
            for name, model in models().items():
                if "workshop_id" in model.model_fields and name in read_shape_names(session):
                    column = model.__table__.c.workshop_id  # type: ignore[attr-defined]
                    session.exec(delete(model).where(column == workshop_id))
            session.delete(workshop)
            session.flush()
            others = select(shared.Workshop).where(shared.Workshop.organisation_id == organisation)
            if session.exec(others).first() is None:
                session.delete(session.get(shared.Organisation, organisation))
            session.commit()
        with self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("VACUUM")

    def delete_organisation(self, organisation_id: str) -> None:
        """Delete an organisation with all its workshops; see `delete_workshop`."""
        with Session(self.engine) as session:
            wanted = select(shared.Workshop.id).where(shared.Workshop.organisation_id == organisation_id)
            ids = list(session.exec(wanted))
        for workshop_id in ids:
            self.delete_workshop(workshop_id)

    def _connection(self) -> _Reading:
        return _Reading(self)


class _Reading:
    """The driver's connection within one read transaction of the engine."""

    def __init__(self, store: Store) -> None:
        self._connection = store.engine.connect()

    def __enter__(self) -> sqlite3.Connection:
        self._connection.begin()
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def read_shape_names(session: Session) -> set[str]:
    """The tables that the file has."""
    rows = session.connection().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {row[0] for row in rows}


def _prepare(path: Path, now: datetime) -> None:
    """Make the file, or check it and bring it to the newest schema, in one transaction."""
    new = is_new(path)
    if new:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | CLOSE_ON_EXEC, 0o600))
    elif not os.access(path, os.W_OK):
        raise FileReadOnly(f"{path} may not be written, so nothing could be kept. Open it read-only.")
    db = sqlite3.connect(path, isolation_level=None, timeout=5.0)
    try:
        db.execute("PRAGMA trusted_schema=OFF")
        version = 0 if new else check_header(db, path)
        if not new:
            check_file(db, path)
        if version < SCHEMA:
            if not new:
                _copy_aside(db, path, version, now)
            db.execute("PRAGMA synchronous=EXTRA")
            db.execute("BEGIN IMMEDIATE")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(db, version)
            db.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        raise explained(error, path) from error
    finally:
        db.close()


def _copy_aside(db: sqlite3.Connection, path: Path, version: int, now: datetime) -> None:
    """Keep the file as it was before a migration, beside it."""
    moment = now.strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name}.schema-{version}.{moment}")
    os.close(os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL | CLOSE_ON_EXEC, 0o600))
    copy = sqlite3.connect(aside)
    try:
        db.backup(copy)
    finally:
        copy.close()
