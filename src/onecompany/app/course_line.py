"""An organisation's workshops on a line of months, with what is planned ahead. Pure: marks in, lines out.

Twelve months, or as many more as what lies on the line needs, are shown whole where a month has some cells; else that
stretch of the line which holds the marked workshop, and how many lie before and behind it is said. A label stands below
its mark, in the first lane in which it covers no other one, and is never cut.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from onecompany.boards.model import Tone
from onecompany.sentences import gettext, ngettext
from onecompany.summary.dates import short_day, short_month

Piece = tuple[str, Tone]

MONTHS = 12
"""Months that are shown at least."""

LEAST_MONTH = 4
"""Cells of a month at least: its three letters and a space."""

NAMED_YEAR = 9
"""Cells of a month from which its year stands beside it."""

SIGNS = {"closed": "●", "running": "◐", "new": "○", "meeting": "○"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the line: a workshop, or with state `meeting` a planned meeting, which cannot be opened.

    `late`: its day has gone by and it is not held.
    """

    day: date
    state: str
    key: str = ""
    late: bool = False


class MonthLine:
    """The line as it is drawn in a width."""

    def __init__(self, marks: Sequence[Mark], today: date, width: int, *, chosen: str = "") -> None:
        """`chosen`: the key of the mark at which the cursor is."""
        self._width, self._today, self._chosen = width, today, chosen
        self._marks = sorted(marks, key=lambda mark: mark.day)
        days = [today, *(mark.day for mark in marks)]
        here = next((mark.day for mark in marks if mark.key and mark.key == chosen), today)
        first, months = _stretch(_month(min(days)), _month(max(days)), _month(here), max(1, width // LEAST_MONTH))
        self._first, self._months = first, months
        shown = range(first, first + months)
        self._before = [mark for mark in self._marks if _month(mark.day) < first]
        self._behind = [mark for mark in self._marks if _month(mark.day) >= first + months]
        self._shown = [mark for mark in self._marks if _month(mark.day) in shown]
        self._places = self._placed()

    def lines(self) -> list[list[Piece]]:
        """Months, the line with its marks, and below it their days."""
        lines = [*self._heads(), self._line(), *self._labels()]
        hidden = [
            ngettext("◂ {number} earlier", "◂ {number} earlier", len(self._before)) if self._before else "",
            ngettext("{number} later ▸", "{number} later ▸", len(self._behind)) if self._behind else "",
        ]
        if any(hidden):
            space = max(1, self._width - sum(map(cell_len, hidden)))
            lines.append([(hidden[0] + " " * space + hidden[1], "muted")])
        return lines

    # -- where things are

    def _start(self, month: int) -> int:
        """The cell at which a month begins."""
        return (month - self._first) * self._width // self._months

    def _cell(self, day: date) -> int:
        month = _month(day)
        start, end = self._start(month), self._start(month + 1)
        return min(start + (day.day - 1) * (end - start) // monthrange(day.year, day.month)[1], self._width - 1)

    def _placed(self) -> list[tuple[int, Mark]]:
        """Each mark with a cell of its own: where two would share one, the later goes on to the next that is free."""
        taken: dict[int, Mark] = {}
        for mark in self._shown:
            cell = self._cell(mark.day)
            free = [*range(cell, self._width), *range(cell, -1, -1)]
            taken[next((place for place in free if place not in taken), cell)] = mark
        return sorted(taken.items(), key=lambda placed: placed[0])

    # -- what is drawn

    def _heads(self) -> list[list[Piece]]:
        """The names of the months, with the year at the first and at each January."""
        roomy = self._width // self._months >= NAMED_YEAR
        names, years = [" "] * self._width, [" "] * self._width
        for month in range(self._first, self._first + self._months):
            year, number = divmod(month, 12)
            named = number == 0 or month == self._first
            start, name = self._start(month), short_month(date(year, number + 1, 1))
            _write(names, start, f"{name} {year}" if named and roomy else name)
            if named and (number == 0 or self._start((year + 1) * 12) - start > LEAST_MONTH):
                _write(years, start, str(year))
        heads: list[list[Piece]] = [[("".join(names), "muted")]]
        return heads if roomy else [[("".join(years), "muted")], *heads]

    def _line(self) -> list[Piece]:
        """What has been is a strong line, what is ahead a dotted one."""
        today = self._cell(self._today)
        signs: list[Piece] = [("━" if cell < today else "┄", "muted") for cell in range(self._width)]
        for month in range(self._first, self._first + self._months):
            cell = self._start(month)
            signs[cell] = ("┿" if cell < today else "┆", "muted")
        if _month(self._today) in range(self._first, self._first + self._months):
            signs[today] = ("┃", "title")
        for cell, mark in self._places:
            signs[cell] = (SIGNS.get(mark.state, "●"), self._tone(mark))
        return _joined(signs)

    def _tone(self, mark: Mark) -> Tone:
        if mark.key and mark.key == self._chosen:
            return "owner"
        return "warn" if mark.late else "text" if mark.state == "meeting" else "strong"

    def _labels(self) -> list[list[Piece]]:
        """The day below each mark, and today, in lanes."""
        wanted: list[tuple[int, str, Tone]] = []
        for cell, mark in self._places:
            sign = "! " if mark.late else ""
            wanted.append((cell, f"{sign}{short_day(mark.day)}", self._tone(mark)))
        if _month(self._today) in range(self._first, self._first + self._months):
            wanted.append((self._cell(self._today), gettext("today"), "title"))
        lanes: list[list[tuple[int, str, Tone]]] = []
        for cell, text, tone in sorted(wanted):
            start = max(0, min(cell, self._width - cell_len(text)))
            lane = next((lane for lane in lanes if lane[-1][0] + cell_len(lane[-1][1]) < start), None)
            if lane is None:
                lane = []
                lanes.append(lane)
            lane.append((start, text, tone))
        return [_spread(lane) for lane in lanes]


def _month(day: date) -> int:
    """The number of a month, counted on over the years."""
    return day.year * 12 + day.month - 1


def _stretch(first: int, last: int, here: int, most: int) -> tuple[int, int]:
    """The first month that is shown, and how many; `here` is one of them."""
    needed = last - first + 1
    if needed <= min(MONTHS, most):
        return first, min(MONTHS, most)
    if needed <= most:
        return first, needed
    start = min(max(first, here - most // 2), last - most + 1)
    return start, most


def _write(cells: list[str], start: int, text: str) -> None:
    for place, letter in enumerate(text, start):
        if place < len(cells):
            cells[place] = letter


def _spread(lane: Sequence[tuple[int, str, Tone]]) -> list[Piece]:
    """A lane as pieces, with the space between its labels."""
    pieces: list[Piece] = []
    end = 0
    for start, text, tone in lane:
        pieces += [(" " * (start - end), "text"), (text, tone)]
        end = start + cell_len(text)
    return pieces


def _joined(signs: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one tone as one piece."""
    pieces: list[Piece] = []
    for sign, tone in signs:
        if pieces and pieces[-1][1] == tone:
            pieces[-1] = (pieces[-1][0] + sign, tone)
        else:
            pieces.append((sign, tone))
    return pieces
