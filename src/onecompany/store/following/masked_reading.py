"""Reading a workshop over a masked connection: all of it, or what acts have changed since the last time.

What is read is returned as it is stored; what takes time is made of it when the file is free again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from onecompany import __version__
from onecompany.sentences import gettext
from onecompany.store.begun import nothing_done
from onecompany.store.covered import RoundStep, taken_back
from onecompany.store.earlier import earlier_ids, in_line
from onecompany.store.following.masked import masked_connection
from onecompany.store.migrating import SCHEMA, missing
from onecompany.store.migrations import provided
from onecompany.store.problems import FileNewer, StoreError
from onecompany.store.reading import UNREADABLE, check_header
from onecompany.store.records import Ref
from onecompany.store.rows import (
    Asking,
    Fetched,
    Run,
    as_records,
    fetch_state,
    read_covered,
    read_shape,
    read_turnout,
    stored_rows,
)
from onecompany.store.state import UNREAD, State

_AMONG = "id IN (SELECT value FROM json_each(?))"  # no sentence: SQL


class OtherVersion(FileNewer):
    """The file has the schema of another version than this one; a window that only looks upgrades nothing."""


class LastAct(NamedTuple):
    """The newest act of a workshop. One with this number and another checksum is of another history."""

    id: int
    checksum: str


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All that is read within is of one moment."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:  # some errors have ended it already
            db.execute("ROLLBACK")


def check_version(db: sqlite3.Connection, path: Path) -> None:
    """Raises OtherVersion, FileNewer (of a kind's tables), FileNotOurs or FileDamaged where it cannot be followed."""
    newer: FileNewer | None = None
    try:
        header = check_header(db, path, provided())
        schema = header.version
        is_ours = schema == SCHEMA and not missing(schema, header.taken, header.known)
    except FileNewer as error:
        (schema,) = db.execute("PRAGMA user_version").fetchone()
        newer, is_ours = error, schema <= SCHEMA
    if not is_ours:
        row = db.execute("SELECT version FROM program ORDER BY id DESC LIMIT 1").fetchone()
        raise OtherVersion(
            gettext(
                "{path} is kept by onecompany {version} (schema {schema}), and this window is onecompany {own} (schema "
                "{known}). Start both with the same version.",
                path=path,
                version=row[0] if row else "",
                schema=schema,
                own=__version__,
                known=SCHEMA,
            )
        ) from newer
    if newer is not None:
        raise newer


def last_act(db: sqlite3.Connection, workshop_id: str) -> LastAct | None:
    """The newest act of a workshop."""
    row = db.execute(
        "SELECT id, checksum FROM main.history WHERE workshop_id = ? ORDER BY id DESC LIMIT 1", (workshop_id,)
    ).fetchone()
    return LastAct(*row) if row else None


def has_act(db: sqlite3.Connection, workshop_id: str, act: LastAct) -> bool:
    """Whether an act is in the history of a workshop still."""
    row = db.execute("SELECT workshop_id, checksum FROM main.history WHERE id = ?", (act.id,)).fetchone()
    return bool(row == (workshop_id, act.checksum))


def fetch_all(db: sqlite3.Connection, workshop_id: str) -> Fetched:
    """All of a workshop. Raises Unknown, FileDamaged.

    Whether it is idle is not asked: only of earlier workshops somebody wants to know, and the seat would wait for it.
    """
    return fetch_state(db, workshop_id, asking=replace(_ASKING, is_idle=lambda _run, _workshop_id: False))


@dataclass(frozen=True, slots=True)
class FetchedChanges:
    """What became of the rows that acts have touched, and how the votes stand."""

    state: State
    gone: set[Ref]
    rows: dict[str, list[tuple[Any, ...]]]
    turnout: dict[str, frozenset[str]]
    sealed: dict[str, int]
    covered: frozenset[str]

    def applied(self) -> State:
        """The state, brought up to date; its version goes up where something is new in it. Raises FileDamaged."""
        state = self.state
        records = {table: as_records(state.shape, table, rows) for table, rows in self.rows.items()}
        if self.gone or records:
            state.take_over(self.gone, records)
        votes = (self.turnout, self.sealed, self.covered)
        if votes != (state.turnout, state.sealed, state.covered):
            state.turnout, state.sealed, state.covered = votes
            state.version += 1
        return state


def fetch_changes(db: sqlite3.Connection, state: State, since: LastAct) -> FetchedChanges:
    """What was done to a workshop after an act. Acts say which rows they touched; the rows are read as they are now."""
    run, shape, workshop_id = db.execute, state.shape, state.workshop_id
    touched: dict[str, set[str]] = {}
    gone: set[Ref] = set()
    asked = "SELECT name, id, gone FROM history_row WHERE workshop_id = ? AND act > ?"
    for table, row_id, is_gone in run(asked, (workshop_id, since.id)):
        if table in shape.columns and table not in UNREAD:
            touched.setdefault(table, set()).add(row_id)
            if is_gone:
                gone.add(Ref(table, row_id))
    rows = {}
    for table, ids in touched.items():
        rows[table] = stored_rows(run, shape, table, _AMONG, json.dumps(list(ids)))
        place = list(shape.columns[table]).index("id")
        gone |= {Ref(table, row_id) for row_id in ids - {row[place] for row in rows[table]}}
    turnout, sealed = read_turnout(run, workshop_id) if "turnout" in shape.columns else ({}, {})
    covered = state.covered
    if "round" in touched or turnout != state.turnout:
        covered = read_covered(run, workshop_id, turnout, _ASKING)
    return FetchedChanges(state, gone, rows, turnout, sealed, covered)


def _came_along(run: Run, workshop_id: str) -> frozenset[str]:
    """What `begun.came_along` says, of what may be seen of the history."""
    asked = "SELECT DISTINCT name FROM history_start WHERE workshop_id = ?"
    return frozenset(name for (name,) in run(asked, (workshop_id,)).fetchall())


def _is_idle(run: Run, workshop_id: str) -> bool:
    """What `begun.is_idle` says, of the same."""
    asked = (
        "SELECT act, kind, target, names FROM history_act "
        "WHERE workshop_id = ? AND kind IN ('do', 'undo', 'redo', 'import') ORDER BY act"
    )
    return nothing_done(run(asked, (workshop_id,)).fetchall())


def _covered(run: Run, workshop_id: str, round_id: str) -> int | None:
    """What `covered.covered` says, of the same."""
    taken_back_once = (
        "SELECT 1 FROM history_round WHERE id = ?2 AND state = 'revealed' AND act IN "
        "(SELECT target FROM main.history WHERE workshop_id = ?1 AND kind = 'undo') LIMIT 1"
    )
    if run(taken_back_once, (workshop_id, round_id)).fetchone() is None:
        return None  # as nearly always, and known without going through all acts
    steps = run(
        "SELECT act, kind, target, state, anew FROM history_round WHERE workshop_id = ?1 AND id = ?2 AND kind = 'do' "
        "UNION ALL SELECT id, kind, target, NULL, 0 FROM main.history "
        "WHERE workshop_id = ?1 AND kind IN ('undo', 'redo') ORDER BY 1",
        (workshop_id, round_id),
    )
    return taken_back(
        RoundStep(act, kind, target, became, anew=bool(anew)) for act, kind, target, became, anew in steps.fetchall()
    )


_ASKING = Asking(_came_along, _is_idle, _covered)


def earlier_workshops(path: Path, workshop_id: str) -> Callable[[], tuple[State, ...] | None]:
    """What reads the earlier workshops of an organisation, for `State.earlier`: None as long as they cannot be read.

    Then the seat writes: it is asked again later rather than waited for.
    """
    return partial(_earlier, path, workshop_id)


def _earlier(path: Path, workshop_id: str) -> tuple[State, ...] | None:
    try:
        with closing(masked_connection(path)) as db:
            check_version(db, path)
            shape, fetched = read_shape(db), []
            for earlier in earlier_ids(db, workshop_id):  # one by one: the seat never waits for all of them
                with transaction(db):
                    fetched.append(fetch_state(db, earlier, shape, _ASKING))
        return in_line([state for state in (one.state() for one in fetched) if not state.idle])
    except (StoreError, *UNREADABLE):
        return None
