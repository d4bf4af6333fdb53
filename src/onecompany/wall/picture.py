"""What stands in the wall's terminal, cell by cell: of each frame only the cells that look different are written.

A clock is painted every second of a day, and Textual sends whole lines of what has changed in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from onecompany.display.textual_internals import Piece

Cell = tuple[str, str]
"""A letter and its colours, as the terminal takes them. Of a letter whose width is in doubt, all text that it is in."""

UNKNOWN: Cell = ("", "")
"""Nobody knows what stands there."""

GAP = 2
"""Cells that are written again rather than passed over."""

ERASED, ERASED_LAST = 11, 6
"""So many spaces are shorter said than written: between other letters, and behind them."""

_COLOURS = re.compile(r"\x1b\[([0-9;]*)m")
_MANY = re.compile(r"[34]8;(?:2;\d+;\d+;\d+|5;\d+)")
_NO_LINES = re.compile(r"(?:[123]?|[349][0-9]|10[0-7])(?:;(?:[123]?|[349][0-9]|10[0-7]))*")
_SPACES = re.compile(" +")


class Run(NamedTuple):
    """Cells beside each other that are written together, in the same colours."""

    colours: str
    y: int
    x: int
    text: str


class Picture:
    """What stands there, and what is to be written for another frame."""

    def __init__(self, *, erases: bool) -> None:
        """`erases`: whether the terminal erases cells in the colour of their ground, which takes few bytes."""
        self._erases = erases
        self._size = Size(0, 0)
        self._lines: list[list[Cell]] = []
        self._colours: dict[Style | None, str] = {}

    @property
    def lines(self) -> list[str]:
        """The text that stands there."""
        return ["".join(letter for letter, _ in _shown(line)) for line in self._lines]

    def cells(self, x: int, y: int, width: int, height: int) -> list[list[Cell]]:
        """The cells that stand in a part of it."""
        return [line[x : x + width] for line in self._lines[y : y + height]]

    def forget(self) -> None:
        """Nothing is known any more of what stands there: the next frame is written as a whole."""
        self._size, self._lines = Size(0, 0), []

    def written(self, pieces: Iterable[Piece], size: Size, codes: Callable[[Style], str], *, whole: bool) -> str:
        """What a terminal of this size is to be sent, so that these pieces of lines stand in it.

        It begins and ends without colours. `codes`: a letter in a style, as it is sent. `whole`: they are all of it.
        """
        if size != self._size:
            self._size, self._lines = size, [[UNKNOWN] * size.width for _ in range(size.height)]
        runs = [run for piece in pieces if piece.y < size.height for run in self._differing(piece, codes)]
        if whole:
            return self._in_order(runs)
        # To move costs less than other colours do; of what stands below each other less than to the next line.
        rows = self._in_order(sorted(runs, key=lambda run: (run.colours, run.y, run.x)))
        columns = self._in_order(sorted(runs, key=lambda run: (run.colours, run.x, run.y)))
        return min(rows, columns, key=len)

    def _in_order(self, runs: Iterable[Run]) -> str:
        return _Pen(self._size.width, erases=self._erases).all_of(runs)

    def _differing(self, piece: Piece, codes: Callable[[Style], str]) -> Iterator[Run]:
        """The runs of a piece that look different; they stand there from now on."""
        line, x = self._lines[piece.y], piece.x
        cells, is_certain = self._cells(piece.strip, codes)
        del cells[max(0, len(line) - x) :]
        before = line[x : x + len(cells)]
        if cells == before:
            return
        line[x : x + len(cells)] = cells
        changed = [index for index, cell in enumerate(cells) if cell != before[index]]
        if not is_certain:  # where a terminal draws a letter wider than it says, all behind it is elsewhere
            yield from _runs(cells, range(len(cells)), piece)
        else:
            yield from _runs(cells, changed, piece)

    def _cells(self, strip: Strip, codes: Callable[[Style], str]) -> tuple[list[Cell], bool]:
        cells: list[Cell] = []
        is_certain = True
        for text, style, control in strip:
            if control:
                continue
            colours = self._colours.get(style)
            if colours is None:
                found = _COLOURS.match(codes(style)) if style is not None else None
                colours = self._colours[style] = found[1] if found else ""
            if is_narrow(text):
                cells += [(letter, colours) for letter in text]
            else:
                is_certain = False
                cells += [(text if index == 0 else f"\0{index}{text}", colours) for index in range(cell_len(text))]
        return cells, is_certain


def _shown(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Without the cells that belong to the letters before them."""
    return (cell for cell in cells if not cell[0].startswith("\0"))


def _runs(cells: list[Cell], indexes: Iterable[int], piece: Piece) -> Iterator[Run]:
    """The cells at these indexes, as runs; small gaps between two in the same colours are written too."""
    first = last = -1
    for index in indexes:
        if (
            first >= 0
            and index - last <= GAP + 1
            and all(cells[at][1] == cells[first][1] for at in range(last, index + 1))
        ):
            last = index
            continue
        if first >= 0:
            yield _run(cells, first, last, piece)
        first = last = index
    if first >= 0:
        yield _run(cells, first, last, piece)


def _run(cells: list[Cell], first: int, last: int, piece: Piece) -> Run:
    text = "".join(letter for letter, _ in _shown(cells[first : last + 1]))
    return Run(cells[first][1], piece.y, piece.x + first, text)


@lru_cache(maxsize=4096)
def is_narrow(text: str) -> bool:
    """Whether each letter of a text is one cell wide, in every terminal."""
    return text.isascii() or all(cell_len(letter) == 1 and letter < "\U0001f000" for letter in text)


@lru_cache(maxsize=256)
def is_plain(colours: str) -> bool:
    """Whether a space in these colours shows nothing but its ground: no line under it or through it, not reversed."""
    return _NO_LINES.fullmatch(_MANY.sub("", colours)) is not None


class _Pen:
    """Writes runs, knows where it is and in which colours."""

    def __init__(self, width: int, *, erases: bool) -> None:
        self._width, self._erases = width, erases
        self._parts: list[str] = []
        self._place: tuple[int, int] | None = None
        self._colours = ""

    def all_of(self, runs: Iterable[Run]) -> str:
        for run in runs:
            if run.colours != self._colours:
                back = "0;" if self._colours and run.colours else ""
                self._parts.append(f"\x1b[{back}{run.colours or 0}m")
                self._colours = run.colours
            self._write(run)
        if self._colours:
            self._parts.append("\x1b[0m")
        return "".join(self._parts)

    def _write(self, run: Run) -> None:
        x, position, end = run.x, 0, len(run.text)
        if self._erases and is_plain(run.colours) and is_narrow(run.text):
            for spaces in _SPACES.finditer(run.text):
                length = spaces.end() - spaces.start()
                if length < (ERASED_LAST if spaces.end() == end else ERASED):
                    continue
                self._letters(run.y, x + position, run.text[position : spaces.start()])
                self._go(run.y, x + spaces.start())
                self._parts.append(f"\x1b[{length}X")
                position = spaces.end()
        self._letters(run.y, x + position, run.text[position:])

    def _letters(self, y: int, x: int, text: str) -> None:
        if text:
            self._go(y, x)
            self._parts.append(text)
            x += cell_len(text)
            # In the last column terminals differ in where they are; and behind what is wide.
            self._place = (y, x) if x < self._width and is_narrow(text) else None

    def _go(self, y: int, x: int) -> None:
        place, self._place = self._place, (y, x)
        if place == (y, x):
            return
        if place is not None and place[0] == y and x > place[1]:
            self._parts.append(f"\x1b[{x - place[1]}C")
        elif place is not None and place == (y - 1, x):
            self._parts.append("\x1bD")  # a line down, in the same column: it is not the last line
        else:
            self._parts.append(f"\x1b[{y + 1};{x + 1}H")
