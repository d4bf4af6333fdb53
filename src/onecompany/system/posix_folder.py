"""Linux and macOS: a folder held open, so that what is done in it stays in it whatever happens to its path."""

from __future__ import annotations

import sys

assert sys.platform != "win32"  # so that it is not checked for the other side, whose `os` lacks what this needs

import errno
import os
import stat
from pathlib import Path
from types import TracebackType

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES})
"""How file systems without hard links (FAT, exFAT, some network drives) answer to one."""


class Folder:
    """A folder and what is done in it, by names without a path. To be closed; a `with` block does it."""

    def __init__(self, path: Path, *, within: Folder | None = None) -> None:
        """Open a folder; `within` another one by its name, which may then be no link. Raises OSError."""
        if within is None:
            self._open = os.open(path, _FOLDER)
        else:
            self._open = os.open(path, _FOLDER | os.O_NOFOLLOW, dir_fd=within._open)

    def __enter__(self) -> Folder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._open)

    def fill(self, name: str, data: bytes) -> None:
        """Make a new file with this data, on the disk and not only on its way. A link of that name is refused."""
        file = os.open(name, _NEW, 0o600, dir_fd=self._open)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
            os.fsync(file)
        finally:
            os.close(file)

    def make_folder(self, name: str) -> None:
        """Make a folder of the user's own."""
        os.mkdir(name, 0o700, dir_fd=self._open)

    def remove(self, name: str) -> None:
        """Remove a file."""
        os.unlink(name, dir_fd=self._open)

    def replace(self, name: str, target: str) -> None:
        """Give a file or folder another name; a file of that name is replaced at once and as a whole."""
        os.rename(name, target, src_dir_fd=self._open, dst_dir_fd=self._open)

    def is_folder(self, name: str) -> bool:
        """Whether there is a folder of that name; a link to one is none. Raises FileNotFoundError."""
        return stat.S_ISDIR(os.stat(name, dir_fd=self._open, follow_symlinks=False).st_mode)

    def name_file(self, name: str, target: str) -> bool:
        """Give a file a name if it is free: False when it is taken. The file system decides, nobody else."""
        try:
            os.link(name, target, src_dir_fd=self._open, dst_dir_fd=self._open, follow_symlinks=False)
        except FileExistsError:
            return False
        except OSError as problem:
            if problem.errno not in _NO_LINKS:
                raise
            return self._name_by_an_empty_one(name, target)
        os.unlink(name, dir_fd=self._open)
        return True

    def _name_by_an_empty_one(self, name: str, target: str) -> bool:
        """Without hard links: take the name with an empty file of our own, then move the data over it."""
        try:
            os.close(os.open(target, _NEW, 0o600, dir_fd=self._open))
        except FileExistsError:
            return False
        try:
            self.replace(name, target)
        except BaseException:
            os.unlink(target, dir_fd=self._open)
            raise
        return True

    def name_folder(self, name: str, target: str) -> bool:
        """Give a folder a name if it is free, by an empty one of our own: False when it is taken."""
        try:
            self.make_folder(target)
        except FileExistsError:
            return False
        try:
            self.replace(name, target)
        except BaseException:
            os.rmdir(target, dir_fd=self._open)
            raise
        return True

    def sync(self) -> None:
        """Bring the names to the disk. Raises OSError where a folder cannot be synced."""
        os.fsync(self._open)
