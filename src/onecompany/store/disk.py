"""Writing plain files that must survive a power cut: all that lie beside a workshop file are written through here.

What is here does nothing else, so that a test can stand in for the disk: refuse, tear, and forget what was not synced.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from onecompany.system import CLOSE_ON_EXEC, NO_FOLLOW, Folder, sync_data

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EPERM})
"""How drives answer that sync no folders, and folders in which one may write and not look."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | CLOSE_ON_EXEC


def append(file: int, data: bytes) -> None:
    """Write at the end of a file that was opened with O_APPEND; it is on the disk when this returns. Raises OSError.

    Then any part of the data may be there.
    """
    _write(file, data)
    sync_data(file)


def cut(file: int, size: int) -> None:
    """Take off an open file what lies behind its first `size` bytes. Raises OSError."""
    os.ftruncate(file, size)
    sync_data(file)


def fill(path: Path, pieces: Iterable[bytes]) -> None:
    """Make a new file for its owner only, on the disk when this returns. A part that will be put in place.

    Raises OSError, FileExistsError too; then there is no such file, unless it was there before.
    """
    file = os.open(path, _NEW, 0o600)
    try:
        try:
            for piece in pieces:
                _write(file, piece)
            sync_data(file)
        finally:
            os.close(file)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def put_in_place(part: Path, target: Path) -> None:
    """Give a file that is on the disk its name, at once and as a whole, whatever had it. Raises OSError."""
    os.replace(part, target)
    sync_folder(target.parent)


def forget(part: Path) -> None:
    """Remove a part that was put in place, or never will be. Where the disk refuses even that, it stays, and what the
    disk refused before is what is told."""
    with contextlib.suppress(OSError):
        part.unlink()


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where folders can be synced at all. Raises OSError: the disk failed."""
    try:
        with Folder(folder) as opened:
            opened.sync()
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _write(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]
