"""Exercises whose kind is not installed, and rows that nobody describes: as they are, so that none is lost. Pure."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from onecompany.kinds.registry import UnknownKind, kind, tables
from onecompany.sentences import gettext
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Heading, Paragraph, Table, TableColumn, Value
from onecompany.summary.document import Section

KEY, ORDER = "unknown", 175

_BESIDES = frozenset({"id", "workshop_id", "position", "origin_id", "group_id"})
"""Columns of every row, which say nothing to a reader."""


def undescribed(state: State) -> list[str]:
    """The tables of the file with rows of this workshop that no kind describes."""
    known = tables().keys() | {"organisation"}
    return [name for name in state.tables if name not in known and state.rows(name)]


def not_installed(state: State) -> list[Section]:
    """The exercises of kinds that are not installed, then their tables; no part when there is neither."""
    blocks: list[Block] = []
    for row in state.rows("exercise"):
        if not _installed(row.kind):
            sentence = gettext(
                "Its kind, {kind}, is not installed here, so its rows are shown as they are.", kind=row.kind
            )
            blocks += [Heading(row.title), Paragraph(sentence, "note")]
    blocks += [_table(state, name) for name in undescribed(state)]
    return [Section(KEY, gettext("Of kinds that are not installed"), ORDER, tuple(blocks))] if blocks else []


def _installed(name: str) -> bool:
    try:
        kind(name)
    except UnknownKind:
        return False
    return True


def _table(state: State, name: str) -> Table:
    """All columns of a table in the order of the file, private rows left out as everywhere."""
    rows = [row for row in state.rows(name) if not getattr(row, "private", False)]
    columns = [column for column in vars(rows[0]) if column not in _BESIDES] if rows else []
    heads = tuple(TableColumn(column.removesuffix("_id").replace("_", " ")) for column in columns)
    lines = tuple(tuple(_value(state, column, getattr(row, column)) for column in columns) for row in rows)
    empty = gettext("All rows are private.")
    return Table(heads or (TableColumn(name),), lines if heads else (), name, empty)


def _value(state: State, column: str, value: Any) -> Value:
    """A value as it is; for the identity of a row its name, and lists and settings as JSON."""
    if value is None or isinstance(value, int | float | Decimal | date):
        return value
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    ref = Ref.parse(value) or Ref(column.removesuffix("_id"), value)
    row = state.find(ref)
    words = (getattr(row, name, "") for name in ("name", "title", "text", "what"))
    return next((str(text) for text in words if text), value)
