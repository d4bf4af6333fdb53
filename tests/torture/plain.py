"""Between Python and the disk: what SQLite does not write goes through functions of `os`, and these ask first too.

So one disk sees all of a room: the workshop file, its journal, backups and hand-outs, in the order in which it happens.
What is refused is refused as the system does it: OSError with its number, and half of the bytes of a write on a full
disk. What is written through an `open()` of Python's own is not seen; `disk.unexplained` finds that out.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.torture.beneath import FULL, OK, Beneath


def _refused(code: int, path: Path) -> None:
    """What the system says where SQLite would say `code`."""
    if code != OK:
        number = errno.ENOSPC if code == FULL else errno.EIO
        raise OSError(number, os.strerror(number), str(path))


class _Plain:
    """Stands in for functions of `os`, and does what they do once `asked` agrees."""

    def __init__(self, asked: Beneath) -> None:
        self._asked = asked
        self._paths: dict[int, Path] = {}
        self._system: dict[str, Callable[..., Any]] = {}

    def put_in(self, changed: pytest.MonkeyPatch) -> None:
        """Take the place of the system's functions."""
        mine = {
            name: getattr(self, f"_{name}")
            for name in ("open", "close", "write", "ftruncate", "fsync", "fdatasync", "unlink", "replace", "link")
        }
        for name, function in {**mine, "remove": self._unlink, "rename": self._replace}.items():
            if hasattr(os, name):
                self._system[name] = getattr(os, name)
                changed.setattr(os, name, function)

    def _path(self, path: Any, folder: int | None) -> Path:
        return Path(os.path.abspath(os.path.join(self._paths.get(folder, "") if folder is not None else "", path)))

    def _open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        whole = self._path(path, dir_fd)
        new = bool(flags & os.O_CREAT) and not os.path.lexists(whole)
        if new or flags & (os.O_WRONLY | os.O_RDWR):
            _refused(self._asked.opens(whole, new=new), whole)
        file: int = self._system["open"](path, flags, mode, dir_fd=dir_fd)
        self._paths[file] = whole
        if flags & os.O_TRUNC and not new:
            self._asked.truncates(whole, 0)
        return file

    def _close(self, file: int) -> None:
        self._paths.pop(file, None)
        self._system["close"](file)

    def _write(self, file: int, data: Any) -> int:
        path = self._paths.get(file)
        if path is None:
            return int(self._system["write"](file, data))
        appending = os.name == "posix" and _appends(file)
        at = os.fstat(file).st_size if appending else os.lseek(file, 0, os.SEEK_CUR)
        code = self._asked.writes(path, at, bytes(data))
        if code == FULL:
            self._system["write"](file, bytes(data)[: len(data) // 2])
        _refused(code, path)
        return int(self._system["write"](file, data))

    def _ftruncate(self, file: int, size: int) -> None:
        if file in self._paths:
            _refused(self._asked.truncates(self._paths[file], size), self._paths[file])
        self._system["ftruncate"](file, size)

    def _fsync(self, file: int, name: str = "fsync") -> None:
        path = self._paths.get(file)
        if path is not None:
            _refused(self._asked.syncs_folder(path) if path.is_dir() else self._asked.syncs(path), path)
        self._system[name](file)

    def _fdatasync(self, file: int) -> None:
        self._fsync(file, "fdatasync")

    def _unlink(self, path: Any, *, dir_fd: int | None = None) -> None:
        whole = self._path(path, dir_fd)
        if os.path.lexists(whole):
            _refused(self._asked.deletes(whole), whole)
        self._system["unlink"](path, dir_fd=dir_fd)

    def _replace(self, path: Any, target: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
        whole = self._path(path, src_dir_fd)
        if os.path.lexists(whole):
            _refused(self._asked.renames(whole, self._path(target, dst_dir_fd)), whole)
        self._system["replace"](path, target, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    def _link(self, path: Any, target: Any, *, follow_symlinks: bool = True, **folders: int | None) -> None:
        whole, other = self._path(path, folders.get("src_dir_fd")), self._path(target, folders.get("dst_dir_fd"))
        if os.path.lexists(whole) and not os.path.lexists(other):
            _refused(self._asked.links(whole, other), whole)
        self._system["link"](path, target, follow_symlinks=follow_symlinks, **folders)


def _appends(file: int) -> bool:
    import fcntl

    return bool(fcntl.fcntl(file, fcntl.F_GETFL) & os.O_APPEND)


@contextmanager
def plain(asked: Beneath) -> Iterator[None]:
    """What is written to plain files from now on asks first."""
    with pytest.MonkeyPatch.context() as changed:
        _Plain(asked).put_in(changed)
        yield
