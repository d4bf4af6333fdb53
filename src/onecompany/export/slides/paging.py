"""Grids of cells as the pages that they fill. Pure.

Nothing is left out: letters are of 16 points where all fits on one slide, of 12 at the least; else the rows go on on
further slides, under the same heads; and where not even the words of all columns have room, the columns do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import NamedTuple

from onecompany.export.slides.grid import BESIDE, MOST_ROWS, Cell, Grid, apart
from onecompany.export.slides.text import cut, height, in_pages, leading


class Setting(NamedTuple):
    """How a table is set: the size of its letters, and the points above and below a text."""

    size: float
    pad: float


SETTINGS = (Setting(16, 7), Setting(14, 5), Setting(13, 4), Setting(12, 3), Setting(12, 1.5))
"""From comfortable to dense; the first with which all fits. Smaller letters cannot be read from the back of a room."""

_ON_SEVERAL = SETTINGS[1:4]
"""How a table is set that goes on over several slides."""

_MORE_SLIDES = 1.25
"""So many times as many slides as there have to be may be there for the sake of larger letters."""

MOST_PAGES = 24
"""No table goes on over more slides: whoever wants to see all of it reads the summary."""

_TALLEST = 0.45
"""The most of a slide's height that a row takes on several slides; a longer text is cut, and is whole in the notes."""

_STRETCH = 1.4
"""How much higher than its words a row of a matrix is at the most."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a grid that fits on a slide. The texts of `shortened` are cut on it."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    setting: Setting
    shortened: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The points from the first row's top to the last one's end."""
        return sum(self.heights)


def one_page(grid: Grid, room: float, tall: float) -> Page | None:
    """The grid on one slide, in the largest letters with which all of it fits; None where none do."""
    if len(grid.rows) * leading("", SETTINGS[-1].size) > tall:
        return None
    for setting in SETTINGS:
        if grid.least(setting.size) <= room:
            page = _laid_out(grid, room, setting)
            if page.height <= tall:
                return page if grid.table is not None else _stretched(page, tall)
    return None


def _stretched(page: Page, tall: float) -> Page:
    """A matrix of few words with higher rows, where there is room for them."""
    more = min(_STRETCH, tall / page.height)
    return replace(page, heights=tuple(row * more for row in page.heights))


def pages(grid: Grid, room: float, tall: float) -> tuple[list[Page], bool]:
    """The pages that a grid fills, one if it can be; and whether all of it is on them."""
    page = one_page(grid, room, tall) or (one_page(grid.uneven(), room, tall) if grid.table is None else None)
    if page is not None:
        return [page], True
    ways = [_on_several(grid, room, tall, setting) for setting in _ON_SEVERAL]
    most = min(map(len, ways)) * _MORE_SLIDES
    some = next(way for way in ways if len(way) <= most)
    return some[:MOST_PAGES], len(some) <= MOST_PAGES and len(grid.rows) < MOST_ROWS


def _on_several(grid: Grid, room: float, tall: float, setting: Setting) -> list[Page]:
    parts = [grid.part(columns) for columns in _groups(grid, room, setting.size)]
    laid_out = (_pages_of_rows(_laid_out(part, room, setting, tall * _TALLEST), part, tall) for part in parts)
    return list(islice(chain.from_iterable(laid_out), MOST_PAGES + 1))


def _groups(grid: Grid, room: float, size: float) -> list[list[int]]:
    """The columns by slides: as few slides as can be, with as many columns on each; the first one is on all."""
    others = list(range(1, len(grid.head)))
    for count in range(1, len(others) + 1):
        step = -(-len(others) // count)
        groups = [[0, *others[start : start + step]] for start in range(0, len(others), step)]
        if all(grid.part(group).least(size) <= room for group in groups):
            return groups
    return [[0, other] for other in others] or [[0]]


def _laid_out(grid: Grid, room: float, setting: Setting, most: float = 0) -> Page:
    """All rows below each other, however high that is; no row is higher than `most` points, 0 for any height."""
    size, pad = setting
    widths = grid.widths(room, size)
    rows, heights, shortened = [], [], []
    for row in grid.all_rows():
        cells, tallest = [], leading("", size)
        for index, (cell, wide) in enumerate(zip(row, widths, strict=True)):
            # The first column begins at the edge, so that it stands under the title.
            inner = wide - (2 if index else 1) * BESIDE - apart(row, index)
            text = cell.text
            if most:
                text = cut(text, inner, size, max(int((most - 2 * pad) // leading(text, size)), 1), bold=cell.wide)
            if text != cell.text:
                shortened.append(cell.text)
            cells.append(cell._replace(text=text))
            tallest = max(tallest, height(text, inner, size, bold=cell.wide))
        rows.append(tuple(cells))
        heights.append(tallest + 2 * pad)
    return Page(tuple(rows), tuple(widths), tuple(heights), setting, tuple(dict.fromkeys(shortened)))


def _pages_of_rows(whole: Page, grid: Grid, tall: float) -> Iterator[Page]:
    """The rows by slides, under the same head, about as many points on each; the foot stands under the last."""
    end = len(whole.rows) - bool(grid.foot)
    ends = whole.heights[0] + sum(whole.heights[end:])
    for rows in in_pages(range(1, end), whole.heights[1:end], tall - ends):
        shown = [0, *rows, *(range(end, len(whole.rows)) if rows[-1] == end - 1 else ())]
        cells = [cell for at in shown for cell in whole.rows[at]]
        yield replace(
            whole,
            rows=tuple(whole.rows[at] for at in shown),
            heights=tuple(whole.heights[at] for at in shown),
            shortened=tuple(text for text in whole.shortened if any(_is_of(text, cell) for cell in cells)),
        )


def _is_of(text: str, cell: Cell) -> bool:
    return cell.text.endswith("…") and text.startswith(cell.text.removesuffix("…"))
