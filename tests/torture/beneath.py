"""Between SQLite and the disk: in the very library that Python's `sqlite3` uses, every write can be seen and refused.

SQLite reaches a disk through a table of functions, its VFS (https://www.sqlite.org/vfs.html). Here a copy of the
system's own is registered as the default, in which the functions that write ask somebody first. So what fails is a real
write, of the real program, and SQLite itself finds out and reports it. It takes nothing but ctypes: no compiler, as a
library before libc would, and no rights, as a disk of an exact size would. Where SQLite is built into Python and keeps
its names to itself, it cannot be done; `LACKING` says so.
"""

from __future__ import annotations

import ctypes
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

OK = sqlite3.SQLITE_OK
FULL = sqlite3.SQLITE_FULL
IOERR_WRITE = sqlite3.SQLITE_IOERR_WRITE
IOERR_FSYNC = sqlite3.SQLITE_IOERR_FSYNC
IOERR_TRUNCATE = sqlite3.SQLITE_IOERR_TRUNCATE
IOERR_DELETE = sqlite3.SQLITE_IOERR_DELETE
CANTOPEN = sqlite3.SQLITE_CANTOPEN

_CREATE = 0x4
_JOURNALS = 0x800 | 0x4000 | 0x80000
"""Main journal, super journal, WAL: with the first sync of one that may be new SQLite's unix side syncs its folder."""


class Beneath:
    """Is asked before each thing that is done to a file. Gives OK to let it happen, else what SQLite gets to hear."""

    def opens(self, path: Path, *, new: bool) -> int:
        """A file is opened; `new`: it is made."""
        return OK

    def writes(self, path: Path, at: int, data: bytes) -> int:
        """Bytes are written at a place. Of a write on a full disk the first half happens."""
        return OK

    def truncates(self, path: Path, size: int) -> int:
        """A file is cut to a size."""
        return OK

    def syncs(self, path: Path) -> int:
        """What was written to a file is brought to the disk."""
        return OK

    def deletes(self, path: Path) -> int:
        """A name is removed."""
        return OK

    def renames(self, path: Path, target: Path) -> int:
        """A file gets another name, and takes the place of what has it. SQLite itself never does that."""
        return OK

    def links(self, path: Path, target: Path) -> int:
        """A file gets another name beside its own. Nor does it that."""
        return OK

    def syncs_folder(self, folder: Path) -> int:
        """Names that were made and removed in a folder are brought to the disk; by SQLite with a sync or a removal."""
        return OK


_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Methods(Structure):
    """`sqlite3_io_methods`, version 3."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("others", c_void_p * 13),
    )


class _Vfs(Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_ = (
        ("version", c_int),
        ("size", c_int),
        ("longest", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("others", c_void_p * 14),
    )


@cache
def _library() -> Any:
    """The SQLite that Python's module uses: what that module is linked to is found through it. None where it is not."""
    import _sqlite3

    for name in (getattr(_sqlite3, "__file__", None), "sqlite3.dll" if sys.platform == "win32" else None, None):
        try:
            library = ctypes.CDLL(name)
            library.sqlite3_vfs_find.restype = c_void_p
            library.sqlite3_libversion.restype = c_char_p
        except (OSError, AttributeError, TypeError):
            continue
        if library.sqlite3_libversion().decode() == sqlite3.sqlite_version:
            return library
    return None


def lacking() -> str:
    """Why SQLite cannot be reached here; "" when it can."""
    return "" if _library() is not None else "the SQLite of this Python keeps its functions to itself"


class _Asking:
    """A VFS that asks `beneath` first, and then does what the system's own does."""

    def __init__(self, beneath: Beneath) -> None:
        self._beneath = beneath
        self._system = _Vfs.from_address(_library().sqlite3_vfs_find(None))
        self._paths: dict[int, Path] = {}
        self._new_names: set[int] = set()
        self._patched: dict[int, _Methods] = {}
        self._open = _OPEN(self._system.open)
        self._delete = _DELETE(self._system.delete)
        self._kept: list[object] = [_OPEN(self._on_open), _DELETE(self._on_delete)]
        self.vfs = _Vfs()
        ctypes.memmove(ctypes.byref(self.vfs), ctypes.byref(self._system), ctypes.sizeof(_Vfs))
        self.vfs.next = None
        self.vfs.open, self.vfs.delete = (ctypes.cast(kept, c_void_p) for kept in self._kept)  # type: ignore[arg-type]

    def _on_open(self, vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        if name is None:  # a scratch file of SQLite's own, gone when it is closed
            return self._open(vfs, name, file, flags, out)  # type: ignore[no-any-return]
        path = Path(ctypes.string_at(name).decode())
        new = not path.exists() and bool(flags & _CREATE)
        if (code := self._beneath.opens(path, new=new)) != OK:
            ctypes.cast(file, POINTER(c_void_p))[0] = None  # nothing is open that would have to be closed
            return code
        code = self._open(vfs, name, file, flags, out)
        if code == OK:
            self._paths[file] = path
            self._new_names.discard(file)
            if flags & _CREATE and flags & _JOURNALS:
                self._new_names.add(file)
            methods = ctypes.cast(file, POINTER(c_void_p))
            methods[0] = ctypes.addressof(self._asking(methods[0]))
        return code

    def _asking(self, address: int) -> _Methods:
        """A copy of a file's functions in which those that write ask first."""
        if address not in self._patched:
            system, copy = _Methods.from_address(address), _Methods()
            ctypes.memmove(ctypes.byref(copy), ctypes.byref(system), ctypes.sizeof(_Methods))
            asking = (
                ("write", _WRITE(self._writing(_WRITE(system.write)))),
                ("truncate", _TRUNCATE(self._truncating(_TRUNCATE(system.truncate)))),
                ("sync", _SYNC(self._syncing(_SYNC(system.sync)))),
            )
            for name, function in asking:
                self._kept.append(function)
                setattr(copy, name, ctypes.cast(function, c_void_p))
            self._patched[address] = copy
        return self._patched[address]

    def _writing(self, write: Any) -> Callable[[int, int, int, int], int]:
        def on_write(file: int, data: int, size: int, at: int) -> int:
            code = self._beneath.writes(self._paths[file], at, ctypes.string_at(data, size))
            if code == FULL:
                write(file, data, size // 2, at)
            return code if code != OK else write(file, data, size, at)  # type: ignore[no-any-return]

        return on_write

    def _truncating(self, truncate: Any) -> Callable[[int, int], int]:
        def on_truncate(file: int, size: int) -> int:
            code = self._beneath.truncates(self._paths[file], size)
            return code if code != OK else truncate(file, size)  # type: ignore[no-any-return]

        return on_truncate

    def _syncing(self, sync: Any) -> Callable[[int, int], int]:
        def on_sync(file: int, flags: int) -> int:
            path = self._paths[file]
            code = self._beneath.syncs(path)
            if code == OK and file in self._new_names:
                self._new_names.discard(file)
                code = self._beneath.syncs_folder(path.parent)
            return code if code != OK else sync(file, flags)  # type: ignore[no-any-return]

        return on_sync

    def _on_delete(self, vfs: int, name: bytes, sync: int) -> int:
        path = Path(name.decode())
        code = self._beneath.deletes(path) if path.exists() else OK
        if code == OK:
            code = self._delete(vfs, name, sync)
        if code == OK and sync:
            code = self._beneath.syncs_folder(path.parent)
        return code


_EVER: list[_Asking] = []
"""A connection may outlive the test that opened it; what it calls must stay."""


@contextmanager
def beneath(asked: Beneath) -> Iterator[None]:
    """Files that SQLite opens from now on ask first."""
    asking = _Asking(asked)
    _EVER.append(asking)
    library = _library()
    library.sqlite3_vfs_register(ctypes.byref(asking.vfs), 1)
    try:
        yield
    finally:
        library.sqlite3_vfs_unregister(ctypes.byref(asking.vfs))
