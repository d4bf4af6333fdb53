"""The part of a laid-out sheet that is seen: which line stands where, and what the marks at the edges say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from onecompany.boards.folding import LEAST_BODY
from onecompany.boards.layout import Layout
from onecompany.boards.model import BoardCell, Tone
from onecompany.boards.wrap import clipped

_LEAST_NAMES, _LONGEST_NAME = 8, 24
"""Cells in which names say anything, and of one name in a list of them."""


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
        spare = self.tall - layout.head_height - layout.foot_height - 1 + layout.scrolls_list
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
        if row < layout.head_rows:
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
        if layout.scrolls_list:  # there are few lines: none of them for the end of what lies above
            scrolled = max(scrolled, min(top, layout.tops[bisect_left(layout.tops, scrolled + head)]) - head)
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
        """The line that says how much lies left, above, below and right, and what, as far as there is room for it."""
        layout, model = self.layout, self.layout.model
        seen = self.columns(x)
        left = list(range(model.frozen, seen[model.frozen])) if len(seen) > model.frozen else []
        right = list(range((seen[-1] if seen else -1) + 1, len(layout.columns)))
        above, below, titles = self._beyond(y)
        folded = layout.unseen
        sides = [
            _Side(f"◂ {model.across(len(left))}", ": ", ", ".join(self._heads(left))) if left else None,
            _Side(f"▴ {model.down(len(above))}", ": ", ", ".join(self._names(above))) if above else None,
            *(_Side(f"▴ {words}") for words in folded[0]),
            _Side(f"▾ {model.down(len(below))}", ": ", ", ".join(self._names(below))) if below else None,
            *(_Side(f"▾ {words}") for words in folded[1]),
        ]
        before = [side for side in sides if side is not None]
        if below and titles:
            at = next(index for index, side in enumerate(before) if side.text.startswith("▾"))
            before[at] = _Side(" · ".join([before[at].text, *titles]))
        across = _Side(f"{model.across(len(right))} ▸", " ", ", ".join(self._heads(right))) if right else _Side("")
        room = max(1, layout.room - 2)
        spare = room - cell_len("   ".join(side.text for side in before)) - cell_len(across.text) - 2
        end, spare = across.with_names(spare)
        parts = []
        for side in before:
            part, spare = side.with_names(spare)
            parts.append(part)
        text = clipped("   ".join(parts), max(1, room - cell_len(end) - 2))
        return [(f" {text}{' ' * max(0, room - cell_len(text) - cell_len(end))}{end}", "title")]

    def _heads(self, columns: Sequence[int]) -> list[str]:
        """What stands above some columns."""
        rows = [row.cells for row in self.layout.model.head if not any(cell.wide for cell in row.cells.values())]
        return [name for column in columns if (name := " ".join(_title(row.get(column)) for row in rows).strip())]

    def _names(self, rows: Sequence[int]) -> list[str]:
        """What some rows are called, where the first column stays and says it."""
        if not self.layout.model.frozen:
            return []
        return [name for index in rows if (name := _words(self.layout.rows[index].cells.get(0)))]

    def _beyond(self, y: int) -> tuple[list[int], list[int], list[str]]:
        """Which rows are not seen whole above and below, and the titles that begin below."""
        layout = self.layout
        first, last = layout.head_rows, layout.first_of_foot if self.foot else len(layout.rows)
        top = bisect_left(layout.tops, y + layout.head_height)
        end = y + self.bottom
        behind = next((i for i in range(top, last) if sum(layout.extent(i)) > end), last)
        counted = [
            i
            for i in range(first, last)
            if layout.tops[i] < layout.tops[i + 1] and any(cell.place for cell in layout.rows[i].cells.values())
        ]
        titles = [layout.rows[i].title.split(" · ")[0] for i in range(behind, last) if layout.rows[i].title]
        return [i for i in counted if i < top], [i for i in counted if i >= behind], titles


class _Side(NamedTuple):
    """What lies beyond one edge: how much, and what it is called."""

    text: str
    before: str = ""
    names: str = ""

    def with_names(self, spare: int) -> tuple[str, int]:
        """The text with as much of the names as fits into so many more cells; what is left of these."""
        room = spare - len(self.before)
        if not self.names or room < min(_LEAST_NAMES, cell_len(self.names)):
            return self.text, spare
        names = clipped(self.names, room)
        return self.text + self.before + names, room - cell_len(names)


def _title(cell: BoardCell | None) -> str:
    """The title of a column, in one line: as it is, but for a hyphen that broke a word."""
    return "" if cell is None else clipped(cell.text.replace("-\n", "").replace("\n", " "), _LONGEST_NAME)


def _words(cell: BoardCell | None) -> str:
    """The first line of a cell, short enough for a list of names."""
    return "" if cell is None else clipped(cell.text.partition("\n")[0], _LONGEST_NAME)
