"""Opening a workshop file for writing: lock, header, checks, migration, engine, in that order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlmodel import select

import onecompany.store.tables as shared
from onecompany import __version__
from onecompany.clock import Clock
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext
from onecompany.store.bookkeeping import Program
from onecompany.store.copy_whole import copy_whole
from onecompany.store.database import database_session, driver_of, refusal
from onecompany.store.earlier import earlier_workshops
from onecompany.store.engine import make_engine
from onecompany.store.ids import NewId, new_id
from onecompany.store.locating import look_at, make_folder, resolved
from onecompany.store.lock import Lock
from onecompany.store.making import make_file, prepare
from onecompany.store.migrating import SCHEMA
from onecompany.store.migrations import MigrationSets, provided
from onecompany.store.problems import NotKept, Unknown, explained
from onecompany.store.reading import PATIENCE, UNREADABLE, WorkshopLine, read_workshops
from onecompany.store.rows import read_shape, read_state
from onecompany.store.state import State
from onecompany.store.watch import Watch
from onecompany.store.writer import WorkshopWriter

TABLES_OF_WORKSHOPS = (
    "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'workshop_id'"
)


class Store:
    """One workshop file, open for writing. Use it as a context manager, or call `close`."""

    def __init__(
        self,
        path: Path,
        *,
        clock: Clock,
        new_id: NewId = new_id,
        lock: Lock | None = None,
        patience: float = PATIENCE,
        adopting: bool = False,
        over_empty: bool = False,
        scratch: bool = False,
        sets: MigrationSets | None = None,
    ) -> None:
        """Open the file, or make it when there is none.

        `patience`: seconds that an act waits for another program's lock. `adopting`: what another program changed is
        taken into the history (see `making.prepare`). `over_empty`: a file of 0 bytes is made anew. `scratch`: the
        file is gone soon, and nobody would miss what a crash takes (see `engine.make_engine`). `sets`: the migrations
        of all kinds of exercise, where not those of the program.

        Raises FileInUse, FileReadOnly, FileNotOurs, FileEmpty, FileNewer, NotUpgraded or FileDamaged; then the file is
        as it was.
        """
        self.path, sets = resolved(path), sets or provided()
        self.clock = clock
        self.new_id = new_id
        make_folder(self.path.parent)
        self._lock = lock or Lock(self.path)
        try:
            status = look_at(self.path)
            if status is None or (over_empty and status.st_size == 0):
                make_file(self.path, clock.now(), sets)
                self._lock.hold_file()
            prepare(self.path, clock.now(), sets, adopting=adopting)
            self.watch = Watch(self.path)
            self.engine = make_engine(self.path, patience=patience, scratch=scratch)
            self._note_program()
        except BaseException:
            self._lock.release()
            raise

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
        with self._connection() as db:
            newest = db.execute("SELECT version, schema_version FROM program ORDER BY id DESC LIMIT 1").fetchone()
        if newest != (__version__, SCHEMA):
            with database_session(self.engine, self.watch) as session:
                session.add(Program(version=__version__, schema_version=SCHEMA, at=self.clock.now()))

    def read(self, workshop_id: str) -> State:
        """All rows of one workshop. Raises Unknown."""
        with self._connection() as db:
            state = read_state(db, workshop_id)
        state.earlier = earlier_workshops(self.path, workshop_id)
        return state

    def workshops(self) -> list[WorkshopLine]:
        """All workshops of the file, as lists show them."""
        with self._connection() as db:
            return read_workshops(db)

    def writer(self, workshop: str | State) -> WorkshopWriter:
        """The writer of one workshop, by its id or by its rows as they were just read."""
        state = self.read(workshop) if isinstance(workshop, str) else workshop
        return WorkshopWriter(self.engine, state, clock=self.clock, new_id=self.new_id, watch=self.watch)

    def empty_state(self, workshop_id: str) -> State:
        """A state without rows, for a workshop that is being made."""
        with self._connection() as db:
            shape = read_shape(db)
        tables: dict[str, dict[str, object]] = {name: {} for name in shape.tables_of_workshop()}
        return State(shape, workshop_id, {**tables, "workshop": {}, "organisation": {}})  # type: ignore[dict-item]

    def copy_to(self, path: Path) -> None:
        """Copy all of the file that is open to another one, though it may be deleted or moved. Raises StoreError."""
        try:
            # Not within a transaction of ours, whose lock the copying would wait for.
            with closing(sqlite3.connect(path, isolation_level=None)) as copy, self.engine.connect() as connection:
                copy_whole(driver_of(connection), copy, self.path)
        except sqlite3.DatabaseError as error:
            raise explained(error, path) from error

    def organisation_id(self, name: str) -> str | None:
        """The id of the organisation with this name, however it is typed (`parsing.alike`); None when it is new."""
        with self._connection() as db:
            rows = db.execute("SELECT id, name FROM organisation").fetchall()
        return next((row_id for row_id, known in rows if alike(known) == alike(name)), None)

    def delete_workshop(self, workshop_id: str) -> None:
        """Delete a workshop, its history, and its organisation when it was the last of it; then VACUUM.

        Nothing of it can be brought back. Raises Unknown, and NotKept when nothing was deleted.
        """
        with database_session(self.engine, self.watch) as session:
            workshop = session.get(shared.Workshop, workshop_id)
            if workshop is None:
                raise Unknown(gettext("There is no workshop {workshop} in this file.", workshop=workshop_id))
            organisation = workshop.organisation_id
            run = session.connection().exec_driver_sql
            for name in run(TABLES_OF_WORKSHOPS).scalars().all():  # those of kinds that are not installed too
                run(f'DELETE FROM "{name}" WHERE workshop_id = ?', (workshop_id,))
            session.delete(workshop)
            session.flush()
            others = select(shared.Workshop).where(shared.Workshop.organisation_id == organisation)
            if session.exec(others).first() is None:
                session.delete(session.get(shared.Organisation, organisation))
        self._vacuum()

    def delete_organisation(self, organisation_id: str) -> None:
        """Delete an organisation with all its workshops; see `delete_workshop`."""
        with self._connection() as db:
            ids = db.execute("SELECT id FROM workshop WHERE organisation_id = ?", (organisation_id,)).fetchall()
        for (workshop_id,) in ids:
            self.delete_workshop(workshop_id)

    def _vacuum(self) -> None:
        try:
            with self.engine.connect() as connection:
                driver = driver_of(connection)
                driver.execute("VACUUM")
                self.watch.note(driver)
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise NotKept(
                gettext("It is deleted, but the file could not be made smaller. {why}", why=refusal(error))
            ) from error

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """The driver's connection within one read transaction of the engine. Raises what `reading` raises."""
        try:
            with self.engine.connect() as connection:
                connection.begin()
                yield driver_of(connection)
        except DBAPIError as error:
            if not isinstance(error.orig, sqlite3.Error):
                raise
            raise explained(error.orig, self.path) from error
        except UNREADABLE as error:
            raise explained(error, self.path) from error
