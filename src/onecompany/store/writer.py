"""Everything that is written to one workshop goes over its writer, one transaction an act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from onecompany.clock import Clock, Stamp
from onecompany.parsing.clean import clean
from onecompany.sentences import gettext
from onecompany.store.bookkeeping import Draft, History, Presence
from onecompany.store.database import database_session, driver_of, follow
from onecompany.store.history import Act, Doubt, UndoLine, checksum, pack, unpack
from onecompany.store.ids import NewId
from onecompany.store.journal import Journal
from onecompany.store.problems import FileChanged, Held, KeptAfterAll, NotKept, Unknown
from onecompany.store.records import Change
from onecompany.store.replaying import differences
from onecompany.store.rows import Run, read_state
from onecompany.store.state import State
from onecompany.store.touched import ACTS, holds_the_same, is_behind
from onecompany.store.transaction import Transaction
from onecompany.store.watch import Watch

Listener = Callable[[Act, Sequence[Change]], None]
"""Is told of an act that is on the disk, and of what it changed."""

Answer = TypeVar("Answer")

IS_THERE = "SELECT 1 FROM history WHERE id = ? AND workshop_id = ? AND checksum = ?"


class WorkshopWriter:
    """Writes to one workshop. What an act has written is on the disk before the state shows it."""

    def __init__(
        self, engine: Engine, state: State, *, clock: Clock, new_id: NewId, watch: Watch, journal: Journal | None
    ) -> None:
        """`watch` knows whether the file is still the one that was opened. `journal` takes each act too."""
        self.engine = engine
        self.state = state
        self.workshop_id = state.workshop_id
        self.clock = clock
        self.new_id = new_id
        self.exercise_id = ""
        """Where the room is; each act remembers it, so that undo can say and show where it was."""
        self._listeners: list[tuple[Listener, Callable[[Exception], None]]] = []
        self._watch = watch
        self.journal = journal
        self._finished = ""
        self._doubt: Doubt | None = None
        self.lines_in_doubt: tuple[str, tuple[int, ...]] | None = None
        """Their round, and their numbers: sealed lines whose writing ended in an error."""
        self._kept_late: Doubt | None = None
        touched = watch.touched() is not None
        with database_session(engine, watch) as session:
            driver = driver_of(session.connection())
            if touched and is_behind(self.journal, driver):
                raise FileChanged(watch.path)
            rows = driver.execute(ACTS, (self.workshop_id,)).fetchall()
            # The rows were read before there was anything to write; a workshop that is being made has none yet.
            if rows and differences(state, read_state(driver, self.workshop_id)):
                raise FileChanged(watch.path)
        self.undo_line = UndoLine(rows)

    def now(self) -> datetime:
        """The moment by the handed-in clock, UTC."""
        return self.clock.now()

    @contextmanager
    def _session(self) -> Iterator[Session]:
        """A transaction on the file as it is known here. Raises NotKept; FileChanged when the rows are others."""
        with ExitStack() as stack:
            try:
                session = stack.enter_context(database_session(self.engine, self._watch, unchanged=True))
            except FileChanged:
                if not self._holds_the_same():
                    raise
                self._watch.note(None)
                session = stack.enter_context(database_session(self.engine, self._watch))
            yield session

    def _holds_the_same(self) -> bool:
        """Whether a file that somebody has written to was only touched. Raises Held."""
        self.engine.dispose()  # with what it has read of the file before
        acts = list(self.undo_line.acts.values())
        return holds_the_same(self._watch.path, self.state, acts, self.journal)

    @contextmanager
    def act(self, label: str, *, kind: str = "do", target: int | None = None) -> Iterator[Transaction]:
        """One act of the room: one transaction, one row of history, one step of undo.

        `label` says in the past tense what was done, as undo will show it. Raises NotKept when nothing was
        written; then the state is as before. Raises KeptAfterAll when the same act was tried before, ended in an
        error, and is in the file all the same.
        """
        label = clean(label)[:200]
        self._settle()
        doubt, late, self._kept_late = None, self._kept_late, None
        try:
            with self._session() as session:
                transaction = Transaction(self.state, session, self.new_id)
                yield transaction
                self._forget_draft(session)
                if transaction.changes:
                    entry = self._entry(label, kind, target, transaction.changes)
                    session.add(entry)
                    session.flush()
                    assert entry.id is not None
                    act = Act(entry.id, kind, target, label, self.exercise_id)
                    doubt = Doubt(act, entry.checksum, transaction.changes)
                    if late is not None and late.is_like(doubt):
                        raise KeptAfterAll
        except NotKept as problem:
            if doubt is None or isinstance(problem, Held | KeptAfterAll):
                raise
            self._doubt = doubt
            if not self._is_there(doubt, problem):
                raise
        if doubt is not None:
            self._take_over(doubt)

    def after_commit(self, listener: Listener, failed: Callable[[Exception], None]) -> None:
        """Tell a listener of every act from now on, when it is on the disk and the rows in memory have it.

        A listener that raises undoes nothing, and neither the room nor another listener hears of it: `failed` is called
        with the error, and has to see to it. It must not raise itself.
        """
        self._listeners.append((listener, failed))

    def _take_over(self, written: Doubt) -> None:
        """An act is on the disk. First to know are the rows in memory and undo, then the journal, then who listens."""
        self._doubt = None
        self.state.apply(written.changes)
        self.undo_line.add(written.act)
        follow(self.engine, self.journal)
        for listener, failed in self._listeners:
            try:
                listener(written.act, written.changes)
            except Exception as error:  # noqa: BLE001 - handed to whoever brought the listener
                failed(error)

    def _settle(self) -> None:
        """Ask the file for the act before this one, when its writing ended in an error. Raises NotKept."""
        doubt = self._doubt
        if doubt is not None and self._is_there(doubt):
            self._take_over(doubt)
            self._kept_late = doubt

    def _is_there(self, doubt: Doubt, problem: NotKept | None = None) -> bool:
        """Whether the file has an act. Raises NotKept (the `problem` that there was) when it cannot be asked."""
        asked = (doubt.act.id, self.workshop_id, doubt.checksum)
        there = self.ask_again(lambda run: run(IS_THERE, asked).first() is not None, problem)
        self._doubt = None
        return there

    def ask_again(self, question: Callable[[Run], Answer], problem: NotKept | None) -> Answer:
        """What the file says after an error in writing. Raises NotKept (the `problem`) when it cannot be asked."""
        self._watch.check()  # of a file without a name, what is open is all that there is: it must not be let go
        self.engine.dispose()
        try:
            with database_session(self.engine, self._watch) as session:
                return question(session.connection().exec_driver_sql)
        except NotKept as error:
            raise problem or error from error

    @contextmanager
    def finishing(self, exercise_id: str) -> Iterator[None]:
        """The act within finishes the unfinished line of an exercise, which is forgotten in the same transaction."""
        self._finished = exercise_id
        try:
            yield
        finally:
            self._finished = ""

    def _forget_draft(self, session: Session) -> None:
        draft = session.get(Draft, self._finished) if self._finished else None
        if draft is not None:
            session.delete(draft)

    def _entry(self, label: str, kind: str, target: int | None, changes: list[Change]) -> History:
        said: dict[str, Any] = {"workshop_id": self.workshop_id, "exercise_id": self.exercise_id, "at": self.now()}
        said |= {"kind": kind, "target": target, "label": label, "changes": pack(changes)}
        return History(**said, checksum=checksum(**said))

    def undo(self) -> tuple[Act, list[Change]] | None:
        """Take back the newest act that is not undone. Returns it and what that changed, or None."""
        act = self.undo_line.to_undo
        return self._again(act, "undo") if act else None

    def redo(self) -> tuple[Act, list[Change]] | None:
        """Do again what undo took back last. Returns the act and what that changed, or None."""
        act = self.undo_line.to_redo
        return self._again(act, "redo") if act else None

    def _again(self, act: Act, kind: str) -> tuple[Act, list[Change]]:
        with self.act(act.label, kind=kind, target=act.id) as transaction:
            row = transaction.session.get(History, act.id)
            if row is None:
                raise Unknown(gettext("That act is not in the history any more."))
            changes = unpack(row.changes)
            if kind == "undo":
                changes = [change.inverse() for change in reversed(changes)]
            for change in changes:
                transaction.replay(change)
        return act, changes

    @contextmanager
    def aside(self) -> Iterator[Session]:
        """A transaction that is no act: the history has nothing of it, and undo leaves it alone. Raises NotKept."""
        self._settle()
        with self._session() as session:
            yield session

    def keep_draft(self, exercise_id: str, place: str, line: str) -> None:
        """Save the unfinished line of an exercise; an empty one forgets it."""
        with self.aside() as session:
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

    def look(self) -> None:
        """Raises FileGone or FileChanged when the file is not as we left it."""
        with self.aside():
            pass

    def be_seen(self, cursor: str) -> None:
        """Record that the application is alive now, and where its cursor stands."""
        stamp = Stamp.take(self.clock)
        with self.aside() as session:
            row = session.get(Presence, 1) or Presence(
                id=1, workshop_id=self.workshop_id, utc=stamp.utc, boot=stamp.boot, boot_id=stamp.boot_id
            )
            row.workshop_id, row.cursor = self.workshop_id, cursor
            row.utc, row.boot, row.boot_id = stamp.utc, stamp.boot, stamp.boot_id
            session.add(row)
