"""What a kind says about its tables is what they are, and its folder has the parts and the sizes of a kind."""

from __future__ import annotations

import ast
import datetime as dt
import sqlite3
import types
import typing
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from onecompany.kinds.columns import (
    Column,
    Day,
    LeaderOf,
    Money,
    Number,
    OneOf,
    Reference,
    RowOf,
    RowsOf,
    Settings,
    Text,
    WholeNumber,
    YesNo,
)
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import import_tables, tables
from onecompany.store.migrating import every_set, migrate
from onecompany.store.migrations import provided
from onecompany.store.transaction import base_of, models
from onecompany.store.types import Carried
from tests.kinds.conftest import every_kind

PARTS = ("example", "findings", "panel", "section")
LONGEST, SHORTEST = 250, 40
TAKES: dict[type, tuple[type, ...]] = {
    Text: (str,),
    Number: (float,),
    WholeNumber: (int,),
    Money: (Decimal,),
    Day: (dt.date,),
    YesNo: (bool,),
    OneOf: (str,),
    LeaderOf: (str,),
    RowOf: (str,),
    RowsOf: (list,),
    Reference: (str,),
    Settings: (dict, list),
}
"""What a column of each nature is made of; `Code` may be anything."""


def own_columns(kind: Kind) -> dict[tuple[str, str], Any]:
    """The fields of a kind's tables, but for identity, workshop and place."""
    import_tables()
    return {
        (table.name, name): field
        for table in kind.tables
        for name, field in models()[table.name].model_fields.items()
        if name not in Carried.model_fields and name != "group_id"
    }


@every_kind
def test_every_column_is_described_and_every_described_column_is_there(kind: Kind) -> None:
    described = {(table.name, column.name) for table in kind.tables for column in table.columns}
    assert described == set(own_columns(kind))


@every_kind
def test_its_migrations_make_the_tables_that_its_classes_describe(kind: Kind) -> None:
    import_tables()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        migrate(db, Path(":memory:"), every_set(provided()), version=0, now=datetime.now(UTC))
        for name in (table.name for table in kind.tables):
            described = SQLModel.metadata.tables[name]
            columns = {
                column: (declared.partition("(")[0], bool(needed or key))
                for _, column, declared, needed, _, key in db.execute(f'PRAGMA table_info("{name}")')
            }
            assert columns == {
                column.name: (str(column.type).partition("(")[0], not column.nullable) for column in described.columns
            }
            points = {(row[3], row[2]) for row in db.execute(f'PRAGMA foreign_key_list("{name}")')}
            assert points == {(key.parent.name, key.column.table.name) for key in described.foreign_keys}
            made = "SELECT name FROM pragma_index_list(?) WHERE origin = 'c'"
            assert {row[0] for row in db.execute(made, (name,))} == {index.name for index in described.indexes}


@every_kind
def test_a_column_holds_what_its_nature_says(kind: Kind) -> None:
    fields = own_columns(kind)
    for table in kind.tables:
        for column in table.columns:
            takes = TAKES.get(type(column.nature))
            assert takes is None or made_of(fields[table.name, column.name]) <= set(takes), (table.name, column)
            points(table.name, column)


def made_of(field: Any) -> set[type]:
    """The types of a field's values, but for None."""
    annotation = field.annotation
    union = typing.get_origin(annotation) in (types.UnionType, typing.Union)
    parts = typing.get_args(annotation) if union else (annotation,)
    return {typing.get_origin(part) or part for part in parts if part is not type(None)}


def points(table: str, column: Column) -> None:
    """A column that points somewhere points to a table that there is, or to a column of its own table."""
    nature, known = column.nature, tables()
    if isinstance(nature, RowOf | RowsOf):
        assert nature.table in known, (table, column)
    if isinstance(nature, Reference):
        assert set(nature.tables) - {"finding"} <= set(known), (table, column)
    for beside in (getattr(nature, name, "") for name in ("typed", "unit")):
        assert not beside or known[table].column(beside).nature.words, (table, column)


@every_kind
def test_a_choice_is_a_code_that_its_table_takes(kind: Kind) -> None:
    for table in kind.tables:
        for column in table.columns:
            if isinstance(column.nature, OneOf):
                model = models()[table.name]
                for code in column.nature.choices:
                    assert typed_into(model, column.name, code) == code


def typed_into(model: Any, column: str, value: Any) -> Any:
    """What the base of a table makes of a value, the rest of the row aside."""
    base = base_of(model)
    return getattr(base.__pydantic_validator__.validate_assignment(base.model_construct(), column, value), column)


@every_kind
def test_its_tables_bear_its_words_for_readers(kind: Kind) -> None:
    for table in kind.tables:
        for spot, source in (*table.derived.items(), ("", ("", table.rows))):
            column, place = source if spot else ("", table.rows)
            module, _, function = place.rpartition(".")
            assert not place or hasattr(kind.part(module), function)
            assert not column or table.column(column)
        for name in (*table.made_of, *table.unique):
            assert table.column(name)


def folder_of(kind: Kind) -> Path:
    """The folder of a kind."""
    spec = find_spec(kind.package)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


@every_kind
def test_its_folder_has_the_parts_and_sizes_of_a_kind(kind: Kind) -> None:
    lines = {path.stem: len(path.read_text(encoding="utf-8").splitlines()) for path in folder_of(kind).glob("*.py")}
    assert set(PARTS) <= set(lines)
    assert {name: count for name, count in lines.items() if count > LONGEST and name not in LONG} == {}
    readers = imports(folder_of(kind))
    small = [
        name
        for name, count in lines.items()
        if count < SHORTEST
        and name not in (*PARTS, "__init__", "acts", "tables", "migrations")
        and readers.get(name, 0) == 1
    ]
    assert small == [], "a file so short with one reader belongs into that"


LONG = frozenset({"panel"})
"""May be longer where a board is no plain table of records."""


def imports(folder: Path) -> dict[str, int]:
    """How many modules of a folder import each of its modules."""
    found: dict[str, int] = {}
    for path in folder.glob("*.py"):
        names = {
            node.module.rpartition(".")[2]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module
        }
        for name in names:
            found[name] = found.get(name, 0) + 1
    return found
