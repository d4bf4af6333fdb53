"""Documents for tests: a workshop in which every column of every table says something of its own."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

from onecompany.clock import Clock, Stamp
from onecompany.exchange.document import document
from onecompany.exchange.shape import FINDINGS, TIMING, DocumentList, document_lists, row_keys
from onecompany.exchange.text import dumps
from onecompany.exercises.stages.tables import Stage
from onecompany.kinds.findings import find_all
from onecompany.kinds.registry import import_tables
from onecompany.store.state import State
from onecompany.store.tables import Workshop
from onecompany.store.transaction import Transaction, base_of, models
from onecompany.store.writer import WorkshopWriter

MOMENT = dt.datetime(2026, 3, 5, 9, 30, 0, 123456, dt.UTC)

OPEN_SETTINGS = {"text": "settings text\u2028", "style": "talk", "sealed": False, "names": False}
"""All of them: what a document lacks is filled in when it is read."""

TABLES = (
    "silo", "leader", "exercise", "step", "span", "group", "member", "stage", "touchpoint", "pain", "ownership",
    "handoff", "metric", "meeting", "note", "decision", "parking", "commitment",
)  # fmt: skip
"""Tables that are filled with words of their own, each behind those that it points to. All kinds: tests/kinds."""


def made(state: State, clock: Clock, *, private: bool = True) -> str:
    """The document of a workshop as text."""
    at = Stamp.take(clock)
    return dumps(document(state, findings=find_all(state, at.utc.date()), at=at, private=private))


def rows_in(path: Path) -> int:
    """The rows of all tables, counted by another reader."""
    with closing(sqlite3.connect(path)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return sum(db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables)


def fill(writer: WorkshopWriter) -> None:
    """Add a row to every table, with words of its own in every column."""
    import_tables()
    ids: dict[str, str] = {}
    state = writer.state
    with writer.act("filled every table") as transaction:
        ids["other stage"] = transaction.add(Stage, name="the other stage", position=9e6).id
        for table in TABLES:
            ids[table] = _add(transaction, table, ids)
        transaction.session.flush()
        transaction.change(
            Workshop,
            state.workshop_id,
            title="workshop title",
            plan="workshop plan",
            purpose="workshop purpose\nin two lines",
            language="pt-BR",
            start="08:45",
            state="closed",
            current_step_id=ids["step"],
            started_at=MOMENT,
            closed_at=MOMENT + dt.timedelta(hours=8),
        )


def _add(transaction: Transaction, table: str, ids: dict[str, str]) -> str:
    model = models()[table]
    targets = {key.parent.name: key.column.table.name for key in model.__table__.foreign_keys}  # type: ignore[attr-defined]
    values: dict[str, Any] = {}
    for name, field in base_of(model).model_fields.items():
        if name in targets:
            values[name] = ids[targets[name]]
        else:
            values[name] = _word(table, name, field.annotation)
    values |= _special(table, ids)
    if "origin_id" in model.model_fields:
        values["origin_id"] = f"origin{table}"[:30]
    if "position" in model.model_fields:
        values["position"] = 1e7 + len(ids)
    row_id = f"{ids['stage']}-{ids['other stage']}" if table == "handoff" else None
    return str(vars(transaction.add(model, id=row_id, **values))["id"])


def _word(table: str, name: str, annotation: Any) -> Any:
    """A value that no other column of no other table has, where its type has room for that."""
    kinds = get_args(annotation) or (annotation,)
    number = sum(map(ord, table + name))
    if str in kinds:
        return f"{table} {name} “ñ” [b]\t{chr(0x202E)}<i>\n=1+1"[:60].strip()
    if bool in kinds:
        return True
    if int in kinds:
        return number
    if float in kinds:
        return number + 0.1
    if dt.datetime in kinds:
        return MOMENT + dt.timedelta(seconds=number)
    return dt.date(2026, 4, 1) + dt.timedelta(days=number)


def _special(table: str, ids: dict[str, str]) -> dict[str, Any]:
    """The columns that hold one of some words, references, or numbers within bounds."""
    special: dict[str, dict[str, Any]] = {
        "exercise": {"kind": "open", "flex": "drop", "at": "12:30", "settings": OPEN_SETTINGS},
        "step": {"grouping": "1-2-4-all", "parts": [60.5, 120.25, 240.5, 300.5]},
        "stage": {"feeling": -2, "people": False},
        "ownership": {"role": "helps"},
        "handoff": {"rating": "dropped", "to_stage_id": ids.get("other stage")},
        "metric": {
            "measures": "asset",
            "direction": "down",
            "watches": f"handoff:{ids.get('stage')}-{ids.get('other stage')}",
            "joint_with": [ids.get("silo")],
        },
        "meeting": {"minutes": 45.5},
        "commitment": {"state": "late", "serves": f"finding:ownership.nobody:{ids.get('stage')}"},
        "note": {"about": f"touchpoint:{ids.get('touchpoint')}", "group_id": ids.get("group")},
    }
    return special.get(table, {})


def columns_of(shape: DocumentList, state: State) -> list[str]:
    """The keys of a list that are columns, and not words for readers."""
    keys = row_keys(shape.table, state.shape.columns[shape.table.name])
    return [key.name for key in keys if not key.label]


def without_words(document: dict[str, Any], state: State) -> dict[str, Any]:
    """A document without what is computed and without what is only to be read."""
    lists = {top.key: _bare(top, document[top.key], state) for top in document_lists() if top.key in document}
    rest = {key: value for key, value in document.items() if key not in (FINDINGS, TIMING, "format")}
    said = {key: value for key, value in document["workshop"].items() if value is not None}
    workshop = {key: value for key, value in said.items() if key != "current_step"}
    return {**rest, "workshop": workshop, **lists}


def _bare(shape: DocumentList, rows: list[dict[str, Any]], state: State) -> list[dict[str, Any]]:
    columns = columns_of(shape, state)
    bare_rows = []
    for row in rows:
        bare = {key: value for key, value in row.items() if key in columns and value not in (None, {})}
        if shape.key == "commitments" and row.get("leader_id") is not None:
            bare.pop("who", None)
        bare |= {inner.key: _bare(inner, row[inner.key], state) for inner in shape.within if row.get(inner.key)}
        bare_rows.append(bare)
    return bare_rows


def holds(wanted: Any, found: Any) -> bool:
    """Whether all of a document is in another one, which may have more where the first had nothing."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return all(key in found and holds(value, found[key]) for key, value in wanted.items())
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(holds, wanted, found))
    return bool(wanted == found) and isinstance(wanted, bool) == isinstance(found, bool)
