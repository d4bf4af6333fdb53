"""The file that is open was deleted, moved or replaced: all of it goes on, at once, in a file that is there.

What is open can still be read where its name is gone, with its whole history. So it is written to its place again, or
beside whatever has taken that, before anything more is kept: what the screen acknowledges is never in a file that
nobody would find. Only where not even that can be (the drive itself is gone, the disk is full) does a line stay open
until a copy is saved by hand (`file_problems.LostFile`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onecompany.sentences import gettext
from onecompany.store.handouts import note_copy
from onecompany.store.locating import make_folder
from onecompany.store.names import new_part
from onecompany.store.problems import FileGone, NotKept, StoreError
from onecompany.system import Folder, reason_of

if TYPE_CHECKING:
    from onecompany.app.workshop_file import WorkshopFile
    from onecompany.store.file import Store

LOOKS = 2
"""Looks in a row, a second apart, at which it was not there: what a sync program puts back at once was never gone."""

AGAIN = 15
"""Looks until it is tried again, where it could not be rescued."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """Where it goes on. `gone`: where it was; `replaced`: another file lies there now."""

    gone: Path
    path: Path
    replaced: bool


async def rescued(file: WorkshopFile, problem: FileGone) -> bool:
    """Let the file go on in one that is there; `file.rescued` is told. Whether it does, be it since before."""
    async with file.rescuing:
        try:
            file.check_in_place()
        except FileGone as now:
            problem = now
        else:
            return True  # somebody else did it meanwhile
        store = file.store_now
        if store is None:
            return False
        try:
            path = await asyncio.to_thread(_copied, store, problem)
        except StoreError:
            return False
        file.unopened = Rescued(problem.path, path, problem.replaced)
        return await goes_on(file)


async def goes_on(file: WorkshopFile) -> bool:
    """Open what was rescued: at once, or once it can be, since all of it is there. Under `rescuing`."""
    what = file.unopened
    if what is None:
        return file.store_now is not None
    try:
        await file.reopen(what.path)
    except StoreError:
        return False
    file.unopened = None
    file.rescued(what)
    return True


async def goes_on_elsewhere(file: WorkshopFile) -> bool:
    """Before the end: whether the file is gone and all of it goes on in another place, which is said first."""
    try:
        file.check_in_place()
    except FileGone as problem:
        return await rescued(file, problem) and file.path != problem.path
    return False


def _copied(store: Store, problem: FileGone) -> Path:
    """Copy all of it to the first place that takes it. Raises StoreError."""
    wrong: StoreError = problem
    for target in _places(store, problem):
        try:
            make_folder(target.parent)
            if target != problem.path:  # before it is there: whoever finds it is to know of which file it is
                note_copy(problem.path, target, store.clock.now())
            if _written(store, target):
                return target
        except StoreError as error:
            wrong = error
    raise wrong


def _places(store: Store, problem: FileGone) -> Iterator[Path]:
    """Where it was; beside that; and where the folder itself is gone, in the user's own folder of data."""
    from onecompany.app.copying import proposed_path

    beside = proposed_path(problem.path, store.clock)
    if store.watch.folder_is_there():
        if not problem.replaced:
            yield problem.path
        yield beside
    from onecompany.store.restoring.rescued import rescued_folder

    yield rescued_folder() / beside.name


def _written(store: Store, target: Path) -> bool:
    """Whether it is there now; False where something else is. Raises StoreError."""
    from onecompany.store.restoring.placing import free_of_leftovers

    part = new_part()
    place = target.with_name(part)
    try:
        store.copy_to(place)
        free_of_leftovers(target, store.clock.now())
        with Folder(target.parent) as folder:
            there = folder.name_file(part, target.name)
            folder.sync()
    except OSError as error:
        raise NotKept(
            gettext("{path} could not be written: {reason}.", path=target, reason=reason_of(error))
        ) from error
    finally:
        place.unlink(missing_ok=True)
        place.with_name(f"{part}-journal").unlink(missing_ok=True)
    return there


class FileWatch:
    """Looks once a second whether the file that is open is where it was, and as it was."""

    def __init__(
        self,
        file: WorkshopFile,
        *,
        work: Callable[..., object],
        lost: Callable[[FileGone], None],
        changed: Callable[[], Awaitable[bool]],
    ) -> None:
        """`work` runs what takes a while. `lost`: told that it is gone and could not be rescued, until that is said.

        `changed`: told that it was written to, and not by us, as far as the file system says; it finds out, and says
        whether it could.
        """
        self._file, self._work, self._lost, self._changed = file, work, lost, changed
        self._missed = 0
        self._touched: object = None
        self._found_out: object = None

    def look(self) -> None:
        """Called every second."""
        try:
            self._file.check_in_place()
        except FileGone as problem:
            self._missed += 1
            if self._missed % AGAIN == LOOKS:
                self._work(self._rescue(problem))
            elif self._missed > LOOKS and not self._file.said_lost and not self._file.rescuing.locked():
                self._lost(problem)
        else:
            self._missed, self._file.said_lost = 0, False
            self._look_closer()

    def _look_closer(self) -> None:
        """Only once it looks the same twice: before, somebody is still writing, or it is an entry of our own."""
        store = self._file.store_now
        before, self._touched = self._touched, store.watch.touched() if store is not None else None
        if self._touched is not None and self._touched == before != self._found_out:
            self._found_out = self._touched  # while it is found out
            self._work(self._find_out(self._touched))

    async def _find_out(self, look: object) -> None:
        if not await self._changed() and self._found_out == look:
            self._found_out = None

    async def _rescue(self, problem: FileGone) -> None:
        if not await rescued(self._file, problem) and not self._file.said_lost:
            self._lost(problem)
