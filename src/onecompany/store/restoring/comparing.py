"""What one workshop file has and another has not: by workshop, in acts and rows. Nothing of it is changed.

The files are looked at as they are, of whatever schema, each in one read transaction; a damaged one as far as it can
be read. What is in words is made of it in `kinds.compared`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from onecompany.store.locating import check_there, connected, resolved
from onecompany.store.problems import explained
from onecompany.store.reading import PATIENCE, UNREADABLE, check_header
from onecompany.store.rows import quoted, read_shape
from onecompany.store.state import Shape

CURRENT, OTHER, BOTH = "current", "other", "both"
"""Where a workshop is. Codes, no words."""

# no sentence: SQL
_WORKSHOPS = (
    "SELECT w.id, o.name, w.title, w.date FROM workshop w LEFT JOIN organisation o ON o.id = w.organisation_id "
    "ORDER BY w.date DESC, w.rowid DESC"
)
_ACTS = "SELECT workshop_id, checksum, at, kind, label FROM history ORDER BY id"


class ActLine(NamedTuple):
    """An act as it is named in a list. `at`: UTC, aware; None where the file does not say it in a way to be read."""

    at: datetime | None
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class WorkshopChange:
    """What differs in one workshop. `there`: CURRENT, OTHER or BOTH have it. `date`: its day, as the file says it.

    `gone`: acts that only the current file has, oldest first; `back`: those that only the other one has. `fewer`,
    `more`, `changed`: how many rows, by the name of their table, only the current file has, only the other one has,
    and both have with other contents.
    """

    id: str
    organisation: str
    title: str
    date: str
    there: str
    gone: tuple[ActLine, ...] = ()
    back: tuple[ActLine, ...] = ()
    fewer: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it is compared: its workshops, their acts by checksum, and their rows by table and identity."""

    workshops: dict[str, tuple[str, str, str]]
    acts: dict[str, dict[str, ActLine]]
    rows: dict[str, dict[str, dict[str, dict[str, Any]]]]


def what_changes(current: Path | None, other: Path | bytes) -> list[WorkshopChange]:
    """What would be otherwise if `other` stood in the place of `current`; only the workshops in which anything would.

    `other` may be the bytes of a sound file that is not on the disk yet.
    `current` None: there is none. Drafts, where the application stood, and votes that were not revealed are left out.
    Raises what `reading` raises, of a file that cannot be read.
    """
    mine, theirs = _read(current) if current is not None else _Read({}, {}, {}), _read(other)
    found = []
    for workshop_id, (organisation, title, date) in {**mine.workshops, **theirs.workshops}.items():
        here, there = workshop_id in mine.workshops, workshop_id in theirs.workshops
        acts, others = mine.acts.get(workshop_id, {}), theirs.acts.get(workshop_id, {})
        fewer, more, changed = _rows(mine.rows.get(workshop_id, {}), theirs.rows.get(workshop_id, {}))
        change = WorkshopChange(
            workshop_id,
            organisation,
            title,
            date,
            BOTH if here and there else CURRENT if here else OTHER,
            tuple(act for total, act in acts.items() if total not in others),
            tuple(act for total, act in others.items() if total not in acts),
            fewer,
            more,
            changed,
        )
        if change.there != BOTH or change.gone or change.back or fewer or more or changed:
            found.append(change)
    return found


def _rows(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    fewer, more, changed = {}, {}, {}
    for table in dict.fromkeys((*mine, *theirs)):
        ours, others = mine.get(table, {}), theirs.get(table, {})
        fewer[table] = len(ours.keys() - others.keys())
        more[table] = len(others.keys() - ours.keys())
        changed[table] = sum(_differ(row, others[key]) for key, row in ours.items() if key in others)
    return tuple({name: number for name, number in counts.items() if number} for counts in (fewer, more, changed))  # type: ignore[return-value]


def _differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two rows say different things in the columns that both have: a later schema has more of them."""
    return any(value != other[name] for name, value in one.items() if name in other)


def _read(file: Path | bytes) -> _Read:
    with looking_at(file) if isinstance(file, Path) else _unwritten(file) as db:
        workshops = {key: (_said(name), _said(title), _said(day)) for key, name, title, day in db.execute(_WORKSHOPS)}
        acts: dict[str, dict[str, ActLine]] = {}
        for workshop_id, total, at, kind, label in db.execute(_ACTS):
            acts.setdefault(workshop_id, {})[total] = ActLine(_moment(at), _said(kind), _said(label))
        shape = read_shape(db)
        rows: dict[str, dict[str, dict[str, dict[str, Any]]]] = {}
        for table in shape.tables_of_workshop():
            for row in _stored(db, shape, table):
                rows.setdefault(row["workshop_id"], {}).setdefault(table, {})[row["id"]] = row
        for row in _stored(db, shape, "workshop"):
            rows.setdefault(row["id"], {}).setdefault("workshop", {})[row["id"]] = row
        return _Read(workshops, acts, rows)


def _stored(db: sqlite3.Connection, shape: Shape, table: str) -> Iterable[dict[str, Any]]:
    names = list(shape.columns[table])
    for values in db.execute(f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)} ORDER BY rowid"):
        yield dict(zip(names, values, strict=True))


@contextmanager
def looking_at(path: Path) -> Iterator[sqlite3.Connection]:
    """A read transaction on a file of ours as it is, of whatever schema that this program knows.

    Raises what `reading` raises.
    """
    path = resolved(path)
    check_there(path)
    try:
        with closing(connected(path, patience=PATIENCE)) as db:
            db.execute("PRAGMA query_only=ON")
            db.execute("PRAGMA trusted_schema=OFF")
            db.execute("BEGIN")
            check_header(db, path, None)
            yield db
    except UNREADABLE as error:
        raise explained(error, path) from error


@contextmanager
def _unwritten(data: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.deserialize(data)
        db.execute("PRAGMA trusted_schema=OFF")
        yield db


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
