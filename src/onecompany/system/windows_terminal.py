"""Windows: Textual's driver, whose keys come through something that cleans what the console sends.

Never run on a real Windows so far; a test runs it on stand-ins for what only Windows has.
"""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # so that it is not checked for the other side, whose modules lack what this needs

from abc import abstractmethod
from collections.abc import Callable, Iterable

from textual._xterm_parser import XTermParser
from textual.drivers import win32
from textual.drivers.windows_driver import WindowsDriver
from textual.message import Message

_Monitor = win32.EventMonitor

MOST_ENDS = 100
"""So often reading may end at something it cannot read before the console counts as gone."""


class TerminalDriver(WindowsDriver):
    """The driver of this system. Whoever derives from it says what is cleaned, and what to do at the end."""

    @abstractmethod
    def cleaner(self) -> Callable[[bytes], bytes]:
        """Takes what was read, in parts as it comes; gives back what may be read as keys."""

    @abstractmethod
    def terminal_gone(self) -> None:
        """Called in a thread: the terminal is gone."""

    def start_application_mode(self) -> None:
        """Textual makes its reader and its parser by these two names of `win32`: here are ours."""
        driver = self

        class CleanParser(XTermParser):
            """Reads keys from what was cleaned."""

            def __init__(self, debug: bool = False) -> None:
                super().__init__(debug)
                self._clean = driver.cleaner()

            def feed(self, data: str) -> Iterable[Message]:
                cleaned = self._clean(data.encode("utf-8", "replace")).decode("utf-8")
                return super().feed(cleaned) if cleaned else ()  # nothing at all would mean the end to a parser

            def tick(self) -> Iterable[Message]:
                """Ten times a second: hand on what waits though nothing more comes, such as a paste without an end."""
                yield from self.feed("")
                yield from super().tick()

        class Monitor(_Monitor):
            """Goes on reading after half a character, at which Textual's own ends for good."""

            def run(self) -> None:
                for _ in range(MOST_ENDS):
                    super().run()
                    if self.exit_event.is_set():
                        return
                driver.terminal_gone()

        for name, ours in (("XTermParser", CleanParser), ("EventMonitor", Monitor)):
            setattr(win32, name, ours)
        super().start_application_mode()
