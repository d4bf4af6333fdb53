"""The top of the room: who we are, the agenda, the question, and how long we have got."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Digits, Static

from onecompany.boards.wrap import clipped
from onecompany.clock import Countdown
from onecompany.intake.clean import visible


class Masthead(Horizontal):
    """One line: organisation and title; the time of day, when we end, how late we are."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="masthead-title", markup=False)
        yield Static(id="masthead-time", markup=False)

    def show(self, title: str, time: str) -> None:
        """Show both sides; what did not change is not painted again."""
        self._put("#masthead-title", clipped(title, max(10, self.size.width - len(time) - 4)))
        self._put("#masthead-time", time)

    def _put(self, where: str, text: str) -> None:
        widget = self.query_one(where, Static)
        if self._shown.get(where) != text:
            self._shown[where] = text
            widget.update(Content(text), layout=where == "#masthead-time")


class AgendaBar(Widget):
    """One line: the exercises, those done with a tick, the current one in brackets; "3 of 8" when it is narrow."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"agenda--here", "agenda--done", "agenda--ahead"}

    def __init__(self) -> None:
        super().__init__(id="agenda")
        self._items: list[tuple[str, str]] = []

    def show(self, items: list[tuple[str, str]]) -> None:
        """Show titles with their state: done, here or ahead."""
        if items != self._items:
            self._items = items
            self.refresh()

    def render(self) -> Content:
        """The line, in the width there is."""
        full = self._line(range(len(self._items)))
        if full.cell_length <= self.size.width:
            return full
        for width in (20, 14, 10):
            short = self._line(range(len(self._items)), width)
            if short.cell_length <= self.size.width:
                return short
        here = next((i for i, (_, state) in enumerate(self._items) if state == "here"), 0)
        title = f"{here + 1} of {len(self._items)} · {self._items[here][0]}" if self._items else ""
        style = self.get_visual_style("agenda--here")
        return Content.assemble(" ", (f"[{clipped(title, max(8, self.size.width - 4))}]", style))

    def _line(self, indexes: range, width: int = 40) -> Content:
        parts: list[Content | tuple[str, object] | str] = [" "]
        for index in indexes:
            title, state = self._items[index]
            title = clipped(title, width)
            text = {"done": f"✓ {title}", "here": f"[{index + 1} {title}]"}.get(state, f"{index + 1} {title}")
            parts.append((text, self.get_visual_style(f"agenda--{state}")))
            parts.append("  ")
        return Content.assemble(*parts)  # type: ignore[arg-type]


class Prompt(Vertical):
    """The question the room answers, and the step."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="prompt-question", markup=False)
        yield Static(id="prompt-step", markup=False)

    def show(self, question: str, step: str) -> None:
        """Show both lines; what did not change is not laid out again."""
        if (question, step) == self._shown:
            return
        self._shown = (question, step)
        self.query_one("#prompt-question", Static).update(Content(visible(question)))
        self.query_one("#prompt-step", Static).update(Content(visible(step)))


class Clockface(Vertical):
    """The large countdown with a thin bar; its colour and a sign say when time runs out."""

    def compose(self) -> ComposeResult:
        yield Digits(id="countdown")
        yield Bar()

    def show(self, countdown: Countdown | None) -> None:
        """Show a countdown; what did not change is not painted again."""
        digits, bar = self.query_one(Digits), self.query_one(Bar)
        if countdown is None:
            digits.update("")
            return
        if digits.value != countdown.text:
            digits.update(countdown.text)
        for level in ("calm", "amber", "red", "over"):
            self.set_class(countdown.level == level, f"-{level}")
        self.set_class(not countdown.running, "-paused")
        bar.show(countdown)


class Bar(Widget):
    """A line as long as the time; the sign stands at its left when there is one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--left", "bar--gone", "bar--sign"}

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[int, str] | None = None
        self._fraction, self._sign = 0.0, ""

    def show(self, countdown: Countdown) -> None:
        """Take over a countdown, and paint only when it looks different."""
        sign = countdown.sign if countdown.running else "paused" if countdown.elapsed else "not started"
        self._fraction, self._sign = countdown.fraction, sign
        looks = (round(countdown.fraction * max(1, self.size.width)), sign)
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
            ("━" * left, self.get_visual_style("bar--left")),
            ("─" * (room - left), self.get_visual_style("bar--gone")),
        )


def hour(moment: datetime) -> str:
    """The time of day of a local moment: "10:51"."""
    return f"{moment:%H:%M}"
