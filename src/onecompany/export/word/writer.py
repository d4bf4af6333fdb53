"""Where the document is written: what comes next goes to its end."""

from __future__ import annotations

import copy
import io
from dataclasses import replace

from docx.document import Document
from docx.shared import Pt

from onecompany.export.brand import Brand
from onecompany.export.colours import Palette
from onecompany.export.measure import ARIAL, STAND_IN
from onecompany.export.office.xml import Element, name, twips, x
from onecompany.export.word.styles import Styles
from onecompany.export.word.template import Page, page_of
from onecompany.export.word.text import paragraph

_SPARE = 16.0
"""What the house's template can do without at the top of a page on its side, in points: there is no header there."""


class Writer:
    """Writes a document from its beginning to its end.

    `page` is the paper of the part that is written now, `upright` the one that is not on its side; `parts` are all that
    there are, with their papers. `headings` are those of the first level. `title` is the last heading of any level, by
    which a table without a name of its own is called. `face` is what texts are measured with: a template of one's own
    may have letters of any width.
    """

    def __init__(self, document: Document, styles: Styles, brand: Brand) -> None:
        self.document = document
        self.styles = styles
        self.palette: Palette = brand.palette
        self.face = STAND_IN if brand.template_docx else ARIAL
        spare = 0.0 if brand.template_docx else _SPARE
        self.page = replace(page_of(document.sections[0]), spare=spare)
        self.parts: list[tuple[Page, list[Element]]] = [(self.page, [])]
        self.headings: list[Element] = []
        self.title = ""
        self.upright = self.page
        self._end: Element = document.sections[0]._sectPr

    def add(self, *elements: Element) -> None:
        """Put paragraphs and tables at the end of what there is."""
        for element in elements:
            self._end.addprevious(element)
            self.parts[-1][1].append(element)

    def head(self, style: str, title: str, *, listed: bool = False) -> None:
        """Write a heading. `listed`: it is among the contents."""
        heading = paragraph(style, title)
        self.add(heading)
        self.title = title
        if listed:
            self.headings.append(heading)

    def open_with(self, *elements: Element) -> None:
        """Put paragraphs before all that follows page 1."""
        following = self.parts[1][1]
        for element in elements:
            following[0].addprevious(element)
        self.parts[1] = (self.parts[1][0], [*elements, *following])

    def lay(self, *, landscape: bool) -> None:
        """Go on on paper that is upright or on its side: on a new page where it is not, and after page 1."""
        page = self.upright.turned if landscape else self.upright
        if page == self.page and len(self.parts) > 1:
            return
        if not self.parts[-1][1] or self.parts[-1][1][-1].tag != name("w:p"):
            self.add(paragraph("AfterTable"))
        self.parts[-1][1][-1].find(name("w:pPr")).append(self._ended())
        size = self._end.find(name("w:pgSz"))
        for side, length in (("w", page.wide), ("h", page.tall)):
            size.set(name(f"w:{side}"), str(twips(length)))
        size.set(name("w:orient"), "landscape" if landscape else "portrait")
        margins = self._end.find(name("w:pgMar"))
        top = int(margins.get(name("w:top"))) + twips(page.ends) - twips(self.page.ends)
        margins.set(name("w:top"), str(top))
        self.page = page
        self.parts.append((page, []))

    def _ended(self) -> Element:
        """What ends a part here: a copy of the properties that go on, which then lose what only the first part has.
        Headers and footers go on from part to part by themselves."""
        ended = copy.deepcopy(self._end)
        for child in list(self._end):
            if child.tag.endswith(("Reference", "titlePg")):
                self._end.remove(child)
        return ended

    def keep_with_next(self) -> None:
        """Keep the end of what there is, with the last row of a table, on the page of what comes next."""
        last = self.parts[-1][1][-2:]
        for place in (part for element in last for part in ([*element.iter(name("w:tr"))][-1:] or [element])):
            for properties in place.iter(name("w:pPr")):
                if properties.find(name("w:keepNext")) is None:
                    properties.insert(1, x("w:keepNext"))

    def restart(self) -> int:
        """A numbering for one more numbered list, which counts from 1."""
        lists: Element = self.document.part.numbering_part.element
        style = self.styles.element("ListNumber").find(f".//{name('w:numId')}").get(name("w:val"))
        (kind,) = lists.xpath(f"w:num[@w:numId='{style}']/w:abstractNumId/@w:val")
        number = 1 + max(int(known) for known in lists.xpath("w:num/@w:numId"))
        again = x("w:lvlOverride", x("w:startOverride", val=1), ilvl=0)
        lists.append(x("w:num", x("w:abstractNumId", val=kind), again, numId=number))
        return number

    def picture(self, data: bytes, *, width: float, height: float) -> tuple[Element, Element]:
        """A run with a picture of this size in points, and its properties, for the words about it."""
        inline: Element = self.document.part.new_pic_inline(io.BytesIO(data), Pt(width), Pt(height))
        # Where nothing is said, some programs keep a distance.
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("name", f"Picture {inline.docPr.get('id')}")
        return x("w:r", x("w:drawing", inline)), inline.docPr
