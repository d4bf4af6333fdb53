"""The pages of the Word document as LibreOffice sets them, with Liberation Sans, which has Arial's widths, and with
another font: page 1 is one page, the contents say where things are, and no page is begun for a line."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PageObject, PdfReader

from onecompany.clock import Stamp
from onecompany.export.brand import Brand
from onecompany.export.bundling import Choices, bundle
from onecompany.export.format import Bundle
from onecompany.export.office.zipped import packed, unpacked
from onecompany.export.registry import find
from onecompany.kinds.sample import make_sample
from onecompany.store.file import Store
from tests.clock_double import FakeClock
from tests.nasty_day import make_nasty_day
from tests.needs import program
from tests.wide_day import make_wide_day

DAY = dt.date(2026, 3, 2)
EVENING = FakeClock(dt.datetime.combine(DAY, dt.time(18), dt.UTC))
LETTER, GERMAN = Brand(paper="letter"), Brand(language="de")
OTHER = b"No Such Font"

pytestmark = [pytest.mark.needs_program("soffice"), pytest.mark.timeout(400)]


def given(make: Callable[[Store, dt.date], str], folder: Path, brand: Brand, choices: Choices) -> Bundle:
    with Store(folder / "day.onecompany", clock=EVENING, scratch=True) as store:
        state = store.read(make(store, DAY))
    return bundle(state, at=Stamp.take(EVENING), today=DAY, version="1", brand=brand, choices=choices)


CASES: dict[str, tuple[Callable[[Store, dt.date], str], Brand, Choices]] = {
    "sample": (make_sample, Brand(), Choices()),
    "sample board": (make_sample, Brand(), Choices(profile="board")),
    "sample German": (make_sample, GERMAN, Choices()),
    "wide": (make_wide_day, LETTER, Choices()),
    "wide board": (make_wide_day, Brand(), Choices(profile="board")),
    "nasty": (make_nasty_day, Brand(), Choices()),
    "nasty German": (make_nasty_day, replace(GERMAN, paper="letter"), Choices()),
}

Set = dict[str, tuple[bytes, list[PageObject]]]


@pytest.fixture(scope="module")
def set_pages(tmp_path_factory: pytest.TempPathFactory) -> Set:
    """Each document with its pages; under a name with "*", as it is on a computer that has neither font."""
    folder = tmp_path_factory.mktemp("office")
    documents: dict[str, bytes] = {}
    for number, (name, (make, brand, choices)) in enumerate(CASES.items()):
        place = folder / str(number)
        place.mkdir()
        documents[name] = find("docx").make(given(make, place, brand, choices)).files[".docx"]
        parts = unpacked(documents[name])
        theme = parts["word/theme/theme1.xml"].replace(b'"Arial"', b'"' + OTHER + b'"')
        documents[f"{name}*"] = packed({**parts, "word/theme/theme1.xml": theme})
    files = {name: folder / f"{number}.docx" for number, name in enumerate(documents)}
    for name, file in files.items():
        file.write_bytes(documents[name])
    command = [str(program("soffice")), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=380)
    return {name: (documents[name], list(PdfReader(file.with_suffix(".pdf")).pages)) for name, file in files.items()}


def lines(page: PageObject) -> list[str]:
    """The lines of a page, those of the foot left out."""
    found = [" ".join(line.split()) for line in page.extract_text().splitlines()]
    return [line for line in found if line and not re.search(r"\d+ / \d+$|^(Confidential|Vertraulich)\b", line)]


def entries(document: bytes) -> list[tuple[str, int]]:
    """The contents: each heading with its page."""
    found = []
    for entry in docx.Document(io.BytesIO(document)).element.body.xpath("//w:p[w:pPr/w:pStyle/@w:val='TOC1']"):
        *_, title, page = (text.text for text in entry.iter(qn("w:t")))
        found.append((" ".join(title.split()), int(page)))
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_contents_say_on_which_page_each_part_is(set_pages: Set, name: str) -> None:
    document, pages = set_pages[name]
    told = entries(document)
    assert bool(told) == (len(pages) > 7), "a short one needs no contents"
    for title, page in told:
        heading = re.compile(rf"(\d+ )?{re.escape(title)}")
        assert any(heading.fullmatch(line) for line in lines(pages[page - 1])), (title, page)


@pytest.mark.parametrize("name", [*CASES, *(f"{name}*" for name in CASES)])
def test_page_one_is_one_page(set_pages: Set, name: str) -> None:
    document, pages = set_pages[name]
    body = docx.Document(io.BytesIO(document)).element.body
    front = []
    for element in body:
        front += ["".join(text.text or "" for text in part.iter(qn("w:t"))) for part in element.iter(qn("w:p"))]
        if element.find(f".//{qn('w:sectPr')}") is not None:
            break
    shown = "".join("".join(lines(pages[0])).split())
    last = next(text for text in reversed(front) if text)
    assert "".join(last.split()) in shown, "the end of page 1 is on it"
    assert "".join(last.split()) not in "".join("".join(lines(pages[1])).split())


@pytest.mark.parametrize("name", CASES)
def test_no_last_page_is_begun_for_a_line(set_pages: Set, name: str) -> None:
    _, pages = set_pages[name]
    assert all(len(lines(page)) >= 3 for page in pages), "a page on its side has its callouts with it"
    lowest: list[float] = []
    pages[-1].extract_text(visitor_text=lambda text, _, at, *rest: lowest.append(at[5]) if text.strip() else None)
    height = float(pages[-1].mediabox.height)
    used = [height - at for at in lowest if at > 50]
    assert max(used) >= height * 0.25


def test_the_boards_copy_is_a_few_pages(set_pages: Set) -> None:
    assert len(set_pages["sample board"][1]) <= 4
    assert len(set_pages["wide board"][1]) <= 6
