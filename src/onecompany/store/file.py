"""Opening a workshop file for writing: lock, header, checks, migration, engine, in that order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal

from sqlalchemy.exc import DBAPIError

from onecompany import __version__
from onecompany.clock import Clock
from onecompany.parsing.alike import alike
from onecompany.store.bookkeeping import Program
from onecompany.store.copy_whole import copy_whole
from onecompany.store.database import database_session, driver_of
from onecompany.store.deleting import delete_workshops
from onecompany.store.deletion_mark import settle
from onecompany.store.earlier import earlier_workshops
from onecompany.store.engine import make_engine
from onecompany.store.ids import NewId, new_id
from onecompany.store.journal import Journal
from onecompany.store.locating import look_at, make_folder, resolved
from onecompany.store.lock import Lock
from onecompany.store.making import make_file, prepare
from onecompany.store.migrating import SCHEMA
from onecompany.store.migrations import MigrationSets, provided
from onecompany.store.problems import explained
from onecompany.store.reading import PATIENCE, UNREADABLE, WorkshopLine, read_workshops
from onecompany.store.restoring.lost import check_not_lost
from onecompany.store.restoring.placing import tidy
from onecompany.store.rows import read_shape, read_state
from onecompany.store.state import State
from onecompany.store.watch import Watch
from onecompany.store.writer import WorkshopWriter


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
        rolled_back: Literal["refuse", "accept"] = "refuse",
        sets: MigrationSets | None = None,
    ) -> None:
        """Open the file, or make it when there is none.

        `patience`: seconds that an act waits for another program's lock. `adopting`: what another program changed is
        taken into the history (see `making.prepare`). `over_empty`: a file of 0 bytes is made anew. `scratch`: the
        file is gone soon, and nobody would miss what a crash takes (see `engine.make_engine`); it has no journal.
        `rolled_back`: what is done about a journal beside the file with acts that the file lacks; accepted, the file is
        as it should be, and the journal is set aside. `sets`: the migrations of all kinds of exercise, where not those
        of the program.

        Raises FileInUse, FileReadOnly, FileNotOurs, FileEmpty, FileNewer, NotUpgraded, FileDamaged, or FileRolledBack
        (FileDiverged, FileMissing) or FileLost; then the file is as it was.
        """
        self.path, sets = resolved(path), sets or provided()
        self.clock = clock
        self.new_id = new_id
        make_folder(self.path.parent)
        self.journal = None if scratch else Journal(self.path, clock.now)
        """Keeps the acts once more, beside the file; what it has to say to the facilitator is its `news`."""

        def compare(db: sqlite3.Connection | None) -> None:
            if self.journal is not None:
                self.journal.compare(db, accept=rolled_back == "accept")

        self._lock = lock or Lock(self.path)
        try:
            tidy(self.path)
            status = look_at(self.path)
            if status is None or (over_empty and status.st_size == 0):
                compare(None)
                if self.journal is not None and rolled_back == "refuse":
                    check_not_lost(self.path)
                make_file(self.path, clock.now(), sets)
                self._lock.hold_file()
            prepare(self.path, clock.now(), sets, adopting=adopting, compare=compare)
            self.watch = Watch(self.path)
            self.engine = make_engine(self.path, patience=patience, scratch=scratch)
            self._note_program()
            if self.journal is not None:
                with self._connection() as db:
                    self.journal.follow(db, opening=True)
                    settle(self.path, db)
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
        return WorkshopWriter(
            self.engine, state, clock=self.clock, new_id=self.new_id, watch=self.watch, journal=self.journal
        )

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
        """Delete a workshop; see `deleting.delete_workshops`. Raises Unknown, and NotKept."""
        delete_workshops(self, [workshop_id])

    def delete_organisation(self, organisation_id: str) -> None:
        """Delete an organisation with all its workshops; see `delete_workshop`."""
        with self._connection() as db:
            ids = db.execute("SELECT id FROM workshop WHERE organisation_id = ?", (organisation_id,)).fetchall()
        delete_workshops(self, [workshop_id for (workshop_id,) in ids])

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
