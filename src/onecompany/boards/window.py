"""The part of a laid-out sheet that is seen: which line stands where, and what the marks at the edges say."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from rich.cells import cell_len

from onecompany.boards.layout import Layout
from onecompany.boards.model import Tone
from onecompany.boards.wrap import clipped

LEAST_BODY = 5
"""Lines between head and foot that are left at least when the foot stays at the bottom."""


@dataclass(frozen=True, slots=True)
class Window:
    """A layout as it is seen in `tall` lines, `x` and `y` being how far it was scrolled.

    When not all of it fits, one line is given to marks that say how much more lies where. They stand above the foot,
    if that stays, else at the bottom.
    """

    layout: Layout
    tall: int

    @property
    def overfull(self) -> bool:
        """Whether not all of it is seen at once."""
        return self.tall > 0 and (self.layout.height > self.tall or self.layout.width > self.layout.room)

    @property
    def marks_line(self) -> int:
        """The line of the marks, or -1 when nothing lies beyond the edges. In a single line there are only marks."""
        shown = self.tall == 1 or self.tall > 1 + self.layout.head_height
        return self.tall - self.foot - 1 if self.overfull and shown else -1

    @property
    def height(self) -> int:
        """How many lines there are to scroll through, the marks included."""
        return self.layout.height + (self.marks_line >= 0)

    @property
    def foot(self) -> int:
        """How many lines stay at the bottom."""
        layout = self.layout
        if not 0 < self.tall < layout.height:
            return 0
        spare = self.tall - layout.head_height - layout.foot_height - 1
        return layout.foot_height if spare >= LEAST_BODY else 0

    @property
    def bottom(self) -> int:
        """The line below the last one of the body."""
        return self.tall - self.foot - (self.marks_line >= 0)

    def sheet_line(self, y: int, scrolled: int) -> int:
        """Which line of the sheet stands at the line `y` of the window."""
        if y < self.layout.head_height:
            return y
        if self.foot and y >= self.tall - self.foot:
            return self.layout.height - (self.tall - y)
        return y + scrolled

    def top_for(self, row: int, scrolled: int) -> int:
        """How far to scroll so that a row is seen, with its title, or with the whole foot if it is of that.

        The head is always seen; who goes up to it sees what begins below it.
        """
        layout, head = self.layout, self.layout.head_height
        if row < len(layout.model.head):
            return 0
        if self.foot and row >= layout.first_of_foot:
            return scrolled
        top, height = layout.extent(row)
        title = layout.titled(row)
        if row >= layout.first_of_foot and head + layout.foot_height <= self.bottom:
            title = top = layout.tops[layout.first_of_foot]
            height = layout.foot_height
        if title - scrolled < head:
            scrolled = title - head
        if top + height - scrolled > self.bottom:
            scrolled = top + height - self.bottom
        if top - scrolled < head:
            scrolled = top - head
        return scrolled

    def columns(self, scrolled: int) -> list[int]:
        """The columns that are seen: whole ones, and one that is wider than the window if there is no other."""
        layout = self.layout
        seen = list(range(min(layout.model.frozen, len(layout.columns))))
        for column in range(layout.model.frozen, len(layout.columns)):
            start, size = layout.columns[column]
            if start - scrolled < layout.frozen_width:
                continue
            if start - scrolled + size > layout.room and len(seen) > layout.model.frozen:
                break
            seen.append(column)
        return seen

    def marks(self, x: int, y: int) -> list[tuple[str, Tone]]:
        """The line that says how much lies left, above, below and right."""
        layout, model = self.layout, self.layout.model
        seen = self.columns(x)
        left = seen[model.frozen] - model.frozen if len(seen) > model.frozen else 0
        right = len(layout.columns) - 1 - (seen[-1] if seen else -1)
        across = f"{model.across(right)} ▸" if right else ""
        before = [f"◂ {model.across(left)}"] if left else []
        above, below, titles = self._beyond(y)
        before += [f"▴ {model.down(above)}"] if above else []
        if below:
            before.append(" · ".join([f"▾ {model.down(below)}", *titles]))
        room = max(1, layout.room - 2)
        text = clipped("   ".join(before), max(1, room - cell_len(across) - 2))
        return [(f" {text}{' ' * max(0, room - cell_len(text) - cell_len(across))}{across}", "title")]

    def _beyond(self, y: int) -> tuple[int, int, list[str]]:
        """How many rows are not seen whole above and below, and the titles that begin below."""
        layout = self.layout
        first, last = len(layout.model.head), layout.first_of_foot if self.foot else len(layout.rows)
        top = bisect_left(layout.tops, y + layout.head_height)
        end = y + self.bottom
        behind = next((i for i in range(top, last) if sum(layout.extent(i)) > end), last)
        counted = [i for i in range(first, last) if any(cell.place for cell in layout.rows[i].cells.values())]
        titles = [layout.rows[i].title.split(" · ")[0] for i in range(behind, last) if layout.rows[i].title]
        return sum(i < top for i in counted), sum(i >= behind for i in counted), titles
