"""Where the two windows of a room leave word for each other: a folder of small files in the user's folder of state.

Their names are made of the path of the workshop file and do not tell it. A file that is held there is locked by the
system, which frees it with the process, so that nobody asks whether a number of a process is still the same process.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from onecompany.store.locating import resolved
from onecompany.system import CLOSE_ON_EXEC, NO_FOLLOW, take_lock

_OLD = 86_400.0
"""Seconds after which what nobody holds is nobody's: who is about to hold it has made it just now."""

_OPEN = os.O_RDWR | CLOSE_ON_EXEC | NO_FOLLOW


def rooms_folder() -> Path:
    """The folder, which need not be there."""
    from platformdirs import user_state_path  # only now: the first screen does not wait for it

    return user_state_path("onecompany", appauthor=False) / "rooms"


def word_of(path: Path) -> Path:
    """Where the words about a workshop file lie; endings are put behind it."""
    name = os.path.normcase(resolved(path))
    return rooms_folder() / blake2b(os.fsencode(name), digest_size=8).hexdigest()


def ending(place: Path, suffix: str) -> str:
    """The path of one of the files."""
    return f"{place}{suffix}"


def sweep(*, older: float = _OLD) -> None:
    """Remove what rooms have left that were killed, from the folder of words and signs; of those that are open nothing.

    `older`: seconds for which nobody has touched it.
    """
    with suppress(OSError), os.scandir(rooms_folder()) as entries:
        names, limit = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)], time.time() - older
        held = {name.split(".")[0] for name in names if is_held(str(rooms_folder() / name))}
        for name in names:
            if name.split(".")[0] in held:
                continue  # a sign belongs to the seat that is held beside it
            with suppress(OSError):
                if (rooms_folder() / name).stat().st_mtime < limit:
                    os.unlink(rooms_folder() / name)


class HeldFile:
    """A file that this process holds until `release`."""

    def __init__(self, path: str, file: int) -> None:
        self._path = path
        self._file = file

    @classmethod
    def take(cls, path: str) -> HeldFile | None:
        """Hold a file, made where there is none; None when another process holds it, or it cannot be made."""
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            while True:
                file = os.open(path, _OPEN | os.O_CREAT, 0o600)
                held = False
                try:
                    if not take_lock(file):
                        return None
                    held = os.fstat(file).st_nlink > 0  # else who had it removed it before we locked it
                finally:
                    if not held:
                        os.close(file)
                if held:
                    return cls(path, file)
        except OSError:
            return None

    def touch(self) -> None:
        """Its time is now, where the file system keeps one."""
        with suppress(OSError):
            os.utime(self._path)

    def release(self) -> None:
        """Give it back, and leave nothing behind."""
        try:
            os.unlink(self._path)
        except OSError:  # Windows removes no file that is open: an empty one stays, and is held anew
            pass
        finally:
            os.close(self._file)


def is_held(path: str) -> bool:
    """Whether a process holds a file. Some microseconds: it is asked often."""
    if not os.access(path, os.F_OK):  # a third of the time that a refused opening takes
        return False
    try:
        file = os.open(path, _OPEN)
    except OSError:
        return False
    try:
        return not take_lock(file)
    except OSError:
        return False
    finally:
        os.close(file)
