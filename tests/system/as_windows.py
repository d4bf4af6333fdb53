"""A plugin of pytest (`-p tests.system.as_windows`): the process is as much like Windows as can be done soundly.

What POSIX alone has cannot be imported any more, `sys.platform` says win32, and stand-ins are there for `msvcrt`,
`winreg` and the functions of `kernel32`. Libraries that choose their side when they are imported were imported before,
so that what is tried is onecompany and not they.
"""

from __future__ import annotations

import asyncio  # noqa: F401 - with the side of this system, as all that follows
import ctypes
import errno
import fcntl
import importlib
import multiprocessing  # noqa: F401
import os
import pkgutil
import selectors  # noqa: F401
import shutil  # noqa: F401
import socket  # noqa: F401
import sqlite3  # noqa: F401
import subprocess  # noqa: F401
import sys
import tempfile  # noqa: F401
import types
from typing import Any

import pytest

BLOCKED = ("fcntl", "termios", "tty", "pty", "resource", "grp", "pwd", "syslog", "_posixsubprocess", "posix")
"""What only POSIX has. `posix` and `_posixsubprocess` lie below `os` and `subprocess`, which have them already."""

_BEFORE = (
    "babel",
    "babel.localtime",
    "dateutil.tz",
    "docx",
    "icalendar",
    "jinja2",
    "openpyxl",
    "PIL.Image",
    "platformdirs",
    "pptx",
    "pydantic",
    "python_calamine",
    "rich.console",
    "sqlmodel",
    "textual.app",
    "textual.drivers",
    "textual.drivers.headless_driver",
    "textual.pilot",
    "typer",
    "typst",
    "xlsxwriter",
)
"""Libraries that look at the system when they are imported."""


class Kernel32:
    """The functions of Windows' kernel that are used, each answering as Windows says it does."""

    def __init__(self) -> None:
        self.ticks = 5_000_000
        self.handlers: list[Any] = []
        self.GetTickCount64 = _function(lambda: self.ticks)
        self.SetConsoleCtrlHandler = _function(self._handle)

    def _handle(self, handler: Any, add: int) -> int:
        self.handlers.append(handler)
        return 1

    def __getattr__(self, name: str) -> Any:
        """What Textual's own driver asks for; a test puts something else in its place."""
        function = _function(lambda *_: 1)
        setattr(self, name, function)
        return function


def _function(call: Any) -> Any:
    """A function that takes types of arguments and of its result as attributes, as those of ctypes do."""

    def function(*arguments: Any) -> Any:
        return call(*arguments)

    return function


KERNEL32 = Kernel32()

BOOT = {"id": 7}
"""What the registry says; a test may take the id away."""


class _Key:
    def __enter__(self) -> _Key:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing was opened."""


def _msvcrt() -> types.ModuleType:
    module: Any = types.ModuleType("msvcrt")
    module.LK_NBLCK, module.LK_UNLCK = 2, 0
    module.get_osfhandle = lambda file: file
    lock, exclusive = fcntl.flock, fcntl.LOCK_EX | fcntl.LOCK_NB

    def locking(file: int, mode: int, size: int) -> None:
        """One byte, from where the file stands; Windows answers EACCES to the second who asks."""
        assert (mode, size) == (2, 1)
        assert os.lseek(file, 0, os.SEEK_CUR) >= 1 << 30, "what is locked cannot be read there"
        try:
            lock(file, exclusive)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "Permission denied") from None

    module.locking = locking
    return module


def _winreg() -> types.ModuleType:
    module: Any = types.ModuleType("winreg")
    module.HKEY_LOCAL_MACHINE = 0x80000002
    module.OpenKey = lambda *_: _Key()

    def value(key: object, name: str) -> tuple[int, int]:
        if "id" not in BOOT:
            raise FileNotFoundError(errno.ENOENT, name)
        return BOOT["id"], 4

    module.QueryValueEx = value
    return module


def _become() -> None:
    for name in _BEFORE:
        importlib.import_module(name)
    import textual.widgets as widgets

    for module in pkgutil.iter_modules(widgets.__path__):
        importlib.import_module(f"textual.widgets.{module.name}")
    ours: Any = ctypes
    ours.windll = types.SimpleNamespace(kernel32=KERNEL32)
    ours.WinDLL = lambda *_, **__: KERNEL32
    ours.WINFUNCTYPE = lambda *_: lambda call: call
    system: Any = os
    system.O_BINARY = system.O_NOINHERIT = 0
    for name in (
        "O_CLOEXEC",
        "O_NOFOLLOW",
        "O_DIRECTORY",
        "O_NONBLOCK",
        "fork",
        "umask",
        "fchmod",
        "getuid",
        "geteuid",
    ):
        delattr(os, name)
    rename = os.rename

    def rename_over_nothing(name: Any, target: Any) -> None:
        """As Windows does it: what is there stays there."""
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        rename(name, target)

    system.rename = rename_over_nothing
    sys.modules.update({"msvcrt": _msvcrt(), "winreg": _winreg()})
    for name in BLOCKED:
        sys.modules[name] = None  # type: ignore[assignment]
    sys.platform = "win32"


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """pytest itself has looked at the system by now, and nothing of onecompany has been imported yet."""
    assert not [name for name in sys.modules if name.partition(".")[0] == "onecompany"], "it comes before onecompany"
    _become()
