"""Brings a workshop in from its document: all of it in one transaction, or nothing."""

from __future__ import annotations

import heapq
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from onecompany.exchange.checking import DocumentRow
from onecompany.exchange.loading import load
from onecompany.exchange.others import OtherTables
from onecompany.exchange.problems import DocumentProblem, ImportProblem
from onecompany.exchange.reading import Contents, read
from onecompany.exchange.values import REFERENCE
from onecompany.kinds.registry import import_tables
from onecompany.sentences import gettext
from onecompany.store.acts.workshops import IMPORT
from onecompany.store.copying import fresh_ids, renamed, with_ids
from onecompany.store.file import Store
from onecompany.store.records import Change, encode
from onecompany.store.tables import Organisation, Workshop
from onecompany.store.transaction import GAP, Transaction, models

__all__ = ["DocumentProblem", "ImportProblem", "ImportResult", "bring_in", "load"]

_AT_ONCE = 500
"""Ids asked for in one query; SQLite takes at most 999 in its older versions (https://www.sqlite.org/limits.html)."""

_FOREIGN_KEYS = (
    'SELECT m.name, k."from", k."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) k '
    "WHERE m.type = 'table'"
)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The id of the workshop in this file. `copied`: it is another one than in the document, because the file has a row
    with one of the document's ids already."""

    workshop_id: str
    copied: bool


def bring_in(store: Store, document: Mapping[str, Any]) -> ImportResult:
    """Check a document and write the workshop in it. An organisation of the same name is used, in any case of letters.

    Raises ImportProblem when anything in the document is wrong, and NotKept when the file cannot be written; in
    both cases nothing of it is in the file. Undo does not go behind it.
    """
    import_tables()
    contents = read(document, _tables_of(store))
    ids: dict[str, str] = {}
    if _taken(store, contents):
        rows = (*contents.rows, *contents.others)
        ids = fresh_ids([contents.workshop["id"], *(row.id for row in rows)], store.new_id)
    workshop = with_ids(Workshop, contents.workshop, ids)
    workshop_id = workshop.pop("id")
    wanted = workshop.pop("organisation_id")
    known = store.organisation_id(contents.organisation)
    writer = store.writer(store.empty_state(workshop_id))
    label = gettext("brought in the workshop {title:quoted}", title=contents.workshop["title"])
    with writer.act(label, kind=IMPORT) as transaction:
        organisation = known or _organisation(transaction, contents.organisation, wanted)
        transaction.add(Workshop, id=workshop_id, organisation_id=organisation, **workshop)
        tables = models()
        again = bool(ids) and transaction.session.get(Workshop, contents.workshop["id"]) is not None
        for table, values in _placed(_in_time(contents.rows)):
            # The rows of a workshop that is there already are of the same lines.
            origin = {"origin_id": values["origin_id"] or values["id"]} if again and "origin_id" in values else {}
            transaction.add(tables[table], **with_ids(tables[table], values, ids) | origin)
        for row in contents.others:
            values = {name: _renamed(value, ids) for name, value in row.values.items()}
            if row.table.name in tables:
                transaction.add(tables[row.table.name], **values)
            else:
                new = {"workshop_id": workshop_id} | {name: encode(value) for name, value in values.items()}
                transaction.replay(Change(row.table.name, new["id"], None, new))
    return ImportResult(workshop_id, copied=bool(ids))


def _tables_of(store: Store) -> OtherTables:
    keys: dict[str, dict[str, str]] = {}
    with Session(store.engine) as session:
        for table, column, target in session.connection().exec_driver_sql(_FOREIGN_KEYS):
            keys.setdefault(table, {})[column] = target
    return OtherTables(store.empty_state("").shape, keys)


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    """A value of a table that nobody describes: what is an identity as a whole, or a reference, is taken for one."""
    if isinstance(value, list):
        return [_renamed(part, ids) for part in value]
    return renamed(value, ids) if isinstance(value, str) and re.fullmatch(REFERENCE, value) else value


def _in_time(rows: Iterable[DocumentRow]) -> list[DocumentRow]:
    """The rows with the stretches of time at the end, in the order in which they were begun.

    The document has them by step; within a step their order stays.
    """
    others: list[DocumentRow] = []
    spans: dict[str, list[DocumentRow]] = {}
    for row in rows:
        (spans.setdefault(row.values["step_id"], []) if row.table.name == "span" else others).append(row)
    return [*others, *heapq.merge(*spans.values(), key=lambda row: row.values["start_utc"])]


def _organisation(transaction: Transaction, name: str, wanted: str) -> str:
    """A new organisation, with the id that it had when this is free."""
    free = transaction.session.get(Organisation, wanted) is None
    return transaction.add(Organisation, id=wanted if free else None, name=name).id


def _placed(rows: Iterable[DocumentRow]) -> Iterable[tuple[str, dict[str, Any]]]:
    """The tables and the values of the rows, with the positions that the order of the lists says."""
    counts: dict[str, itertools.count[int]] = {}
    placed = {name: "position" in model.model_fields for name, model in models().items()}
    for row in rows:
        table = row.table.name
        if placed[table]:
            yield table, row.values | {"position": next(counts.setdefault(table, itertools.count(1))) * GAP}
        else:
            yield table, row.values


def _taken(store: Store, contents: Contents) -> bool:
    """Whether the file has a row with an id of the document."""
    ids: dict[str, list[str]] = {"workshop": [contents.workshop["id"]]}
    for row in (*contents.rows, *contents.others):
        ids.setdefault(row.table.name, []).append(row.id)
    with Session(store.engine) as session:
        run = session.connection().exec_driver_sql
        for table, wanted in ids.items():
            for start in range(0, len(wanted), _AT_ONCE):
                some = tuple(wanted[start : start + _AT_ONCE])
                marks = ", ".join("?" * len(some))
                if run(f'SELECT 1 FROM "{table}" WHERE id IN ({marks}) LIMIT 1', some).first() is not None:
                    return True
    return False
