"""What the board says, on the wall: all that fits, and what does not goes round."""

from __future__ import annotations

from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from onecompany.boards.wrap import clipped, padded
from onecompany.display.findings import FindingsPane
from onecompany.kinds.view import Finding
from onecompany.sentences import gettext
from onecompany.wall.going_round import Round, parts


class Lines(Widget):
    """Lines, each in the colours of what it says. Of other ones those are painted that differ."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"finding--crack", "finding--warning", "finding--strength", "finding--why"}

    def __init__(self) -> None:
        super().__init__(id="findings-text")
        self._lines: list[tuple[str, str]] = []

    def show(self, lines: list[tuple[str, str]]) -> None:
        """Show these: texts, each with its style."""
        old, self._lines = self._lines, lines
        pairs = zip_longest(old, lines)
        if changed := [Region(0, y, self.size.width, 1) for y, (before, now) in enumerate(pairs) if before != now]:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """One of them, in one style up to its end."""
        text, name = self._lines[y] if y < len(self._lines) else ("", "finding--why")
        style = self.get_component_rich_style(name)
        return Strip([Segment(padded(clipped(text, self.size.width), self.size.width, "left"), style)])


class FindingsRound(FindingsPane):
    """The findings beside the board or below it, gravest first. Nothing is scrolled: nobody could."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Finding] = []
        self._parts: list[range] = []
        self.round = Round()
        self._seen, self._title = Lines(), ""
        self.below = False
        """Whether they stand below the board, and their frame is a line above them."""

    def compose(self) -> ComposeResult:
        yield self._seen

    def show(self, findings: list[Finding]) -> None:
        """Show these. Other ones begin with the gravest."""
        if findings != self._all:
            self._all = list(findings)
            self.round.begin()
            self._lay_out()

    def turn(self, seconds: float) -> None:
        """Go on to the next ones when it is time, by the seconds of a clock that goes on."""
        if self.round.turn(seconds, len(self._parts)):
            self._show_part()

    def hold(self, *, on: bool) -> None:
        """Stand still, or go on."""
        self.round.held = on
        self._show_part()

    @property
    def goes_round(self) -> bool:
        """Whether not all of them fit."""
        return len(self._parts) > 1

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        room = max(1, self.scrollable_content_region.height)
        heights = [len(self._lines_of(finding, room)) for finding in self._all]
        self._parts = parts(heights, room)
        if self.goes_round and not self.below:
            self._parts = parts(heights, max(1, room - 2))
        self._show_part()

    def _show_part(self) -> None:
        number = min(self.round.number, max(0, len(self._parts) - 1))
        lines: list[tuple[str, str]] = []
        for index in self._parts[number] if self._parts else ():
            lines += [("", "finding--why")] if lines else []
            lines += self._lines_of(self._all[index], self.scrollable_content_region.height)
        title, part = gettext("What the board says"), self._part_words(number)
        if part and self.below:
            title = f"{title} · {part}"
        elif part:  # not in the frame: all of it would be sent again with each part
            room = self.scrollable_content_region.height
            lines = [*lines[: room - 1], *[("", "finding--why")] * (room - 1 - len(lines)), (part, "finding--why")]
        self._seen.show(lines)
        if title != self._title:
            self._title = title
            self.border_title = Content(title)

    def _lines_of(self, finding: Finding, room: int) -> list[tuple[str, str]]:
        """A finding with why it is one; without, where there is no room for both."""
        paragraphs = [[(line, style) for line in text.split("\n")] for text, style in self._paragraphs(finding)]
        lines = [line for paragraph in paragraphs for line in paragraph]
        return lines if len(lines) <= room else paragraphs[0]

    def _part_words(self, number: int) -> str:
        if not self.goes_round:
            return ""
        numbers = {"number": number + 1, "of": len(self._parts)}
        if self.round.held:
            return gettext("{number} of {of} · held", **numbers)
        return gettext("{number} of {of}", **numbers)

    def _again(self) -> None:
        self._show_part()
