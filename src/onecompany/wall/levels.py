"""How much the wall shows, by its keys and by what has room in a window. Pure."""

from __future__ import annotations

from textual.geometry import Size

from onecompany.sentences import N_

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

FRAME = 3
"""Cells of the board's width that its frame and its scrollbar take."""


def level_for(window: Size, wanted: int) -> int:
    """How much is shown in a window of this size."""
    return CLOCK if window.width < NARROW or window.height < LOW else wanted
