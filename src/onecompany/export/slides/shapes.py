"""Puts text boxes, tables and lines on a slide. Every place is in points."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide
from pptx.util import Emu

from onecompany.export.slides.grid import BESIDE, Fitted, GridCell, sides
from onecompany.export.slides.place import Box
from onecompany.export.slides.text import Run, one_line, paragraph, plain, write
from onecompany.export.slides.theme import LINE, RULE
from onecompany.export.slides.xml import Element, emu, fill, line, name, x
from onecompany.summary import labels
from onecompany.summary.blocks import Matrix, Table
from onecompany.summary.emphasis import pieces
from onecompany.summary.words import shortened

_BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style of a table that has no lines and no grounds: ours are in the cells."""

_DESCRIBED = 2000
"""The most characters of an alternative text; the rest is in the notes."""


def text_box(
    slide: Slide, box: Box, paragraphs: Sequence[Element], *, title: str, ground: str = "", inset: float = 0,
    anchor: str = "t",
) -> None:  # fmt: skip
    """A text with, where `ground` is given, a coloured ground and `inset` points around it."""
    shape = slide.shapes.add_textbox(*_emus(box))
    shape.name = title
    element = shape._element
    properties = element.find(name("p:spPr"))
    for old in properties.findall(name("a:noFill")):
        properties.remove(old)
    properties.append(fill(ground))
    body = element.find(name("p:txBody"))
    frame = body.find(name("a:bodyPr"))
    for child in list(frame):
        frame.remove(child)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        frame.set(side, str(emu(inset)))
    frame.set("wrap", "square")
    frame.set("anchor", anchor)
    frame.append(x("a:normAutofit"))
    write(body, paragraphs)


def bar(slide: Slide, box: Box, colour: str) -> None:
    """A thin rectangle that says nothing by itself."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_emus(box))
    shape.name = "Line"
    element = shape._element
    for tag in ("p:style", "p:txBody"):
        for old in element.findall(name(tag)):
            element.remove(old)
    properties = element.find(name("p:spPr"))
    properties.extend([fill(colour), x("a:ln", x("a:noFill"))])


def put_table(slide: Slide, fit: Fitted, left: float, top: float, *, title: str, description: str) -> None:
    """A native table, with its first row as the heading."""
    box = Box(left, top, fit.width, fit.height)
    frame = slide.shapes.add_table(len(fit.rows), len(fit.widths), *_emus(box))
    frame.name = "Table"
    describe(frame._element, title, description)
    table = frame.table
    table.horz_banding = False
    element: Element = table._tbl
    element.tblPr.find(name("a:tableStyleId")).text = _BARE
    element.tblPr.set("firstCol", "1")
    for number, wide in enumerate(fit.widths):
        table.columns[number].width = Emu(emu(wide))
    rows = list(table.rows)
    for at_row, (row, cells, tall) in enumerate(zip(rows, fit.rows, fit.heights, strict=True)):
        row.height = Emu(emu(tall))
        middle = at_row > 0 and any(cell.side == "ctr" for cell in cells)
        for at_column, (target, cell) in enumerate(zip(row.cells, cells, strict=True)):
            anchor = "b" if at_row == 0 else "ctr" if middle else "t"
            _put_cell(target._tc, cell, fit, anchor=anchor, left=BESIDE if at_column else 0)


def described(title: str, block: Table | Matrix) -> str:
    """A table in words, for those who cannot see it: what it is about, how large it is, its columns."""
    if isinstance(block, Matrix):
        rows, heads = len(block.row_heads), block.column_heads
    else:
        rows, heads = len(block.rows), tuple(column.title for column in block.columns)
    return f"{title}. {labels.table_size(rows, heads)}"


def describe(frame: Element, title: str, description: str) -> None:
    """Give a graphic its alternative text."""
    properties = next(frame.iter(name("p:cNvPr")))
    properties.set("descr", shortened(one_line(plain(description)), _DESCRIBED))
    if title.strip():
        properties.set("title", shortened(one_line(plain(title)), 255))


def _put_cell(element: Element, cell: GridCell, fit: Fitted, *, anchor: str, left: float) -> None:
    size, pad = fit.way.size, fit.way.pad
    runs = [Run(piece.text, size, cell.bold or piece.strong, cell.colour) for piece in pieces(cell.text, cell.strong)]
    side = None if cell.side == "l" else cell.side
    write(element.find(name("a:txBody")), [paragraph(*runs or [Run("", size)], side=side or "l", in_cell=True)])
    properties = element.get_or_add_tcPr()
    for child in list(properties):
        properties.remove(child)
    for key, value in (("marL", left), ("marR", sides(cell) - BESIDE), ("marT", pad), ("marB", pad)):
        properties.set(key, str(emu(value)))
    properties.set("anchor", anchor)
    head = anchor == "b"
    edge = RULE if head else LINE
    properties.extend(
        [
            *(line(tag, "bg1" if cell.ground else "", 1.5) for tag in ("a:lnL", "a:lnR")),
            line("a:lnT", "bg1" if cell.ground else "", 1.5),
            line("a:lnB", "bg1" if cell.ground else edge, 1.5 if cell.ground else 1.25 if head else 0.5),
            fill(cell.ground),
        ]
    )


def _emus(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    return Emu(emu(box.left)), Emu(emu(box.top)), Emu(emu(box.width)), Emu(emu(box.height))
