"""The report's charts in letters, for the boards: the same data as in the hand-outs, so that both say the same.

Lines and words tell what is shown, never colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onecompany.boards.model import Tone
from onecompany.summary.charts import CurveChart

HIGHEST = 2
"""The top of the scale of a curve; its foot is as far below zero."""


def curve(chart: CurveChart, lanes: Sequence[tuple[int, int]]) -> list[list[tuple[str, Tone]]]:
    """Five lines of (text, tone), from +2 down to −2, with a point in the middle of each lane (start, width).

    Neighbouring points are joined; a point without a value leaves a gap. Nothing, when no point has one.
    """
    values = [point.value for point in chart.points]
    if all(value is None for value in values) or len(values) != len(lanes):
        return []
    width = lanes[-1][0] + lanes[-1][1]
    grid = [[" "] * width for _ in range(2 * HIGHEST + 1)]
    for x in range(width):
        grid[HIGHEST][x] = "┈"
    points = [
        (start + size // 2, HIGHEST - round(value)) if value is not None else None
        for value, (start, size) in zip(values, lanes, strict=True)
    ]
    for left, right in pairwise(points):
        if left and right:
            _join(grid, left, right)
    for point in points:
        if point:
            grid[point[1]][point[0]] = "●"
    return [_runs(line) for line in grid]


def _join(grid: list[list[str]], left: tuple[int, int], right: tuple[int, int]) -> None:
    """A line from one point to the next that changes its height in the middle."""
    (x1, y1), (x2, y2) = left, right
    turn = (x1 + x2) // 2
    for x in range(x1, x2 + 1):
        if x != turn or y1 == y2:
            grid[y1 if x < turn else y2][x] = "─"
    if y1 == y2:
        return
    down = y2 > y1
    grid[y1][turn] = "╮" if down else "╯"
    grid[y2][turn] = "╰" if down else "╭"
    for y in range(min(y1, y2) + 1, max(y1, y2)):
        grid[y][turn] = "│"


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
