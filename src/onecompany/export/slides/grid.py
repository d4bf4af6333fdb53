"""A table of a slide, cut so that it fits: letters of 16 points where there is room, of 12 at the least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onecompany.export.slides.measuring import cut, leading, lines, width
from onecompany.export.slides.text import Side

SMALLEST = 12.0
"""The size of letters below which a table cannot be read from the back of a room."""

BESIDE = 6.0
"""The points left and right of the text in a cell."""

_ROWS = 30
"""So many rows are looked at: no slide has room for more."""

_MOST = 600
"""So many characters of a cell are looked at: no cell has room for more."""


class GridCell(NamedTuple):
    """A cell: its text, and how it is set. The ground is "" for that of the slide. `strong`: words of it in bold."""

    text: str
    bold: bool = False
    colour: str = ""
    ground: str = ""
    side: Side = "l"
    strong: tuple[str, ...] = ()

    @property
    def wide(self) -> bool:
        """Whether it is measured as if all of it were bold."""
        return self.bold or bool(self.strong)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it is cut to a place. `whole` says which columns are never broken into lines.

    `foot` is a last row that is always shown. With `even`, all columns but the first are of one width.
    """

    head: tuple[GridCell, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    whole: tuple[bool, ...]
    foot: tuple[GridCell, ...] = ()
    even: bool = False


def sides(cell: GridCell) -> float:
    """The points beside the text of a cell: more at the right of figures, where the next column begins."""
    return 2 * BESIDE + (BESIDE if cell.side == "r" else 0)


class Try(NamedTuple):
    """A way to set a table: the size of its letters, the points above and below a text, the most lines of a cell."""

    size: float
    pad: float
    most: int


_TRIES = (
    Try(16, 9, 3), Try(14, 7, 4), Try(14, 5, 6), Try(14, 4, 10), Try(12, 5, 6), Try(12, 4, 8), Try(12, 3, 12),
    Try(12, 3, 4), Try(12, 2.5, 2), Try(12, 1.5, 1),
)  # fmt: skip
"""From comfortable to dense. The first that shows all rows with all their words is taken."""

_CUT = Try(12, 3, 3)
"""How a table is set that no way shows in full."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table that fits. `lost_rows` and `lost_columns` are not in it, and the texts of `shortened` are cut."""

    rows: tuple[tuple[GridCell, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    way: Try
    lost_rows: int = 0
    lost_columns: int = 0
    shortened: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The points from the first row's top to the last one's end."""
        return sum(self.heights)

    @property
    def width(self) -> float:
        """The points from side to side."""
        return sum(self.widths)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is shown."""
        return not (self.lost_rows or self.lost_columns or self.shortened)


def fitted(grid: Grid, room: float, height: float, *, largest: float = 16) -> Fitted:
    """Cut a table to a place, as little as can be: first the words of cells, then rows, then columns at the end.

    `largest` is the most points of its letters.
    """
    more = len(grid.rows) - _ROWS
    if more > 0:
        first = fitted(replace(grid, rows=grid.rows[:_ROWS]), room, height, largest=largest)
        return replace(first, lost_rows=first.lost_rows + more)
    for way in _TRIES:
        fit = _laid_out(grid, room, way) if way.size <= largest else None
        if fit is not None and fit.is_whole and fit.height <= height:
            return _stretched(fit, height) if grid.even else fit
    for way in (Try(12, 3, 4), _CUT, Try(12, 2.5, 2), Try(12, 1.5, 1)):
        fit = _laid_out(grid, room, way)
        if fit is not None and fit.height <= height and not (way.most == 1 and fit.shortened):
            return fit
    if grid.even:  # columns that are no wider than their own words need less room
        return fitted(replace(grid, even=False), room, height, largest=largest)
    narrow, lost = _narrowed(grid, room)
    tried = _laid_out(narrow, room, _CUT) or _laid_out(narrow, room, _CUT, squeeze=True)
    if tried is None:
        raise ValueError("a table needs a column that fits")
    return replace(_shortened(narrow, tried, height), lost_columns=lost)


def _stretched(fit: Fitted, height: float) -> Fitted:
    """A grid of few words with higher rows, where there is room for them."""
    more = min(1.5, height / fit.height)
    return replace(fit, heights=tuple(row_height * more for row_height in fit.heights))


def _narrowed(grid: Grid, room: float) -> tuple[Grid, int]:
    """The grid with as many columns as fit, and how many were put away. One always stays."""
    keep, least = len(grid.head), _least(grid, SMALLEST)
    while keep > 1 and sum(least[:keep]) > room:
        keep -= 1
    cut_to = replace(
        grid,
        head=grid.head[:keep],
        rows=tuple(row[:keep] for row in grid.rows),
        whole=grid.whole[:keep],
        foot=grid.foot[:keep],
    )
    return cut_to, len(grid.head) - keep


def _shortened(grid: Grid, fit: Fitted, height: float) -> Fitted:
    """As many rows as fit. The head, the foot and one row are always kept."""
    ends = 1 if grid.foot else 0
    first, last = fit.heights[0], sum(fit.heights[len(fit.heights) - ends :])
    used, keep = first + last, 0
    for row_height in fit.heights[1 : len(fit.heights) - ends]:
        if used + row_height > height and keep:
            break
        used, keep = used + row_height, keep + 1
    body = fit.rows[1 : len(fit.rows) - ends]
    return replace(
        fit,
        rows=(fit.rows[0], *body[:keep], *fit.rows[len(fit.rows) - ends :]),
        heights=(first, *fit.heights[1 : keep + 1], *fit.heights[len(fit.heights) - ends :]),
        lost_rows=len(body) - keep,
    )


def _all_rows(grid: Grid) -> list[tuple[GridCell, ...]]:
    return [grid.head, *grid.rows, *([grid.foot] if grid.foot else [])]


def _columns(grid: Grid) -> list[list[GridCell]]:
    return [
        [GridCell(row[column].text[:_MOST], *row[column][1:]) for row in _all_rows(grid)]
        for column in range(len(grid.head))
    ]


def _least(grid: Grid, size: float) -> list[float]:
    """The width of each column below which its words would be broken, up to what a very long word gets."""
    widths = []
    for whole, cells in zip(grid.whole, _columns(grid), strict=True):
        if whole:
            words = max(width(cell.text, size, bold=cell.wide) for cell in cells[1:] or cells)
            words = max(words, _longest_word(cells[:1], size))
        else:
            words = min(_longest_word(cells, size), size * 9)
        widths.append(max(words, size * 2) + sides(cells[0]) + 1)
    if grid.even and len(widths) > 2:
        widths[1:] = [max(widths[1:])] * (len(widths) - 1)
    return widths


def _longest_word(cells: Sequence[GridCell], size: float) -> float:
    words = {(word, cell.wide) for cell in cells for word in cell.text.split()}
    return max((width(word, size, bold=bold) for word, bold in words), default=0.0)


def _widths(grid: Grid, room: float, size: float) -> list[float] | None:
    """The width of each column, or None where they do not fit."""
    least = _least(grid, size)
    if sum(least) > room:
        return None
    wanted = []
    for low, cells in zip(least, _columns(grid), strict=True):
        natural = sorted(width(cell.text, size, bold=cell.wide) for cell in cells)
        # Most cells in one line, none that is much longer than the others.
        wide = min(natural[-1], natural[len(natural) * 3 // 4] * 1.3, size * 26)
        # No heading in more than two lines.
        head = width(cells[0].text, size, bold=True) * 0.6
        wanted.append(max(low, max(wide, head) + sides(cells[0]) + 1))
    if grid.even and len(wanted) > 2:
        wanted[0] = min(wanted[0], max(least[0], room * 0.22))
        wanted[1:] = [(room - wanted[0]) / (len(wanted) - 1)] * (len(wanted) - 1)
        return wanted if wanted[1] >= least[1] else [room - least[1] * (len(least) - 1), *least[1:]]
    if sum(wanted) <= room:
        spare = room / sum(wanted)
        return [want * spare for want in wanted]
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    left = room - sum(least)
    return [low + left * extra / sum(more) for low, extra in zip(least, more, strict=True)]


def _laid_out(grid: Grid, room: float, way: Try, *, squeeze: bool = False) -> Fitted | None:
    widths = _widths(grid, room, way.size)
    if widths is None and squeeze:
        widths = [room / len(grid.head)] * len(grid.head)
    if widths is None:
        return None
    rows, heights, shortened = [], [], []
    for row in _all_rows(grid):
        cells, tallest = [], 1.0
        for index, (cell, wide) in enumerate(zip(row, widths, strict=True)):
            # The first column begins at the edge, so that it stands under the title.
            inner = wide - sides(cell) + (0 if index else BESIDE)
            text = cut(cell.text[:_MOST], way.size, inner, way.most, bold=cell.wide)
            if text != cell.text:
                shortened.append(cell.text)
            cells.append(cell._replace(text=text))
            tall = lines(text, way.size, inner, bold=cell.wide) * leading(text, way.size)
            tallest = max(tallest, tall)
        rows.append(tuple(cells))
        heights.append(max(tallest, leading("", way.size)) + 2 * way.pad)
    return Fitted(tuple(rows), tuple(widths), tuple(heights), way, shortened=tuple(dict.fromkeys(shortened)))
