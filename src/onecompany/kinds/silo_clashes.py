"""What two silos have both said of the same thing, which is asked before they become one. Pure.

It follows from how tables are described: by the columns in which no two rows say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from onecompany.kinds.columns import Column, OneOf, RowOf, Text, WholeNumber
from onecompany.kinds.kind import Table
from onecompany.kinds.lookup import row_words
from onecompany.kinds.registry import tables
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State


class Clash(NamedTuple):
    """Two rows of a table that are about the same `thing` and say something else, in a column that has room for one."""

    table: Table
    column: Column
    thing: str
    gone: Any
    kept: Any

    @property
    def has_mean(self) -> bool:
        """Whether it is a number, of which there is a mean."""
        return isinstance(self.column.nature, WholeNumber)


def clashes(state: State, gone: str, kept: str) -> list[Clash]:
    """What the room is asked before two silos become one, table by table."""
    found = []
    for table in tables().values():
        for row, other in _doubles(state, table, gone, kept):
            for column in said_columns(table):
                mine, theirs = getattr(row, column.name), getattr(other, column.name)
                if has_room_for_one(column) and not is_empty(mine) and not is_empty(theirs) and mine != theirs:
                    found.append(Clash(table, column, thing_of(state, table, row), mine, theirs))
    return found


def silo_columns(table: Table) -> list[str]:
    """The columns that hold the id of a silo."""
    return [column.name for column in table.columns if column.nature == RowOf("silo")]


def _key(table: Table) -> tuple[str, ...]:
    """The columns in which no two rows say the same, where a silo is one of them."""
    names = table.unique or table.made_of
    return names if any(name in names for name in silo_columns(table)) else ()


def said_columns(table: Table) -> list[Column]:
    """The columns that say something of what the row is about."""
    key = (*_key(table), *silo_columns(table), table.parent)
    return [column for column in table.columns if column.name not in key]


def has_room_for_one(column: Column) -> bool:
    """Whether a column has room for one of two: a number, a word that counts as it is."""
    nature = column.nature
    return not isinstance(nature, OneOf) and not (isinstance(nature, Text) and not nature.required)


def is_empty(value: Any) -> bool:
    """Whether a column says nothing."""
    return value is None or value == "" or value == []


def _doubles(state: State, table: Table, gone: str, kept: str) -> Iterator[tuple[Record, Record]]:
    for row in state.rows(table.name) if _key(table) else ():
        if gone in (getattr(row, name) for name in silo_columns(table)):
            other = double(state, table, row, gone, kept)
            if other is not None:
                yield row, other


def double(state: State, table: Table, row: Record, gone: str, kept: str) -> Record | None:
    """The row that says something of the same thing, once both silos are one."""
    key = _key(table)

    def of(one: Record) -> tuple[Any, ...]:
        return tuple(kept if getattr(one, name) == gone else getattr(one, name) for name in key)

    same = (other for other in state.rows(table.name) if other.id != row.id and of(other) == of(row)) if key else ()
    return next((other for other in same if gone not in (getattr(other, name) for name in key)), None)


def thing_of(state: State, table: Table, row: Record) -> str:
    """What a row is about, but for the silo whose it is."""
    silos = silo_columns(table)
    names = [name for name in (_key(table) or (table.parent,)) if name and name != (silos or [""])[0]]
    natures = {column.name: column.nature for column in table.columns}
    words = [row_words(state, getattr(natures[name], "table", ""), getattr(row, name)) for name in names]
    return " · ".join(filter(None, words)) or gettext(table.noun)
