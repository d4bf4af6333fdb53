"""The end of the day, as the room sees it: thanks, what was promised, and that it is handed out."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.widgets import Static

from onecompany.boards.block_letters import block_letters
from onecompany.boards.wrap import wrapped
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.kinds.promises import active, by_urgency
from onecompany.kinds.reporting import leader_name
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext
from onecompany.summary.dates import short_date
from onecompany.wall.going_round import Round, parts

WIDEST = 100
"""Cells in which a promise is read with ease."""

AROUND = 6
"""Lines of the page that are no promise: thanks, the heading, what is handed out, and those between them."""

LEAST = 4
"""Lines for promises, with fewer of which they stand alone."""


class ClosingPage(Static):
    """The page. Promises that do not fit go round."""

    def __init__(self) -> None:
        super().__init__(id="closing", markup=False)
        self._promises: list[str] = []
        self._parts: list[range] = []
        self.round = Round()

    def show(self, reading: WorkshopReading) -> None:
        """Show a workshop that is over."""
        promises = [visible(line) for line in promised(reading)]
        if promises != self._promises or not self._parts:
            self._promises = promises
            self.round.begin()
            self._lay_out()

    def turn(self, seconds: float) -> None:
        """Go on to the next promises when it is time."""
        if self.round.turn(seconds, len(self._parts)):
            self._lay_out()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        width, tall = min(WIDEST, self.size.width - 4), self.size.height
        if self._promises and tall < AROUND + LEAST:
            self._show_alone(max(8, self.size.width), max(1, tall))
            return
        lines = ["\n".join(wrapped(text, max(8, width))) for text in self._promises]
        words = gettext("Thank you")
        thanks = block_letters(words, max(0, width), tall // 5) or (words,)
        room = tall - AROUND - len(thanks) + 1
        self._parts = parts([text.count("\n") + 1 for text in lines], max(1, room), between=0)
        number = min(self.round.number, max(0, len(self._parts) - 1))
        heading = gettext("What we promised")
        if len(self._parts) > 1:
            heading = gettext("What we promised · {number} of {of}", number=number + 1, of=len(self._parts))
        seen = [lines[index] for index in self._parts[number]] if self._parts else []
        content: list[Any] = [("\n".join(thanks), "bold"), "\n"]
        if seen:
            content += ["\n", (f"{heading}\n", "bold"), *(f"{text}\n" for text in seen)]
        content += ["\n", gettext("What the day came to is handed out.")]
        self.update(Content.assemble(*content))

    def _show_alone(self, width: int, tall: int) -> None:
        """As many promises as there are lines for, and nothing else."""
        lines = ["\n".join(wrapped(text, width, tall)) for text in self._promises]
        self._parts = parts([text.count("\n") + 1 for text in lines], tall, between=0)
        seen = self._parts[min(self.round.number, len(self._parts) - 1)]
        self.update(Content("\n".join(lines[index] for index in seen)))


def promised(reading: WorkshopReading) -> list[str]:
    """Who does what by when, the most urgent first."""
    state = reading.state
    lines = []
    for row in by_urgency(active(state), reading.today):
        values = {"who": leader_name(state, row.leader_id) or row.who, "what": row.what}
        if row.by_when is not None:
            values["day"] = short_date(row.by_when)
        if values["who"]:
            form = gettext("{who}: {what}, by {day}", **values) if row.by_when else gettext("{who}: {what}", **values)
        else:
            form = gettext("{what}, by {day}", **values) if row.by_when else str(row.what)
        lines.append(form)
    return lines
