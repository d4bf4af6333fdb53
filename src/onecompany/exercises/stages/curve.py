"""The curve of feeling, drawn in letters, and what people type for a feeling. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onecompany.boards.model import Tone

HIGHEST = 2


def read_feeling(text: str) -> int | None:
    """The feeling from -2 to +2 in what was typed, with any kind of minus sign; None when there is none."""
    plain = text.strip().replace("−", "-").replace("–", "-")
    return int(plain) if plain in {"-2", "-1", "0", "+0", "1", "+1", "2", "+2"} else None


def drawing(feelings: Sequence[int | None], columns: Sequence[tuple[int, int]]) -> list[list[tuple[str, Tone]]]:
    """Five lines of (text, tone), from +2 down to −2, with a point in the middle of each lane.

    Neighbouring points are joined; a stage without a feeling leaves a gap.
    """
    if all(feeling is None for feeling in feelings) or len(feelings) != len(columns):
        return []
    width = columns[-1][0] + columns[-1][1]
    grid = [[" "] * width for _ in range(2 * HIGHEST + 1)]
    for x in range(width):
        grid[HIGHEST][x] = "┈"
    points = [
        (start + size // 2, HIGHEST - feeling) if feeling is not None else None
        for feeling, (start, size) in zip(feelings, columns, strict=True)
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
