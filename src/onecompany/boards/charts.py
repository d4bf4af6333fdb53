"""The report's charts in letters, for the boards: the same data as in the hand-outs, so that both say the same.

Lines and words tell what is shown, never colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from rich.cells import cell_len

from onecompany.boards.model import Tone
from onecompany.boards.wrap import clipped, padded, wrapped
from onecompany.sentences import gettext
from onecompany.summary import words
from onecompany.summary.charts import CurveChart, Histogram, Readings, Waterfall
from onecompany.summary.tallies import named_points, tally_line

HIGHEST = 2
"""The top of the scale of a curve; its foot is as far below zero."""

BAR = 20
"""The longest bar, in cells, so that two tallies and the answers stand side by side in 80 columns."""

A_VOTE = 4
"""The most cells that one vote is long: a room of three has no bars across the wall."""

_SCALE = 4
"""Cells at the left of a curve for the figures of its scale."""

_LIGHT, _HEAVY = tuple("─│╮╰╯╭"), tuple("━┃┓┗┛┏")
"""The lines of a curve: along, upright, and the turns down and up."""

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_HANGING = ("", "▔", "▔", "▀", "▀", "▀", "▀", "█")
"""A bar below zero in eighths: of those that hang from above Unicode has one and four."""
_STANDING = ("", "▁", "▂", "▃", "▄", "▅", "▆", "▇")
_LEAST_BAR = 4
"""Cells that a bar of a waterfall has, even where that shortens what the steps are called."""

_LEAST_TALLY = 22
"""Cells for a tally beside others, its figures in two or three lines above it."""


def bar(count: int, most: int, length: int = BAR) -> str:
    """A bar with its count behind it, in cells and their eighths, where `most` is the highest count beside it."""
    eighths = round(count * min(length / max(most, 1), A_VOTE) * 8)
    return f"{'█' * (eighths // 8)}{_EIGHTHS[eighths % 8] or ('▏' if count and not eighths else '')} {count}".lstrip()


def bars(chart: Histogram, length: int = BAR) -> list[tuple[str, ...]]:
    """For each answer of a histogram its bar in each tally, all on one scale."""
    most = max((count for tally in chart.tallies for count in tally.counts), default=0)
    counts = zip(*(tally.counts for tally in chart.tallies), strict=True)
    return [tuple(bar(count, most, length) for count in row) for row in counts]


def histogram(chart: Histogram, width: int) -> list[list[tuple[str, Tone]]]:
    """Lines of (text, tone): the tallies side by side with their figures above them, an answer a line.

    Where not all tallies fit the oldest are left out. Nothing without tallies.
    """
    heads = named_points(chart)
    side = min(max(map(cell_len, heads), default=0), max(width // 3, 8)) + 2
    shown = max(1, min(len(chart.tallies), (width - side) // _LEAST_TALLY))
    tallies = chart.tallies[-shown:]
    if not tallies:
        return []
    room = max((width - side) // shown, 8)
    figures = [wrapped(tally_line(chart, tally), room - 2, 3) for tally in tallies]
    rows = [("", *row) for row in zip_longest(*figures, fillvalue="")]
    rows += [(head, *row[-shown:]) for head, row in zip(heads, bars(chart, min(BAR, room - 6)), strict=True)]
    older: list[tuple[int, Tone]] = [(room, "muted")] * (shown - 1)
    columns: list[tuple[int, Tone]] = [(side, "text"), *older, (room, "strong")]
    return [
        [(padded(clipped(text, size - 2), size, "left"), tone) for text, (size, tone) in zip(row, columns, strict=True)]
        for row in rows
    ]


def curve(chart: CurveChart, lanes: Sequence[tuple[int, int]], step: int = 1) -> list[list[tuple[str, Tone]]]:
    """Lines of (text, tone) from +2 down to −2, `step` lines apart, with a point in the middle of each lane.

    Lanes are (start, width). Neighbouring points are joined; a point without a value leaves a gap. Nothing, when no
    point has one. Where there is room for it the line is a heavy one, and the scale stands at the left of the lanes.
    """
    values = [point.value for point in chart.points]
    if all(value is None for value in values) or len(values) != len(lanes):
        return []
    width = lanes[-1][0] + lanes[-1][1]
    grid = [[" "] * width for _ in range(2 * HIGHEST * step + 1)]
    for x in range(width):
        grid[HIGHEST * step][x] = "┈"
    for mark in range(-HIGHEST, HIGHEST + 1) if lanes[0][0] >= _SCALE else ():
        label = words.signed(mark)
        grid[(HIGHEST - mark) * step][_SCALE - 1 - len(label) : _SCALE - 1] = label
    points = [
        (start + size // 2, round((HIGHEST - (value if step > 1 else _nearest(value))) * step))
        if value is not None
        else None
        for value, (start, size) in zip(values, lanes, strict=True)
    ]
    for left, right in pairwise(points):
        if left and right:
            _join(grid, left, right, _HEAVY if step > 1 else _LIGHT)
    for point in points:
        if point:
            grid[point[1]][point[0]] = "●"
    return [_runs(line) for line in grid]


def _nearest(value: float) -> int:
    """The nearest line, halves away from the middle."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))


def _join(grid: list[list[str]], left: tuple[int, int], right: tuple[int, int], pen: tuple[str, ...]) -> None:
    """A line from one point to the next that changes its height in the middle. `pen`: its six letters."""
    along, upright, turns = pen[0], pen[1], pen[2:]
    (x1, y1), (x2, y2) = left, right
    turn = (x1 + x2) // 2
    for x in range(x1, x2 + 1):
        if x != turn or y1 == y2:
            grid[y1 if x < turn else y2][x] = along
    if y1 == y2:
        return
    down = y2 > y1
    grid[y1][turn], grid[y2][turn] = turns[:2] if down else turns[2:]
    for y in range(min(y1, y2) + 1, max(y1, y2)):
        grid[y][turn] = upright


def _runs(line: list[str]) -> list[tuple[str, Tone]]:
    """The line as pieces of one tone: the zero line muted, the curve strong."""
    pieces: list[tuple[str, Tone]] = []
    for letter in line:
        tone: Tone = "muted" if letter in " ┈" else "strong"
        if pieces and pieces[-1][1] == tone:
            pieces[-1] = (pieces[-1][0] + letter, tone)
        else:
            pieces.append((letter, tone))
    return pieces


def waterfall(chart: Waterfall, width: int) -> list[list[tuple[str, Tone]]]:
    """Lines of (text, tone): the title, then a step a line, with its bar where it stands on the scale and its figure.

    Totals have no sign and begin at zero; what is added or taken away has one, and begins where the one before ended.
    """
    figures = [words.number(step.value) if step.total else words.signed(step.value) for step in chart.steps]
    right = max(map(cell_len, figures), default=0) + 2
    side = max((cell_len(step.label) for step in chart.steps), default=0) + 2
    side = max(min(side, width - right - _LEAST_BAR), min(side, width // 4))
    room = width - side - right
    spans = chart.spans()
    low, high = min(0.0, *(min(span) for span in spans)), max(0.0, *(max(span) for span in spans))
    scale = max(room, 0) / ((high - low) or 1)
    lines: list[list[tuple[str, Tone]]] = [[(clipped(chart.title, width), "head")]]
    for step, figure, span in zip(chart.steps, figures, spans, strict=True):
        start, end = ((value - low) * scale for value in sorted(span))
        tone: Tone = "strong" if step.total else "good" if step.value >= 0 else "bad"
        body = padded(_floating(start, end, room), room, "left") if room > 0 else ""
        head = padded(clipped(step.label, side - 2), side, "left")
        lines.append([(head, "text"), (body, tone), (padded(figure, right, "right"), tone)])
    return lines


def _floating(start: float, end: float, room: int) -> str:
    """A bar from one place to another: its beginning to the half of a cell, its end to the eighth; never nothing."""
    first, last = math.floor(start), math.floor(end)
    begins = "█" if start - first < 0.25 else "▐" if start - first < 0.75 else " "
    body = begins + "█" * (last - first - 1) + _EIGHTHS[math.floor((end % 1) * 8)]
    if first == last:
        body = _EIGHTHS[math.floor((end - start) * 8)]
    return " " * first + body if body.strip() else " " * min(first, room - 1) + "▏"


def readings(chart: Readings, width: int, tall: int = 3) -> list[list[tuple[str, Tone]]]:
    """Lines of (text, tone): the title, columns that stand on zero or hang from it, and the first and last reading.

    Where not all readings fit, the oldest are left out; a dot stands where there is none.
    """
    points = chart.points[-max(1, width) :]
    values = [point.value for point in points if point.value is not None]
    if not values:
        return []
    each = min(6, max(1, width // len(points)))
    high, low = max(0.0, *values), min(0.0, *values)
    above = tall if not low else 0 if not high else min(tall - 1, max(1, round(tall * high / (high - low))))
    scale = min(part / size for part, size in ((above, high), (tall - above, -low)) if size) if high or low else 0
    columns = [None if point.value is None else _column(point.value * scale, above, tall) for point in points]
    lines: list[list[tuple[str, Tone]]] = [[(clipped(chart.title, width), "head")]]
    zero = above if above < tall else tall - 1
    for row in range(tall):
        pieces: list[tuple[str, Tone]] = []
        for column, point in zip(columns, points, strict=True):
            mark = column[row] if column is not None else "·" if row == zero else " "
            bar = mark * max(1, each - 1) + " " * (each > 1)
            pieces.append((bar, "muted" if column is None else "bad" if (point.value or 0) < 0 else "strong"))
        lines.append(pieces)
    ends = [gettext("{label} {value}", label=point.label, value=_reading(chart, point.value))
            for point in (points[0], points[-1])]  # fmt: skip
    lines.append([(clipped(" … ".join(dict.fromkeys(ends)), width), "text")])
    return lines


def _reading(chart: Readings, value: float | None) -> str:
    """A reading in figures, with a sign where readings of the chart lie below zero."""
    if value is None:
        return words.GAP
    return words.signed(value) if min(chart.values()) < 0 else words.number(value)


def _column(height: float, above: int, tall: int) -> list[str]:
    """The letters of a column from the top, `above` of them over zero; one that is not nought is never unseen."""
    eighths = round(abs(height) * 8) or (1 if height else 0)
    signs = []
    for row in range(tall):
        left = eighths - 8 * (above - 1 - row if height >= 0 else row - above)
        here = row < above if height >= 0 else row >= above
        partial = _STANDING if height >= 0 else _HANGING
        signs.append(" " if not here or left <= 0 else "█" if left >= 8 else partial[left])
    return signs


def sparkline(values: Sequence[float]) -> str:
    """A line of readings in one line of letters, the latest at the right: the lowest is as low as a letter can be."""
    # Halves of them: the way from the lowest to the highest may be more than a number can hold.
    halves = [value / 2 for value in values]
    low, high = min(halves, default=0.0), max(halves, default=0.0)
    steps = len(_STANDING) - 1
    return "".join(_STANDING[1 + round((half - low) / ((high - low) or 1) * (steps - 1))] for half in halves)
