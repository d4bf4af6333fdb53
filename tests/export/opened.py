"""Makes a Word document and reads it back with python-docx: its texts in order, its styles, its lists."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from onecompany.export import registry
from onecompany.export.brand import Brand
from onecompany.export.format import Made
from onecompany.summary.document import Report, Section
from onecompany.summary.page_one import page_one
from onecompany.summary.texts import texts
from tests.export.reading import squeezed
from tests.sample_report import bundle, sample

UNUSED = ("Item", "Owner")
"""The headings of a table without rows, which give way to what is said instead."""


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """All paragraphs of the body in order, those in tables too."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def margins(document: Document) -> list[str]:
    """The texts above and below the pages."""
    return [
        paragraph.text
        for section in document.sections
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer)
        for paragraph in part.paragraphs
    ]


def text(document: Document) -> str:
    """All of it, as it is read: whether a line may end at a space is not to be seen."""
    whole = "\n".join([*(paragraph.text for paragraph in paragraphs(document)), *margins(document)])
    return whole.replace("\N{NO-BREAK SPACE}", " ")


def styled(document: Document, name: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document) if paragraph.style.name == name]


def numbering(paragraph: Paragraph) -> int | None:
    """The list that a paragraph is in, by itself or by its style."""
    found = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    style = paragraph.style
    while found is None and style is not None:
        properties = style.element.pPr
        found = properties.numPr if properties is not None else None
        style = style.base_style
    return found.numId.val if found is not None else None


def made(report: Report | None = None, brand: Brand | None = None) -> Made:
    return registry.find("docx").make(replace(bundle(report), brand=brand or Brand()))


def data(report: Report | None = None, brand: Brand | None = None) -> bytes:
    return made(report, brand).files[".docx"]


def parts(packed: bytes) -> dict[str, bytes]:
    """The files inside the file."""
    with zipfile.ZipFile(io.BytesIO(packed)) as source:
        return {name: source.read(name) for name in source.namelist()}


def missing(report: Report, document: Document) -> list[str]:
    """The texts of a report that are not in a document."""
    shown = squeezed(text(document))
    one = page_one(report)
    rest = () if one.rest is None else one.rest
    expected = [*texts(report.sections), *texts(report.appendix), *texts(one.front), *texts(rest)]
    expected += [report.meta.organisation, report.meta.title, one.purpose, report.meta.confidentiality]
    return [each for each in expected if squeezed(each) not in shown]


def section(*blocks: object) -> Report:
    """The sample with one section only, of these blocks."""
    return replace(sample(), sections=(Section("a", "A", 1, blocks),), appendix=())
