"""Linux and macOS: Textual's driver, reading from a pipe behind something that cleans what the terminal sends."""

from __future__ import annotations

import sys

assert sys.platform != "win32"  # so that it is not checked for the other side, whose modules lack what this needs

import os
import select
import threading
from abc import abstractmethod
from collections.abc import Callable

from textual.drivers.linux_driver import LinuxDriver

LOOK = 1.0
"""Seconds between two looks at whether something waits that nothing more comes for, such as a paste without an end."""


class TerminalDriver(LinuxDriver):
    """The driver of this system. Whoever derives from it says what is cleaned, and what to do at the end."""

    @abstractmethod
    def cleaner(self) -> Callable[[bytes], bytes]:
        """Takes what was read, in parts as it comes; gives back what may be read as keys."""

    @abstractmethod
    def terminal_gone(self) -> None:
        """Called in a thread: the terminal is gone."""

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
        clean = self.cleaner()
        while asked not in (ready := select.select([terminal, asked], [], [], LOOK)[0]):
            try:
                data = os.read(terminal, 4096) if terminal in ready else b""
            except OSError:  # a terminal that is gone gives EIO on Linux, nothing elsewhere
                data = b""
            if ready and not data:
                self.terminal_gone()
                return
            try:
                _write(sink, clean(data))
            except BrokenPipeError:  # nobody reads keys any more
                return


def _write(sink: int, data: bytes) -> None:
    while data:
        data = data[os.write(sink, data) :]
