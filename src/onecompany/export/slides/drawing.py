"""Draws slides: puts what a page has into the places of its layout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pptx.slide import Slide
from pptx.util import Emu

from onecompany.export.format import Bundle
from onecompany.export.office.text import one_line
from onecompany.export.office.told import tell
from onecompany.export.office.xml import Element, emu, fill, line, name, x
from onecompany.export.slides import template
from onecompany.export.slides.charts import draw
from onecompany.export.slides.evidence import UNDER_SMALL, small_height, small_text
from onecompany.export.slides.grid import BESIDE, Cell, apart
from onecompany.export.slides.page import Ground, Page
from onecompany.export.slides.paging import Page as GridPage
from onecompany.export.slides.template import PART, Box, Kind, box_of
from onecompany.export.slides.text import LINE, MUTED, PAPER, RULE, Run, cut, paragraph, unbroken, write
from onecompany.export.slides.wording import SMALL
from onecompany.summary import labels
from onecompany.summary.emphasis import pieces
from onecompany.summary.words import shortened

KICKER = 14.0

_BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table that has no lines and no grounds: ours are in the cells."""

_DESCRIBED, _NAMED = 2000, 120
"""The most characters of an alternative text, and of a name; the rest is in the notes."""

_NOTES = 60_000
"""The most characters of the notes under a slide: more cannot be read there, and the summary has all of it."""


class Deck(NamedTuple):
    """The slides that are being made, what they are made of and on, and the foot of each."""

    slides: Any
    bundle: Bundle
    ground: Ground
    foot: list[Element]


def add_slide(deck: Deck, page: Page, title: str) -> None:
    """Make a slide with its notes."""
    slide = new_slide(deck, page.kind, title)
    layout = deck.ground.layouts[page.kind]
    part, kicker = one_line(page.part), ""
    idx = layout.main[0]
    used = {0, idx}
    if (holder := layout.named(PART)) is not None:
        kicker = cut(part, box_of(holder).width, KICKER, 1, bold=True)
        template.fill(slide, PART, [paragraph(Run(kicker))])
        used.add(PART)
    box = layout.main[1]
    _small(slide, idx, page.small, box)
    _show(deck, slide, idx, page, box.below(small_height(page.small, box.width)))
    if page.under:
        _put_text(slide, Box(box.left, box.bottom - page.under, box.width, page.under), page.findings, "Findings")
    elif page.findings:
        side = layout.side[0]
        template.fill(slide, side, page.findings)
        used.add(side)
    template.drop_unused(slide, used)
    template.add_foot(slide, deck.foot)
    put_notes(slide, [title, *([] if kicker == part else [part]), *page.notes])


def new_slide(deck: Deck, kind: Kind, title: str) -> Slide:
    """A slide of a layout with its title."""
    layout = deck.ground.layouts[kind]
    slide: Slide = deck.slides.slides.add_slide(layout.layout)
    template.fill(slide, 0, [paragraph(Run(unbroken(title), layout.title_size))])
    return slide


def put_notes(slide: Slide, lines: Iterable[str]) -> None:
    """Write the notes under a slide."""
    text = "\n".join(dict.fromkeys(line for line in lines if line.strip()))
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        raise ValueError("the notes have no place for text")
    short = shortened(text, _NOTES)
    more = [] if short == text else [f"{labels.ELSEWHERE}: …"]
    write(frame._txBody, [paragraph(Run(part)) for part in (*short.split("\n"), *more)])


def _show(deck: Deck, slide: Slide, idx: int, page: Page, box: Box) -> None:
    """What a slide is for, in place of the layout's placeholder."""
    match page.shown:
        case tuple():
            template.fill(slide, idx, page.shown, box)
            return
        case GridPage():
            frame = _put_table(slide, page.shown, box)
        case chart:
            frame = draw(chart, slide, box, deck.ground.brand.palette, deck.bundle.report.meta.made_at)
    template.take_place(slide, idx, frame)
    if page.described is not None:
        properties = next(frame._element.iter(name("p:cNvPr")))
        tell(properties, shortened(page.described.name, _NAMED), shortened(page.described.story, _DESCRIBED))
        properties.set("name", shortened(one_line(page.described.name), _NAMED))


def _small(slide: Slide, idx: int, texts: Sequence[str], box: Box) -> None:
    """Small print above what it belongs to: rows grow where another font has taller letters, and would cover it."""
    text = small_text(texts, box.width)
    if text:
        place = Box(box.left, box.top, box.width, small_height(texts, box.width) - UNDER_SMALL)
        shape = _put_text(slide, place, [paragraph(Run(text, SMALL, bold=False, colour=MUTED))], "Small print")
        # Heard before that, as it is seen.
        template.holder(slide, idx).addprevious(shape)


def _put_text(slide: Slide, box: Box, paragraphs: Sequence[Element], title: str) -> Element:
    shape = slide.shapes.add_textbox(*box.emus)
    shape.name = title
    frame = shape._element.find(f".//{name('a:bodyPr')}")
    frame[:] = [x("a:normAutofit")]
    for side in ("lIns", "tIns", "rIns", "bIns"):
        frame.set(side, "0")
    frame.set("wrap", "square")
    write(shape._element.find(name("p:txBody")), paragraphs)
    return shape._element


def _put_table(slide: Slide, page: GridPage, box: Box) -> Any:
    """A native table, with its first row as the heading."""
    place = Box(box.left, box.top, sum(page.widths), page.height)
    frame: Any = slide.shapes.add_table(len(page.rows), len(page.widths), *place.emus)
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find(name("a:tableStyleId")).text = _BARE
    table._tbl.tblPr.set("firstCol", "1")
    for column, wide in zip(table.columns, page.widths, strict=True):
        column.width = Emu(emu(wide))
    for number, (row, cells, tall) in enumerate(zip(table.rows, page.rows, page.heights, strict=True)):
        row.height = Emu(emu(tall))
        middle = any(cell.side == "ctr" for cell in cells)
        anchor = "b" if number == 0 else "ctr" if middle else "t"
        for column, (target, cell) in enumerate(zip(row._tr.tc_lst, cells, strict=True)):
            around = (BESIDE if column else 0.0, BESIDE + apart(page.rows[0], column))
            _put_cell(target, cell, page, number, anchor=anchor, around=around)
    return frame


def _put_cell(
    element: Element, cell: Cell, page: GridPage, row: int, *, anchor: str, around: tuple[float, float]
) -> None:
    """A cell of a row, 0 for the head. `around`: the points left and right of its text."""
    size, pad = page.setting
    runs = [Run(piece.text, size, cell.bold or piece.strong, cell.colour) for piece in pieces(cell.text, cell.strong)]
    write(element.get_or_add_txBody(), [paragraph(*runs or [Run("", size)], side=cell.side, in_cell=True)])
    properties = element.get_or_add_tcPr()
    properties[:] = []
    for key, value in zip(("marL", "marR", "marT", "marB"), (*around, pad, pad), strict=True):
        properties.set(key, str(emu(value)))
    properties.set("anchor", anchor)
    # Rules go through from side to side: a cell has the one above it at its top, too, whatever its ground.
    rules = ("", 0.5), (RULE, 1.25), (LINE, 0.5)
    beside = PAPER if cell.ground else ""
    properties.extend(line(tag, beside, 1.5) for tag in ("a:lnL", "a:lnR"))
    properties.extend([line("a:lnT", *rules[min(row, 2)]), line("a:lnB", *rules[min(row + 1, 2)]), fill(cell.ground)])
