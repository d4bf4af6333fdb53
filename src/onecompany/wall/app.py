"""The wall: a window for the room, beside the facilitator's. It only reads, and four keys do something."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from onecompany.assets import styles
from onecompany.clock import Clock
from onecompany.display import terminal
from onecompany.display.terminal import InTerminal
from onecompany.display.themes import THEMES
from onecompany.sentences import N_, gettext
from onecompany.sentences.onlookers import onlookers_read, whoever_types_reads
from onecompany.store.following.rooms import rooms_folder
from onecompany.wall.comparing import Comparing
from onecompany.wall.painting import PaintedApp
from onecompany.wall.room import STANDS_BACK, Room
from onecompany.wall.screen import WallScreen

EVERY = 0.1
"""Seconds between two looks at the file: what is kept is seen within a quarter of a second."""

STYLES = ("app.tcss", "workshop.tcss", "groups.tcss", "wall.tcss")


class WallApp(PaintedApp):
    """Follows one workshop file after the other. The exit code is its result."""

    TITLE = "onecompany"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,Q,ctrl+q", "leave", id="wall.quit", tooltip=N_("End the wall"), priority=True),
        Binding("plus", "show_more(1)", id="wall.more", tooltip=N_("Show more: the board, what it says, all of it")),
        Binding("minus", "show_more(-1)", id="wall.less", tooltip=N_("Show less, down to the question and the clock")),
        Binding("space", "hold", id="wall.hold", tooltip=N_("Hold what goes round, or let it go on")),
        Binding("f1", "keys", id="wall.keys", tooltip=N_("Name these keys, in one line")),
        # Textual's own, which would copy or say how to quit.
        Binding("ctrl+c", "nothing", show=False, priority=True),
    ]

    def __init__(self, path: Path | None, theme: str, clock: Clock) -> None:
        """`path` of the workshop file; None: the one that a room opened last."""
        super().__init__(WallScreen(clock), css_path=[styles() / name for name in STYLES])
        self._room = Room(path)
        self._comparing = Comparing()
        self.looks = 0
        """How often it has looked at the file."""
        for one in THEMES:
            self.register_theme(one)
        self.set_reactive(WallApp.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        onlookers_read()
        self.push_screen(self.wall)
        self.run_worker(self._follow())

    async def _follow(self) -> None:
        """Look again and again."""
        while not self._room.left:
            looked = self._room.look()
            if looked is None:
                self.wall.blank()
            else:
                if looked.state is not None:
                    self._comparing.compare(looked.state)
                self.wall.show(looked, self._room.waiting)
            stands_back = looked is not None and looked.soon
            self.looks += not stands_back
            await asyncio.sleep(STANDS_BACK if stands_back else EVERY)

    # -- the end

    def on_unmount(self) -> None:
        self._room.leave()

    def let_go(self) -> None:
        """Before anything else of its end: no wall is there any more. Textual's own end takes its time."""
        self._room.leave()

    def action_leave(self) -> None:
        """End it. There is nothing to keep."""
        self.let_go()
        self.exit(0)

    def action_show_more(self, by: int) -> None:
        """Show more, or less."""
        self.wall.show_more(by)

    def action_hold(self) -> None:
        """Hold what goes round, or let it go on."""
        with whoever_types_reads():
            self.wall.hold()

    def action_keys(self) -> None:
        """Name the keys."""
        with whoever_types_reads():
            self.wall.say(gettext("Q ends the wall · + and − show more or less · Space holds what goes round"))

    def action_nothing(self) -> None:
        """Do nothing."""


class WallInTerminal(WallApp, InTerminal):
    """In a real terminal: signals end it in order, errors leave a log without content."""

    def log_file(self) -> Path:
        """In the user's folder of state: beside the workshop file nothing of the wall lies."""
        folder = rooms_folder().parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder / "wall.log"


def run(path: Path | None, theme: str, clock: Clock) -> int:
    """Run until it is left. Returns the exit code."""
    ended = gettext("The wall ended because of an error of its own. Nothing was written to the workshop file.")
    return terminal.run(WallInTerminal(path, theme, clock), ended, mouse=False)
