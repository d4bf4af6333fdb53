"""The application in a real terminal: what it saves before it ends, and when garbage is collected."""

from __future__ import annotations

import gc
from pathlib import Path

from onecompany.app.app import OneCompanyApp
from onecompany.app.keeper import Keeper
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile
from onecompany.display import terminal
from onecompany.display.terminal import InTerminal
from onecompany.sentences import gettext


class TerminalApp(InTerminal, OneCompanyApp):
    """Saves the unfinished line whatever ends it, and logs beside the workshop file."""

    def log_file(self) -> Path:
        """Beside the workshop file."""
        path = self.workshop_file.path
        return path.with_name(path.name + ".log")

    def on_ready(self) -> None:
        """Without a file to open for writing, nothing more is imported."""
        if self.workshop_file.read_only:
            _collect_from_now()

    def file_is_open(self) -> None:
        """All is imported that a workshop needs."""
        super().file_is_open()
        _collect_from_now()

    async def save(self) -> None:
        """The unfinished line, what forms hold, and where the cursor stands."""
        await self.navigator.save_everything()


def _collect_from_now() -> None:
    """Begin to collect garbage. What was imported is not looked through each time: it stays anyway."""
    gc.freeze()
    gc.enable()


def run(workshop_file: WorkshopFile, settings: Settings, workshop: str | None, keeper: Keeper | None) -> int:
    """Run until it is left, with a keeper of backups. Returns the exit code."""
    app = TerminalApp(workshop_file, settings, workshop=workshop)
    app.backups.keeper = keeper
    ended = gettext("onecompany ended because of an error of its own. Everything that was kept is in the file.")
    return terminal.run(app, ended)
