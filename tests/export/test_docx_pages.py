"""The pages of the Word document: paper, header and footer, logo, properties, and the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from onecompany.export.brand import Brand, Logo
from onecompany.export.measure import ARIAL, width
from onecompany.export.office.xml import name
from onecompany.summary import labels
from onecompany.summary.document import Heading, Matrix, MatrixCell, Paragraph, Report, Section, Table
from tests.export.opened import (
    data,
    made,
    opened,
    parts,
)
from tests.sample_report import META, sample
from tests.sample_words import DECISIONS

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#c33"/></svg>'


@pytest.fixture(scope="module")
def packed() -> bytes:
    return data()


@pytest.fixture(scope="module")
def document(packed):
    return opened(packed)


def test_the_theme_holds_the_font_and_the_accent():
    theme = parts(data(brand=Brand(accent="#7a1f5c")))["word/theme/theme1.xml"].decode()
    assert '<a:accent1><a:srgbClr val="7A1F5C"/></a:accent1>' in theme
    assert theme.count('<a:latin typeface="Arial"') == 2
    assert b'"Inter"' not in b"".join(parts(data()).values())


def test_sections_on_their_side_are_real_sections():
    heads = tuple(f"stage {at}" for at in range(9))
    wide = Matrix(("Sales",), heads, ((MatrixCell("owner", "owner"),) * 9,))
    blocks = (wide, Heading("After"), Paragraph("upright again"))
    before, after = Section("x", "X", 1, (Paragraph("x"),)), Section("z", "Z", 3, (Paragraph("z"),))
    report = replace(sample(), sections=(before, Section("y", "Y", 2, blocks), after), appendix=())
    found = opened(data(report)).sections
    across = [each.orientation == WD_ORIENT.LANDSCAPE for each in found]
    assert across == [False, False, True, False]
    assert [each.page_width > each.page_height for each in found] == across
    assert all(each.header.is_linked_to_previous for each in list(found)[1:])
    upright, *_ = tops = [each.top_margin for each in found]
    assert [top < upright for top in tops] == across, "a matrix has the room above it"


def test_only_what_is_too_wide_is_on_its_side(document):
    assert {each.orientation for each in document.sections} == {WD_ORIENT.PORTRAIT}


@pytest.mark.parametrize(("paper", "size"), [("a4", (210.0, 297.0)), ("letter", (215.9, 279.4))])
def test_paper(paper, size):
    for each in opened(data(brand=Brand(paper=paper))).sections:
        assert (each.page_width.mm, each.page_height.mm) == pytest.approx(size, abs=0.1)


LONG = "Stadtwerke Musterstadt Energieversorgung GmbH & Co. KG"
CONFIDENTIAL = "Confidential. For the leadership team and the supervisory board only; not to be copied or forwarded."


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_one_foot_with_the_number_of_the_page(document, paper):
    (first, *others) = document.sections
    assert all(each.footer.is_linked_to_previous for each in others)
    assert not first.different_first_page_header_footer, "it is the same on page 1"
    report = replace(sample(), meta=replace(META, organisation=LONG, confidentiality=CONFIDENTIAL))
    footer = opened(data(report, Brand(paper=paper))).sections[0].footer
    line, number = footer.tables[0].rows[0].cells
    assert line.text.endswith(f" · {CONFIDENTIAL}"), "never cut"
    assert line.text.startswith("Stadtwerke")
    assert [each.text.strip() for each in number._tc.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    page = opened(data(report, Brand(paper=paper))).sections[0]
    room = (page.page_width - page.left_margin - page.right_margin) / 12_700 * 0.91
    assert width(line.text, 8, ARIAL) < room, "in one line"


def test_properties_and_language():
    report = replace(sample(), meta=replace(META, language="pt-BR"))
    document = opened(data(report, Brand(name="Consult & Co")))
    properties = document.core_properties
    assert properties.title == META.conclusion
    assert properties.author == properties.last_modified_by == META.author
    assert properties.created == properties.modified == META.made_at
    assert document.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["pt-BR"]
    everything = b"".join(parts(data(report)).values()).lower()
    assert not [name for name in (b"python-docx", b"python-pptx", b"xlsxwriter") if name in everything]


@pytest.mark.parametrize(("language", "hyphenated"), [("en", "0"), ("en-US", "0"), ("de", "1")])
def test_words_are_hyphenated_where_they_are_long_by_nature(language, hyphenated):
    document = opened(data(replace(sample(), meta=replace(META, language=language))))
    assert document.settings.element.xpath("w:autoHyphenation/@w:val") == [hyphenated]
    for style in ("Title", "Heading 1", "Caption"):
        assert document.styles[style].element.xpath("w:pPr/w:suppressAutoHyphens")


@pytest.mark.parametrize(("given", "tag"), [("en", "en-GB"), ("de", "de-DE"), ('en" x="', "en-GB"), ("", "en-GB")])
def test_language_is_a_tag_with_its_country(given, tag):
    document = opened(data(replace(sample(), meta=replace(META, language=given))))
    assert document.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == [tag]


def test_page_one_is_set_smaller_the_more_is_on_it():
    def size(report: Report) -> float:
        return opened(data(report)).styles["Bottom Line"].font.size.pt

    some = replace(sample(), front=replace(sample().front, asks=sample().front.asks * 2, decisions=DECISIONS * 2))
    some = replace(some, front=replace(some.front, bottom_line=("so " * 50,) * 3))
    much = replace(
        sample(),
        front=replace(
            sample().front,
            bottom_line=("so " * 60,) * 3,
            decisions=("A decision that is as long as there is room for on a line of the page, and more",) * 4,
            asks=(replace(sample().front.asks[0], text="x " * 44, who="somebody " * 4),) * 4,
            commitments=Table(
                sample().front.commitments.columns,
                tuple(("do " * 27, "who " * 20, row[2]) for row in sample().front.commitments.rows),
            ),
        ),
    )
    assert size(sample()) > size(some) > size(much)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_the_logo_is_on_page_one(kind):
    picture = SVG if kind == "svg" else next(each for name, each in parts(data()).items() if name.endswith(".png"))
    done = made(brand=Brand(name="Consult & Co", logo=Logo(picture, kind, 90, 30)))
    assert done.warnings == ()
    first = opened(done.files[".docx"]).paragraphs[0]
    assert first.style.name == "Brand"
    assert first.text.strip() == "Consult & Co"
    assert len(list(first._p.iter(name("adec:decorative")))) == 1, "the name stands beside it"
    alone = opened(data(brand=Brand(logo=Logo(picture, kind, 90, 30)))).paragraphs[0]
    assert alone._p.xpath("w:r/w:drawing//wp:docPr/@descr") == [labels.LOGO]


def test_a_logo_that_cannot_be_drawn_is_left_out_and_said():
    done = made(brand=Brand(name="Us", logo=Logo(b"<svg", "svg", 90, 30)))
    assert len(done.warnings) == 1
    assert "logo" in done.warnings[0]
    assert not opened(done.files[".docx"]).paragraphs[0]._p.xpath(".//w:drawing")


def test_nothing_in_the_file_has_another_date(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as source:
        assert {info.date_time for info in source.infolist()} == {(2026, 9, 17, 15, 42, 0)}
    for part in parts(packed).values():
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+", part)) <= {b"2026-09-17T15:42:00"}


def test_only_what_is_used_is_in_the_file(packed):
    names = set(parts(packed))
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "WithEffects" in name]
    relations = etree.fromstring(parts(packed)["word/_rels/document.xml.rels"])
    assert not [each for each in relations if each.get("TargetMode") == "External"]
