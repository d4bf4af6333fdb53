"""What an act can do to rows, and the record of what it did."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlmodel import Session, SQLModel

from onecompany.parsing.clean import clean
from onecompany.sentences import gettext
from onecompany.store.ballots import check_replay
from onecompany.store.bounds import out_of_bounds
from onecompany.store.ids import NewId
from onecompany.store.problems import OutOfBounds, Unknown
from onecompany.store.records import Change, Record, Ref, encode
from onecompany.store.rows import Rows
from onecompany.store.state import State

Row = TypeVar("Row", bound=SQLModel)
GAP = 1024.0
"""The distance between two places in a list, so that an item can be put between without moving the others."""


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with every text free of what no format can hold."""
    return {k: clean(v, multiline=True) if isinstance(v, str) else v for k, v in values.items()}


def base_of(table: type[SQLModel]) -> type[SQLModel]:
    """The class that validates a table's values: the one it names first."""
    base = table.__bases__[0]
    assert issubclass(base, SQLModel)
    return base


def validated(table: type[SQLModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, checked by the table's base class, because table classes check nothing. Raises OutOfBounds."""
    base = base_of(table)
    try:
        base.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        value = values.get(str(first["loc"][0])) if first["loc"] else None
        raise OutOfBounds(out_of_bounds(base.model_fields, first, value)) from None
    return dict(values)


def checked(table: type[SQLModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they can be stored. Raises OutOfBounds."""
    return validated(table, cleaned(values))


class Transaction:
    """What an act can do to rows. Each change is recorded as it is made."""

    def __init__(self, state: State, session: Session, new_id: NewId) -> None:
        """`state`: the rows as they were before the act (but see `take_in`). `session`: one transaction on the file."""
        self.state = state
        self.session = session
        self.new_id = new_id
        self.changes: list[Change] = []
        self._rows = Rows(session.connection().exec_driver_sql, state.shape)
        self._going: set[Ref] = set()
        self._taken_in = 0

    def add(self, table: type[Row], *, id: str | None = None, **values: Any) -> Row:
        """Add a row. Raises OutOfBounds when a value is out of bounds."""
        values = checked(table, values)
        if "workshop_id" in table.model_fields:
            values = {"workshop_id": self.state.workshop_id, **values}
        row = table(id=id or self.new_id(), **values)
        new = {name: encode(getattr(row, name)) for name in table.model_fields}
        self._write(Change(str(table.__tablename__), new["id"], None, new))
        return row

    def change(self, table: type[SQLModel], row_id: str, **values: Any) -> None:
        """Change columns of a row; values that are the same already are left out. Raises OutOfBounds, Unknown."""
        name = str(table.__tablename__)
        row = self._row(name, row_id)
        values = cleaned(values)
        validated(table, {**{n: getattr(row, n) for n in base_of(table).model_fields}, **values})
        self._change(name, row, values)

    def remove(self, table: type[SQLModel], row_id: str) -> None:
        """Remove a row and what hangs on it: rows that cannot be without it go too, others let go of it.

        What hangs on it is what the file's own foreign keys say, so that rows of a kind that is not installed are seen
        to as well. Raises Unknown.
        """
        self._remove(str(table.__tablename__), row_id)

    def hand_on(self, table: str, row_id: str, other_id: str) -> None:
        """What hangs on a row hangs on another one of its table, by the file's own foreign keys, whatever the kind."""
        for child, column, child_id in list(self._rows.hanging_on(table, row_id)):
            self._change(child, self._row(child, child_id), {column: other_id})

    def take_in(self) -> None:
        """Have in `state` what was written so far, for an act whose parts know of each other.

        It is a state of its own: that of the writer takes in an act only when it is over.
        """
        self.state = self.state.copy()
        self.state.apply(self.changes[self._taken_in :])
        self._taken_in = len(self.changes)

    def replay(self, change: Change) -> None:
        """Write one recorded change as it stands, for undo and redo.

        Raises Unknown when there is no such row, and NotKept when votes that are in would be lost.
        """
        check_replay(self.session.connection().exec_driver_sql, change)
        if change.table not in self.state.shape.columns:
            raise Unknown(gettext("That was done in “{table}”, which is not in this file.", table=change.table))
        self._write(change)

    def _change(self, table: str, row: Record, values: Mapping[str, Any]) -> None:
        old = {name: encode(getattr(row, name)) for name in values}
        new = {name: encode(value) for name, value in values.items()}
        names = [name for name in values if old[name] != new[name]]
        if names:
            self._write(Change(table, row.id, {n: old[n] for n in names}, {n: new[n] for n in names}))

    def _remove(self, table: str, row_id: str) -> None:
        self._going.add(Ref(table, row_id))
        for child, column, child_id in self._rows.hanging_on(table, row_id):
            if Ref(child, child_id) in self._going:
                continue
            if self._rows.may_be_empty(child, column):
                self._change(child, self._row(child, child_id), {column: None})
            else:
                self._remove(child, child_id)
        row = self._row(table, row_id)
        self._write(Change(table, row_id, {name: encode(value) for name, value in vars(row).items()}, None))

    def _row(self, table: str, row_id: str) -> Record:
        row = self._rows.get(table, row_id)
        if row is None:
            raise Unknown(gettext("That is not there any more."))
        return row

    def _write(self, change: Change) -> None:
        if not self._rows.write(change):
            raise Unknown(gettext("That is not there any more."))
        self.changes.append(change)


def models() -> Mapping[str, type[SQLModel]]:
    """The table classes by the name of their table."""
    return _models(len(SQLModel.metadata.tables))


@lru_cache(maxsize=1)
def _models(_: int) -> dict[str, type[SQLModel]]:
    """Looked up anew when a table has been declared: every row that is written asks for its class."""
    tables: dict[str, type[SQLModel]] = {}
    classes = SQLModel.__subclasses__()
    while classes:
        model = classes.pop()
        classes += model.__subclasses__()
        if hasattr(model, "__table__"):
            tables[str(model.__tablename__)] = model
    return tables
