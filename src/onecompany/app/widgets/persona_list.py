"""The personas of a workshop, a field a line, each text broken below its title."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from onecompany.app.widgets.options import Options
from onecompany.boards.wrap import wrapped
from onecompany.kinds.expected import title
from onecompany.kinds.kind import Table
from onecompany.sentences import gettext
from onecompany.store.records import Record

TITLES = 12
"""Cells of the titles at the left."""

BOX, AROUND = 100, 12
"""The most cells of the box, and those of them that its frame and its padding take."""

Place = tuple[str, str]
"""A persona's id, "" for one that is not there yet, and a column."""

ANOTHER: Place = ("", "name")
"""Where another persona begins."""


class PersonaList(Options):
    """The first persona is the one that is pinned; the last line begins another one."""

    def __init__(self, described: Table) -> None:
        super().__init__()
        self._columns = described.columns
        self.places: list[Place] = []

    def show(self, personas: Sequence[Record]) -> None:
        """Show them as they are now, with the mark where it was."""
        marked = self.marked
        self.places = [(row.id, column.name) for row in personas for column in self._columns] + [ANOTHER]
        self.clear_options()
        for number, row in enumerate(personas):
            pinned = gettext("   pinned above the boards") if len(personas) > 1 and number == 0 else ""
            self.add_options([Option(self._line(row, column.name, pinned)) for column in self._columns])
            self.add_option(None)
        self.add_option(Option(Content.assemble((gettext("Another one: type a name"), "italic"))))
        self.mark(marked if marked in self.places else self.places[0])

    def _line(self, row: Record, name: str, pinned: str) -> Content:
        column = next(column for column in self._columns if column.name == name)
        room = max(20, min(BOX, self.app.size.width * 95 // 100) - AROUND - TITLES)
        lines = f"\n{'':<{TITLES}}".join(wrapped(getattr(row, name) or "·", room))
        head = name == "name"
        return Content.assemble(
            (f"{title(column):<{TITLES}}", "italic"),
            (lines, "bold" if head else ""),
            (pinned if head else "", "italic"),
        )

    @property
    def marked(self) -> Place:
        """The field that is marked."""
        index = self.highlighted
        return self.places[index] if index is not None and index < len(self.places) else ANOTHER

    def mark(self, place: Place) -> None:
        """Mark a field."""
        self.highlighted = self.places.index(place)
