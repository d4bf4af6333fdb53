"""Short names for the heads of a sheet that have no room: no two alike, none that says something else. Pure.

The first words stay; a word is cut to its first letters and a full stop. Where two heads would be the same then, both
get their last words, or are made of their consonants, or of their beginning and their end, or are numbered. Words that
were left out stand as three dots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from onecompany.boards.model import MARKS, BoardCell, Model
from onecompany.boards.wrap import abbreviated, clipped, wrapped
from onecompany.parsing.clean import visible

_VOWELS = frozenset("aeiouäöüáéíóúàèìòùâêîôûåæøy")

Key = tuple[int, str, int]
"""The column of a head, its text, and how many lines it may take."""


@dataclass(frozen=True, slots=True)
class ShortNames:
    """The lines of the heads that are shortened."""

    heads: Sequence[tuple[int, BoardCell]]
    lines: Mapping[Key, tuple[str, ...]]

    def explained(self, *, tight: bool) -> str:
        """What those of columns stand for, in one line; "" where none is short."""
        said = {(column, cell.text): (column, cell.text, cell.most(tight=tight)) for column, cell in self.heads}
        return explanation({name: self.lines[key] for (_, name), key in said.items() if key in self.lines})


def short_names(model: Model, sizes: Sequence[int]) -> ShortNames:
    """The short names of all heads that have `words`, in columns of these sizes."""
    heads = [(column, cell) for row in model.head for column, cell in row.cells.items() if cell.words]
    lines: dict[Key, tuple[str, ...]] = {}
    for most in {most for _, cell in heads for most in (cell.lines, cell.tight or cell.lines)}:
        for (column, cell), short in zip(heads, _of_columns(heads, sizes, most), strict=True):
            if short:
                lines[column, cell.text, most] = short
    beside = (row.cells.get(0) for row in model.body)
    names = [head.text for head in beside if head is not None and head.words]
    room = sizes[0] - MARKS if sizes else 0
    for name, line in zip(names, distinct(names, room), strict=True):
        lines[0, name, 1] = (line,)
    return ShortNames(heads, lines)


def _of_columns(heads: Sequence[tuple[int, BoardCell]], sizes: Sequence[int], most: int) -> list[tuple[str, ...]]:
    """The short lines of each head; none for one that has room for all of it."""
    rooms = [max(1, sizes[at] - (MARKS if cell.place or cell.align != "center" else 0)) for at, cell in heads]
    whole = [wrapped(cell.text, room, 0, cell.tail) for (_, cell), room in zip(heads, rooms, strict=True)]
    forms = [_forms(cell, room, most) for (_, cell), room in zip(heads, rooms, strict=True)]
    chosen = [full if len(full) <= most else next(form) for full, form in zip(whole, forms, strict=True)]
    long = [len(full) > most for full in whole]
    for _ in range(4):
        counts = Counter(_said(lines) for lines in chosen)
        alike = [index for index, lines in enumerate(chosen) if long[index] and counts[_said(lines)] > 1]
        for number, index in enumerate(alike, 1):
            chosen[index] = next(forms[index], ()) or _numbered(chosen[index], rooms[index], number)
    return [lines if is_long else () for lines, is_long in zip(chosen, long, strict=True)]


def _said(lines: Sequence[str]) -> str:
    return " ".join(lines).casefold()


def _forms(cell: BoardCell, room: int, most: int) -> Iterator[tuple[str, ...]]:
    """The ways in which a head can be shortened, the best first, each with its tail whole."""
    words = visible(cell.text).split() or [""]
    apart = most > 1 and bool(cell.tail)
    for short, ends in (
        (words, False),
        (words, True),
        ([_consonants(word) if cell_len(word) > room else word for word in words], True),
        ([_ends(word, room) for word in words], True),
    ):
        lines = abbreviated(" ".join(short), room, most - apart, ends=ends)
        yield (*lines, cell.tail) if apart else lines


def _consonants(word: str) -> str:
    return word[:1] + "".join(letter for letter in word[1:] if letter.casefold() not in _VOWELS)


def _ends(word: str, room: int) -> str:
    """The beginning and the end of a word, with three dots between."""
    if cell_len(word) <= room or room < 3:
        return word
    end = word[-((room - 1) // 2) :]
    return set_cell_size(word, max(1, room - 1 - cell_len(end))).rstrip() + "…" + end


def _numbered(lines: tuple[str, ...], room: int, number: int) -> tuple[str, ...]:
    """The same with a number at the end of the first line."""
    sign = str(number)
    return (set_cell_size(lines[0], max(0, min(cell_len(lines[0]), room - len(sign)))).rstrip() + sign, *lines[1:])


def distinct(names: Sequence[str], room: int) -> list[str]:
    """Each name in one line, cut at its end; in its middle where two would be the same."""
    cut = [clipped(name, room) for name in names]
    counts = Counter(cut)
    return [
        line if counts[line] == 1 or line == visible(name) else _ends(visible(name), room)
        for name, line in zip(names, cut, strict=True)
    ]


def explanation(short: Mapping[str, Sequence[str]]) -> str:
    """What short names stand for: "cont. = contract", by word where each word of a head still stands in it."""
    pairs: dict[str, list[str]] = {}
    for name, lines in short.items():
        for key, full in _pairs(name, lines):
            pairs.setdefault(key, [])
            pairs[key] += [full] if full not in pairs[key] else []
    said = [f"{key} = {' / '.join(full)}" for key, full in pairs.items()]
    return " · ".join(said)


def _pairs(name: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    """Each word that is cut, with the whole one; all of the name where a word is made in another way, or left out."""
    words = visible(name).split()
    pairs = []
    for part in " ".join(lines).split():
        if part not in words:
            whole = next((word for word in words if part.endswith(".") and word.startswith(part[:-1])), None)
            if whole is None:
                return [(" ".join(lines), visible(name))]
            pairs.append((part, whole))
    return pairs
