"""Windows: the lock, the clock that goes on, console events, starting again. Files are private by the profile's ACL.

Never run on a real Windows so far: checked by mypy for that platform, and by tests with stand-ins for what only
Windows has.
"""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # so that it is not checked for the other side, whose modules lack what this needs

import contextlib
import ctypes
import msvcrt
import os
import subprocess
import threading
import winreg
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from onecompany.sentences import gettext
from onecompany.system.common import Probe

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

NAME = "Windows"  # no sentence: the name of a system

TRIED = False
"""Whether onecompany was ever run on it, and not only checked for it."""

CLOSE_ON_EXEC = os.O_NOINHERIT | os.O_BINARY
"""For `os.open`: a program that is started does not get the file, and its bytes are as they were written."""

NO_FOLLOW = 0
"""For `os.open`: Windows has no such flag; making a link there takes a right that users do not have by default."""

NO_BLOCK = 0
"""For `os.open`: Windows has no pipes among its files."""

FULL_SYNC = False
"""Whether SQLite has to be told that "on the disk" means on the disk (`PRAGMA fullfsync`)."""

ON_ITS_OWN: dict[str, Any] = {"creationflags": 0x08000000 | 0x00000200 | 0x00004000}
"""For `subprocess.Popen`: CREATE_NO_WINDOW, CREATE_NEW_PROCESS_GROUP and BELOW_NORMAL_PRIORITY_CLASS, so that what the
console sends to the program, or its end, does not reach the one that is started."""

_LOCKED_BYTE = 1 << 30
"""Which byte of the file is locked. Windows lets nobody read locked bytes, so it lies far behind what is in it."""

# no sentence: a path in the registry
_BOOTS = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
"""Where Windows counts its starts, in HKEY_LOCAL_MACHINE."""

_AT_THE_END = (1, 2, 5, 6)
"""CTRL_BREAK, CTRL_CLOSE, CTRL_LOGOFF, CTRL_SHUTDOWN of SetConsoleCtrlHandler. Ctrl+C comes as a key."""

_PATIENCE = 4.5
"""Seconds for an orderly end after the window was closed: Windows ends the program after five."""

_watching: list[object] = []
"""What Windows calls back must not be collected as garbage."""


def boot_seconds() -> float:
    """Seconds since the machine started, suspend included."""
    ticks = ctypes.windll.kernel32.GetTickCount64
    ticks.restype = ctypes.c_ulonglong
    return float(ticks()) / 1000


def boot_id() -> str:
    """Ask the operating system for the number of this start of the machine; "" where it does not tell."""
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _BOOTS) as key:
            return f"boot-{int(winreg.QueryValueEx(key, 'BootId')[0])}"
    except (OSError, TypeError, ValueError):
        return ""


def sync_data(file: int) -> None:
    """Wait until what was written to an open file is on the disk. Raises OSError."""
    os.fsync(file)


def take_lock(file: int) -> bool:
    """Lock an open file for this process, until it is closed. False when another one has it.

    Windows frees it when the process dies. Raises OSError where the place knows no locks.
    """
    where = os.lseek(file, 0, os.SEEK_CUR)
    os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
    try:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    except PermissionError:  # EACCES: locked by somebody
        return False
    finally:
        os.lseek(file, where, os.SEEK_SET)
    return True


def keep_private() -> None:
    """Nothing to do: what is made in the user's profile has its access list, which is the user's alone."""


def stand_back() -> None:
    """Nothing to do: it was started so (`ON_ITS_OWN`)."""


def privacy(path: Path) -> Probe:
    """Whether others may read a file: not looked at, it is as the folder's access list says."""
    text = gettext(
        "who may read the file is what the access list of {folder} says (icacls shows it)", folder=path.parent
    )
    return Probe(good=True, text=text)


def terminal() -> Probe:
    """Whether the terminal can show the room, and what to do if not. Windows Terminal says that it is one."""
    if os.environ.get("WT_SESSION"):
        return Probe(good=True, text=gettext("Windows Terminal, 24 bit colours"))
    advice = gettext(
        "Use Windows Terminal (from the Microsoft Store, free): the older window lacks signs, colours and keys."
    )
    return Probe(good=False, text=gettext("not Windows Terminal"), advice=advice)


def erases_in_colour() -> bool:
    """Whether cells that the terminal erases get the colour of the ground: never tried here, so spaces are written."""
    return False


def encoding() -> Probe:
    """The console is written to in Unicode, whatever its code page is."""
    return Probe(good=True, text="Unicode")  # no sentence: the name of a standard


def start_again(words: Sequence[str]) -> NoReturn:
    """Let another run of Python, with these words, do the work, and end with its exit code.

    `os.execv` does not do on Windows: it comes back at once, and two programs read the same keys.
    """
    sys.exit(subprocess.run([sys.executable, *words], check=False).returncode)


def watch_ends(loop: AbstractEventLoop, ended: Callable[[int], object]) -> None:
    """Call `ended` in the loop when the window is closed, or the user or the machine leaves.

    Windows ends the program when the handler returns, so the handler, which runs in a thread of its own, waits.
    """

    def handler(event: int) -> bool:
        if event not in _AT_THE_END:
            return False
        loop.call_soon_threadsafe(ended, 143 if event == 1 else 129)
        threading.Event().wait(_PATIENCE)
        return True

    called = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)(handler)
    if ctypes.windll.kernel32.SetConsoleCtrlHandler(called, 1):
        _watching.append(called)


def end_in_order() -> None:
    """From now on, what asks a command for its end ends it as an error would, so that it takes away what it was about
    to make. The console's own end is an interrupt here, as ^C is."""


def ended_at_once() -> contextlib.AbstractContextManager[None]:
    """While a question waits and nothing is being made."""
    return contextlib.nullcontext()


def write_nowhere() -> None:
    """What is still to be written to a console that is gone would fail, at the latest when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY | CLOSE_ON_EXEC)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and stream.isatty():
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
