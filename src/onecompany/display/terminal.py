"""An application in a real terminal: it always gives it back, and never shows on it what a room has said."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.worker import WorkerFailed

from onecompany.display.keyboard import Keyboard
from onecompany.display.textual_internals import CrashApp
from onecompany.sentences import gettext
from onecompany.system import CLOSE_ON_EXEC, GONE, watch_ends, write_nowhere
from onecompany.system.driver import TerminalDriver
from onecompany.tracebacks import trace

if TYPE_CHECKING:
    from textual.driver import Driver

CRASHED = 70
"""The exit code after an error of the program (EX_SOFTWARE of sysexits.h)."""

GRACE = 6.0
"""Seconds that an orderly end may take after a signal; what was accepted is on the disk long before."""

SAVING = 4.5
"""Seconds of them for the unfinished line: on a slow machine the file may still be opening for the first entry."""


class CleanDriver(TerminalDriver):
    """This system's driver, reading from behind a `Keyboard` instead of from the terminal itself."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._gone: Callable[[], None] = app.terminal_gone

    def cleaner(self) -> Callable[[bytes], bytes]:
        """A new keyboard: what came before the application was suspended is not carried on."""
        return Keyboard().feed

    def terminal_gone(self) -> None:
        """Nobody can see us any more."""
        self._gone()


class InTerminal(CrashApp):
    """Signals end it in order, errors leave a log without content."""

    log_path: Path | None = None
    """The log of an error, once there is one."""
    crashed = False
    _ending: asyncio.Task[None] | None = None
    _event_loop: asyncio.AbstractEventLoop | None = None

    def get_driver_class(self) -> type[Driver]:
        """What stands between the terminal and the application."""
        return CleanDriver

    def on_load(self) -> None:
        """Before the terminal is touched: from now on a signal gives it back."""
        self._event_loop = asyncio.get_running_loop()
        watch_ends(self._event_loop, self._begin_end)

    def log_file(self) -> Path:
        """Where an error is noted. Raises OSError."""
        raise NotImplementedError

    def let_go(self) -> None:
        """First of all when it begins to end by a signal or an error. It may be called again."""

    async def save(self) -> None:
        """Before it ends by a signal or an error: keep what is not kept yet."""

    def terminal_gone(self) -> None:
        """Called in the driver's thread: nobody can see us any more, whether a signal says so or not."""
        write_nowhere()
        _end_at_last(GONE)
        if self._event_loop is not None:
            self._event_loop.call_soon_threadsafe(self._begin_end, GONE)

    def _begin_end(self, code: int) -> None:
        """Save and end; after a signal with the code shells expect, 128 and its number."""
        if self._ending is None:
            self.let_go()
            _end_at_last(code)
            self._ending = asyncio.ensure_future(self._end(code))

    async def _end(self, code: int) -> None:
        try:
            await asyncio.wait_for(self.save(), SAVING)
        except Exception as error:  # noqa: BLE001 - it ends all the same, and its own log says why
            self._note(error)
        finally:
            self.exit(code)

    def crashed_by(self, error: Exception) -> None:
        """Keep a log without content, and end."""
        self.crashed = True
        self._note(error)
        self._begin_end(CRASHED)

    def _note(self, error: BaseException) -> None:
        try:
            self.log_path = write_log(self.log_file(), error)
        except OSError:  # a full disk, a folder that is read-only: what is said at the end then names no log
            self.log_path = None


def _end_at_last(code: int) -> None:
    """End after the grace, in order or not: a terminal that is gone may hold up the event loop for ever."""
    last = threading.Timer(GRACE, os._exit, [code])
    last.daemon = True
    last.start()


def run(application: InTerminal, ended: str, *, mouse: bool = True) -> int:
    """Run until it is left. Returns the exit code. `ended`: what is said when it ended because of an error of its own.

    `mouse`: whether the terminal tells of the mouse.
    """
    code = application.run(mouse=mouse)
    if code == GONE:
        write_nowhere()
    if application.crashed:
        print(ended)
        if application.log_path:
            print(gettext("What happened, without anything the room said: {log}", log=application.log_path))
        else:
            print(gettext("No log of it could be written."))
        print(gettext("Start it again to go on where you were."))
        return CRASHED
    return code if isinstance(code, int) else 0


def write_log(target: Path, error: BaseException) -> Path:
    """Where an error came from: names of files and functions and the kind of error, and no value of anything."""
    if isinstance(error, WorkerFailed):
        error = error.error
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND | CLOSE_ON_EXEC, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as log:
        log.write("\n".join(trace(error)) + "\n")
    return target
