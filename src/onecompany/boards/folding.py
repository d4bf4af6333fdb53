"""Which lists of a sheet are folded when there is no room for all: the rule, and the rows that are left. Pure.

The list with the cursor stays open. Of the others those that are farthest from it fold first, at the same distance the
one below. Where the open list does not fit beside the counts of all others, it scrolls between them; those that are
nearest to it keep their counts, as many as leave it `LEAST_BODY` lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from onecompany.boards.model import BoardRow, Model

Heights = tuple[int, int, int]
"""Of a row: its lines, those when the sheet is higher than its place, and of these at most."""

LEAST_BODY = 5
"""Lines between head and foot that are left at least when the foot stays at the bottom."""

FOLDED = 2
"""Lines of a folded list: its title, and its counts."""

HEAD, FOOT = -1, 10_000
"""Where the cursor is, when it is in no list."""


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the body: its group, its rows with the title above them, and what they take."""

    group: str
    rows: Sequence[BoardRow]
    heights: Sequence[Heights]
    state: str = "open"
    """Or `counts`, or `unseen`."""

    @property
    def height(self) -> int:
        """How many lines it takes at least."""
        folded = {"counts": FOLDED, "unseen": 0}.get(self.state)
        return folded if folded is not None else sum(tight for _, tight, _ in self.heights)


@dataclass(frozen=True, slots=True)
class Folding:
    """The sections of a model as they are shown. `open`: which of them has the cursor; HEAD or FOOT for none."""

    model: Model
    sections: Sequence[Section]
    outside: tuple[Sequence[Heights], Sequence[Heights]]
    """The heights of head and foot."""
    open: int
    scrolls: bool
    """Whether the open list moves between the others, which stay, as its title does."""

    def rows(self, room: Sequence[int]) -> list[BoardRow]:
        """All rows. `room`: the cells for words in each column, by which the counts are said."""
        body = [row for section in self.sections for row in self._rows(section, room)]
        return [*self.model.head, *body, *self.model.foot]

    def _rows(self, section: Section, room: Sequence[int]) -> Sequence[BoardRow]:
        if section.state == "open":
            return section.rows
        fold = self.model.folds[section.group]
        wide = any(cell_len(cell.text) > room[column] for column, cell in fold.row.cells.items())
        return BoardRow(title=fold.title), fold.short if wide else fold.row

    @property
    def heights(self) -> list[Heights]:
        """The heights of all rows."""
        lines = {"counts": 1, "unseen": 0}
        body = [
            height
            for section in self.sections
            for height in (section.heights if section.state == "open" else [(lines[section.state],) * 3] * FOLDED)
        ]
        return [*self.outside[0], *body, *self.outside[1]]

    @property
    def above(self) -> int:
        """How many rows of lists stay at the top, with the title of the one that scrolls."""
        return self.open * FOLDED + 1 if self.scrolls else 0

    @property
    def below(self) -> int:
        """How many rows of lists stay at the bottom."""
        return (len(self.sections) - 1 - self.open) * FOLDED if self.scrolls else 0

    @property
    def unseen(self) -> tuple[list[str], list[str]]:
        """What has no row, in words: above the open list, and below it."""
        words = [
            (index, self.model.folds[section.group].words)
            for index, section in enumerate(self.sections)
            if section.state == "unseen"
        ]
        above = [text for index, text in words if index < self.open]
        return above, [text for index, text in words if index > self.open]

    def holds(self, place: str) -> bool:
        """Whether a place is in one of the lists that are folded."""
        rows = (row for section in self.sections if section.state != "open" for row in section.rows)
        return any(_holds(row, place) for row in rows)

    def opened_at(self, row: int, count: int) -> int:
        """Which section is open when the cursor is in a row of `count`."""
        end = len(self.model.head)
        if row < end:
            return HEAD
        for index, section in enumerate(self.sections):
            end += len(section.rows) if section.state == "open" else FOLDED
            if row < end:
                return index
        return FOOT


def folding(model: Model, heights: Sequence[Heights], tall: int, at: tuple[str, str]) -> Folding | None:
    """How a model is folded in `tall` lines; None while all of it has room. `at`: the cursor's place, and its group."""
    if sum(tight for _, tight, _ in heights) <= tall:
        return None
    first, last = len(model.head), len(model.head) + len(model.body)
    outside = heights[:first], heights[last:]
    sections = _sections(model, heights[first:last])
    open_at = _open_at(model, sections, at)
    around = sum(tight for part in outside for _, tight, _ in part)
    nearest = sorted(
        (index for index in range(len(sections)) if index != open_at), key=lambda index: (abs(index - open_at), index)
    )
    for index in reversed(nearest):
        if around + sum(section.height for section in sections) <= tall:
            break
        sections[index] = replace(sections[index], state="counts")
    left = tall - around - 1 - LEAST_BODY
    overfull = around + sum(section.height for section in sections) > tall
    scrolls = overfull and 0 <= open_at < len(sections) and left >= 0
    for index in nearest if scrolls else ():
        left -= FOLDED
        if left < 0:
            sections[index] = replace(sections[index], state="unseen")
    return Folding(model, sections, outside, open_at, scrolls)


def _sections(model: Model, heights: Sequence[Heights]) -> list[Section]:
    """The lists of the body: a title, and the rows of one group behind it."""
    starts = [index for index, row in enumerate(model.body) if row.title]
    spans = zip(starts, [*starts[1:], len(model.body)], strict=True)
    return [Section(model.body[end - 1].group, model.body[start:end], heights[start:end]) for start, end in spans]


def _open_at(model: Model, sections: Sequence[Section], at: tuple[str, str]) -> int:
    """In which section the cursor is; where its place is gone, that of the group."""
    place, group = at
    if any(_holds(row, place) for row in model.head):
        return HEAD
    if any(_holds(row, place) for row in model.foot):
        return FOOT
    within = (index for index, section in enumerate(sections) if any(_holds(row, place) for row in section.rows))
    if (index := next(within, None)) is not None:
        return index
    known = {section.group: index for index, section in enumerate(sections)}
    return known.get(group, FOOT if any(row.group == group for row in model.foot) and group else HEAD)


def _holds(row: BoardRow, place: str) -> bool:
    return bool(place) and any(cell.place == place for cell in row.cells.values())


def last_in(model: Model, group: str, column: int) -> str:
    """The last place of a group in a column; "" for none."""
    rows = (row.cells.get(column) for row in reversed(model.body) if row.group == group)
    return next((cell.place for cell in rows if cell is not None and cell.place), "")
