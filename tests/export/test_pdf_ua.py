"""The PDF for those who cannot see it: what the standard asks (ISO 14289-1), and what it only hopes for.

`page` checks all 104 rules of PDF/UA-1 that a machine can check; it is made by others and held against the corpus of
veraPDF. The other tests are about what a file that passes may still lack.
"""

from __future__ import annotations

from dataclasses import replace

import page
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from onecompany.export import registry
from onecompany.export.format import Bundle
from onecompany.summary.blocks import Callout, Fact, Facts, Matrix, MatrixCell, Paragraph, Table, TableColumn
from onecompany.summary.texts import map_text
from tests.export.days import DAYS, given
from tests.export.pdf_reading import elements, only, opened
from tests.sample_report import bundle, sample

WIDTHS = "PDFUA1-FONT-GLYPH-WIDTH-001"
"""What Typst 0.15 gets wrong of pictures in colour that are letters, such as 🚀."""


def failures(data: bytes) -> set[str]:
    """The rules that a file breaks."""
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return {failure.rule_id for failure in report.failures}


def files(name: str, whole: Bundle) -> list[bytes]:
    return [data for suffix, data in registry.find(name).make(whole).files.items() if suffix.endswith(".pdf")]


@pytest.mark.parametrize("profile", ["full", "board"])
@pytest.mark.parametrize("day", DAYS)
def test_every_day_s_report_keeps_the_standard(day: str, profile: str) -> None:
    (data,) = files("pdf", given(day, profile))
    assert failures(data) == set()


@pytest.mark.parametrize("name", ["agenda", "code"])
@pytest.mark.parametrize("day", DAYS)
def test_single_sheets_do_too(name: str, day: str) -> None:
    (data,) = files(name, given(day, "full"))
    assert failures(data) == set()


def test_every_kind_of_block_does_too() -> None:
    plain = map_text(sample(), lambda text: text.replace("🚀", ""))
    assert failures(files("pdf", bundle(plain))[0]) == set()
    assert failures(files("pdf", bundle())[0]) <= {WIDTHS}


def test_the_checker_finds_what_is_wrong() -> None:
    (data,) = files("pdf", given("wide", "board"))
    assert failures(data.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<"))
    assert failures(data.replace(b"/Lang(en)", b"/Long(en)"))


def children(element: DictionaryObject) -> list[DictionaryObject]:
    below = element.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    parts = below if isinstance(below, list) else [below]
    return [part for each in parts if isinstance(part := each.get_object(), DictionaryObject) and "/S" in part]


def has_text(element: DictionaryObject) -> bool:
    """Whether an element holds letters or pictures itself, and not only in others."""
    below = element.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    parts = below if isinstance(below, list) else [below]
    return any(isinstance(part.get_object(), int) or "/MCID" in part.get_object() for part in parts)


def of_kind(reader: PdfReader, kind: str) -> list[DictionaryObject]:
    return [each for each in elements(reader) if each.get("/S") == kind]


def scope(cell: DictionaryObject) -> str:
    return "".join(str(part["/Scope"]) for part in cell.get("/A", []) if "/Scope" in part.get_object())


EVERYTHING = only(
    Paragraph("A paragraph."),
    Paragraph("A quote.", "quote"),
    Paragraph("A note.", "note"),
    Callout("crack", "A finding", "and why"),
    Facts((Fact("label", "value"),)),
    Table((TableColumn("What"), TableColumn("Count", "number")), (("a", 1), ("b", 2)), "A caption"),
    *[block for section in (*sample().in_order(), *sample().appendix) for block in section.blocks],
)


def test_text_is_in_paragraphs_headings_cells_and_items_and_nowhere_else() -> None:
    # 7.1: real content has the type that says what it is; a Div or a Span says nothing.
    holders = {str(each["/S"]) for each in elements(opened(EVERYTHING)) if "/S" in each and has_text(each)}
    assert holders <= {
        "/P",
        "/Title",
        "/H1",
        "/H2",
        "/H3",
        "/TH",
        "/TD",
        "/Strong",
        "/LBody",
        "/Lbl",
        "/Figure",
        "/Link",
    }


def test_a_matrix_has_headings_of_rows_and_of_columns() -> None:
    # 7.5: the structure of a table can be told from the headings' scope.
    cells = ((MatrixCell("helps", "helps"), MatrixCell("owner", "owner")),) * 2
    foot = (MatrixCell("one"), MatrixCell("one"))
    matrix = Matrix(
        ("Sales", "Service"), ("I sign up", "I move in"), cells, foot, "Who answers", "Department", "Owners"
    )
    reader = opened(only(matrix))
    (table,) = [table for table in of_kind(reader, "/Table") if children(table)[0]["/S"] == "/Caption"]
    caption, head, body = children(table)
    assert [str(each["/S"]) for each in (caption, head, body)] == ["/Caption", "/THead", "/TBody"]
    (top,) = children(head)
    assert [scope(cell) for cell in children(top)] == ["/Both", "/Column", "/Column"]
    for row in children(body):
        first, *others = children(row)
        assert (str(first["/S"]), scope(first)) == ("/TH", "/Row")
        assert {str(cell["/S"]) for cell in others} == {"/TD"}
        # What names its headings itself is not looked for by their scope.
        assert not any("/Headers" in part.get_object() for cell in others for part in cell.get("/A", []))


def test_behind_every_picture_of_figures_there_is_a_table_of_them() -> None:
    reader = opened(sample())
    pictures = of_kind(reader, "/Figure")
    assert len(pictures) == 5
    assert all(picture["/Alt"] for picture in pictures)
    parents = [picture["/P"].get_object() for picture in pictures]
    for parent in parents:
        parts = {str(each["/S"]): each for each in children(parent)}
        assert [kind for kind in parts if kind != "/Caption"][:2] == ["/Table", "/Figure"]
        assert [str(part["/S"]) for part in children(parts["/Table"])] == ["/THead", "/TBody"]


def test_what_is_drawn_for_the_eye_alone_is_not_read_out() -> None:
    text = "".join(str(each.get("/Alt", "")) for each in elements(opened(EVERYTHING)))
    assert "✗" not in text
    assert not of_kind(opened(EVERYTHING), "/Artifact")


def test_the_order_in_which_it_is_read_is_that_of_the_page() -> None:
    kinds = [str(each["/S"]) for each in elements(opened(sample())) if "/S" in each]
    assert kinds.index("/Title") < kinds.index("/H1") < kinds.index("/TOC") < kinds.index("/Figure")


def test_it_says_whose_it_is_and_what_it_comes_to() -> None:
    report = replace(
        sample(), meta=replace(sample().meta, author="Harbour & Vale", conclusion="Two stages have no owner.")
    )
    information = opened(report).metadata
    assert information is not None
    assert (information.author, information.subject) == ("Harbour & Vale", "Two stages have no owner.")
    assert "Typst" not in str(information.producer or "")
