"""On which page each thing comes to stand, as Word and LibreOffice would place it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from onecompany.export.measure import Face
from onecompany.export.office.xml import Element
from onecompany.export.word.heights import Piece, pieces
from onecompany.export.word.styles import Styles
from onecompany.export.word.template import Page

_LEAST_LINES = 2
"""So many lines of a paragraph stay together at the end and at the beginning of a page."""


class Column(NamedTuple):
    """What stands on pages of this height, from top to bottom."""

    height: float
    pieces: list[Piece]


@dataclass(slots=True)
class Paged:
    """Pages from the first on: `last` is the number of the last one, `filled` the shares of the last pages of all parts
    that are used."""

    last: int = 0
    filled: list[float] = field(default_factory=list)
    pages: dict[Element, int] = field(default_factory=dict)


def measured(parts: Iterable[tuple[Page, Iterable[Element]]], styles: Styles, face: Face) -> list[Column]:
    """Parts of a document, each with its paper, as they are set in letters of this face."""
    return [Column(page.height, pieces(elements, styles, page.width, face)) for page, elements in parts]


def paged(columns: Iterable[Column], *, gaps: float = 1, room: float = 1) -> Paged:
    """The pages of parts of a document, each of which begins on a new one.

    `gaps` is a factor for the space between things, `room` for the height of the pages.
    """
    result = Paged()
    for column in columns:
        result.last += 1
        used = _flow(column.pieces, column.height * room, gaps, result)
        result.filled.append(used / column.height)
    return result


def _flow(pieces: list[Piece], height: float, gaps: float, result: Paged) -> float:
    """Place pieces on pages of this height. Returns how much of the last one is used."""
    used, after = 0.0, 0.0
    for index, piece in enumerate(pieces):
        # A heading that leaves no room for rows comes only once.
        head = piece.head if piece.head < height / 2 else 0.0
        # Space above what begins a page goes, but where that page was asked for.
        gap = max(after, piece.before) * gaps if used or not index else 0.0
        if used and used + gap + _needed(pieces, index, gaps) > height:
            result.last += 1
            used, gap = head, 0.0
        result.pages[piece.element] = result.last
        used += gap + piece.height
        while used > height:
            used -= height - head
            result.last += 1
        after = piece.after
    return used


def _needed(pieces: list[Piece], index: int, gaps: float) -> float:
    """What must find room together: a piece with all those after it that it is kept with, the last one in part."""
    total = 0.0
    while (piece := pieces[index]).keep_next and index + 1 < len(pieces):
        index += 1
        total += piece.height + max(piece.after, pieces[index].before) * gaps
    parted = piece.lines >= 2 * _LEAST_LINES
    return total + piece.height * (_LEAST_LINES / piece.lines if parted else 1)
