"""Two sheets of a board, one below the other, that share its height."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from onecompany.boards.layout import Layout
from onecompany.boards.sheet import Sheet

LEAST_BELOW = 4
"""Lines in which the lower sheet says something: its heading, a row of two lines, and the marks."""

GUTTER = 1
"""Cells that a sheet keeps for its scrollbar."""

LEAST_ABOVE = 4
"""Lines that the upper sheet keeps while the cursor is in the lower one."""


class Stack(Vertical):
    """The upper sheet is seen whole if it can be. The lower one has the rest, or its turn when the cursor is there."""

    def __init__(self, upper: Sheet, lower: Sheet, *, halves: bool = False, pages: bool = False) -> None:
        """`halves`: where both are higher than there is room, each has half of it, wherever the cursor is.

        `pages`: there each has all of it in turn, as the cursor is in one or the other.
        """
        super().__init__()
        self._upper, self._lower, self._halves, self._pages = upper, lower, halves, pages
        self.apart = False
        """Whether each is a page of its own, because both have no room or because `zoomed` wants it."""
        self.zoomed = False

    def compose(self) -> ComposeResult:
        yield self._upper
        yield self._lower

    def on_resize(self) -> None:
        """Share another height."""
        self.fit()

    def fit(self) -> None:
        """Share the height anew: the sheets hold other rows, or the cursor went from one to the other."""
        upper, lower, tall = self._upper, self._lower, self.size.height
        both = bool(lower.model.body)
        lower.display, upper.display = both, True
        if not both or not tall:
            upper.styles.height = "1fr"
            return
        if self._pages:
            self.apart = self.zoomed or sum(_lines(sheet, self.size.width) for sheet in (upper, lower)) >= tall
            if self.apart:
                upper.display, lower.display = not lower.active, lower.active
                upper.styles.height = lower.styles.height = "1fr"
                lower.remove_class("-apart")
                return
        layout = Layout(upper.model, self.size.width - GUTTER)
        plain = layout.height
        if plain + LEAST_BELOW > tall:
            plain = Layout(upper.model, self.size.width - GUTTER, 1).height  # as low as it can be
        needed = Layout(lower.model, self.size.width - GUTTER).height
        if self._halves:
            plain += layout.width > layout.room  # the line that says how many columns lie beside
            above, below = halves(tall, plain, needed)
        else:
            above, below = shares(tall, plain, len(upper.model.body), needed, lower_first=lower.active)
        upper.styles.height, lower.styles.height = above, below
        lower.set_class(above + below < tall, "-apart")


def _lines(sheet: Sheet, width: int) -> int:
    """How many lines all of a sheet takes."""
    return Layout(sheet.model, width - GUTTER).height


def shares(tall: int, upper: int, rows: int, lower: int, *, lower_first: bool) -> tuple[int, int]:
    """Lines for both sheets, an empty one between them where it fits; `rows` more in the upper one would be air."""
    airy = upper + rows
    if airy + 1 + lower <= tall:
        return airy, tall - airy - 1
    if upper + 1 + LEAST_BELOW <= tall:
        return upper, tall - upper - 1
    if upper + LEAST_BELOW <= tall:
        return upper, tall - upper
    if lower_first:
        below = max(1, min(lower, tall - LEAST_ABOVE))
        return max(1, tall - below), below
    return max(1, tall - 1), 1


def halves(tall: int, upper: int, lower: int) -> tuple[int, int]:
    """Lines for both sheets, each seen whole if it can be; else each has half, and what the other one does not need."""
    if upper + 1 + lower <= tall:
        return upper, tall - upper - 1
    above = max(min(upper, tall // 2), tall - lower)
    return above, tall - above
