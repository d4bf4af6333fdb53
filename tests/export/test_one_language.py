"""A hand-out is in one language: whatever the program says in any format comes from the catalogue of that language."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from onecompany import __version__
from onecompany.clock import Stamp
from onecompany.export import registry
from onecompany.export.brand import Brand, Logo
from onecompany.export.bundling import PROFILES, Choices, bundle
from onecompany.export.format import Bundle
from onecompany.sentences import Terms
from onecompany.store.state import State
from tests.export.reading import read
from tests.export.test_pptx import SVG
from tests.kinds.conftest import DAY, MORNING, empty, empty_file, filled, filled_file
from tests.kinds.in_capitals import in_capitals, small_words
from tests.shouting import GREEK, shouting

__all__ = ["empty", "empty_file", "filled", "filled_file", "shouting"]

TERMS = Terms("CUSTOMER", "CUSTOMERS", "SILO", "SILOS", "A CUSTOMER", "A SILO", "THE CUSTOMER", "THE SILO")
BRAND = Brand(language=GREEK, logo=Logo(SVG, "svg", 120, 40))
ATTRIBUTES = ("alt", "title", "aria-label", "aria-description", "data-label", "summary", "abbr")


_OF_ITSELF = [("docProps/core.xml", tag) for tag in ("title", "subject")]


def made(state: State, profile: str = "full") -> Bundle:
    choices = Choices(profile)  # type: ignore[arg-type]
    capital = in_capitals(state)
    row = capital.workshop.with_values({"words": TERMS.own})
    capital.tables["workshop"] = {row.id: row}
    at = Stamp(MORNING, 0.0, "boot")
    return bundle(capital, at=at, today=DAY, version=__version__, choices=choices, brand=BRAND)


def said(name: str, given: Bundle) -> Iterator[str]:
    """All that a person reads in the files of a format."""
    output = registry.find(name).make(given)
    yield from output.warnings
    for suffix, data in output.files.items():
        if suffix.endswith((".docx", ".pptx", ".xlsx")):
            yield from _read_out(data)
        if suffix.endswith(".html"):
            page = read(data)
            yield page.text
            yield from (value or "" for _, attrs in page.elements for key, value in attrs.items()
                        if key in ATTRIBUTES)  # fmt: skip
        elif suffix.endswith(".pdf"):
            pdf = PdfReader(io.BytesIO(data))
            yield from (page.extract_text() for page in pdf.pages)
            yield str(pdf.metadata.title) if pdf.metadata else ""
        elif suffix.endswith(".docx"):
            document = Document(io.BytesIO(data))
            yield from (node.text or "" for node in document.element.iter() if str(node.tag).endswith("}t"))
            for section in document.sections:
                for edge in (section.header, section.footer, section.first_page_header, section.first_page_footer):
                    yield from (node.text or "" for node in edge._element.iter() if str(node.tag).endswith("}t"))
            yield from (node.get("descr") or "" for node in document.element.iter() if str(node.tag).endswith("}docPr"))
        elif suffix.endswith(".pptx"):
            for slide in Presentation(io.BytesIO(data)).slides:
                yield from (node.text or "" for node in slide.element.iter() if str(node.tag).endswith("}t"))
                yield from (node.get("descr") or "" for node in slide.element.iter() if node.get("descr"))
                for shape in slide.shapes:
                    if shape.has_chart:
                        chart = shape.chart
                        yield from (node.text or "" for node in chart._chartSpace.iter()
                                    if str(node.tag).endswith(("}t", "}v")))  # fmt: skip
        elif suffix.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(data))
            for sheet in book.worksheets:
                yield sheet.title
                yield from (str(cell.value) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))
                yield from (sheet.oddFooter.left.text or "", sheet.oddFooter.right.text or "")
        else:
            yield re.sub(r"\r\n ", "", data.decode("utf-8"))


def _read_out(data: bytes) -> Iterator[str]:
    """What an office file says to those who cannot see it, in its notes, and of itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for part in parts.namelist():
            if not part.endswith(".xml"):
                continue
            for node in ET.fromstring(parts.read(part)).iter():
                tag = node.tag.partition("}")[2]
                if tag in ("docPr", "cNvPr"):
                    yield from (node.get("descr", ""), node.get("title", ""))
                elif tag in ("tblCaption", "tblDescription"):
                    yield " ".join(node.attrib.values())
                elif (tag == "t" and part.startswith("ppt/notesSlides/")) or (part, tag) in _OF_ITSELF:
                    yield node.text or ""


def english(name: str, given: Bundle) -> list[str]:
    """The words of small letters in what is said: all of ours are in capitals."""
    left: list[str] = []
    for text in said(name, given):
        if name == "ics":
            fields = r"^(?:SUMMARY|DESCRIPTION|LOCATION|X-WR-CALNAME)[^:]*:(.*)$"
            text = "\n".join(re.findall(fields, text, re.MULTILINE))
        if name == "md":
            text = re.sub(r"^(\w+:|  - )", "", re.sub(r"<[^>]*>", "", text), flags=re.MULTILINE)
        left += small_words(re.sub(r"\\[nN]", " ", text))
    return list(dict.fromkeys(left))


@pytest.mark.usefixtures("shouting")
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", [name for name in registry.names() if name != "json"])
def test_a_hand_out_has_no_english_word(name: str, profile: str, filled: State) -> None:
    given = made(filled, profile)
    assert given.report.meta.language == GREEK
    assert english(name, given) == []


@pytest.mark.usefixtures("shouting")
@pytest.mark.parametrize("name", ["pdf", "docx", "pptx", "html", "xlsx"])
def test_an_empty_one_has_none_either(name: str, empty: State) -> None:
    assert english(name, made(empty)) == []
