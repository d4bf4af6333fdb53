"""Backups of the file that the application has open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App

from onecompany.app.threads import in_the_loop

if TYPE_CHECKING:
    from onecompany.app.host import Host
    from onecompany.app.keeper import Keeper


class BackupsBeside:
    """Lets the keeper know every second which file is open for writing, and says what went wrong with a backup."""

    def __init__(self, app: App[Any], host: Host, say: Callable[[str], None]) -> None:
        """`host`: the same application, as we know it."""
        self._app, self._host, self._say = app, host, say
        self.keeper: Keeper | None = None
        """Who has them made; without one there are none."""
        self._begun = False

    def begin(self) -> None:
        """A file is open, or it is known why not; from the first one that is, it is looked after."""
        if self.keeper is None or self._begun or not self._open_for_writing:
            return
        self._begun = True
        self.keeper.tell = in_the_loop(self._tell)
        self._app.set_interval(1.0, self._look)
        self._look()

    @property
    def _open_for_writing(self) -> bool:
        return not self._host.workshop_file.read_only and self._host.workshop_file.problem is None

    def _look(self) -> None:
        if self.keeper is not None and self._open_for_writing:
            self.keeper.look(self._host.workshop_file.path)

    def _tell(self, text: str) -> None:
        if self._app.is_running:
            self._say(text)
