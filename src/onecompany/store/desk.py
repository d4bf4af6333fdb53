"""The desk: everything that is written to one workshop goes over it, one transaction an act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from onecompany.clock import Clock, Stamp
from onecompany.intake.clean import clean
from onecompany.store.history import Act, UndoLine, checksum, pack, unpack
from onecompany.store.ids import NewId
from onecompany.store.problems import Unknown
from onecompany.store.records import Change, Ref
from onecompany.store.state import State
from onecompany.store.tables import Draft, History, Presence
from onecompany.store.transactions import transaction
from onecompany.store.writing import Writing

ACTS = "SELECT id, kind, target, label, exercise_id FROM history WHERE workshop_id = ? ORDER BY id"
"""What undo needs of the acts; what they changed is read only for the one that is taken back."""


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

    def _session(self) -> AbstractContextManager[Session]:
        return transaction(self.engine, self._check)

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
