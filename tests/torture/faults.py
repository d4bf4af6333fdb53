"""A disk that fails at a given write: full until there is room again, broken once, or broken until it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.torture.beneath import (
    FULL,
    IOERR_DELETE,
    IOERR_FSYNC,
    IOERR_TRUNCATE,
    IOERR_WRITE,
    OK,
    Beneath,
    beneath,
)
from tests.torture.plain import plain

WAYS = ("full", "broken once", "broken")
"""How it fails. A full disk refuses bytes and new files, a broken one whatever writes. Once: only that one time."""


NEVER = 10**9
"""A write that never comes: they are only counted."""


class Failing(Beneath):
    """Fails at the write of a number, counted from 1 and from `from_now`; at none to begin with."""

    def __init__(self, folder: Path, way: str) -> None:
        self._folder = folder
        self._way = way
        self._at = 0
        self.count = 0
        """How many writes there were since `from_now`."""
        self.hits = 0
        """How often it has failed since `from_now`."""

    def from_now(self, at: int) -> None:
        """Fail at this write from now; 0: the disk is well."""
        self._at, self.count, self.hits = at, 0, 0

    def _asked(self, path: Path, code: int, *, takes_room: bool) -> int:
        if not self._at or not path.is_relative_to(self._folder) or (self._way == "full" and not takes_room):
            return OK
        self.count += 1
        if self.count < self._at or (self._way == "broken once" and self.count > self._at):
            return OK
        self.hits += 1
        return FULL if self._way == "full" else code

    def opens(self, path: Path, *, new: bool) -> int:
        return self._asked(path, IOERR_WRITE, takes_room=True) if new else OK

    def writes(self, path: Path, at: int, data: bytes) -> int:
        return self._asked(path, IOERR_WRITE, takes_room=True)

    def truncates(self, path: Path, size: int) -> int:
        return self._asked(path, IOERR_TRUNCATE, takes_room=False)

    def syncs(self, path: Path) -> int:
        return self._asked(path, IOERR_FSYNC, takes_room=False)

    def deletes(self, path: Path) -> int:
        return self._asked(path, IOERR_DELETE, takes_room=False)

    def renames(self, path: Path, target: Path) -> int:
        return self._asked(path, IOERR_WRITE, takes_room=False)

    def links(self, path: Path, target: Path) -> int:
        return self._asked(path, IOERR_WRITE, takes_room=False)

    def syncs_folder(self, folder: Path) -> int:
        return self._asked(folder, IOERR_FSYNC, takes_room=False)


@contextmanager
def failing(folder: Path, way: str) -> Iterator[Failing]:
    """Below this folder the disk may fail."""
    disk = Failing(folder, way)
    with beneath(disk), plain(disk):
        yield disk
