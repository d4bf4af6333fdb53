"""The lock of the one writer: the system's own on `<file>.lock`, with the process number in it.

SQLite's own lock does not do, because any open() and close() of the file in the same process drops it.
The kernel frees it at once when its process dies, kill -9 included.
"""

from __future__ import annotations

import os
from pathlib import Path

from onecompany.store.problems import FileInUse, FileReadOnly
from onecompany.system import CLOSE_ON_EXEC, NO_FOLLOW, take_lock


class Lock:
    """Holds the right to write `path` until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises FileInUse when another process has it, FileReadOnly when it cannot be made."""
        self.path = path.with_name(path.name + ".lock")
        try:
            self._fd = os.open(self.path, os.O_RDWR | os.O_CREAT | CLOSE_ON_EXEC | NO_FOLLOW, 0o600)
        except OSError as error:
            raise FileReadOnly(
                f"{path.parent} cannot be written ({error.strerror}), so nothing could be kept. "
                "Open the file read-only, or choose another place with --file."
            ) from error
        if not take_lock(self._fd):
            pid = os.read(self._fd, 32).decode("ascii", "replace").strip()
            os.close(self._fd)
            raise FileInUse(path, int(pid) if pid.isdigit() else 0)
        os.ftruncate(self._fd, 0)
        os.write(self._fd, f"{os.getpid()}\n".encode("ascii"))

    def release(self) -> None:
        """Give the lock back. Calling it twice does nothing more."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
