"""Brings a workshop in from its document: all of it in one transaction, or nothing."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from onecompany.exchange.checking import DocumentRow
from onecompany.exchange.loading import load
from onecompany.exchange.problems import DocumentProblem, ImportProblem
from onecompany.exchange.reading import Contents, read
from onecompany.kinds.registry import import_tables
from onecompany.store.acts.workshops import START
from onecompany.store.copying import fresh_ids, with_ids
from onecompany.store.file import Store
from onecompany.store.tables import Organisation, Workshop
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter

__all__ = ["DocumentProblem", "ImportProblem", "ImportResult", "bring_in", "load"]

_AT_ONCE = 500
"""Ids asked for in one query; SQLite takes at most 999 in its older versions (https://www.sqlite.org/limits.html)."""


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
    state = store.empty_state("")
    contents = read(document, state.tables)
    ids: dict[str, str] = {}
    if _taken(store, contents):
        old = [contents.workshop["id"], *(row.id for row in contents.rows)]
        ids = fresh_ids(old, store.new_id)
    workshop = with_ids(Workshop, contents.workshop, ids)
    workshop_id = workshop.pop("id")
    wanted = workshop.pop("organisation_id")
    known = store.organisation_id(contents.organisation)
    writer = WorkshopWriter(
        store.engine, store.empty_state(workshop_id), clock=store.clock, new_id=store.new_id, watch=store.watch
    )
    with writer.act(f"brought in the workshop “{contents.workshop['title']}”", kind=START) as transaction:
        organisation = known or _organisation(transaction, contents.organisation, wanted)
        transaction.add(Workshop, id=workshop_id, organisation_id=organisation, **workshop)
        rows = _in_time(contents.rows)
        for row, values in zip(rows, _placed(rows), strict=True):
            renamed = with_ids(row.model, values, ids)
            transaction.add(row.model, id=renamed.pop("id"), **renamed)
    return ImportResult(workshop_id, copied=bool(ids))


def _in_time(rows: Iterable[DocumentRow]) -> list[DocumentRow]:
    """The rows with the stretches of time at the end, in the order in which they were begun.

    The document has them by step; within a step their order stays.
    """
    others: list[DocumentRow] = []
    spans: dict[str, list[DocumentRow]] = {}
    for row in rows:
        (spans.setdefault(row.values["step_id"], []) if row.place.table == "span" else others).append(row)
    return [*others, *heapq.merge(*spans.values(), key=lambda row: row.values["start_utc"])]


def _organisation(transaction: Transaction, name: str, wanted: str) -> str:
    """A new organisation, with the id that it had when this is free."""
    free = transaction.session.get(Organisation, wanted) is None
    return transaction.add(Organisation, id=wanted if free else None, name=name).id


def _placed(rows: Iterable[DocumentRow]) -> Iterable[dict[str, Any]]:
    """The values of the rows, with the positions that the order of the lists says."""
    counts: dict[str, itertools.count[int]] = {}
    for row in rows:
        if "position" in row.model.model_fields:
            number = next(counts.setdefault(row.place.table, itertools.count(1)))
            yield row.values | {"position": number * GAP}
        else:
            yield row.values


def _taken(store: Store, contents: Contents) -> bool:
    """Whether the file has a row with an id of the document."""
    ids: dict[type[SQLModel], list[str]] = {Workshop: [contents.workshop["id"]]}
    for row in contents.rows:
        ids.setdefault(row.model, []).append(row.id)
    with Session(store.engine) as session:
        for model, wanted in ids.items():
            column = col(model.id)  # type: ignore[attr-defined]
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                if session.exec(select(column).where(column.in_(some)).limit(1)).first() is not None:
                    return True
    return False
