"""Makes a PDF and reads it back with pypdf, which knows nothing of how it was made."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from onecompany.export import registry
from onecompany.export.brand import Brand
from onecompany.export.format import Made
from onecompany.summary.document import Front, Report, Section
from tests.sample_report import META, bundle, sample

UNUSED = ("Item", "Owner")
"""The headings of a table without rows, which give way to what is said instead."""

LONG = replace(
    sample(),
    meta=replace(META, title="A very long title " * 40, purpose="For what " * 80, organisation="Org " * 300),
    front=Front(
        tuple("A sentence that goes on and on " * 12 for _ in range(5)),
        sample().front.numbers * 3,
        tuple(replace(ask, text=ask.text * 20, who="Somebody " * 20) for ask in sample().front.asks * 3),
        tuple(text * 10 for text in sample().front.decisions * 4),
        replace(
            sample().front.commitments,
            rows=tuple((what * 4, who * 8, when) for what, who, when in sample().front.commitments.rows * 3),
        ),
    ),
)
"""A report of which page 1 has to shorten everything."""


def made(report: Report | None = None, brand: Brand | None = None) -> Made:
    return registry.find("pdf").make(replace(bundle(report), brand=brand or Brand()))


def opened(report: Report | None = None, brand: Brand | None = None) -> PdfReader:
    return PdfReader(io.BytesIO(made(report, brand).files[".pdf"]))


def only(*blocks: object) -> Report:
    """The sample with one section only, of these blocks."""
    return replace(sample(), sections=(Section("a", "A", 1, blocks),), appendix=())


def squeezed(text: str) -> str:
    """A text without space: a page breaks its lines where it will."""
    return "".join(text.split())


def shown(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def letters(text: str) -> list[str]:
    """The letters from right to left of a text, sorted: readers give them in either order, and joined ones by form."""
    return sorted(
        sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.bidirectional(sign) in ("R", "AL")
    )


def absent(expected: Iterable[str], whole: str) -> list[str]:
    """The texts that are not in a document; of those with letters from right to left, the others of their words."""
    found = []
    for text in expected:
        words = text.split() if letters(text) else [text]
        found += [each for each in words if not letters(each) and squeezed(each) not in whole and text not in UNUSED]
    return found


def elements(reader: PdfReader) -> list[DictionaryObject]:
    """The elements of structure, in the order in which they are read out."""
    found, rest = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while rest:
        node = rest.pop(0)
        node = node.get_object() if hasattr(node, "get_object") else node
        if not isinstance(node, DictionaryObject):
            continue
        found.append(node)
        below = node.get("/K", [])
        below = below.get_object() if hasattr(below, "get_object") else below
        rest[:0] = below if isinstance(below, list) else [below]
    return found
