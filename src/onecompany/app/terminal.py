"""The application in a real terminal: it always gives it back, and never shows on it what a room has said."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.worker import WorkerFailed

from onecompany.app.app import OneCompanyApp
from onecompany.app.keyboard import Keyboard
from onecompany.display.textual_internals import CrashApp
from onecompany.sentences import gettext
from onecompany.system import CLOSE_ON_EXEC, GONE, watch_ends, write_nowhere
from onecompany.system.driver import TerminalDriver
from onecompany.tracebacks import trace

if TYPE_CHECKING:
    from textual.driver import Driver

    from onecompany.app.settings import Settings
    from onecompany.app.workshop_file import WorkshopFile

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


class TerminalApp(CrashApp, OneCompanyApp):
    """Signals end it in order, errors leave a log without content."""

    def __init__(self, workshop_file: WorkshopFile, settings: Settings, *, workshop: str | None = None) -> None:
        super().__init__(workshop_file, settings, workshop=workshop)
        self.log_path: Path | None = None
        self.crashed = False
        self._ending: asyncio.Task[None] | None = None
        self._event_loop: asyncio.AbstractEventLoop | None = None

    def get_driver_class(self) -> type[Driver]:
        """What stands between the terminal and the application."""
        return CleanDriver

    def on_load(self) -> None:
        """Before the terminal is touched: from now on a signal gives it back."""
        self._event_loop = asyncio.get_running_loop()
        watch_ends(self._event_loop, self._begin_end)

    def on_ready(self) -> None:
        """Without a file to open for writing, nothing more is imported."""
        if self.workshop_file.read_only:
            _collect_from_now()

    def file_is_open(self) -> None:
        """All is imported that a workshop needs."""
        super().file_is_open()
        _collect_from_now()

    def terminal_gone(self) -> None:
        """Called in the driver's thread: nobody can see us any more, whether a signal says so or not."""
        write_nowhere()
        _end_at_last(GONE)
        if self._event_loop is not None:
            self._event_loop.call_soon_threadsafe(self._begin_end, GONE)

    def _begin_end(self, code: int) -> None:
        """Save the unfinished line and end; after a signal with the code shells expect, 128 and its number."""
        if self._ending is None:
            _end_at_last(code)
            self._ending = asyncio.ensure_future(self._end(code))

    async def _end(self, code: int) -> None:
        try:
            await asyncio.wait_for(self.navigator.save_everything(), SAVING)
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
            self.log_path = write_log(self.workshop_file.path, error)
        except OSError:  # a full disk, a folder that is read-only: what is said at the end then names no log
            self.log_path = None


def _collect_from_now() -> None:
    """Begin to collect garbage. What was imported is not looked through each time: it stays anyway."""
    gc.freeze()
    gc.enable()


def _end_at_last(code: int) -> None:
    """End after the grace, in order or not: a terminal that is gone may hold up the event loop for ever."""
    last = threading.Timer(GRACE, os._exit, [code])
    last.daemon = True
    last.start()


def run(workshop_file: WorkshopFile, settings: Settings, workshop: str | None) -> int:
    """Run until it is left. Returns the exit code."""
    application = TerminalApp(workshop_file, settings, workshop=workshop)
    code = application.run()
    if code == GONE:
        write_nowhere()
    if application.crashed:
        log = application.log_path
        print(gettext("onecompany ended because of an error of its own. Everything that was kept is in the file."))
        if log:
            print(gettext("What happened, without anything the room said: {log}", log=log))
        else:
            print(gettext("No log of it could be written."))
        print(gettext("Start it again to go on where you were."))
        return CRASHED
    return code if isinstance(code, int) else 0


def write_log(path: Path, error: BaseException) -> Path:
    """Where an error came from: names of files and functions and the kind of error, and no value of anything."""
    target = path.with_name(path.name + ".log")
    if isinstance(error, WorkerFailed):
        error = error.error
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND | CLOSE_ON_EXEC, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as log:
        log.write("\n".join(trace(error)) + "\n")
    return target
