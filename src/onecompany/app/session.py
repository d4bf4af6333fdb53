"""One workshop on the screen: its rows, what they say, and its time. No widget and no session in here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from onecompany.app.retry import retry
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.kinds.registry import UnknownKind, kind, problems, shows, tables
from onecompany.store import timing
from onecompany.store.problems import FileChanged, FileGone, NotOpen, StoreError
from onecompany.store.records import Change
from onecompany.store.state import State

if TYPE_CHECKING:
    from onecompany.app.workshop_file import WorkshopFile
    from onecompany.store.file import Store
    from onecompany.store.writer import WorkshopWriter

Result = TypeVar("Result")


class WorkshopSession(WorkshopReading):
    """A workshop while it is open."""

    def __init__(self, workshop_file: WorkshopFile, state: State, *, hurried: bool = False) -> None:
        """`hurried`: nothing is found before `comparing.compare`, because the first paint would wait for it."""
        super().__init__(state, workshop_file.clock, hurried=hurried or not state.is_compared)
        self.workshop_file = workshop_file
        self._writer: WorkshopWriter | None = None
        self._turn = asyncio.Lock()
        self._told = set(problems(known=True))
        """What was said of kinds that cannot be used; the application says at its start what is known by then."""
        self.tell: Callable[[str], None] = lambda text: None
        """Told that an act waits for another program."""
        self.lost: Callable[[FileGone | FileChanged | NotOpen], None] = lambda problem: None
        """Told that the file is gone, was changed by another program, or could not be opened again."""

    async def write(self, act: Callable[[WorkshopWriter], Result], *, aside: bool = False) -> Result:
        """Do an act, once the file is open for it and all acts before are done. Raises NotKept and what the act raises.

        While another program holds the file, it is tried again for some seconds, and `tell` says so. A file that is
        gone goes on elsewhere (`rescue`), and the act is done there. Where it cannot, or another program has written to
        it, or it could not be opened again, `lost` is told too, but not of what is done `aside`, by no key.
        """
        async with self._turn:
            try:
                return await self._write(act)
            except FileGone as problem:
                from onecompany.app.rescue import rescued

                if await rescued(self.workshop_file, problem):
                    return await self._write(act)
                self._is_lost(problem, aside=aside)
                raise
            except (FileChanged, NotOpen) as problem:
                self._is_lost(problem, aside=aside)
                raise

    async def _write(self, act: Callable[[WorkshopWriter], Result]) -> Result:
        store = await self.workshop_file.store()
        return await retry(lambda: act(self._the_writer(store)), self.tell)

    def _is_lost(self, problem: FileGone | FileChanged | NotOpen, *, aside: bool) -> None:
        if not aside:
            self.lost(problem)

    def _the_writer(self, store: Store) -> WorkshopWriter:
        if self._writer is None:
            self._writer = store.writer(self.state)
        elif self._writer.engine is not store.engine:  # it goes on in another file
            writer = store.writer(self.state)
            if self._writer.undo_line.acts and not writer.undo_line.acts:
                raise FileChanged(store.path)
            self._writer = writer
        exercise = self.exercise
        self._writer.exercise_id = exercise.id if exercise is not None else ""
        return self._writer

    async def writer(self) -> WorkshopWriter:
        """Where to write, once the file is open for it. Raises NotKept."""
        return await self.write(lambda writer: writer)

    def lost_file(self) -> FileGone | FileChanged | None:
        """What has become of the file, when it is not as we left it."""
        try:
            if (writer := self.writer_now) is not None:
                writer.look()
            else:
                self.workshop_file.check_in_place()
        except (FileGone, FileChanged) as problem:
            return problem
        except StoreError:  # held, or full: it is there, and what was kept is in it
            return None
        return None

    @property
    def writer_now(self) -> WorkshopWriter | None:
        """Where to write, when the file is open for it already."""
        store = self.workshop_file.store_now
        if self._writer is not None and store is not None:
            with suppress(StoreError):  # another file, which has not what we have: who writes is told
                return self._the_writer(store)
        return self._writer

    def news(self) -> list[str]:
        """What there is to say of the journal beside the file, each once; see `Journal`."""
        journals = [one.journal for one in (self.workshop_file.store_now, self._writer) if one is not None]
        return [text for journal in dict.fromkeys(journals) if journal is not None for text in journal.news()]

    # -- where we are

    def look_at(self, step_id: str) -> None:
        """Stand at a step without writing so, in a file that is only looked at."""
        before = {"current_step_id": self.state.workshop.current_step_id}
        after = {"current_step_id": step_id}
        self.state.apply([Change("workshop", self.state.workshop_id, before, after)])

    def neighbour(self, offset: int) -> Any:
        """The step before (-1) or after (+1) the current one, or None at the end."""
        steps = timing.kept_steps(self.state)
        ids = [step.id for step in steps]
        step = self.step
        if step is None or step.id not in ids:
            return steps[0] if steps else None
        index = ids.index(step.id) + offset
        return steps[index] if 0 <= index < len(steps) else None

    def compared(self) -> None:
        """Say once of each kind of another package that it has failed."""
        for failure in problems(known=True):
            if failure not in self._told:
                self._told.add(failure)
                self.tell(failure)

    def exercise_showing(self, table: str) -> Any:
        """An exercise whose board shows rows of a table: the current one if it does, else the one whose table it is."""
        rows = timing.kept_exercises(self.state)
        current = self.exercise
        showing = [row for row in rows if table in shows(row.kind)]
        showing.sort(key=lambda row: all(own.name != table for own in kind(row.kind).tables))
        if not showing and table not in tables():  # of a kind that is not installed
            showing = [row for row in rows if not is_installed(row.kind)]
        return current if current in showing else showing[0] if showing else None


def is_installed(name: str) -> bool:
    """Whether there is a kind of exercise with this name."""
    try:
        kind(name)
    except UnknownKind:
        return False
    return True
