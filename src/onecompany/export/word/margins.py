"""What stands above and below the pages: whose report it is, for whom, and the number of the page."""

from __future__ import annotations

from docx.document import Document

from onecompany.export.word.text import paragraph, plain
from onecompany.export.word.xml import Element, w
from onecompany.summary import words
from onecompany.summary.document import Meta

_LINE = 110
"""The most characters of the header, so that it stays in one line on an upright page."""


def head_and_foot(document: Document, meta: Meta) -> None:
    """Put the header on all pages but the first, which says the same at length, and the footer on all."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head = " · ".join(filter(None, (meta.whose, meta.confidentiality)))
    line = words.shortened(" ".join(plain(head).split()), _LINE)
    _replace(section.header._element, paragraph("Header", line))
    _replace(section.first_page_header._element, paragraph("Header"))
    for footer in (section.footer, section.first_page_footer):
        number = paragraph("Footer")
        number.extend((*_field("PAGE"), *paragraph("Footer", " / ").r_lst, *_field("NUMPAGES")))
        _replace(footer._element, number)


def _replace(root: Element, content: Element) -> None:
    for child in list(root):
        root.remove(child)
    root.append(content)


def _field(name: str) -> list[Element]:
    """A field that Word fills in by itself, with what it holds until then."""
    instruction = w("instrText")
    instruction.text = f" {name} "
    stand_in = w("t")
    stand_in.text = "1"
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
        w("r", stand_in),
        w("r", w("fldChar", fldCharType="end")),
    ]
