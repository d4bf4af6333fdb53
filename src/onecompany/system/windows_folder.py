"""Windows: what is done in a folder, by its path, because there is no way to hold one open."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import TracebackType

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class Folder:
    """A folder and what is done in it, by names without a path."""

    def __init__(self, path: Path, *, within: Folder | None = None) -> None:
        """Take a folder; `within` another one by its name, which may then be no link. Raises OSError."""
        self._path: Path = path if within is None else within._path / path
        if not stat.S_ISDIR((os.stat if within is None else os.lstat)(self._path).st_mode):
            raise NotADirectoryError(20, os.strerror(20), str(self._path))

    def __enter__(self) -> Folder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held open."""

    def fill(self, name: str, data: bytes) -> None:
        """Make a new file with this data, on the disk and not only on its way."""
        flags = _NEW | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
        with os.fdopen(os.open(self._path / name, flags, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def make_folder(self, name: str) -> None:
        """Make a folder; whose it is, the access list of the one it lies in says."""
        (self._path / name).mkdir(mode=0o700)

    def remove(self, name: str) -> None:
        """Remove a file."""
        (self._path / name).unlink()

    def replace(self, name: str, target: str) -> None:
        """Give a file or folder another name; a file of that name is replaced at once and as a whole."""
        os.replace(self._path / name, self._path / target)

    def is_folder(self, name: str) -> bool:
        """Whether there is a folder of that name; a link to one is none. Raises FileNotFoundError."""
        return stat.S_ISDIR(os.lstat(self._path / name).st_mode)

    def name_file(self, name: str, target: str) -> bool:
        """Give a file a name if it is free: False when it is taken. On Windows a rename replaces nothing."""
        try:
            os.rename(self._path / name, self._path / target)
        except FileExistsError:
            return False
        return True

    def name_folder(self, name: str, target: str) -> bool:
        """Give a folder a name if it is free: False when it is taken."""
        return self.name_file(name, target)

    def sync(self) -> None:
        """Nothing to do: Windows keeps names with the file that was synced, and syncs no folders."""
