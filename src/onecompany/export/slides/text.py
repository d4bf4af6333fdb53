"""Text as paragraphs and runs: line breaks, the direction of writing, sizes and colours; and how much room it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Literal, NamedTuple, TypeVar

from onecompany.export import measure
from onecompany.export.measure import STAND_IN
from onecompany.export.office.text import plain
from onecompany.export.office.xml import Element, emu, fill, hundredths, name, x
from onecompany.summary.isolated import starts_leftwards

INK, MUTED, PAPER, ACCENT = "tx1", "tx2", "bg1", "accent1"
RULE, LINE = "bg1 50", "bg1 85"
"""The places of the theme by what they are for, the last two so much darker than the ground: any template has them."""

Side = Literal["l", "ctr", "r"]
Thing = TypeVar("Thing")


class Run(NamedTuple):
    """A piece of a paragraph. Without a `size` or a `colour` it has those of its placeholder."""

    text: str
    size: float | None = None
    bold: bool | None = None
    colour: str = ""


def paragraph(
    *runs: Run, side: Side | None = None, before: float = 0, bullet: bool = False, in_cell: bool = False
) -> Element:
    """A paragraph, written from right to left where its first letter is.

    `side` is where it is set to, `before` the points above it. `in_cell`: keeps to the left edge whatever its
    direction, so that a column stays one.
    """
    leftwards = starts_leftwards("".join(run.text for run in runs))
    properties = x("a:pPr", marL=emu(BULLET) if bullet else 0, indent=emu(-BULLET) if bullet else 0)
    if place := side or ("r" if leftwards and not in_cell else None):
        properties.set("algn", place)
    if leftwards:
        properties.set("rtl", "1")
    properties.append(x("a:spcBef", x("a:spcPts", val=hundredths(before))))
    properties.extend([x("a:buFont", typeface="Arial"), x("a:buChar", char="•")] if bullet else [x("a:buNone")])
    element = x("a:p", properties)
    for run in runs:
        for index, piece in enumerate(plain(run.text).split("\n")):
            if index:
                element.append(x("a:br", _letters(run)))
            if piece:
                words = x("a:t")
                words.text = piece
                element.append(x("a:r", _letters(run), words))
    return element


BULLET = 16.0
"""The points that a list is set in."""


def _letters(run: Run) -> Element:
    properties = x("a:rPr", fill(run.colour) if run.colour else None)
    if run.size is not None:
        properties.set("sz", str(hundredths(run.size)))
    if run.bold is not None:
        properties.set("b", str(int(run.bold)))
    return properties


def write(body: Element, paragraphs: Iterable[Element]) -> None:
    """Put paragraphs in place of those in a text body."""
    for old in body.findall(name("a:p")):
        body.remove(old)
    body.extend(list(paragraphs) or [x("a:p")])


# All is measured for the widest and highest font that a computer may show slides in.
width = partial(measure.width, face=STAND_IN)
height = partial(measure.height, face=STAND_IN)
leading = partial(measure.leading, face=STAND_IN)


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Into how many lines a text falls."""
    return len(measure.lines(text, room, size, STAND_IN, bold=bold))


def cut(text: str, room: float, size: float, most: int, *, bold: bool = False) -> str:
    """The text in at most so many lines."""
    return measure.cut(text, room, size, STAND_IN, most, bold=bold)


_BESIDE_FIGURES = re.compile(r"(?<=\d) (?=[\w(])|(?:(?<=\b\d\.)|(?<=\b\d\d\.)) (?=\w)|(?<=\w) (?=\d)")


def unbroken(title: str) -> str:
    """A title with its figures on one line with the words beside them: dates (`12 March 2026`), parts (`1 of 3`)."""
    return _BESIDE_FIGURES.sub("\u00a0", title)


def in_pages(things: Sequence[Thing], heights: Sequence[float], tall: float) -> list[list[Thing]]:
    """Things that stand below each other, by slides: on as few as can be, about as many points on each."""

    def filled(most: float) -> list[list[Thing]]:
        pages, used = list[list[Thing]](), most
        for thing, height in zip(things, heights, strict=True):
            if used + height > most:
                pages, used = [*pages, []], 0.0
            pages[-1].append(thing)
            used += height
        return pages

    few = filled(tall)
    even = (filled(tall * share / 100) for share in range(50, 100, 5))
    return next((pages for pages in even if len(pages) == len(few)), few)
