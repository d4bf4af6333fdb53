"""A list of things to tick: Space or Enter ticks the line at the cursor. The tick is a sign, not only a colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
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

    def prompt(self) -> Content:
        """The line as it is shown."""
        title = f"{clipped(self.title, TITLE):<{TITLE}}  {self.note}" if self.note else self.title
        return Content(f"{'[✓]' if self.on else '[ ]'} {title}".rstrip())


class Checklist(OptionList):
    """Lines that can be ticked, in groups with a rule between them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "tick", show=False)]

    def __init__(self, *groups: Sequence[CheckItem], id: str) -> None:
        self._ticks = {tick.name: tick for group in groups for tick in group}
        content: list[Option | None] = []
        for group in groups:
            content += [None] * bool(content)
            content += [Option(tick.prompt(), tick.name) for tick in group]
        super().__init__(*content, id=id, markup=False)

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
        tick.note = ""
        self.replace_option_prompt(tick.name, tick.prompt())
