"""Whether the file is still the one that was opened, and whether anybody but us has written to it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from onecompany.store.problems import FileGone


class Look(NamedTuple):
    """What the file system says of a file. The workshop file itself is never opened for it (see `lock`)."""

    device: int
    inode: int
    size: int
    written: int

    @classmethod
    def of(cls, status: os.stat_result) -> Look:
        """The look of a file by what `os.stat` says of it."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class Watch:
    """Compares the file with how our own last transaction left it.

    By what the file system says of it, which also shows a copy laid over it whose counter of changes is the same; and
    by SQLite's counter, for disks that count time in steps of two seconds.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen = self._look()
        self._version: tuple[int, int] | None = None

    def check(self) -> None:
        """Raises FileGone when the file was deleted, moved or replaced."""
        now = self._look()
        if now is None or self._seen is None or now[:2] != self._seen[:2]:
            raise FileGone(self.path, replaced=now is not None)

    def folder_is_there(self) -> bool:
        """Whether its folder is there, on the drive on which the file was: not the empty one of a stick that is out."""
        try:
            return self._seen is not None and os.stat(self.path.parent).st_dev == self._seen.device
        except OSError:
            return False

    def changed(self, driver: sqlite3.Connection) -> bool:
        """Whether somebody else has written to the file since `note`. Raises FileGone when it is not the same file."""
        self.check()
        known = self._version is None or self._version == (id(driver), _version(driver))
        return not known or self._look() != self._seen

    def touched(self) -> object:
        """How the file looks now, when that is not how our last transaction left it; None when it is. SQLite is not
        asked for it."""
        now = self._look()
        return None if now == self._seen else now

    def note(self, driver: sqlite3.Connection | None) -> None:
        """What is in the file now is ours, or known to us."""
        self._seen = self._look()
        self._version = (id(driver), _version(driver)) if driver is not None else None

    def _look(self) -> Look | None:
        try:
            return Look.of(os.stat(self.path))
        except OSError:
            return None


def _version(driver: sqlite3.Connection) -> int:
    (number,) = driver.execute("PRAGMA data_version").fetchone()
    return int(number)
