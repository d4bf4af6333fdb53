"""A document from a template of one's own: it keeps its looks, and gets the styles, the lists and the foot it lacks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Inches, RGBColor
from PIL import Image

from onecompany.export.brand import Brand
from onecompany.export.office.own_template import TemplateProblem, read_template
from tests.export.opened import data, missing, numbering, opened, paragraphs, styled
from tests.sample_report import META, sample

PURPLE = RGBColor(0x70, 0x10, 0x60)


def template() -> Document:
    """Such as a house has it: letters and colours of its own, a header, a foot, a cover page."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Heading 1"].font.color.rgb = PURPLE
    # As Word writes the ids of styles in German; their names stay.
    for part in document.styles.element.iter():
        for key in (qn("w:styleId"), qn("w:val")):
            if part.get(key) == "Heading1":
                part.set(key, "berschrift1")
    section = document.sections[0]
    section.page_width, section.left_margin = Inches(8.5), Inches(1.5)
    section.header.paragraphs[0].text = "Header of the house"
    section.footer.paragraphs[0].text = "Okafor & Partners · Lagos"
    document.add_paragraph("A cover page")
    return document


def painted(colour: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(target, "PNG")
    return target.getvalue()


def brand(folder: Path, document: Document) -> Brand:
    document.save(str(folder / "own.docx"))
    return Brand(template_docx=read_template(folder / "own.docx", "docx"))


@pytest.fixture
def made(tmp_path: Path) -> Document:
    return opened(data(brand=brand(tmp_path, template())))


def test_it_keeps_its_looks_and_loses_its_text(made: Document) -> None:
    assert made.styles["Normal"].font.name == "Georgia"
    assert made.styles["Heading 1"].font.color.rgb == PURPLE
    section = made.sections[0]
    assert (section.page_width, section.left_margin) == (Inches(8.5), Inches(1.5))
    assert section.header.paragraphs[0].text == "Header of the house"
    assert [each.text for each in section.footer.paragraphs] == ["Okafor & Partners · Lagos", META.confidentiality]
    assert "A cover page" not in [each.text for each in paragraphs(made)]


def test_pictures_of_its_text_and_headers_of_its_other_parts_are_not_handed_out(tmp_path: Path) -> None:
    document = template()
    document.add_picture(io.BytesIO(painted("#123456")))
    document.add_section()
    middle = document.sections[-1].header
    middle.is_linked_to_previous = False
    middle.paragraphs[0].text = "Header of the middle part"
    document.add_section()  # which goes on with that header
    made = data(brand=brand(tmp_path, document))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        everything = [parts.read(part) for part in parts.namelist()]
    assert painted("#123456") not in everything
    assert not [part for part in everything if b"Header of the house" in part]
    assert opened(made).sections[0].header.paragraphs[0].text == "Header of the middle part"
    assert opened(made).sections[0].footer.paragraphs[0].text == "Okafor & Partners · Lagos"


def test_a_style_without_a_name_is_nobodys(tmp_path: Path) -> None:
    document = template()
    nameless = document.styles["Body Text 3"].element
    nameless.remove(nameless.find(qn("w:name")))
    assert styled(opened(data(brand=brand(tmp_path, document))), "Heading 1")


@pytest.mark.parametrize("way", ["width", "height", "margins", "none"])
def test_a_template_on_whose_pages_nothing_has_room_is_refused(tmp_path: Path, way: str) -> None:
    document = template()
    section = document.sections[0]
    if way == "width":
        section.page_width = section.left_margin
    elif way == "height":
        section.page_height = section.top_margin
    elif way == "margins":
        section._sectPr.remove(section._sectPr.find(qn("w:pgMar")))
    else:
        document.element.body.remove(section._sectPr)
    with pytest.raises(TemplateProblem, match="damaged"):
        brand(tmp_path, document)


def test_all_of_the_report_is_in_it_in_its_styles(made: Document) -> None:
    assert [text for text in missing(sample(), made) if text not in ("Item", "Owner")] == []
    assert styled(made, "Heading 1") == [section.title for section in sample().in_order()]
    ids = {style.get(qn("w:styleId")) for style in made.styles.element.iter(qn("w:style"))}
    tags = [qn(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")]
    for root in (made.element, made.styles.element, made.sections[0].footer._element):
        assert {each.get(qn("w:val")) for each in root.iter(*tags)} <= ids


def test_what_it_lacks_is_added_in_the_colours_of_the_brand(made: Document) -> None:
    callout = made.styles["Callout Crack"].element
    shade = callout.find(f".//{qn('w:shd')}")
    assert shade.get(qn("w:fill")) == Brand().palette.crack_tint[1:].upper()
    added = [style for style in made.styles.element if str(style.get(qn("w:styleId"))).startswith("Report")]
    assert len(added) > 30
    assert not [
        key for style in added for part in style.iter() for key in part.attrib if ":theme" in key or "}theme" in key
    ]


def test_a_template_without_lists_gets_ours(tmp_path: Path) -> None:
    bare = template()
    for style in ("List Bullet", "List Number"):
        properties = bare.styles[style].element.pPr
        properties.remove(properties.numPr)
    made = opened(data(brand=brand(tmp_path, bare)))
    kinds = {}
    for each in paragraphs(made):
        if each.style.name in ("List Bullet", "List Number"):
            number = numbering(each)
            (kind,) = made.part.numbering_part.element.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
            kinds[each.style.name] = made.part.numbering_part.element.xpath(
                f"w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[@w:ilvl='0']/w:numFmt/@w:val"
            )
    assert kinds == {"List Bullet": ["bullet"], "List Number": ["decimal"]}


@pytest.mark.parametrize("told", [False, True])
def test_a_template_without_a_part_for_lists_gets_one(tmp_path: Path, told: bool) -> None:
    """As other programs write it, with styles that tell of a list or without."""
    bare = template()
    if not told:
        for style in ("List Bullet", "List Number"):
            bare.styles[style].element.pPr._remove_numPr()
    (key,) = (key for key, tie in bare.part.rels.items() if tie.reltype == RELATIONSHIP_TYPE.NUMBERING)
    del bare.part.rels[key]
    made = opened(data(brand=brand(tmp_path, bare)))
    lists = made.part.numbering_part.element
    numbers = {numbering(each) for each in paragraphs(made) if each.style.name in ("List Bullet", "List Number")}
    assert numbers
    assert numbers <= {int(number) for number in lists.xpath("w:num/@w:numId")}
    assert set(lists.xpath("w:num/w:abstractNumId/@w:val")) <= set(lists.xpath("w:abstractNum/@w:abstractNumId"))


def test_a_template_with_an_empty_foot_gets_ours_on_all_its_pages(tmp_path: Path) -> None:
    document = template()
    section = document.sections[0]
    section.footer.paragraphs[0].text = ""
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    whole = opened(data(brand=brand(tmp_path, document)))
    made, ids = whole.sections[0], {style.style_id for style in whole.styles}
    for foot in (made.footer, made.first_page_footer, made.even_page_footer):
        assert {each.get(qn("w:val")) for each in foot._element.iter(qn("w:pStyle"), qn("w:tblStyle"))} <= ids
        line, number = foot.tables[0].rows[0].cells
        assert line.text == META.confidentiality
        assert len(list(number._tc.iter(qn("w:instrText")))) == 2
