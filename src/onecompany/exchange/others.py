"""Rows of kinds of exercise that were not installed where a document was made: read by what the file itself says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from annotated_types import MaxLen
from pydantic import BaseModel, Field, ValidationError, create_model

from onecompany.exchange.checking import DocumentRow
from onecompany.exchange.models import Part, TableRules
from onecompany.exchange.problems import Problems, not_known
from onecompany.exchange.shape import NOT_INSTALLED
from onecompany.exchange.values import IdentityOfSeveral, plain_type
from onecompany.kinds.columns import Column, RowOf
from onecompany.kinds.kind import Table
from onecompany.kinds.registry import tables
from onecompany.kinds.shared_tables import SHARED
from onecompany.sentences import gettext
from onecompany.store.records import DECIMAL
from onecompany.store.state import Shape

_TYPES: Mapping[str, Any] = {
    "VARCHAR": str,
    "INTEGER": int,
    "FLOAT": float,
    "BOOLEAN": bool,
    "DATE": dt.date,
    "DATETIME": dt.datetime,
    DECIMAL: Decimal,
}
"""What the declared types of columns hold; JSON holds anything."""


class OtherTables:
    """The tables of a file, as it says that they are."""

    def __init__(self, shape: Shape, foreign_keys: Mapping[str, Mapping[str, str]]) -> None:
        """`foreign_keys`: by table and column, the table that is pointed to."""
        self._shape = shape
        self._keys = foreign_keys
        self._names = frozenset(shape.tables_of_workshop())

    def has(self, table: str) -> bool:
        """Whether the file has a table."""
        return table in self._names

    def rows(self, lists: Mapping[str, Sequence[Any]], problems: Problems) -> list[DocumentRow]:
        """The rows of these tables, with all their columns."""
        others: list[DocumentRow] = []
        shared = {table.name for table in SHARED}
        for name, rows in lists.items():
            path = (NOT_INSTALLED, "tables", name)
            if name not in self._names or name in shared:
                problems.add(path, gettext("has no place in this file: what brings this table is not installed here"))
                continue
            table, model = self._table(name), self._model(name)
            rules = TableRules(table) if name in tables() else None
            for number, row in enumerate(rows):
                here = (*path, number)
                try:
                    values = dict(model.model_validate(row))
                except ValidationError as error:
                    names = list(model.model_fields)
                    problems.add_all(error, here, lambda where: not_known(str(where[-1]), names))  # noqa: B023
                    continue
                if rules is not None:
                    rules.check(values, here, problems)
                others.append(DocumentRow(table, here, values))
        return others

    def _table(self, name: str) -> Table:
        """A table as its kind describes it, or by the file's foreign keys."""
        keys = self._keys.get(name, {}).items()
        columns = tuple(Column(column, RowOf(target)) for column, target in keys if column != "workshop_id")
        return tables().get(name) or Table(name, name, columns)

    def _model(self, name: str) -> type[BaseModel]:
        """The model of a row, by the types that the file declares."""
        fields: dict[str, Any] = {}
        for column, declared in self._shape.columns[name].items():
            kind, _, length = declared.rstrip(")").partition("(")
            limits = (MaxLen(int(length)),) if kind == "VARCHAR" and length.isdigit() else ()
            value = plain_type(_TYPES[kind], limits) if kind in _TYPES else Any
            if (name, column) in self._shape.required:
                fields[column] = (value, ...)
            else:
                fields[column] = (value | None, Field(default=None))
        fields.pop("workshop_id", None)
        fields["id"] = (IdentityOfSeveral, ...)
        model: type[BaseModel] = create_model(name, __base__=Part, **fields)
        return model
