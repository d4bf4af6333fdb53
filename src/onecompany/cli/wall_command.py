"""The window for the room: which file it follows, and in which look."""

from __future__ import annotations

from pathlib import Path

from onecompany.cli.failing import explained, fail
from onecompany.cli.place import configuration, home_path
from onecompany.cli.rooms import need_terminal
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext
from onecompany.store.locating import resolved
from onecompany.store.restoring.lost import check_not_lost

LOOKS = {"light": "room-light", "dark": "room-dark", "contrast": "room-contrast"}


def run_wall(named: Path | None, look: str) -> int:
    """Show the file that was named, else whichever a room opens. Returns the exit code.

    `look`: its name with or without "room-" before it; "" for the one of the settings.
    """
    short = look.removeprefix("room-")
    if look and short not in LOOKS:
        fail(
            gettext("There is no look {typed:quoted}. There are: {looks:list}.", typed=visible(look), looks=list(LOOKS))
        )
    file = home_path(named, "--file") if named is not None else None
    if file is not None:
        with explained():
            check_not_lost(resolved(file))
    need_terminal()
    from onecompany.app.settings import load_settings
    from onecompany.clock import SystemClock
    from onecompany.wall.app import run

    theme = LOOKS[short] if look else load_settings(configuration()).theme
    return run(file, theme, SystemClock())
