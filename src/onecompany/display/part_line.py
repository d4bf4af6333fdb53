"""Which part of a step it is that is worked in groups: one line over the whole width, and a bell at each part's end."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from onecompany.clock.parts import Part
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record

IN_GROUPS, IN_PAIRS = N_("In groups · {left}"), N_("In pairs · {left}")
"""Breakouts that are in groups all the time."""

PAIR = 2
"""Leaders of a group that is called a pair."""

WORDS = {
    "1-2-4-all": (
        N_("Alone · {left} · then in pairs"),
        N_("In pairs · {left} · then in fours"),
        N_("In fours · {left} · then all together"),
        N_("All together · {left}"),
    ),
    "breakouts": (N_("In groups · {left} · then all together"), N_("All together · {left}")),
    "pairs": (N_("In pairs · {left} · then all together"), N_("All together · {left}")),
}


def part_words(step: Record, part: Part) -> str:
    """Which part it is, how long it still takes, and what comes next: "In fours · 3:10 · then all together"."""
    left, pairs = part.countdown.text, step.group_size == PAIR
    if part.of > 1:
        return gettext(WORDS["pairs" if pairs else step.grouping][part.number], left=left)
    return gettext(IN_PAIRS, left=left) if pairs else gettext(IN_GROUPS, left=left)


class PartLine(Static):
    """The line. While its bell rings it is a broad band that changes its colours every second."""

    def __init__(self) -> None:
        super().__init__(id="part", classes="-silent", markup=False)
        self._shown = ""

    def show(self, session: WorkshopReading) -> bool:
        """Show the part of the step, or nothing where that has none. Whether a bell rings: its own, or the step's."""
        part = session.part()
        rings = part is not None and part.rings
        text = part_words(session.step, part) if part is not None else ""
        if rings:
            text = f"▶▶▶  {text}  ◀◀◀"
        if text != self._shown:
            self._shown = text
            self.update(Content(text))
        self.set_class(not text, "-silent")
        self.set_class(rings, "-rings")
        self.set_class(part is not None and rings and int(part.countdown.elapsed) % 2 == 1, "-other")
        countdown = session.countdown()
        return rings or (countdown is not None and countdown.running and countdown.level == "over")
