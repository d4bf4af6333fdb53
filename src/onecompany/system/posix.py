"""Linux and macOS: the lock, the clock that goes on, file modes, signals, starting again."""

from __future__ import annotations

import sys

assert sys.platform != "win32"  # so that it is not checked for the other side, whose modules lack what this needs

import contextlib
import errno
import fcntl
import locale
import os
import signal
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from onecompany.sentences import gettext
from onecompany.system.common import Probe

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

NAME = "macOS" if sys.platform == "darwin" else "Linux"  # no sentence: names of systems

TRIED = sys.platform == "linux"
"""Whether onecompany was ever run on it, and not only checked for it."""

CLOSE_ON_EXEC = os.O_CLOEXEC
"""For `os.open`: a program that is started does not get the file, and its bytes are as they were written."""

NO_FOLLOW = os.O_NOFOLLOW
"""For `os.open`: a link of that name is refused."""

NO_BLOCK = os.O_NONBLOCK
"""For `os.open`: a pipe of that name does not hold us up until somebody opens its other end."""

FULL_SYNC = sys.platform == "darwin"
"""Whether SQLite has to be told that "on the disk" means on the disk (`PRAGMA fullfsync`)."""

ON_ITS_OWN: dict[str, Any] = {"start_new_session": True}
"""For `subprocess.Popen`: what the terminal sends to us, or its end, does not reach the program that is started."""

BOOT_ID_FILE = Path("/proc/sys/kernel/random/boot_id")
"""Linux: a new random id at each start of the machine, see random(4)."""

# It must go on in suspend. CLOCK_MONOTONIC, and with it `time.monotonic`, does so on macOS,
# while on Linux it stands still.
if sys.platform == "linux":
    _BOOT_CLOCK = time.CLOCK_BOOTTIME
else:
    _BOOT_CLOCK = time.CLOCK_MONOTONIC


def boot_seconds() -> float:
    """Seconds since the machine started, suspend included."""
    return time.clock_gettime(_BOOT_CLOCK)


def boot_id() -> str:
    """Ask the operating system for the id of this start of the machine; "" where it does not tell."""
    if sys.platform == "darwin":
        import subprocess

        asked = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        try:
            return subprocess.run(asked, capture_output=True, text=True, timeout=5, check=True).stdout.strip()
        except (OSError, subprocess.SubprocessError):
            return ""
    else:
        try:
            return BOOT_ID_FILE.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            return ""


def sync_data(file: int) -> None:
    """Wait until what was written to an open file, and its length, are on the disk. Raises OSError."""
    if sys.platform == "darwin":
        try:
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.ENOTTY, errno.EINVAL):  # as network drives answer
                raise
            os.fsync(file)
    else:
        os.fdatasync(file)


def take_lock(file: int) -> bool:
    """Lock an open file for this process, until it is closed. False when another one has it.

    The kernel frees it at once when the process dies, kill -9 included. Raises OSError where the place knows no
    locks (ENOTSUP, ENOLCK: some network drives).
    """
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def keep_private() -> None:
    """From now on, what is made is the user's alone: files 0600, folders 0700."""
    os.umask(0o077)


def stand_back() -> None:
    """From now on, whoever else wants the processor goes first."""
    os.nice(10)


def privacy(path: Path) -> Probe:
    """Whether others may read a file. Raises OSError."""
    if path.stat().st_mode & 0o077:
        command = f"chmod 600 {path}"  # no sentence: a command
        return Probe(good=False, text=gettext("others may read the file"), advice=command)
    return Probe(good=True, text=gettext("only you may read the file"))


def terminal() -> Probe:
    """Whether the terminal can show the room, and what to do if not."""
    term, colours = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    if term == "dumb":
        advice = gettext("Use another terminal, or another TERM.")
        return Probe(good=False, text=gettext("dumb: it places no text"), advice=advice)
    term = term or gettext("unknown")
    if colours in ("truecolor", "24bit") or "256" in term or "direct" in term:
        return Probe(good=True, text=f"{term}, {colours or gettext('256 colours')}")
    advice = gettext("Use a terminal with 256 colours or more for the looks of the room.")
    return Probe(good=False, text=term, advice=advice)


def erases_in_colour() -> bool:
    """Whether cells that the terminal erases get the colour of the ground, by what terminfo(5) knows of it."""
    try:
        import curses  # only now: nobody but the wall asks

        curses.setupterm()
        return curses.tigetflag("bce") == 1 and curses.tigetstr("ech") == b"\x1b[%p1%dX"
    except (ImportError, OSError, ValueError):
        return False
    except curses.error:  # a terminal that is not known, or standard output that is none
        return False


def encoding() -> Probe:
    """Whether the shell works as UTF-8; the application does in any case."""
    name = locale.getpreferredencoding(do_setlocale=False)
    if name.lower().replace("-", "") == "utf8":
        return Probe(good=True, text=name)
    advice = gettext("The application works as UTF-8 all the same; set LANG to a UTF-8 locale for the shell.")
    return Probe(good=False, text=name, advice=advice)


def start_again(words: Sequence[str]) -> NoReturn:
    """Put another run of Python, with these words, in the place of this one."""
    os.execv(sys.executable, [sys.executable, *words])


def watch_ends(loop: AbstractEventLoop, ended: Callable[[int], object]) -> None:
    """Call `ended` in the loop when the system asks for the end, with the code that shells expect: 128 and the signal.

    Closing the window, `kill`, and an interrupt that did not come as a key.
    """
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.add_signal_handler(number, ended, 128 + number)


_ENDS = (signal.SIGTERM, signal.SIGHUP)


def end_in_order() -> None:
    """From now on, what asks a command for its end (closing the window, `kill`) ends it as an error would, so that it
    takes away what it was about to make. With the code that shells expect; what is ignored (`nohup`) stays so."""

    def ended(number: int, _frame: object) -> NoReturn:
        write_nowhere()
        sys.exit(128 + number)

    for number in _ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, ended)


@contextlib.contextmanager
def ended_at_once() -> Iterator[None]:
    """While a question waits and nothing is being made: a signal that comes just before Python waits for keys would
    else be heard with the next key only."""
    before = {number: signal.getsignal(number) for number in _ENDS}
    for number, handler in before.items():
        if callable(handler):
            signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def write_nowhere() -> None:
    """What is still to be written to a terminal that is gone would fail, at the latest when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY | CLOSE_ON_EXEC)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and stat.S_ISCHR(os.fstat(stream.fileno()).st_mode):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
