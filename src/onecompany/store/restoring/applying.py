"""Doing acts again that a journal has: into the rows, and into the history as they stood there.

What is written is the same letter for letter as before: number, moment and checksum of each act.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.adopting import UPGRADE, adopt
from onecompany.store.history import unpack
from onecompany.store.journal.lines import JournalLine
from onecompany.store.migrating import every_set, migrate, missing
from onecompany.store.migrations import MigrationSets
from onecompany.store.problems import NotUpgraded, StoreError
from onecompany.store.reading import check_header
from onecompany.store.records import Change
from onecompany.store.rows import Rows, read_shape

# no sentence: SQL
_ADD = (
    "INSERT INTO history (id, workshop_id, exercise_id, at, kind, target, label, changes, checksum) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class NotFollowed(StoreError):
    """An act of the journal cannot be done after those before it. `number`: which."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(gettext("Act {number} of the journal cannot be followed: {why}", number=number, why=why))
        self.number = number


class Applier:
    """Does the acts of a journal in a file, within the caller's transaction."""

    def __init__(self, db: sqlite3.Connection, path: Path, sets: MigrationSets, now: datetime) -> None:
        """`path`: the file as it is called in sentences. `now`: when steps of a schema are recorded as taken."""
        self._db, self._path, self._sets, self._now = db, path, sets, now
        self._brought_up = False
        self._shape = read_shape(db)

    def take(self, line: JournalLine) -> None:
        """Do one act. Raises NotFollowed; then nothing of it is done."""
        if not line.is_sound():
            raise NotFollowed(line.number, gettext("it is not as it was written."))
        try:
            changes = unpack(line.changes)
        except TypeError as error:
            raise NotFollowed(line.number, gettext("it is not as it was written.")) from error
        if line.kind == UPGRADE or not self._knows(changes):
            self._bring_up(line)
        if not self._knows(changes):
            names = sorted({change.table for change in changes if not self._knows([change])})
            raise NotFollowed(
                line.number,
                gettext("it was done in {tables:list}, which this program does not know.", tables=names),
            )
        self._db.execute("SAVEPOINT act")  # no sentence: SQL
        try:
            self._write(line, changes)
        except NotFollowed:
            self._db.execute("ROLLBACK TO act")  # no sentence: SQL
            raise
        self._db.execute("RELEASE act")  # no sentence: SQL

    def _write(self, line: JournalLine, changes: list[Change]) -> None:
        rows = Rows(self._db.execute, self._shape)
        values = (line.workshop_id, line.exercise_id, line.at, line.kind, line.target, line.label)
        try:
            for change in changes:
                if not self._change(rows, change, upgrade=line.kind == UPGRADE):
                    raise NotFollowed(line.number, gettext("it changes what is not there."))
            self._db.execute(_ADD, (line.number, *values, json.dumps(line.changes), line.checksum))
        except sqlite3.IntegrityError as error:
            raise NotFollowed(line.number, gettext("it adds what is there already.")) from error
        except (ValueError, TypeError, AttributeError) as error:
            raise NotFollowed(line.number, gettext("it says what no row can hold.")) from error

    def _change(self, rows: Rows, change: Change, *, upgrade: bool) -> bool:
        """Change one row. What a migration has done in this file already is done: its act is only recorded."""
        if upgrade and change.new is None:
            rows.write(change)
            return True
        if upgrade and change.old is None and rows.get(change.table, change.id) is not None:
            return rows.write(Change(change.table, change.id, {}, change.new))
        return rows.write(change)

    def _knows(self, changes: list[Change]) -> bool:
        columns = self._shape.columns
        return all(
            change.table in columns and set(change.new or ()) | set(change.old or ()) <= columns[change.table].keys()
            for change in changes
        )

    def _bring_up(self, line: JournalLine) -> None:
        """Bring the file to the newest schema, as the program did before this act. Its own acts follow."""
        header = check_header(self._db, self._path, self._sets)
        every = every_set(self._sets)
        if not missing(header.version, header.taken, every):
            return
        try:
            migrate(self._db, self._path, every, version=header.version, now=self._now)
        except NotUpgraded as error:
            raise NotFollowed(line.number, str(error)) from error
        self._brought_up = True
        self._shape = read_shape(self._db)

    def finish(self) -> None:
        """After the last act: what a migration changed and the journal has no act of, is taken into the history."""
        if self._brought_up:
            adopt(self._db, label=gettext("brought up to date"), kind=UPGRADE, now=self._now)
