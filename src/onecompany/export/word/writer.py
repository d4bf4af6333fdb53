"""Where the document is written: what comes next goes to its end."""

from __future__ import annotations

import io

from docx.document import Document
from docx.shared import Pt

from onecompany.export.brand import Brand
from onecompany.export.colours import Palette
from onecompany.export.word.numbering import Lists
from onecompany.export.word.pages import Page, end_of_part
from onecompany.export.word.text import plain
from onecompany.export.word.xml import Element, w


class Writer:
    """Writes a document from its beginning to its end. `page` is the paper of the part that is written now.

    `full`: page 1 has smaller margins than the others.
    """

    def __init__(self, document: Document, brand: Brand, *, full: bool = False) -> None:
        self.document = document
        self.palette: Palette = brand.palette
        self.page = Page(brand.paper, full=full)
        self.lists = Lists(document, brand.palette)
        self._body: Element = document.element.body
        self._end: Element = document.sections[0]._sectPr
        self.page.shape(self._end)
        self._turned = False

    def add(self, *elements: Element) -> None:
        """Put paragraphs and tables at the end of what there is."""
        for element in elements:
            self._end.addprevious(element)

    def lay(self, *, landscape: bool) -> None:
        """Go on on paper that is upright or on its side: on a new page where it is not, and after page 1."""
        if landscape != self.page.landscape or not self._turned:
            self._turn(landscape=landscape)

    def _turn(self, *, landscape: bool) -> None:
        self._turned = True
        last = self._end.getprevious()
        if last is None or not last.tag.endswith("}p"):
            last = w("p", w("pPr", w("pStyle", val="AfterTable")))
            self.add(last)
        last.find(f"{{{last.nsmap['w']}}}pPr").append(end_of_part(self._end))
        self.page = Page(self.page.paper, landscape)
        self.page.shape(self._end)

    def picture(self, data: bytes, *, width: float, height: float, title: str, description: str) -> Element:
        """A run with a picture of this size in points, with its words for those who cannot see it."""
        inline: Element = self.document.part.new_pic_inline(io.BytesIO(data), Pt(width), Pt(height))
        # Where nothing is said, some programs keep a distance.
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        properties = inline.docPr
        properties.set("name", f"Picture {properties.get('id')}")
        properties.set("title", plain(title))
        properties.set("descr", plain(description))
        return w("r", w("drawing", inline))
