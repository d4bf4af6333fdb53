"""What the wall shows, and how much of it, by its keys and by what has room in a window."""

from __future__ import annotations

from textual.geometry import Size

from onecompany.boards.panel import Panel
from onecompany.boards.sheet import Sheet
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.sentences import N_
from onecompany.store import timing
from onecompany.store.following.sign import RoomSign
from onecompany.wall.findings import FindingsRound
from onecompany.wall.saying import sits_in_groups

LEVELS = (
    N_("The wall shows the question and the clock."),
    N_("The wall shows the board, too."),
    N_("The wall shows what the board says, too."),
    N_("The wall shows all, with a smaller clock."),
)
"""How much is shown, from the least on."""

CLOCK, BOARD, FINDINGS, ALL = range(len(LEVELS))

NARROW, LOW = 48, 12
"""Below this size of the window nothing but the question and the clock is shown."""

WIDE = 100
"""From this width of the window what the board says stands beside it, else below."""

STRIP = 18
"""From this height of the window a strip below the board has room."""

STRIP_HIGH = 8
"""Lines that it takes at most."""

FRAME = 3
"""Cells of the board's width that its frame and its scrollbar take."""


def level_for(window: Size, wanted: int) -> int:
    """How much is shown in a window of this size."""
    return CLOCK if window.width < NARROW or window.height < LOW else wanted


PAGES = ("waiting", "closing", "break", "groups", "board")
"""What can be seen; the curtain lies over it."""


def page_of(reading: WorkshopReading | None, sign: RoomSign | None) -> str:
    """What is to be seen: one of `PAGES`, or the curtain over them."""
    if reading is None or sign is None or reading.exercise is None:
        return "waiting"
    if sign.curtain:
        return "curtain"
    if sign.page == "closing":
        return "closing"
    if timing.is_break(reading.exercise):
        return "break"
    return "groups" if sits_in_groups(reading) else "board"


AS_EVER, SMALL_CLOCK, BELOW, ASIDE = range(4)
"""What gives way to a board that is not seen whole: the clock, then the findings, where that makes it whole."""


class Yielding:
    """How much gives way to the board that is shown. It only grows, as long as the same board has the same place."""

    def __init__(self) -> None:
        self.step = AS_EVER
        self._place: tuple[object, ...] = ()

    def begin(self, place: tuple[object, ...]) -> None:
        """As ever, where it is another board or another place."""
        if place != self._place:
            self._place, self.step = place, AS_EVER

    def goes_on(self, panel: Panel, pane: FindingsRound, window: Size) -> bool:
        """Whether more is to give way, now that all is laid out."""
        sheets = [sheet for sheet in panel.sheets if sheet.display and sheet.size]
        return not all(sheet.is_whole() for sheet in sheets) and self._goes_on(sheets, pane, window)

    def _goes_on(self, sheets: list[Sheet], pane: FindingsRound, window: Size) -> bool:
        before, wide, high = self.step, pane.width_for(window.width), pane.outer_size.height
        if self.step < SMALL_CLOCK:
            self.step = SMALL_CLOCK
        elif pane.has_class("-aside"):
            return False
        elif pane.below:
            self.step = ASIDE if all(sheet.is_whole(0, high) for sheet in sheets) else before
        elif window.height >= STRIP and all(sheet.is_whole(wide, -STRIP_HIGH) for sheet in sheets):
            self.step = BELOW
        elif all(sheet.is_whole(wide) for sheet in sheets):
            self.step = ASIDE
        return self.step != before
