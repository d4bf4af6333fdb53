"""Brings a document in: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from onecompany.exchange.problems import ImportProblem
from onecompany.exchange.reading import Read, Reader, load
from onecompany.store.copying import fresh_ids, with_ids
from onecompany.store.desk import Desk
from onecompany.store.file import Store
from onecompany.store.tables import Organisation, Workshop
from onecompany.store.writing import GAP, models

__all__ = ["ImportProblem", "ImportResult", "bring_in", "load"]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The id of the workshop in this file. `copied`: it has new identities, because the old ones were taken."""

    workshop_id: str
    copied: bool


def bring_in(store: Store, document: Mapping[str, Any]) -> ImportResult:
    """Check a document and write it. Raises ImportProblem, and then nothing of it is in the file."""
    read = Reader(document).read
    ids = fresh_ids(read.ids, store.new_id) if _taken(store, read) else {}
    workshop = with_ids(Workshop, read.workshop, ids)
    workshop_id = workshop.pop("id")
    desk = Desk(store.engine, store.empty_state(workshop_id), clock=store.clock, new_id=store.new_id, check=store.check)
    known = store.organisation_id(read.organisation)
    with desk.act("brought the workshop in", kind="start") as writing:
        if known is None:
            wanted = read.workshop["organisation_id"]
            free = isinstance(wanted, str) and not _organisation_taken(writing.session, wanted)
            known = writing.add(Organisation, id=wanted if free else None, name=read.organisation).id
        workshop["organisation_id"] = known
        writing.add(Workshop, id=workshop_id, **workshop)
        writing.session.flush()
        for model, values, _place in read.rows:
            row = with_ids(model, values, ids)
            if "position" in row:
                row["position"] *= GAP
            writing.add(model, id=row.pop("id"), **row)
        writing.session.flush()
    return ImportResult(workshop_id, bool(ids))


def _organisation_taken(session: Session, organisation_id: str) -> bool:
    return session.get(Organisation, organisation_id) is not None


def _taken(store: Store, read: Read) -> bool:
    """Whether any identity of the document is in the file already."""
    with Session(store.engine) as session:
        if session.get(Workshop, read.workshop["id"]) is not None:
            return True
        return any(session.get(models()[str(model.__tablename__)], values["id"]) for model, values, _ in read.rows)
