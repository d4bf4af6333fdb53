"""A workshop that is open on a screen, as actions, typed lines and drafts know it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.app import App

    from onecompany.app.drafts import Drafts
    from onecompany.app.host import Host
    from onecompany.app.input_controller import InputController
    from onecompany.app.session import WorkshopSession
    from onecompany.app.timekeeper import Timekeeper
    from onecompany.app.widgets.capture import Capture
    from onecompany.boards.panel import Panel, Target
    from onecompany.store.records import Change


@dataclass(frozen=True, slots=True)
class Undone:
    """An act that was taken back or done again: where it was made, where the cursor stood, and what changed."""

    exercise_id: str
    label: str
    stood: str
    changes: list[Change]


class OpenWorkshop(Protocol):
    """The screen, as they need it."""

    session: WorkshopSession
    time: Timekeeper
    controller: InputController
    drafts: Drafts
    capture: Capture
    """The line that takes what is typed."""

    @property
    def app(self) -> App[Any]:
        """The application, as Textual has it."""

    @property
    def host(self) -> Host:
        """The application, as we know it."""

    def set_timer(self, delay: float, callback: Callable[[], Any]) -> Any:
        """Call something later, in seconds, unless the screen was left."""

    def run_worker(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Do something beside."""

    @property
    def panel(self) -> Panel:
        """The board of the current exercise."""

    @property
    def message(self) -> str:
        """What stands above the capture line."""

    @property
    def curtain(self) -> bool:
        """Whether everything but the clock is hidden."""

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the capture line; it stays until the next thing is said."""

    def refresh_room(self, place: str = "", target: Target | None = None) -> None:
        """Show the rows as they are now. On the same board the cursor goes to a place, on another one to a target."""

    def show_place(self) -> None:
        """Say in the frame of the capture line what an entry would be, and below it which keys work here."""

    def show_time(self) -> None:
        """Paint the clock."""

    def draw_curtain(self) -> None:
        """Hide everything but the clock, or show it again."""

    def turn_findings(self) -> bool:
        """Put the findings aside or beside the board. Whether there is room for both."""
