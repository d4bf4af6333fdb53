"""How long we have got: a large countdown of solid blocks, a thin bar, and when we go on."""

from __future__ import annotations

from typing import ClassVar, Protocol, cast

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Digits, Static

from onecompany.clock import Countdown
from onecompany.display.block_digits import drawn, height, largest, width
from onecompany.display.textual_internals import set_digits
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext

ROOMY = (150, 40)
"""From this size of the window the clock is twice as large."""

BESIDE = 4
"""Lines that the clock leaves when it fills the wall: to the bar, to when we go on, and to what comes then."""

NAME = 2
"""Lines more, behind the curtain: what is on."""

SIDES = 6
"""Cells beside the clock behind the curtain."""


class Enlarged(Protocol):
    """What draws a countdown, `scale` cells to a square."""

    scale: int

    @property
    def value(self) -> str:
        """What is shown."""

    def update(self, value: str) -> None:
        """Show another value."""

    def enlarge(self, scale: int) -> None:
        """Take another scale."""


class BlockDigits(Digits):
    """Digits of solid blocks, `scale` cells to a square."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.scale = 1

    def enlarge(self, scale: int) -> None:
        """Take another scale."""
        if scale != self.scale:
            self.scale = scale
            self.refresh(layout=True)

    def update(self, value: str) -> None:
        """Show another value; only one that is wider or narrower is laid out anew."""
        wider = width(value, self.scale) != width(self.value, self.scale)
        set_digits(self, value)
        self.refresh(layout=wider)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the digits."""
        return width(self.value, self.scale)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the digits."""
        return height(self.scale)

    def render_line(self, y: int) -> Strip:
        """One line of them, in the middle of the width there is."""
        style, room = self.rich_style, self.size.width
        lines = drawn(self.value, self.scale) if self.value else []
        if y >= len(lines):
            return Strip.blank(room, style)
        left = max(0, (room - len(lines[y])) // 2)
        return Strip([Segment(" " * left + lines[y], style)]).adjust_cell_length(room, style)


class Clockface(Vertical):
    """The large countdown with a thin bar; its colour and a sign say when time runs out.

    Behind the curtain and in a break it fills the wall, and says when we go on, and in a break what comes then.
    """

    def __init__(self, digits: Enlarged | None = None) -> None:
        """`digits`: the widget that draws the countdown, where not the one that does so at the seat."""
        super().__init__()
        self.digits = digits or BlockDigits(id="countdown")
        self._texts = {"#on": "", "#until": "", "#then": ""}

    def compose(self) -> ComposeResult:
        yield Static(id="on", markup=False)
        yield cast(Widget, self.digits)
        yield Bar()
        yield Static(id="until", markup=False)
        yield Static(id="then", markup=False)

    def show(self, countdown: Countdown | None, on: str = "", until: str = "", then: str = "") -> None:
        """Show a countdown, what is on, until when and what comes then; what did not change is not painted again."""
        digits, bar = self.digits, self.query_one(Bar)
        for where, text in (("#on", on), ("#until", until), ("#then", then)):
            self._say(where, text)
        if countdown is None:
            digits.update("")
            return
        if digits.value != countdown.text:
            digits.update(countdown.text)
        self.fit()
        for level in ("calm", "amber", "red", "over"):
            self.set_class(countdown.level == level, f"-{level}")
        self.set_class(not countdown.running, "-paused")
        bar.show(countdown)

    def _say(self, where: str, text: str) -> None:
        if self._texts[where] != text:
            self._texts[where] = text
            self.query_one(where, Static).update(Content(visible(text)))

    def on_resize(self) -> None:
        """As large as there is room for."""
        self.fit()

    def fit(self) -> None:
        """Take the scale that the place and the window allow.

        Behind the curtain the window alone says it, so that the clock stands there at once and does not grow into it.
        """
        digits, window = self.digits, self.app.size
        if self.screen.has_class("-curtain"):
            digits.enlarge(largest(digits.value, window.width - SIDES, window.height - BESIDE - NAME))
        elif self.screen.has_class("-break"):
            digits.enlarge(largest(digits.value, self.size.width - 2, self.size.height - BESIDE))
        else:
            roomy = window.width >= ROOMY[0] and window.height >= ROOMY[1]
            digits.enlarge(2 if roomy and width(digits.value, 2) <= self.size.width else 1)


STEPS = 100
"""Steps that a bar takes which is longer: each of them is painted."""


class Bar(Widget):
    """A line as long as the time; the sign stands at its left when there is one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--left", "bar--gone", "bar--sign"}

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[int, str] | None = None
        self._fraction, self._sign = 0.0, ""

    def show(self, countdown: Countdown) -> None:
        """Take over a countdown, and paint only when it looks different."""
        stands = gettext("paused") if countdown.elapsed else gettext("not started")
        sign = countdown.sign if countdown.running else stands
        self._sign = sign
        width, self._fraction = max(1, self.size.width), countdown.fraction
        if width > STEPS:
            width, self._fraction = STEPS, round(countdown.fraction * STEPS) / STEPS
        looks = (round(countdown.fraction * width), sign)
        if looks != self._shown:
            self._shown = looks
            self.refresh()

    def render(self) -> Content:
        """The sign, then the bar of what is left."""
        sign = f"{self._sign} " if self._sign else ""
        room = max(0, self.size.width - len(sign))
        left = round((1 - min(1.0, self._fraction)) * room)
        return Content.assemble(
            (sign, self.get_visual_style("bar--sign")),
            ("▄" * left, self.get_visual_style("bar--left")),
            ("·" * (room - left), self.get_visual_style("bar--gone")),
        )
