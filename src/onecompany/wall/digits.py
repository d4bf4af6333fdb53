"""The countdown in digits as large as there is room, of which only what looks different is painted each second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from onecompany.display.block_digits import drawn, height, largest, width
from onecompany.display.clockface import BESIDE, Clockface

MOST = 9
"""Digits that a countdown has at most: "+100:00:00" is never seen whole, and nobody would look at it."""

SHARE = 0.58
"""Of the width of the window, how much the clock takes beside the question."""

HIGH = 4
"""The part of the height of the window that the clock takes beside the question."""


LARGEST = 16
"""Cells to a square at most: 40 lines are legible from any row, and more of them would send more than a slow line takes
in a second."""

LEAST = 24
"""Cells of the bar at least, of which a sign takes a dozen."""

BAR = 2
"""Lines that the clock leaves to its bar."""

COLOURFUL = ("256", "truecolor")
"""What Rich calls a terminal that has any colour as a ground. One with sixteen may have none, or no bright ground."""

_ALIKE = re.compile("█+|▀+|▄+| +")


@runtime_checkable
class Painter(Protocol):
    """An application that paints parts of a widget by themselves, when nothing lies over it."""

    def paint(self, widget: Widget, parts: Sequence[Region]) -> bool:
        """Paint them. Whether it could; else they are to be refreshed."""


class Digit(Widget):
    """One sign. Each is a widget, so that the others are not painted with it.

    Whole blocks are spaces in its colour: some fonts leave lines between blocks, and spaces take fewer bytes. Where
    colours may not be seen they are blocks as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []

    def draw(self, lines: list[str]) -> None:
        """Show these lines; only those that differ are painted, and nothing is laid out while the size is the same."""
        old, self._lines = self._lines, lines
        self.display = bool(lines)
        if [len(line) for line in old] != [len(line) for line in lines]:
            self.styles.width = len(lines[0]) if lines else 0
            self.styles.height = len(lines)
            self.refresh(layout=True)
            return
        changed = list(_differing(old, lines))
        if changed and not (isinstance(self.app, Painter) and self.app.paint(self, changed)):
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its lines, without what Textual keeps of each: they are drawn faster than they are looked up."""
        style, background, filters = self.rich_style, self.background_colors[1], self.get_line_filters()
        empty, filled = Style(bgcolor=style.bgcolor), Style(bgcolor=style.color)
        block = " "
        if self.app.no_color or self.app.console.color_system not in COLOURFUL:
            block, filled = "█", Style(color=style.color, bgcolor=style.color)
        strips = []
        for y in crop.line_range:
            text = self._lines[y] if y < len(self._lines) else ""
            looks = {"█": (block, filled), " ": (" ", empty)}
            shown = ((part, *looks.get(part[0], (part[0], style))) for part in _ALIKE.findall(text))
            parts = [Segment(letter * len(part), look) for part, letter, look in shown]
            strip = Strip(parts).adjust_cell_length(self.size.width, empty)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            strips.append(strip.crop(*crop.column_span))
        return strips


def _differing(old: list[str], new: list[str]) -> Iterator[Region]:
    """Where two drawings of one size differ, line by line."""
    for y, (before, after) in enumerate(zip(old, new, strict=True)):
        if before != after:
            cells = [x for x, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]
            yield Region(cells[0], y, cells[-1] + 1 - cells[0], 1)


class WallDigits(Horizontal):
    """The signs of a countdown, `scale` cells to a square."""

    def __init__(self) -> None:
        super().__init__(id="countdown")
        self._value = ""
        self.scale = 1
        self._signs = [Digit() for _ in range(MOST)]

    def compose(self) -> ComposeResult:
        yield from self._signs

    @property
    def value(self) -> str:
        """What is shown."""
        return self._value

    def enlarge(self, scale: int) -> None:
        """Take another scale."""
        if scale != self.scale:
            self.scale = scale
            self._draw()

    def update(self, value: str) -> None:
        """Show another value."""
        if value[:MOST] != self._value:
            self._value = value[:MOST]
            self._draw()

    def _draw(self) -> None:
        last = len(self._value) - 1
        for index, sign in enumerate(self._signs):
            if index > last:
                sign.draw([])
                continue
            gap = " " * (self.scale if index < last else 0)
            sign.draw([line + gap for line in drawn(self._value[index], self.scale)])


class WallClock(Clockface):
    """The countdown that fills what is free: a quarter of the window beside the question, or all of it."""

    def __init__(self) -> None:
        super().__init__(WallDigits())
        self.alone = False
        """Whether nothing but the question stands beside it."""
        self.bare = False
        """Whether it says then neither what is on nor when it goes on."""
        self.small = False
        """Whether the board has all the room that it can get."""
        self._taken: tuple[int | str, int | str] = ("", "")

    def fit(self) -> None:
        """Take the largest scale; what stands around it is laid out anew only for another one."""
        digits, window = self.digits, self.app.size
        if self.alone:
            self._take("100%", "1fr")
            below = BAR if self.bare else BESIDE
            digits.enlarge(min(LARGEST, largest(digits.value, self.size.width - 2, self.size.height - below)))
            return
        scale = 1
        if not self.small:
            scale = min(LARGEST, largest(digits.value, int(window.width * SHARE), max(1, window.height // HIGH)))
        digits.enlarge(scale)
        self._take(max(width(digits.value, scale), LEAST), height(scale) + 1)

    def _take(self, wide: int | str, high: int | str) -> None:
        if self._taken != (wide, high):
            self._taken = (wide, high)
            self.styles.width, self.styles.height = wide, high
