"""The lock of the one writer: the system's own on `<file>.lock`, with the process number in it.

SQLite's own lock does not do, because any open() and close() of the file in the same process drops it.
The kernel frees it at once when its process dies, kill -9 included.

A hard link is the same file under another name, and would have another lock beside it. So the file itself is locked
too, by its device and inode, in the user's own folder of state.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.locating import kind_of, resolved
from onecompany.store.problems import FileInUse, FileReadOnly
from onecompany.system import CLOSE_ON_EXEC, NO_FOLLOW, reason_of, take_lock

_NO_LOCKS = frozenset({errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.ENOSYS, errno.EINVAL})
"""How network drives answer that know no locks."""


class Lock:
    """Holds the right to write `path` until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises FileInUse when another process has it, FileReadOnly when it cannot be made."""
        self._file = resolved(path)
        self.path = self._file.with_name(self._file.name + ".lock")
        self._held = [_Held(self.path, self._file)]
        try:
            self.hold_file()
        except BaseException:
            self.release()
            raise

    def hold_file(self) -> None:
        """Lock the file under all its names, once it is there. Raises FileInUse."""
        try:
            status = os.stat(self._file)
            folder = _folder_of_locks()
        except OSError:  # no file yet, or no folder of state: the lock beside the file is all there can be
            return
        place = folder / f"{status.st_dev:x}-{status.st_ino:x}.lock"
        if any(held.path == place for held in self._held):
            return
        try:
            self._held.append(_Held(place, self._file))
        except FileReadOnly:  # the folder of state is full or read-only; the lock beside the file holds
            return

    def release(self) -> None:
        """Give the lock back. Calling it twice does nothing more."""
        while self._held:
            held = self._held.pop()
            held.release(remove=held.path != self.path)


class _Held:
    """One lock file, held."""

    def __init__(self, path: Path, file: Path) -> None:
        self.path = path
        while True:
            try:
                self._fd = os.open(path, os.O_RDWR | os.O_CREAT | CLOSE_ON_EXEC | NO_FOLLOW, 0o600)
            except OSError as error:
                reason = gettext("Its folder cannot be written ({why}).", why=reason_of(error))
                raise FileReadOnly(_unmade(path, file, error), reason) from error
            try:
                self._take(path, file)
            except BaseException:
                os.close(self._fd)
                raise
            if os.fstat(self._fd).st_nlink:
                return
            os.close(self._fd)  # who had it removed it between our opening and our locking

    def _take(self, path: Path, file: Path) -> None:
        status = os.fstat(self._fd)
        if not stat.S_ISREG(status.st_mode):
            raise FileReadOnly(_in_the_way(path, kind_of(status)))
        try:
            taken = take_lock(self._fd)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise FileReadOnly(
                    gettext("{path} cannot be locked: {why}.", path=path, why=reason_of(error))
                ) from error
            raise FileReadOnly(
                gettext(
                    "{path} cannot be locked ({why}): {folder} is on a drive without locks, as some network drives "
                    "are. Copy the file to a folder on this machine and open it there, or open it read-only.",
                    path=path,
                    why=reason_of(error),
                    folder=path.parent,
                ),
                gettext("It is on a drive without locks."),
            ) from error
        if not taken:
            pid = os.read(self._fd, 32).decode("ascii", "replace").strip()
            raise FileInUse(file, int(pid) if pid.isdecimal() else 0)
        try:
            os.ftruncate(self._fd, 0)
            os.write(self._fd, f"{os.getpid()}\n".encode("ascii"))
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):  # on a full disk it holds without a number in it
                raise FileReadOnly(
                    gettext("{path} cannot be written: {why}.", path=path, why=reason_of(error))
                ) from error

    def release(self, *, remove: bool) -> None:
        try:
            if remove:
                self.path.unlink(missing_ok=True)
        except OSError:  # Windows removes no file that is open, a broken disk none: who locks next takes this one
            return
        finally:
            os.close(self._fd)


def _unmade(path: Path, file: Path, error: OSError) -> str:
    """Why the lock file could not be opened."""
    try:
        status = os.lstat(path)
    except OSError:
        status = None
    if status is not None and not stat.S_ISREG(status.st_mode):
        what = gettext("a link") if stat.S_ISLNK(status.st_mode) else kind_of(status)
        return _in_the_way(path, what)
    return gettext(
        "{folder} cannot be written ({why}), so nothing could be kept. Open the file read-only, or choose another "
        "place with --file.",
        folder=file.parent,
        why=reason_of(error),
    )


def _in_the_way(path: Path, what: str) -> str:
    return gettext(
        "{path} is {what}, where the lock of the file is to be. Move it away, then open the file again.",
        path=path,
        what=what,
    )


def _folder_of_locks() -> Path:
    from platformdirs import user_state_path  # only now: the first screen waits for the lock

    folder = user_state_path("onecompany", appauthor=False) / "locks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
