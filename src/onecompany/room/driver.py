"""The terminal as the room needs it: bad bytes and wild pastes do no harm, and a terminal that is gone is noticed."""

from __future__ import annotations

import os
import select
import threading
from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from onecompany.room.keyboard import Keyboard

if TYPE_CHECKING:
    from onecompany.room.running import Application


class RoomDriver(LinuxDriver):
    """Textual's driver, reading from a pipe behind a `Keyboard` instead of from the terminal itself."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self._application: Application = app

    def run_input_thread(self) -> None:
        """Read keys until the application ends or is suspended."""
        terminal = self.fileno
        source, sink = os.pipe()
        asked, stop = os.pipe()
        pump = threading.Thread(target=self._pump, args=(terminal, sink, asked), name="terminal", daemon=True)
        self.fileno = source
        pump.start()
        try:
            super().run_input_thread()
        finally:
            self.fileno = terminal
            os.close(source)
            os.close(stop)
            pump.join()
            os.close(sink)
            os.close(asked)

    def _pump(self, terminal: int, sink: int, asked: int) -> None:
        """Carry what comes in until it is asked to stop, or the terminal is gone."""
        keyboard = Keyboard()
        while asked not in (ready := select.select([terminal, asked], [], [])[0]):
            try:
                data = os.read(terminal, 4096) if terminal in ready else b""
            except OSError:  # a terminal that is gone gives EIO on Linux, nothing elsewhere
                data = b""
            if not data:
                self._application.terminal_gone()
                return
            try:
                _write(sink, keyboard.feed(data))
            except BrokenPipeError:  # nobody reads keys any more
                return


def _write(sink: int, data: bytes) -> None:
    while data:
        data = data[os.write(sink, data) :]
