"""How a list over another screen keeps what is done in it: by the room, whose board follows, or by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from onecompany.boards.panel import Outcome, Refused
from onecompany.parsing.refusal import Refusal
from onecompany.store.problems import KeptAfterAll

if TYPE_CHECKING:
    from onecompany.app.input_controller import InputController
    from onecompany.app.session import WorkshopSession
    from onecompany.store.writer import WorkshopWriter

    Act = Callable[[WorkshopWriter], Outcome]


class Keeping(Protocol):
    """What a list needs of where it lies."""

    @property
    def place(self) -> str:
        """Where the board's cursor is; "" where there is no board."""

    async def do(self, act: Act) -> bool:
        """Do it. Whether it is on the disk; the act says itself what is wrong.

        Raises StoreError where the file cannot take it and nobody has said so.
        """

    async def undo(self, *, again: bool) -> bool:
        """Take the newest act back, or do it again. Whether there was one. Raises StoreError as `do` does."""


class InTheRoom:
    """Over the room."""

    def __init__(self, controller: InputController) -> None:
        self._controller = controller

    @property
    def place(self) -> str:
        """The cursor stays there."""
        return self._controller.screen.panel.place

    async def do(self, act: Act) -> bool:
        """The room shows what came of it."""
        return await self._controller.do(act)

    async def undo(self, *, again: bool) -> bool:
        """The board follows."""
        if await self._controller.undo(again=again) is None:
            return False
        self._controller.screen.refresh_room(self.place)
        return True


class OnAPage:
    """Over a page of a workshop whose board is not there, as the closing page."""

    place = ""

    def __init__(self, session: WorkshopSession) -> None:
        self._session = session

    async def do(self, act: Act) -> bool:
        """Only the list shows what came of it."""
        try:
            await self._session.write(act)
        except KeptAfterAll:
            return True
        except (Refused, Refusal):
            return False
        return True

    async def undo(self, *, again: bool) -> bool:
        """Nothing else is shown that would follow."""
        return await self._session.write(lambda writer: writer.redo() if again else writer.undo()) is not None
