"""A connection that cannot read what is masked: SQLite itself refuses it.

Temporary views stand before the tables whose rows are masked in part, under the same names, so that whoever reads a
workshop over this connection reads these. Everything else that would reach what is masked is denied when a statement is
prepared, and so is every statement that is no question.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onecompany.store.locating import check_there, connected
from onecompany.store.rows import quoted

PATIENCE = 0.05
"""Seconds that a look waits for the seat, which writes."""

# no sentence: SQL
_PACKED = "json_each(CASE WHEN json_valid(h.changes) THEN h.changes ELSE '[]' END) c"

# no sentence: SQL
VIEWS = {
    "history_act": (
        "SELECT h.id AS act, h.workshop_id, h.kind, h.target, "
        f"(SELECT group_concat(DISTINCT c.value->>'$[0]') FROM {_PACKED}) AS names FROM main.history h"
    ),
    "history_start": (
        f"SELECT h.workshop_id, c.value->>'$[0]' AS name FROM main.history h, {_PACKED} "
        "WHERE h.kind IN ('start', 'import') AND c.value->>'$[3].origin_id' IS NOT NULL"
    ),
    "history_row": (
        "SELECT h.id AS act, h.workshop_id, c.value->>'$[0]' AS name, c.value->>'$[1]' AS id, "
        f"json_type(c.value, '$[3]') = 'null' AS gone FROM main.history h, {_PACKED}"
    ),
    "history_round": (
        "SELECT h.id AS act, h.workshop_id, h.kind, h.target, c.value->>'$[1]' AS id, c.value->>'$[3].state' AS state, "
        "json_type(c.value, '$[2]') = 'object' AND json_type(c.value, '$[3].opened_at') IS NOT NULL AS anew "
        "FROM main.history h, json_each(CASE WHEN instr(h.changes, '\"round\"') AND json_valid(h.changes) "
        "THEN h.changes ELSE '[]' END) c WHERE c.value->>'$[0]' = 'round'"
    ),
    "note": "SELECT rowid AS rowid, * FROM main.note WHERE NOT private",
    "exercise": "SELECT rowid AS rowid, COLUMNS FROM main.exercise",
    "step": "SELECT rowid AS rowid, COLUMNS FROM main.step",
}
"""What is read of tables that are masked in part. Of the history, and nothing that somebody typed: `history_act`, the
tables that an act touched; `history_start`, those of which rows came along; `history_row`, which rows an act touched,
and whether it removed them; `history_round`, what it did with votes. Notes that are not private; exercises and steps
without the script."""

_NO_SCRIPT = "'' AS script"  # no sentence: SQL

_OPEN_COLUMNS: dict[str, frozenset[str]] = {
    "history": frozenset({"id", "workshop_id", "kind", "target", "checksum"}),
    "sealed_line": frozenset({"round_id"}),
    "ballot": frozenset(),
    "draft": frozenset(),
    "presence": frozenset(),
    "note": frozenset(),
    "exercise": frozenset({"id"}),
    "step": frozenset({"id"}),
}
"""Of the tables that are masked, the columns that may be read as they stand."""

_QUESTIONS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_TRANSACTION})

_PRAGMAS = frozenset({"application_id", "user_version", "data_version", "schema_version", "table_info"})


def allowed(action: int, what: str | None, detail: str | None, database: str | None, view: str | None) -> int:
    """Whether a statement may do this, as `sqlite3.Connection.set_authorizer` asks."""
    if action in _QUESTIONS:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA:
        asks = what in _PRAGMAS and (detail is None or what == "table_info")
        return sqlite3.SQLITE_OK if asks else sqlite3.SQLITE_DENY
    if action != sqlite3.SQLITE_READ:
        return sqlite3.SQLITE_DENY
    columns = _OPEN_COLUMNS.get(what or "")
    if columns is None or view in VIEWS or database == "temp" or detail in columns:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def masked_connection(path: Path, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to a workshop file at a resolved path, in autocommit, to be used in any one thread at a time.

    Raises FileNotOurs, FileEmpty, FileReadOnly, and what the driver raises.
    """
    check_there(path)
    db = connected(path, patience=patience, check_same_thread=False)
    try:
        db.execute("PRAGMA temp_store=MEMORY")
        db.execute("PRAGMA trusted_schema=OFF")
        for name, view in VIEWS.items():
            columns = [row[0] for row in db.execute("SELECT name FROM pragma_table_info(?, 'main')", (name,))]
            if columns or name not in _OPEN_COLUMNS:
                shown = ", ".join(_NO_SCRIPT if column == "script" else quoted(column) for column in columns)
                db.execute(f"CREATE TEMP VIEW {name} AS {view.replace('COLUMNS', shown)}")
        db.execute("PRAGMA query_only=ON")
        db.set_authorizer(allowed)
    except BaseException:
        db.close()
        raise
    return db
