"""Runs the application so that it always gives the terminal back, and never shows what a room has said."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from onecompany.room.app import OneCompanyApp

if TYPE_CHECKING:
    from onecompany.room.book import Book
    from onecompany.room.settings import Settings

CRASHED = 70
"""The exit code after an error of the program (EX_SOFTWARE of sysexits.h)."""

GRACE = 3.0
"""Seconds that an orderly end may take after a signal; what was accepted is on the disk long before."""


class Application(OneCompanyApp):
    """The application in a real terminal: signals end it in order, errors show a calm page."""

    def __init__(self, book: Book, settings: Settings, *, workshop: str | None = None) -> None:
        super().__init__(book, settings, workshop=workshop)
        self.log_path: Path | None = None

    def on_ready(self) -> None:
        """The first screen is painted: what was imported stays, and collecting begins."""
        gc.freeze()
        gc.enable()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._signalled, number)

    def _signalled(self, number: signal.Signals) -> None:
        """Save the unfinished line and end with the code that shells expect: 128 and the signal's number."""
        code = 128 + number
        loop = asyncio.get_running_loop()
        loop.call_later(GRACE, os._exit, code)  # a terminal that is gone may hold up an orderly end for ever
        self.run_worker(self._end(code))

    async def _end(self, code: int) -> None:
        try:
            await self.save_everything()
        finally:
            self.exit(code)

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print the locals, and with them what the room has said. Keep a log without content."""
        self.log_path = write_log(self.book.path, error)
        self._exception = error
        self.exit(CRASHED)


def run(book: Book, settings: Settings, workshop: str | None) -> int:
    """Run until it is left. Returns the exit code."""
    application = Application(book, settings, workshop=workshop)
    code = application.run()
    if application.log_path is not None:
        print(
            "onecompany ended because of an error of its own. Everything that was kept is in the file.\n"
            f"What happened, without anything the room said: {application.log_path}\n"
            "Start it again to go on where you were."
        )
    return code if isinstance(code, int) else 0


def write_log(path: Path, error: BaseException) -> Path:
    """Where an error came from: names of files and functions and the kind of error, and no value of anything."""
    target = path.with_name(path.name + ".log")
    lines = [f"{type(error).__name__} at"]
    trace: TracebackType | None = error.__traceback__
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as log:
        log.write("\n".join(lines) + "\n")
    return target
