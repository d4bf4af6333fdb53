"""Puts the styles into the document, in place of those that came with the empty one."""

from __future__ import annotations

from copy import copy

from docx.document import Document

from onecompany.export.colours import Palette
from onecompany.export.word.look import element
from onecompany.export.word.looks import BETWEEN, CELL, PageOneSize, looks
from onecompany.export.word.xml import Element, bare, twips, w

REPORT, FRONT, FACTS, MATRIX, NUMBERS = "ReportTable", "FrontTable", "ReportFacts", "ReportMatrix", "ReportNumbers"
"""The ids of the table styles."""


def define_styles(
    document: Document, palette: Palette, *, width: float, front_size: PageOneSize, language: str
) -> None:
    """Define all styles. `width`, `front_size`: as in `looks`; `language`: a tag such as `en-GB`."""
    root: Element = document.styles.element
    latent = root.find(f"{{{root.nsmap['w']}}}latentStyles")
    for child in list(root):
        root.remove(child)
    root.extend((_defaults(palette, language), latent, *_ground()))
    root.extend(element(look) for look in looks(palette, width=width, front_size=front_size))
    root.extend(_tables(palette, front_size=front_size))


def _defaults(palette: Palette, language: str) -> Element:
    fonts = w(
        "rFonts", asciiTheme="minorHAnsi", hAnsiTheme="minorHAnsi", eastAsiaTheme="minorEastAsia", cstheme="minorBidi"
    )
    tongue = w("lang", val=language, eastAsia="zh-CN", bidi="ar-SA")
    letters = w("rPr", fonts, w("sz", val=20), w("szCs", val=20), tongue)
    return w(
        "docDefaults",
        w("rPrDefault", letters),
        w("pPrDefault", w("pPr", w("widowControl"), w("spacing", after=0, line=240, lineRule="auto"))),
    )


def _ground() -> list[Element]:
    """The three styles that every document has."""
    hidden = (w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
    letters = w(
        "style", w("name", val="Default Paragraph Font"), *hidden, type="character", styleId="DefaultParagraphFont"
    )
    hidden = (w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
    table = w(
        "style", w("name", val="Normal Table"), *hidden, _shape(0, 5.4, 0, 5.4), type="table", styleId="TableNormal"
    )
    hidden = (w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
    no_list = w("style", w("name", val="No List"), *hidden, type="numbering", styleId="NoList")
    styles = [letters, table, no_list]
    for style in styles:
        style.set(f"{{{style.nsmap['w']}}}default", "1")
    return styles


def _tables(c: Palette, *, front_size: PageOneSize) -> list[Element]:
    top, bottom = (_line(side, 0.75, c.rule) for side in ("top", "bottom"))
    high = CELL * front_size.gaps
    edges = [_line(side, 0.5, c.line) for side in ("top", "bottom", "insideH")]
    white = [_line(side, 2, c.paper) for side in ("top", "left", "bottom", "right", "insideH", "insideV")]
    head = w(
        "tblStylePr",
        w("rPr", w("b"), w("bCs")),
        w("tcPr", w("tcBorders", bottom), w("vAlign", val="bottom")),
        type="firstRow",
    )
    strong = {kind: w("tblStylePr", w("rPr", w("b"), w("bCs")), type=kind) for kind in ("firstRow", "firstCol")}
    return [
        _table(REPORT, "Report Table", _shape(CELL, BETWEEN, CELL, 0, *map(copy, edges[1:])), head),
        _table(FRONT, "Front Table", _shape(high, BETWEEN, high, 0, *map(copy, edges[1:])), copy(head)),
        _table(FACTS, "Report Facts", _shape(2.2, 9, 2.2, 0, *edges)),
        _table(MATRIX, "Report Matrix", _shape(2.4, 3, 2.4, 3, *white), strong["firstRow"], strong["firstCol"]),
        _table(NUMBERS, "Report Numbers", _shape(0, 12, 0, 0, top)),
    ]


def _table(name: str, title: str, shape: Element, *parts: Element) -> Element:
    style = w(
        "style", w("name", val=title), w("basedOn", val="TableNormal"), w("uiPriority", val=1), w("qFormat"), shape
    )
    style.extend(parts)
    for attribute, value in (("type", "table"), ("styleId", name), ("customStyle", "1")):
        style.set(f"{{{style.nsmap['w']}}}{attribute}", value)
    return style


def _shape(top: float, right: float, bottom: float, left: float, *lines: Element) -> Element:
    """The space around the text of each cell, in points, and the lines of a table."""
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    order = ("top", "left", "bottom", "right", "insideH", "insideV")
    sorted_lines = sorted(lines, key=lambda line: order.index(line.tag.rpartition("}")[2]))
    return w(
        "tblPr",
        w("tblInd", w=0, type="dxa"),
        w("tblBorders", *sorted_lines) if lines else None,
        w("tblCellMar", *(w(side, w=twips(space), type="dxa") for side, space in sides)),
    )


def _line(side: str, width: float, colour: str) -> Element:
    return w(side, val="single", sz=round(width * 8), space=0, color=bare(colour))
