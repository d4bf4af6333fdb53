"""Text as paragraphs and runs: line breaks, the direction of writing, sizes and colours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple

from onecompany.export.slides.xml import Element, emu, fill, hundredths, x

Side = Literal["l", "ctr", "r"]


class Run(NamedTuple):
    """A piece of a paragraph. Without a `size` or a `colour` it has those of its placeholder."""

    text: str
    size: float | None = None
    bold: bool | None = None
    colour: str = ""


def plain(text: str) -> str:
    """What a slide can hold of a cleaned text: no change of direction left open (UAX 9, BD8 to BD16)."""
    if text.isascii():
        return text
    waiting: list[str] = []
    for letter in text:
        if letter in "\u202a\u202b\u202d\u202e":
            waiting.append("\u202c")
        elif letter in "\u2066\u2067\u2068":
            waiting.append("\u2069")
        elif waiting and letter == waiting[-1]:
            waiting.pop()
    return text + "".join(reversed(waiting))


def one_line(text: str) -> str:
    """A text with each run of space as one, for titles and names."""
    return " ".join(text.split())


def is_leftwards(text: str) -> bool:
    """Whether the first letter of a text is one that is written from right to left (UAX 9, P2 and P3)."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction in {"R", "AL"} for direction in directions if direction in {"L", "R", "AL"}), False)


def paragraph(
    *runs: Run, side: Side | None = None, before: float = 0, bullet: bool = False, in_cell: bool = False
) -> Element:
    """A paragraph, written from right to left where its first letter is.

    `side` is where it is set to, `before` the points above it. `in_cell`: keeps to the left edge whatever its
    direction, so that a column stays one.
    """
    leftwards = is_leftwards("".join(run.text for run in runs))
    place = side or ("r" if leftwards and not in_cell else None)
    properties = x("a:pPr")
    if bullet:
        ends = {"marL": emu(14), "indent": emu(-14)}
        for key, value in ends.items():
            properties.set(key, str(value))
    if place:
        properties.set("algn", place)
    if leftwards:
        properties.set("rtl", "1")
    if before:
        properties.append(x("a:spcBef", x("a:spcPts", val=hundredths(before))))
    if bullet:
        properties.append(x("a:buFont", typeface="Arial"))
        properties.append(x("a:buChar", char="•"))
    element = x("a:p", properties if len(properties) or properties.attrib else None)
    for run in runs:
        for index, piece in enumerate(re.split("\n", plain(run.text))):
            if index:
                element.append(x("a:br", _letters("a:rPr", run)))
            if piece:
                words = x("a:t")
                words.text = piece
                element.append(x("a:r", _letters("a:rPr", run), words))
    return element


def _letters(tag: str, run: Run) -> Element:
    properties = x(tag, fill(run.colour) if run.colour else None)
    if run.size is not None:
        properties.set("sz", str(hundredths(run.size)))
    if run.bold is not None:
        properties.set("b", str(int(run.bold)))
    properties.set("dirty", "0")
    return properties


def write(body: Element, paragraphs: Iterable[Element]) -> None:
    """Put paragraphs in place of those in a text body."""
    for old in body.findall("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
        body.remove(old)
    elements = list(paragraphs)
    body.extend(elements or [x("a:p")])
