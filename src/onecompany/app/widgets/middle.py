"""The middle of the room: the board, and beside it what it says, as long as the board does not need the room.

While the room looks at a wall of its own, what is private stands there too: in place of what the board says, where both
have no room, or below the board.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from onecompany.app.actions.hints import key_label
from onecompany.app.host import HostGetter
from onecompany.app.widgets.private_pane import COLUMN, LINE, STRIP, PrivatePane
from onecompany.boards.heap import is_heap
from onecompany.boards.panel import Panel
from onecompany.display.findings import FindingsPane, tally
from onecompany.kinds.view import Finding
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession

NARROW = 100
"""Below this width of the window nothing stands beside the board."""

FRAME = 3
"""Cells of the board's width that its frame and its scrollbar take."""

HIGH, HIGH_ZOOMED = 30, 40
"""From this height of the window a strip has room below the board, and below one that is zoomed."""


class Middle(Horizontal):
    """A board and its findings. The findings step aside by themselves or by a key, and are a counter then."""

    host = HostGetter()

    def __init__(self, panel: Panel, session: WorkshopSession) -> None:
        super().__init__(id="middle")
        self._panel, self._session = panel, session
        self._alone = False
        self._wanted: dict[tuple[str, bool], bool] = {}
        self.aside = False
        """Whether the findings are a counter only."""

    def compose(self) -> ComposeResult:
        yield Vertical(self._panel, id="board")
        yield FindingsPane()
        yield PrivatePane(self._session)

    @property
    def narrow(self) -> bool:
        """Whether the window is too narrow for both."""
        return self.app.size.width < NARROW

    @property
    def findings_wanted(self) -> bool:
        """Whether the facilitator has not put the findings of this board aside, whatever has room here."""
        return self._wanted.get(self._board, True)

    @property
    def _board(self) -> tuple[str, bool]:
        return self._panel.view.exercise.id, self._panel.zoomed

    def fit(self, panel: Panel, *, alone: bool = False) -> None:
        """Let the findings stand beside a board, or step aside: as the facilitator wants it there, else as it fits.

        `alone`: this board has none, as in a break.
        """
        self._panel, self._alone = panel, alone
        pane = self.query_one(FindingsPane)
        beside = pane.width_for(self.app.size.width)
        left = self.app.size.width - FRAME - panel.easy_width()
        on_its_own = alone or panel.zoomed or is_heap(panel.place)
        by_itself = not on_its_own and left >= beside
        wanted = self._wanted.get(self._board, by_itself)
        self.aside = self.narrow or not wanted
        where = ""
        if self.host.second_window.pane_shown:
            where = COLUMN if by_itself and not self.narrow else STRIP
            if where == COLUMN and not self.aside and left < 2 * beside:
                if self._wanted.get(self._board):
                    where = STRIP
                else:
                    self.aside = True
            if where == STRIP and self.app.size.height < (HIGH_ZOOMED if panel.zoomed else HIGH):
                where = LINE
        pane.set_class(self.aside, "-aside")
        self.set_class(where in (STRIP, LINE), "-below")
        self.query_one(PrivatePane).stand(where)

    def show_private(self) -> None:
        """What is private comes or goes."""
        self.fit(self._panel, alone=self._alone)

    def name_keys(self, findings: Sequence[Finding], own: Mapping[str, str]) -> str:
        """Say in the frame of the findings which keys lead to them; while they are aside, their counter with its key.

        `own`: the user's own keys, by their ids.
        """
        listing, aside = key_label("findings", own), "" if self.narrow else key_label("findings.aside", own)
        self.query_one(FindingsPane).name_keys(listing, aside)
        if not findings or not self.aside:
            return ""
        return gettext("What the board says: {tally} · {key}", tally=tally(findings), key=aside or listing)

    def turn(self) -> bool:
        """The facilitator's key: the other way round, for this board. Whether there is room for it."""
        if not self.narrow:
            self._wanted[self._board] = self.aside
            self.fit(self._panel)
        return not self.narrow
