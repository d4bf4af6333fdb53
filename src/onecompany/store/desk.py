"""The desk: everything that is written to one workshop goes over it, one transaction an act."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from onecompany.clock import Clock, Stamp
from onecompany.intake.clean import clean
from onecompany.store.history import Act, UndoLine, checksum, pack, unpack
from onecompany.store.ids import NewId
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.records import Change, Ref, decode, encode
from onecompany.store.state import State
from onecompany.store.tables import Draft, History, Presence

Row = TypeVar("Row", bound=SQLModel)
ACTS = "SELECT id, kind, target, label, exercise_id FROM history WHERE workshop_id = ? ORDER BY id"
"""What undo needs of the acts; what they changed is read only for the one that is taken back."""

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
    """The values, checked by the table's base class, because table classes check nothing. Raises NotKept."""
    base = base_of(table)
    try:
        base.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or table.__name__.lower()
        raise NotKept(f"{table.__name__}, {where.replace('_', ' ')}: {first['msg']}.") from None
    return dict(values)


class Writing:
    """What an act can do to rows. Each change is recorded as it is made."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk = desk
        self.state = desk.state
        self.session = session
        self.changes: list[Change] = []

    def add(self, table: type[Row], *, id: str | None = None, **values: Any) -> Row:
        """Add a row. Raises NotKept when a value is out of bounds."""
        row_id = id or self.desk.new_id()
        given: dict[str, Any] = {"workshop_id": self.desk.workshop_id} | validated(table, cleaned(values))
        if "workshop_id" not in table.model_fields:
            del given["workshop_id"]
        row = table(id=row_id, **given)
        self.session.add(row)
        new = {name: encode(getattr(row, name)) for name in table.model_fields}
        self.changes.append(Change(str(table.__tablename__), row_id, None, new))
        return row

    def change(self, table: type[Row], row_id: str, **values: Any) -> Row:
        """Change columns of a row; values that are the same already are left out. Raises NotKept, Unknown."""
        row = self._row(table, row_id)
        given = cleaned(values)
        validated(table, {**{n: getattr(row, n) for n in base_of(table).model_fields}, **given})
        old = {n: encode(getattr(row, n)) for n in given}
        new = {n: encode(v) for n, v in given.items()}
        differing = [n for n in given if old[n] != new[n]]
        for name in differing:
            setattr(row, name, given[name])
        if differing:
            sides = ({n: old[n] for n in differing}, {n: new[n] for n in differing})
            self.changes.append(Change(str(table.__tablename__), row_id, *sides))
        return row

    def remove(self, table: type[SQLModel], row_id: str, *, keep: Collection[str] = ()) -> None:
        """Remove a row and what hangs on it: rows that cannot be without it go too, others let go of it.

        `keep`: ids of rows that this act has already hung on something else.
        """
        row = self._row(table, row_id)
        for other in SQLModel.metadata.sorted_tables:
            for key in other.foreign_keys:
                if key.column.table.name != table.__tablename__ or other.name not in self.state.tables:
                    continue
                model = models()[other.name]
                for child in list(self.state.where(other.name, key.parent.name, row_id)):
                    if child.id in keep:
                        continue
                    if key.parent.nullable:
                        self.change(model, child.id, **{key.parent.name: None})
                    elif self.session.get(model, child.id) is not None:
                        self.remove(model, child.id)
        old = {name: encode(getattr(row, name)) for name in table.model_fields}
        self.session.delete(row)
        self.session.flush()
        self.changes.append(Change(str(table.__tablename__), row_id, old, None))

    def place_after(self, siblings: list[Any], after: str | None) -> float:
        """A position behind the sibling with this id; at the end when None or unknown."""
        index = next((i for i, row in enumerate(siblings) if row.id == after), len(siblings) - 1)
        before = siblings[index].position if siblings else 0.0
        if index + 1 >= len(siblings):
            return float(before + GAP)
        return float((before + siblings[index + 1].position) / 2)

    def _row(self, table: type[Row], row_id: str) -> Row:
        row = self.session.get(table, row_id)
        if row is None:
            raise Unknown(f"There is no {table.__name__.lower()} {row_id} any more.")
        return row

    def replay(self, change: Change) -> None:
        """Write one recorded change as it stands, for undo and redo."""
        table = models()[change.table]
        types = self.state.shape.columns[change.table]
        values = {n: decode(types.get(n, ""), v) for n, v in (change.new or {}).items()}
        if change.old is None:
            self.session.add(table(**values))
        elif change.new is None:
            self.session.delete(self._row(table, change.id))
        else:
            row = self._row(table, change.id)
            for name, value in values.items():
                setattr(row, name, value)
        self.session.flush()
        self.changes.append(change)


def models() -> dict[str, type[SQLModel]]:
    """The table classes by the name of their table."""
    found: dict[str, type[SQLModel]] = {}
    for mapper in SQLModel._sa_registry.mappers:
        if issubclass(mapper.class_, SQLModel):
            found[str(mapper.class_.__tablename__)] = mapper.class_
    return found


class Desk:
    """Writes to one workshop. What an act has written is on the disk before the state shows it."""

    def __init__(
        self,
        engine: Engine,
        state: State,
        *,
        clock: Clock,
        new_id: NewId,
        check: Callable[[], None],
    ) -> None:
        """`check` raises NotKept when the file is no longer where it was."""
        self.engine = engine
        self.state = state
        self.workshop_id = state.workshop_id
        self.clock = clock
        self.new_id = new_id
        self.exercise_id = ""
        """Where the room is; each act remembers it, so that undo can say and show where it was."""
        self._check = check
        with self._session() as session:
            rows = session.connection().exec_driver_sql(ACTS, (self.workshop_id,)).all()
        self.undo_line = UndoLine(tuple(row) for row in rows)

    def now(self) -> datetime:
        """The moment by the handed-in clock, UTC."""
        return self.clock.now()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """A session of one transaction. A failed one is rolled back, closed and never used again."""
        session = Session(self.engine, expire_on_commit=False)
        try:
            self._check()
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            yield session
            session.commit()
        except DBAPIError as error:
            session.rollback()
            raise NotKept(reason(error)) from error
        except OSError as error:
            session.rollback()
            raise NotKept(f"The file could not be written: {error.strerror}.") from error
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()

    @contextmanager
    def act(self, label: str, *, kind: str = "do", target: int | None = None) -> Iterator[Writing]:
        """One act of the room: one transaction, one row of history, one step of undo.

        `label` says in the past tense what was done, as undo will show it. Raises NotKept when nothing was
        written; then the state is as before.
        """
        with self._session() as session:
            writing = Writing(self, session)
            yield writing
            entry = None
            if writing.changes:
                entry = self._entry(clean(label)[:200], kind, target, writing.changes)
                session.add(entry)
                session.flush()
        if entry is not None and entry.id is not None:
            self.state.apply(writing.changes)
            self.undo_line.add(Act(entry.id, kind, target, entry.label, entry.exercise_id))

    def _entry(self, label: str, kind: str, target: int | None, changes: list[Change]) -> History:
        at, packed = self.now(), pack(changes)
        total = checksum(self.workshop_id, self.exercise_id, at, kind, target, label, packed)
        return History(
            workshop_id=self.workshop_id,
            exercise_id=self.exercise_id,
            at=at,
            kind=kind,
            target=target,
            label=label,
            changes=packed,
            checksum=total,
        )

    def undo(self) -> tuple[Act, list[Ref]] | None:
        """Take back the newest act that is not undone. Returns it and the rows it touched, or None."""
        act = self.undo_line.to_undo
        return self._again(act, "undo") if act else None

    def redo(self) -> tuple[Act, list[Ref]] | None:
        """Do again what undo took back last. Returns the act and the rows it touched, or None."""
        act = self.undo_line.to_redo
        return self._again(act, "redo") if act else None

    def _again(self, act: Act, kind: str) -> tuple[Act, list[Ref]]:
        with self.act(act.label, kind=kind, target=act.id) as writing:
            row = writing.session.get(History, act.id)
            if row is None:
                raise Unknown("That act is not in the history any more.")
            changes = unpack(row.changes)
            if kind == "undo":
                changes = [change.inverse() for change in reversed(changes)]
            for change in changes:
                writing.replay(change)
        return act, [Ref(c.table, c.id) for c in changes]

    def keep_draft(self, exercise_id: str, place: str, line: str) -> None:
        """Save the unfinished line of an exercise; an empty one forgets it. Not an act: undo leaves it alone."""
        with self._session() as session:
            row = session.get(Draft, exercise_id)
            if row is None and line:
                row = Draft(exercise_id=exercise_id, workshop_id=self.workshop_id)
            if row is None:
                return
            row.place, row.text = place, clean(line, multiline=True)
            if line:
                session.add(row)
            else:
                session.delete(row)

    def be_seen(self, cursor: str) -> None:
        """Record that the application is alive now, and where its cursor stands."""
        stamp = Stamp.take(self.clock)
        with self._session() as session:
            row = session.get(Presence, 1) or Presence(
                id=1, workshop_id=self.workshop_id, utc=stamp.utc, boot=stamp.boot, boot_id=stamp.boot_id
            )
            row.workshop_id, row.cursor = self.workshop_id, cursor
            row.utc, row.boot, row.boot_id = stamp.utc, stamp.boot, stamp.boot_id
            session.add(row)


def reason(error: DBAPIError) -> str:
    """Why SQLite refused, in words, without what was being written."""
    original = error.orig
    name = getattr(original, "sqlite_errorname", "") if isinstance(original, sqlite3.Error) else ""
    if name == "SQLITE_FULL":
        return "The disk is full. Make room, then press Enter again; nothing is lost."
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"The file cannot be written ({name}). Check its permissions, then press Enter again."
    if name.startswith("SQLITE_BUSY"):
        return "Another program holds the file. Close it there, then press Enter again."
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return "The file is damaged. Nothing more is written to it; keep a copy of it."
    return f"The file could not be written ({name or type(original).__name__}). Press Enter to try again."


def same_file(path: os.PathLike[str], identity: tuple[int, int]) -> bool:
    """Whether the file at `path` is still the one with this device and inode."""
    try:
        found = os.stat(path)
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == identity
