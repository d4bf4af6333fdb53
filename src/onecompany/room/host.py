"""What screens may ask of the application that shows them, so that no screen needs to know the application."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from onecompany.room.book import Book
from onecompany.room.half_written import HalfWritten
from onecompany.room.settings import Settings

if TYPE_CHECKING:
    from onecompany.room.scribe import Scribe
    from onecompany.room.sitting import Sitting
    from onecompany.store.problems import FileChanged, FileGone
    from onecompany.store.records import Ref


class Host(App[int]):
    """The base of the application. Each method opens a screen; the application gives them their bodies."""

    book: Book
    settings: Settings
    half_written: HalfWritten
    """What was typed into forms and boxes and not sent off."""
    making_files: bool = False
    """Whether hand-outs are being made: one export at a time, whatever page was left meanwhile."""
    first_paint: asyncio.Event
    """Set once there is something to see; what it can do without waits for it."""

    @abstractmethod
    def say_why(self, problem: Exception) -> None:
        """A page that says why the file cannot be opened, with what can be done."""

    @abstractmethod
    def file_is_lost(self, sitting: Sitting, problem: FileGone | FileChanged) -> None:
        """A page that says that the file is not what it was, with what can be done."""

    @abstractmethod
    def go_home(self) -> None:
        """The list of workshops."""

    @abstractmethod
    def open_workshop(self, workshop_id: str) -> None:
        """A workshop on the wall."""

    @abstractmethod
    def show_closing(self, sitting: Sitting, *, ran: bool | None = None) -> None:
        """The closing page. `ran`: the workshop was closed just now, and whether its clock ran then."""

    @abstractmethod
    def open_closing(self, workshop_id: str) -> None:
        """The closing page of a workshop that is not open."""

    @abstractmethod
    def show_summary(self, sitting: Sitting) -> None:
        """A preview of the summary."""

    @abstractmethod
    def show_handouts(self, sitting: Sitting) -> None:
        """The hand-outs, over the room."""

    @abstractmethod
    def show_script(self, sitting: Sitting, scribe: Scribe) -> None:
        """The script and the private notes."""

    @abstractmethod
    def show_record(self, sitting: Sitting, scribe: Scribe, at: Ref | None = None) -> None:
        """Decisions and the parking lot; `at`: the row that is marked first."""

    @abstractmethod
    def show_people(self, sitting: Sitting, then: Callable[[], None]) -> None:
        """The leaders and silos; `then` is called when they were looked at."""

    @abstractmethod
    def show_help(self, board: list[tuple[str, str]]) -> None:
        """All keys that work here. `board`: those of the board."""
