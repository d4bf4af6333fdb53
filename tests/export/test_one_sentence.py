"""The sentence that the room has adopted is on page 1 of every format, large and whole; and words that stand bold."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from onecompany.export import registry
from onecompany.summary import labels
from onecompany.summary.document import Adopted, Report, Section, Table, TableColumn
from tests.export.anything import readable
from tests.sample_report import bundle, sample

SENTENCE = "We promise every customer one move-in date, <we> *keep* it, and say so the same day when we cannot"
ROWS = ("Every customer & =customers", "No customer_s here", "The customer's date | **x**", "customers")


def report(text: str = SENTENCE) -> Report:
    """The sample with a sentence that was adopted, and a table with words in bold letters."""
    table = Table(
        (TableColumn("Sentence"),), tuple((row,) for row in ROWS), strong=("customer", "customers", "customer's")
    )
    whole = sample()
    front = replace(whole.front, adopted=Adopted(text, "What do we promise?"))
    return replace(whole, front=front, sections=(*whole.sections, Section("same_page", "Same page", 130, (table,))))


def made(name: str, given: Report) -> bytes:
    """The one file of a format."""
    (data,) = registry.find(name).make(bundle(given)).files.values()
    return data


@pytest.mark.parametrize("name", ["html", "md", "pdf", "docx", "pptx", "xlsx", "csv"])
def test_it_is_there_where_there_is_one_and_its_heading_nowhere_else(name: str) -> None:
    with_it = " ".join(readable(name, bundle(report("We keep our word"))).split())
    assert "We keep our word" in with_it
    without = readable(name, bundle(sample()))
    assert labels.ADOPTED not in without


def test_html_has_it_as_a_quotation_on_page_1_and_bold_words() -> None:
    page = made("html", report()).decode()
    front = page[page.index('<section class="adopted"') : page.index('<ul class="numbers">')]
    assert "&lt;we&gt; *keep* it, and say so the same day when we cannot</bdi></p></blockquote>" in front
    assert "What do we promise?" in front
    assert "<bdi>Every <b>customer</b> &amp; =<b>customers</b></bdi>" in page
    assert "<bdi>No <b>customer</b>_s here</bdi>" in page


def test_markdown_has_bold_words_and_escapes_all_else() -> None:
    text = made("md", report()).decode()
    assert (
        f"> **{SENTENCE.replace('<', chr(92) + '<').replace('>', chr(92) + '>').replace('*', chr(92) + '*')}**" in text
    )
    assert "| Every **customer** & =**customers** |" in text
    assert "| The **customer's** date \\| \\*\\*x\\*\\* |" in text
    assert "\ufdd0" not in text


def test_the_first_page_of_the_pdf_has_it_whole() -> None:
    reader = PdfReader(io.BytesIO(made("pdf", report())))
    assert SENTENCE in " ".join(reader.pages[0].extract_text().split())
    assert "The customer's date | **x**" in " ".join(" ".join(page.extract_text().split()) for page in reader.pages[1:])


def test_word_has_it_in_a_style_of_its_own_and_bold_words_in_strong() -> None:
    document = Document(io.BytesIO(made("docx", report())))
    (adopted,) = [part for part in document.paragraphs if part.style is not None and part.style.name == "Adopted"]
    assert adopted.text == SENTENCE
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells if cell.text == ROWS[0]]
    runs = [(run.text, run.style.name if run.style else "") for run in cells[0].paragraphs[0].runs]
    assert [text for text, style in runs if style == "Strong"] == ["customer", "customers"]
    assert "".join(text for text, _ in runs) == ROWS[0]


def test_the_first_slide_has_it_whole_and_large() -> None:
    slide = Presentation(io.BytesIO(made("pptx", report()))).slides[0]
    (run,) = [run for shape in slide.shapes if shape.has_text_frame for part in shape.text_frame.paragraphs
              for run in part.runs if run.text == SENTENCE]  # fmt: skip
    assert run.font.bold
    assert run.font.size is not None
    assert run.font.size.pt >= 20


def test_a_sentence_without_room_on_the_first_slide_is_in_its_notes() -> None:
    text = "We promise every customer one date. " * 11
    slide = Presentation(io.BytesIO(made("pptx", report(text)))).slides[0]
    words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert labels.ADOPTED_IN_NOTES in words
    assert "We promise every customer one date" not in words
    assert slide.notes_slide.notes_text_frame is not None
    assert text.strip() in slide.notes_slide.notes_text_frame.text


def test_the_workbook_has_it_large_and_bold_words_in_one_font() -> None:
    data = made("xlsx", report())
    first = load_workbook(io.BytesIO(data)).worksheets[0]
    (cell,) = [cell for row in first.iter_rows() for cell in row if cell.value == SENTENCE]
    assert (cell.font.b, cell.font.sz) == (True, 15)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        strings = parts.read("xl/sharedStrings.xml").decode()
    item = next(part for part in strings.split("<si>") if "Every " in part and "customers" in part)
    assert item.count("<rPr>") == item.count('<rFont val="Arial"/>') == 4
    assert item.count("<b/>") == 2
    book = load_workbook(io.BytesIO(data), rich_text=False)
    values = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert set(ROWS) <= values


@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_a_longer_one_is_not_cut_but_follows_in_full(name: str) -> None:
    text = "We promise every customer one date that all of us have agreed to. " * 20
    whole = " ".join(readable(name, bundle(report(text))).split())
    assert labels.ADOPTED_FURTHER in whole
    assert text.strip() in whole
    assert "agreed…" not in whole
