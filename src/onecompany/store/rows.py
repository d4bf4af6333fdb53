"""Rows by the name of their table, as the file has it: read as records, and written without a class.

So it makes no difference whether the kind of exercise that a table belongs to is installed. Values that are written are
in JSON's own types, as the history has them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onecompany.sentences import gettext
from onecompany.store.begun import came_along, is_idle
from onecompany.store.covered import covered
from onecompany.store.problems import FileDamaged, Unknown
from onecompany.store.records import Change, Record, stored_reader, to_be_stored
from onecompany.store.state import Shape, State

Run = Callable[[str, tuple[Any, ...]], Any]
"""Runs a statement with values: `execute` of the driver's connection, or `exec_driver_sql` of SQLAlchemy's."""


def quoted(name: str) -> str:
    """The name of a table or a column within a statement."""
    return '"' + name.replace('"', '""') + '"'


def read_shape(db: sqlite3.Connection) -> Shape:
    """The tables of the file with the declared type of each column."""
    rows = db.execute(
        "SELECT m.name, c.name, c.type, c.'notnull' OR c.pk FROM sqlite_master m, pragma_table_info(m.name, 'main') c "
        "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.rowid, c.cid"
    )
    columns: dict[str, dict[str, str]] = {}
    required = set()
    for table, column, declared, needed in rows:
        columns.setdefault(table, {})[column] = declared
        if needed:
            required.add((table, column))
    return Shape(columns, frozenset(required))


def read_records(run: Run, shape: Shape, table: str, column: str, value: str) -> dict[str, Record]:
    """The rows of a table with one value in one column, by their identities. Raises FileDamaged."""
    return as_records(shape, table, stored_rows(run, shape, table, f"{quoted(column)} = ?", value))


def stored_rows(run: Run, shape: Shape, table: str, where: str, *values: str) -> list[tuple[Any, ...]]:
    """The rows of a table, by age, with all columns as they are stored."""
    columns = ", ".join(map(quoted, shape.columns[table]))
    return run(f"SELECT {columns} FROM {quoted(table)} WHERE {where} ORDER BY rowid", values).fetchall()  # type: ignore[no-any-return]


def as_records(shape: Shape, table: str, rows: Sequence[tuple[Any, ...]]) -> dict[str, Record]:
    """What `stored_rows` read, by the identities of the rows. Raises FileDamaged."""
    types = shape.columns[table]
    names = list(types)
    readers = [stored_reader(declared, (table, name) in shape.required) for name, declared in types.items()]
    records = {}
    for values in rows:
        try:
            record = Record(**{name: read(stored) for name, read, stored in zip(names, readers, values, strict=True)})
        except (ValueError, TypeError, RecursionError) as error:
            raise FileDamaged(
                gettext(
                    "The file is damaged: a row of {table} holds what it cannot. Nothing was written to the file; "
                    "keep a copy of it before anything else is tried.",
                    table=table,
                )
            ) from error
        records[record.id] = record
    return records


def read_state(db: sqlite3.Connection, workshop_id: str, shape: Shape | None = None) -> State:
    """All rows of one workshop. Raises Unknown. `shape`: the file's, for who has read it already."""
    return fetch_state(db, workshop_id, shape).state()


@dataclass(frozen=True, slots=True)
class Fetched:
    """All of one workshop as it is stored. To make a state of it takes longer than to fetch it, and needs no file."""

    shape: Shape
    workshop_id: str
    rows: dict[str, list[tuple[Any, ...]]]
    came_along: frozenset[str]
    idle: bool
    turnout: dict[str, frozenset[str]]
    sealed: dict[str, int]
    covered: frozenset[str]

    def state(self) -> State:
        """The workshop's rows. Raises FileDamaged."""
        tables = {table: as_records(self.shape, table, rows) for table, rows in self.rows.items()}
        state = State(self.shape, self.workshop_id, tables)
        state.came_along, state.idle = self.came_along, self.idle
        state.turnout, state.sealed, state.covered = self.turnout, self.sealed, self.covered
        return state


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of the history of a workshop, by functions that take what runs statements and the workshop's id.

    `came_along`, `is_idle`: see `begun`. `covered`: of a round too, see there.
    """

    came_along: Callable[[Run, str], frozenset[str]]
    is_idle: Callable[[Run, str], bool]
    covered: Callable[[Run, str, str], int | None]


OF_HISTORY = Asking(came_along, is_idle, covered)


def fetch_state(
    db: sqlite3.Connection, workshop_id: str, shape: Shape | None = None, asking: Asking = OF_HISTORY
) -> Fetched:
    """All of one workshop. Raises Unknown, FileDamaged."""
    run, shape = db.execute, shape or read_shape(db)
    rows = {"workshop": stored_rows(run, shape, "workshop", "id = ?", workshop_id)}
    if not rows["workshop"]:
        raise Unknown(gettext("There is no workshop {workshop} in this file.", workshop=workshop_id))
    workshop = as_records(shape, "workshop", rows["workshop"])[workshop_id]
    rows["organisation"] = stored_rows(run, shape, "organisation", "id = ?", workshop.organisation_id)
    for table in shape.tables_of_workshop():
        rows[table] = stored_rows(run, shape, table, "workshop_id = ?", workshop_id)
    came = asking.came_along(run, workshop_id)
    idle = workshop.state == "new" and asking.is_idle(run, workshop_id)
    turnout, sealed = read_turnout(run, workshop_id) if "turnout" in shape.columns else ({}, {})
    was_revealed = read_covered(run, workshop_id, turnout, asking) if "turnout" in shape.columns else frozenset()
    return Fetched(shape, workshop_id, rows, came, idle, turnout, sealed, was_revealed)


def read_covered(
    run: Run, workshop_id: str, turnout: Mapping[str, object], asking: Asking = OF_HISTORY
) -> frozenset[str]:
    """Ids of the rounds whose reveal was taken back, and in which nobody has voted since."""
    waiting = run("SELECT id FROM round WHERE workshop_id = ? AND state <> 'revealed'", (workshop_id,)).fetchall()
    ids = (row_id for (row_id,) in waiting if row_id not in turnout)
    return frozenset(row_id for row_id in ids if asking.covered(run, workshop_id, row_id) is not None)


def read_turnout(run: Run, workshop_id: str) -> tuple[dict[str, frozenset[str]], dict[str, int]]:
    """Who has voted in each round of a workshop that is not revealed, and how many lines are sealed in it."""
    turnout: dict[str, set[str]] = {}
    voters = "SELECT round_id, leader_id FROM turnout WHERE round_id IN (SELECT id FROM round WHERE workshop_id = ?)"
    for round_id, leader_id in run(voters, (workshop_id,)):
        turnout.setdefault(round_id, set()).add(leader_id)
    lines = run(
        "SELECT s.round_id, COUNT(*) FROM sealed_line s JOIN round r ON r.id = s.round_id WHERE r.workshop_id = ? "
        "GROUP BY s.round_id",
        (workshop_id,),
    )
    return {round_id: frozenset(ids) for round_id, ids in turnout.items()}, dict(map(tuple, lines))


class Rows:
    """The rows of a file within one transaction."""

    def __init__(self, run: Run, shape: Shape) -> None:
        self._run = run
        self._shape = shape

    def get(self, table: str, row_id: str) -> Record | None:
        """One row as it is now, or None."""
        return read_records(self._run, self._shape, table, "id", row_id).get(row_id)

    def write(self, change: Change) -> bool:
        """Add, change or remove one row. Whether that could be done: False when there is no such row."""
        table = quoted(change.table)
        if change.new is None:
            return bool(self._run(f"DELETE FROM {table} WHERE id = ?", (change.id,)).rowcount)
        types = self._shape.columns[change.table]
        columns = [quoted(name) for name in change.new]
        values = tuple(to_be_stored(types.get(name, ""), value) for name, value in change.new.items())
        if change.old is None:
            places = ", ".join("?" * len(columns))
            self._run(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", values)
            return True
        places = ", ".join(f"{column} = ?" for column in columns)
        return bool(self._run(f"UPDATE {table} SET {places} WHERE id = ?", (*values, change.id)).rowcount)

    def hanging_on(self, table: str, row_id: str) -> list[tuple[str, str, str]]:
        """The rows of the workshop that point to a row with a foreign key of the file: table, column and identity."""
        keys = self._keys.get(table.casefold(), ())
        return [(child, column, child_id) for child, column in keys for child_id in self._ids(child, column, row_id)]

    @cached_property
    def _keys(self) -> dict[str, list[tuple[str, str]]]:
        """By the table that is pointed to, the tables that do, and with which column."""
        rows = self._run(
            'SELECT m.name, k."from", k."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) k '
            "WHERE m.type = 'table' ORDER BY m.rowid, k.id, k.seq",
            (),
        )
        of_workshop = set(self._shape.tables_of_workshop())
        keys: dict[str, list[tuple[str, str]]] = {}
        for child, column, table in rows:
            if child in of_workshop:
                keys.setdefault(table.casefold(), []).append((child, column))
        return keys

    def _ids(self, table: str, column: str, value: str) -> list[str]:
        statement = f"SELECT id FROM {quoted(table)} WHERE {quoted(column)} = ? ORDER BY rowid"
        return [row_id for (row_id,) in self._run(statement, (value,)).fetchall()]

    def may_be_empty(self, table: str, column: str) -> bool:
        """Whether a row can be without a value there."""
        return (table, column) not in self._shape.required
