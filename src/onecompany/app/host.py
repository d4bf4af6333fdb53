"""What screens may ask of the application that shows them, so that no screen needs to know the application."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App

from onecompany.app.half_written import HalfWritten
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile

if TYPE_CHECKING:
    from onecompany.app.input_controller import InputController
    from onecompany.app.session import WorkshopSession
    from onecompany.store.problems import FileChanged, FileGone
    from onecompany.store.records import Ref


class Host(App[int]):
    """The base of the application. Each method opens a screen; the application gives them their bodies."""

    workshop_file: WorkshopFile
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
    def file_is_lost(self, session: WorkshopSession, problem: FileGone | FileChanged) -> None:
        """A page that says that the file is not what it was, with what can be done."""

    @abstractmethod
    def go_home(self) -> None:
        """The list of workshops."""

    @abstractmethod
    def open_workshop(self, workshop_id: str) -> None:
        """A workshop on the wall."""

    @abstractmethod
    def show_closing(self, session: WorkshopSession, *, ran: bool | None = None) -> None:
        """The closing page. `ran`: the workshop was closed just now, and whether its clock ran then."""

    @abstractmethod
    def open_closing(self, workshop_id: str) -> None:
        """The closing page of a workshop that is not open."""

    @abstractmethod
    def show_summary(self, session: WorkshopSession) -> None:
        """A preview of the summary."""

    @abstractmethod
    def show_handouts(self, session: WorkshopSession) -> None:
        """The hand-outs, over the room."""

    @abstractmethod
    def show_script(self, session: WorkshopSession, controller: InputController) -> None:
        """The script and the private notes."""

    @abstractmethod
    def show_record(self, session: WorkshopSession, controller: InputController, at: Ref | None = None) -> None:
        """Decisions and the parking lot; `at`: the row that is marked first."""

    @abstractmethod
    def show_people(self, session: WorkshopSession, then: Callable[[], None]) -> None:
        """The leaders and silos; `then` is called when they were looked at."""

    @abstractmethod
    def show_help(self, board: list[tuple[str, str]]) -> None:
        """All keys that work here. `board`: those of the board."""
