"""The Word document, opened again: headings, lists, tables, pictures and styles as people make them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from lxml import etree

from onecompany.export.brand import Brand
from onecompany.export.office.xml import NAMESPACES
from onecompany.summary import labels
from onecompany.summary.document import Bullets, Heading, Paragraph, Section, Table, TableColumn
from tests.export.opened import (
    data,
    numbering,
    opened,
    paragraphs,
    parts,
    section,
    styled,
)
from tests.sample_report import META, sample


@pytest.fixture(scope="module")
def packed() -> bytes:
    return data()


@pytest.fixture(scope="module")
def document(packed):
    return opened(packed)


def test_headings_make_the_outline(document):
    assert styled(document, "Title") == [META.title]
    assert styled(document, "Heading 1") == [each.title for each in sample().in_order()]
    assert styled(document, "Heading 1 Unnumbered") == [labels.APPENDIX]
    assert styled(document, "Heading 2") == ["Pain points", "Handoffs", "Who was in the room", "Time"]
    assert styled(document, "Front Heading")[0] == labels.BOTTOM_LINE
    sections = [each for each in paragraphs(document) if each.style.name == "Heading 1"]
    assert len({numbering(each) for each in sections}) == 1
    unnumbered = [each for each in paragraphs(document) if each.style.name == "Heading 1 Unnumbered"]
    assert {numbering(each) for each in unnumbered} == {0}


def test_a_heading_inside_the_appendix_is_a_step_lower():
    report = replace(sample(), appendix=(Section("a", "Part", 1, (Heading("Inside"), Paragraph("x"))),))
    assert styled(opened(data(report)), "Heading 3") == ["Inside"]


def test_each_numbered_list_begins_at_one():
    report = section(Bullets(("a", "b"), ordered=True), Paragraph("x"), Bullets(("c",), ordered=True), Bullets(("d",)))
    document = opened(data(report))
    numbers = {each.text: numbering(each) for each in paragraphs(document) if each.style.name == "List Number"}
    assert numbers["a"] == numbers["b"] != numbers["c"]
    (bullet,) = [each for each in paragraphs(document) if each.style.name == "List Bullet"]
    assert numbering(bullet) not in {None, 0, *numbers.values()}
    definitions = document.part.numbering_part.element
    for number in numbers.values():
        (found,) = definitions.xpath(f"w:num[@w:numId='{number}']")
        assert found.xpath("w:lvlOverride/w:startOverride/@w:val") == ["1"]
        (kind,) = found.xpath("w:abstractNumId/@w:val")
        formats = definitions.xpath(f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl/w:numFmt/@w:val")
        assert formats[0] == "decimal"


def test_tables_repeat_their_headings_and_keep_their_rows_whole(document):
    tables = [each for each in document.tables if each.style.name in {"Report Table", "Front Table", "Report Matrix"}]
    assert len(tables) > 8
    for table in tables:
        head, *rows = table._tbl.tr_lst
        assert head.xpath("w:trPr/w:tblHeader")
        assert not [row for row in rows if row.xpath("w:trPr/w:tblHeader")]
        assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
        assert table._tbl.tblPr.xpath("w:tblLook/@w:firstRow") == ["1"]
    captions = [each.get(qn("w:val")) for each in document.element.body.iter(qn("w:tblCaption"))]
    assert "What each leader is judged by" in captions
    assert len(captions) == len(document.tables), "a table without a name has that of the heading over it"
    stories = [each.get(qn("w:val")) for each in document.element.body.iter(qn("w:tblDescription"))]
    assert "5 rows: What, Who and By when." in stories


def test_a_row_longer_than_a_page_may_be_cut():
    report = section(Table((TableColumn("A"), TableColumn("B")), (("x " * 5000, "y"), ("short", "z"))))
    table = opened(data(report)).tables[-1]
    assert [bool(row.xpath("w:trPr/w:cantSplit")) for row in table._tbl.tr_lst] == [True, False, True]


def test_cells_have_the_width_of_their_column_and_fill_the_page(document):
    page = document.sections[0]
    room = (page.page_width - page.left_margin - page.right_margin) // 635
    for table in document.tables:
        grid = [int(each) for each in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert sum(grid) <= room + 1
        for row in table._tbl.tr_lst:
            assert [int(each) for each in row.xpath("w:tc/w:tcPr/w:tcW/@w:w")] == grid
    assert sum(map(int, document.tables[1]._tbl.xpath("w:tblGrid/w:gridCol/@w:w"))) == pytest.approx(room, abs=1)


def test_numbers_are_set_to_the_right_by_their_style(document):
    (cell,) = [each for each in paragraphs(document) if each.text == "2,310"]
    assert cell.style.name == "Table Number"
    assert cell.alignment is None
    assert cell.style.element.xpath("w:pPr/w:jc/@w:val") == ["right"]


def test_every_picture_has_its_words(document):
    found = list(
        document.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    )
    assert len(found) == 5
    assert all(each.get("descr") and each.get("title") for each in found)
    assert len({each.get("id") for each in found}) == 5
    assert "At the opening most gave 2 or 3; at the close most gave 4." in [each.get("descr") for each in found]
    assert not list(document.element.body.iter(f"{{{NAMESPACES['adec']}}}decorative"))


def test_the_matrix_is_a_table_with_words_in_shaded_cells(document):
    (matrix,) = [each for each in document.tables if each.style.name == "Report Matrix"]
    said = [[cell.text for cell in row.cells] for row in matrix.rows]
    assert said[0][0] == "Silo"
    assert said[1][:3] == ["Marketing", "● owner", "● owner"]
    assert said[-1] == ["Who answers", "✓ one", "! two owners", "✓ one", "✗ nobody", "✓ one", "✓ one"]
    owner = matrix.rows[1].cells[1]
    assert owner._tc.xpath("w:tcPr/w:shd/@w:fill") == [Brand().palette.accent[1:].upper()]
    assert owner.paragraphs[0].runs[0].style.name == "Tone Owner"
    assert styled(document, "Legend") == [" ● owner: answers for the customer here      ○ helps "]


def test_findings_have_a_sign_a_word_and_a_style(document):
    assert "✗ Crack  Nobody owns “I get connected”. Four silos help, nobody answers." in styled(
        document, "Callout Crack"
    )
    assert all(each.startswith("! Warning  ") for each in styled(document, "Callout Warning"))
    assert all(each.startswith("✓ Strength  ") for each in styled(document, "Callout Strength"))


def test_styles_say_how_it_looks_and_paragraphs_do_not(document):
    allowed = {"pStyle", "keepNext", "numPr", "bidi", "jc", "sectPr"}
    used = {child.tag.split("}")[1] for each in document.element.body.iter(qn("w:pPr")) for child in each}
    assert used <= allowed
    letters = {child.tag.split("}")[1] for each in document.element.body.iter(qn("w:rPr")) for child in each}
    assert letters <= {"rStyle", "rFonts", "rtl"}
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "Title"):
        assert document.styles[name].paragraph_format.keep_with_next
    defined = {each.get(qn("w:styleId")) for each in document.styles.element.iter(qn("w:style"))}
    referred = document.element.body.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    referred += document.styles.element.xpath("//w:basedOn/@w:val | //w:next/@w:val")
    assert set(referred) <= defined


def test_styles_set_letters_of_all_scripts_alike(document):
    for style in document.styles.element.iter(qn("w:style")):
        assert style.xpath("w:rPr/w:sz/@w:val") == style.xpath("w:rPr/w:szCs/@w:val")
        assert len(style.xpath("w:rPr/w:b")) == len(style.xpath("w:rPr/w:bCs"))


ORDER = (
    "pStyle keepNext keepLines numPr pBdr shd tabs suppressAutoHyphens bidi spacing ind contextualSpacing "
    "jc outlineLvl rPr sectPr headerReference footerReference type pgSz pgMar cols titlePg "
    "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription "
    "rStyle rFonts b bCs i iCs color sz szCs rtl lang"
)
"""How the children of properties follow each other (ISO/IEC 29500-1, 17.3 to 17.6), of those that are used."""

CELL_ORDER = "tcW tcBorders shd tcMar vAlign"


def test_elements_come_in_the_order_of_the_standard(packed):
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        for kind, order in (("pPr", ORDER), ("rPr", ORDER), ("tblPr", ORDER), ("sectPr", ORDER), ("tcPr", CELL_ORDER)):
            wanted = order.split()
            for each in etree.fromstring(parts(packed)[name]).iter(qn(f"w:{kind}")):
                tags = [child.tag.split("}")[1] for child in each]
                known = [wanted.index(tag) for tag in tags if tag in wanted]
                assert set(tags) - set(wanted) <= {"widowControl"}
                if "shd" in tags and kind == "rPr":
                    assert tags[-1] == "shd"
                    known.remove(wanted.index("shd"))
                assert all(a <= b for a, b in pairwise(known)), (name, tags)


def test_page_one_says_as_the_pdf_does_what_is_in_bold_and_what_its_numbers_are(document):
    assert styled(document, "Front Heading")[:2] == [labels.BOTTOM_LINE, labels.NUMBERS]
    for name in ("Bottom Line", "Conclusion"):
        assert document.styles[name].font.bold
    explained = replace(sample(), front=replace(sample().front, explained="Crack: a place to lose customers."))
    (note,) = [each for each in paragraphs(opened(data(explained))) if each.text.startswith("Crack: a place")]
    assert note.style.paragraph_format.left_indent == 0


def test_a_short_list_stays_on_one_page_and_a_long_one_begins_and_ends_with_two():
    def kept(count: int) -> list[bool]:
        items = Bullets(tuple(f"item {number}" for number in range(count)))
        bullets = [
            each
            for each in paragraphs(opened(data(section(items, *[Paragraph("After")] * 3))))
            if each.style.name == "List Bullet"
        ]
        return [each._p.find(f".//{qn('w:keepNext')}") is not None for each in bullets]

    assert kept(4) == [True, True, True, False]
    assert kept(9) == [True, *[False] * 6, True, False]
    assert kept(1) == [False]
