"""A list of things to tick: Space or Enter ticks the line at the cursor. The tick is a sign, not only a colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from onecompany.boards.wrap import clipped

TITLE = 42
"""Cells for what a line is about, before what is said of it."""


@dataclass(slots=True)
class CheckItem:
    """A line: the name by which it is known, what it is about, whether it is ticked, and what is said of it."""

    name: str
    title: str
    on: bool = False
    note: str = ""
    usual: str = ""
    """What is said of it where nothing else is."""

    def __post_init__(self) -> None:
        self.note = self.note or self.usual

    def prompt(self) -> Content:
        """The line as it is shown."""
        title = f"{clipped(self.title, TITLE):<{TITLE}}  {self.note}" if self.note else self.title
        return Content(f"{'[✓]' if self.on else '[ ]'} {title}".rstrip())


class Checklist(OptionList):
    """Lines that can be ticked, in groups with a rule between them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "tick", show=False)]

    def __init__(self, *groups: Sequence[CheckItem], id: str) -> None:
        self._ticks = {tick.name: tick for group in groups for tick in group}
        super().__init__(*_content(groups), id=id, markup=False)

    def offer(self, *groups: Sequence[CheckItem]) -> None:
        """Have these lines instead of those that there are. The cursor stays on its line."""
        line = self.highlighted
        self._ticks = {tick.name: tick for group in groups for tick in group}
        self.clear_options()
        self.add_options(_content(groups))
        self.highlighted = min(line or 0, self.option_count - 1) if self._ticks else None

    def ticked(self, name: str) -> bool:
        """Whether a line is ticked."""
        return self._ticks[name].on

    def say(self, name: str, text: str) -> None:
        """Say something behind a line; "" for nothing. A name that is not in the list is passed over."""
        tick = self._ticks.get(name)
        if tick is not None:
            tick.note = text
            self.replace_option_prompt(name, tick.prompt())

    def action_select(self) -> None:
        """Tick the line at the cursor, or take its tick away: at once, so that the next key finds it done."""
        if self.highlighted is None:
            return
        tick = self._ticks[str(self.get_option_at_index(self.highlighted).id)]
        tick.on = not tick.on
        tick.note = tick.usual
        self.replace_option_prompt(tick.name, tick.prompt())


class FormChecklist(Checklist):
    """One in a form. Enter goes to the next field, as it does everywhere there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "tick", show=False),
        Binding("enter", "submit", "next", show=False),
    ]

    @dataclass
    class Ticked(Message):
        """A line was ticked, or its tick was taken away."""

        name: str

    def action_tick(self) -> None:
        """Space."""
        self.action_select()

    def action_select(self) -> None:
        """Space or a click."""
        super().action_select()
        if self.highlighted is not None:
            self.post_message(self.Ticked(str(self.get_option_at_index(self.highlighted).id)))

    def action_submit(self) -> None:
        """Enter."""
        self.screen.focus_next()


def _content(groups: Sequence[Sequence[CheckItem]]) -> list[Option | None]:
    content: list[Option | None] = []
    for group in filter(None, groups):
        content += [None] * bool(content)
        content += [Option(tick.prompt(), tick.name) for tick in group]
    return content
