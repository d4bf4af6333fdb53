"""The top of the room: who we are, the agenda, the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from onecompany.boards.wrap import clipped
from onecompany.display.pinned import PinnedCustomer
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext


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
        self._show_text("#masthead-title", clipped(title, max(0, self.app.size.width - cell_len(time) - 5)))
        self._show_text("#masthead-time", time)

    def _show_text(self, where: str, text: str) -> None:
        widget = self.query_one(where, Static)
        if self._shown.get(where) != text:
            self._shown[where] = text
            widget.update(Content(text), layout=where == "#masthead-time")


class AgendaBar(Widget):
    """One line: the exercises, those done with a tick, those passed over with a dash, the current one in brackets, each
    with its time if it has one.

    Where not all times have room, those of the current exercise and the next one stand, else none. Where not all titles
    have room it scrolls: the current one stands between its neighbours, the edges count how many more there are, and
    "3 of 8" says where we are.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"agenda--here", "agenda--done", "agenda--ahead"}

    def __init__(self) -> None:
        super().__init__(id="agenda")
        self._items: list[tuple[str, str, str]] = []

    def show(self, items: list[tuple[str, str, str]]) -> None:
        """Show titles with their state: done, passed, here or ahead; and the time of day of each, or ""."""
        if items != self._items:
            self._items = items
            self.refresh()

    def render(self) -> Content:
        """The line, in the width there is."""
        room, every = self.size.width, range(len(self._items))
        near, none = self._near, range(0)
        for width, timed in ((40, every), (20, every), (40, near), (20, near), (14, near), (14, none)):
            line = self._line(every, width, timed)
            if line.cell_length <= room:
                return line
        return self._around(room)

    @property
    def _current(self) -> int:
        return next((i for i, (_, state, _) in enumerate(self._items) if state == "here"), 0)

    @property
    def _near(self) -> range:
        """The current exercise and the next one."""
        return range(self._current, self._current + 2)

    def _around(self, room: int) -> Content:
        """The current exercise between its neighbours, with as many beside them as fit, and how many more there are."""
        current, end = self._current, len(self._items) - 1
        first, last = max(0, current - 1), min(end, current + 1)
        for width in (24, 18, 12, 8):
            best = self._part(first, last, width)
            if best.cell_length <= room:
                break
        else:
            return self._part(current, current, 8)
        while True:
            after, before = (first, last + 1), (first - 1, last)
            tried = [after, before] if last - current <= current - first else [before, after]
            wider = [(span, self._part(*span, width)) for span in tried if span[0] >= 0 and span[1] <= end]
            fitting = next(((span, line) for span, line in wider if line.cell_length <= room), None)
            if fitting is None:
                return best
            (first, last), best = fitting

    def _part(self, first: int, last: int, width: int) -> Content:
        """These exercises, after how many of all this is: "3 of 13"."""
        before, after = first, len(self._items) - 1 - last
        place = gettext("{number} of {exercises}", number=self._current + 1, exercises=len(self._items))
        parts = [f" {place} "]
        parts += [f" ‹+{before} "] if before else []
        line = self._line(range(first, last + 1), width, self._near)
        return Content.assemble(*parts, line, f"+{after}› " if after else "")

    def _line(self, indexes: range, width: int, timed: range) -> Content:
        parts: list[Content | tuple[str, object] | str] = [" "]
        for index in indexes:
            title, state, time = self._items[index]
            title = clipped(title, width)
            title = f"{title} {time}" if time and index in timed else title
            marked = {"done": f"✓ {title}", "passed": f"– {title}", "here": f"[{index + 1} {title}]"}
            look = "ahead" if state == "passed" else state
            parts.append((marked.get(state, f"{index + 1} {title}"), self.get_visual_style(f"agenda--{look}")))
            parts.append("  ")
        return Content.assemble(*parts)  # type: ignore[arg-type]


class Prompt(Vertical):
    """The question the room answers, the step, and the customer whom it is about."""

    def __init__(self, key: Callable[[], str] | None = None) -> None:
        """`key`: names the key that shows all that is known of the customer; None where there is none."""
        super().__init__()
        self._key = key
        self._shown: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="prompt-question", markup=False)
        yield Static(id="prompt-step", markup=False)
        yield PinnedCustomer(self._key)

    def show(self, question: str, step: str, customer: Sequence[str] = (), more: bool = False) -> None:
        """Show the lines; what did not change is not laid out again. `more`: of the customer, to be seen by a key."""
        self.query_one(PinnedCustomer).show(customer, more=more)
        if (question, step) == self._shown:
            return
        self._shown = (question, step)
        self.query_one("#prompt-question", Static).update(Content(visible(question)))
        self.query_one("#prompt-step", Static).update(Content(visible(step)))
