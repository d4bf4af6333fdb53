"""The middle of the room: the board, and beside it what it says, as long as the board does not need the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from onecompany.app.actions.hints import key_label
from onecompany.boards.heap import is_heap
from onecompany.boards.panel import Panel
from onecompany.display.findings import FindingsPane, tally
from onecompany.kinds.view import Finding
from onecompany.sentences import gettext

NARROW = 100
"""Below this width of the window nothing stands beside the board."""

FRAME = 3
"""Cells of the board's width that its frame and its scrollbar take."""


class Middle(Horizontal):
    """A board and its findings. The findings step aside by themselves or by a key, and are a counter then."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(id="middle")
        self._panel = panel
        self._wanted: dict[tuple[str, bool], bool] = {}
        self.aside = False
        """Whether the findings are a counter only."""

    def compose(self) -> ComposeResult:
        yield Vertical(self._panel, id="board")
        yield FindingsPane()

    @property
    def narrow(self) -> bool:
        """Whether the window is too narrow for both."""
        return self.app.size.width < NARROW

    def fit(self, panel: Panel, *, alone: bool = False) -> None:
        """Let the findings stand beside a board, or step aside: as the facilitator wants it there, else as it fits.

        `alone`: this board has none, as in a break.
        """
        self._panel = panel
        pane = self.query_one(FindingsPane)
        beside = pane.width_for(self.app.size.width)
        left = self.app.size.width - beside - FRAME
        by_itself = not (alone or panel.zoomed or is_heap(panel.place)) and left >= panel.easy_width()
        wanted = self._wanted.get((panel.view.exercise.id, panel.zoomed), by_itself)
        self.aside = self.narrow or not wanted
        pane.set_class(self.aside, "-aside")

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
            self._wanted[self._panel.view.exercise.id, self._panel.zoomed] = self.aside
            self.fit(self._panel)
        return not self.narrow
