"""The rows of a workshop with other words in every column that holds words, as a room could have typed them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onecompany.kinds.columns import LeaderOf, Reference
from onecompany.kinds.kind import Table
from onecompany.kinds.registry import tables
from onecompany.store.records import Record
from onecompany.store.state import State

Say = Callable[[str, str, str], str]
"""What to say in a row: by table, column and the row's id."""


def spoken(table: Table) -> list[str]:
    """The columns of a table that hold what people typed, but for what only the facilitator reads."""
    return [column.name for column in table.columns if column.nature.words and not column.secret]


def reworded(state: State, say: Say) -> State:
    """A copy of the rows in which every such column of every row says something else.

    In a column that keeps what was typed where it names no row, it says so, and the reference beside it is empty.
    """
    found = dict(state.tables)
    for table in tables().values():
        found[table.name] = {
            row_id: _reworded(table, row, say) for row_id, row in state.tables.get(table.name, {}).items()
        }
    return State(state.shape, state.workshop_id, found)


def _reworded(table: Table, row: Record, say: Say) -> Record:
    named = [column.name for column in table.columns if column.nature.words]
    values: dict[str, Any] = {name: say(table.name, name, row.id) for name in named}
    for column in table.columns:
        if isinstance(column.nature, LeaderOf) and column.nature.typed:
            values[column.name] = None
        if isinstance(column.nature, Reference) and column.nature.typed:
            values[column.name] = ""
    return row.with_values(values)
