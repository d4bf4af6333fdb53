"""How high what is written comes out on paper, by the meter of all hand-outs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onecompany.export.measure import ARIAL, Face, leading, lines, width
from onecompany.export.office.xml import Element, name
from onecompany.export.word.styles import Styles


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a row of a table: how high it is, in points, and how it may be parted.

    `lines` are those of a paragraph that goes on on the next page where it must, 0 for one that stays whole. `before`
    and `after` are the space around it, `head` the rows that come again above it on each page.
    """

    element: Element
    height: float
    before: float = 0
    after: float = 0
    lines: int = 0
    keep_next: bool = False
    head: float = 0


def pieces(elements: Iterable[Element], styles: Styles, room: float, face: Face) -> list[Piece]:
    """What stands in a column of this width, from top to bottom."""
    found: list[Piece] = []
    for element in elements:
        if element.tag == name("w:p"):
            found.append(_paragraph(element, styles, room, face))
        elif element.tag == name("w:tbl"):
            found += _table(element, styles, face)
    return found


def _paragraph(element: Element, styles: Styles, room: float, face: Face) -> Piece:
    own = element.find(name("w:pPr"))
    style = styles[own.find(name("w:pStyle")).get(name("w:val"))]
    text = "".join(_text(element))
    pictures = [float(extent.get("cy")) / 12_700 for extent in element.iter(name("wp:extent"))]
    room = (room - style.indent) * (1 if style.bold else _regular(element, styles))
    count, tall = _set(text, room, style.size, style.bold, face)
    height = max([count * (style.exact or tall * style.line), *(picture * style.line for picture in pictures)])
    return Piece(
        element,
        height + style.edges,
        style.before,
        style.after,
        lines=0 if style.keep_lines or pictures else count,
        keep_next=style.keep_next or own.find(name("w:keepNext")) is not None,
    )


@lru_cache(maxsize=8192)
def _set(text: str, room: float, size: float, bold: bool, face: Face) -> tuple[int, float]:
    return len(lines(text, max(room, size), size, face, bold=bold)), leading(text, size, face)


def _regular(element: Element, styles: Styles) -> float:
    """How wide a paragraph is in regular letters, as a share of its width with its bold words."""
    usual = wide = 0.0
    for run in element.iter(name("w:r")):
        style = run.find(f"{name('w:rPr')}/{name('w:rStyle')}")
        if style is not None and styles[style.get(name("w:val"))].bold:
            bold = "".join(_text(run))
            usual += width(bold, 1, ARIAL)
            wide += width(bold, 1, ARIAL, bold=True)
    if wide == usual:
        return 1
    whole = width("".join(_text(element)), 1, ARIAL)
    return whole / (whole + wide - usual)


def _text(element: Element) -> Iterator[str]:
    for part in element.iter(name("w:t"), name("w:br"), name("w:tab")):
        yield (part.text or "") if part.tag == name("w:t") else "\n" if part.tag == name("w:br") else "   "


def _table(table: Element, styles: Styles, face: Face) -> Iterator[Piece]:
    style = table.find(f"{name('w:tblPr')}/{name('w:tblStyle')}").get(name("w:val"))
    ends, beside = styles.margins(style)
    head = 0.0
    for row in table.iter(name("w:tr")):
        height, keep = 0.0, False
        for cell in row.iter(name("w:tc")):
            width = float(cell.find(f"{name('w:tcPr')}/{name('w:tcW')}").get(name("w:w"))) / 20
            inner = pieces(cell.iter(name("w:p")), styles, width - beside, face)
            height = max(height, sum(piece.before + piece.height + piece.after for piece in inner))
            keep = keep or any(piece.keep_next for piece in inner)
        whole = row.find(f"{name('w:trPr')}/{name('w:cantSplit')}") is not None
        tall = height + ends
        yield Piece(row, tall, lines=0 if whole else max(round(tall / 12), 1), keep_next=keep, head=head)
        if row.find(f"{name('w:trPr')}/{name('w:tblHeader')}") is not None:
            head += tall
