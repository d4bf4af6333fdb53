"""The template of a document: that of the house, or one's own with the styles that it lacks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart
from docx.section import Section

from onecompany.export.brand import Brand, Paper
from onecompany.export.foot import foot
from onecompany.export.measure import ARIAL
from onecompany.export.office.opening import house, opened
from onecompany.export.office.text import language_tag, plain
from onecompany.export.office.xml import Element, name, twips, x
from onecompany.export.word.text import paragraph
from onecompany.summary.document import Meta

_PAPER: dict[Paper, tuple[float, float]] = {"a4": (595.3, 841.9), "letter": (612, 792)}
"""Width and height in points (ISO 216; ANSI/ASME Y14.1)."""

_OF_EVERY_DOCUMENT = {
    *(RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.FONT_TABLE),
    *(RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.WEB_SETTINGS),
    *(RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}
"""Parts that no text names, and every one needs."""

_LETTERS = 8.0
_NUMBER = 48.0
"""The size of the letters of the foot, and the room that its page number takes."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper and its margins, in points. `spare`: what of that at the top it can do without on its side."""

    wide: float
    tall: float
    sides: float
    ends: float
    spare: float = 0

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.wide - self.sides

    @property
    def height(self) -> float:
        """The height of the text."""
        return self.tall - self.ends

    @property
    def turned(self) -> Page:
        """The same sheet on its side, with as much room for a matrix and its cracks as there is."""
        return Page(self.tall, self.wide, self.sides, self.ends - self.spare)


def begin(brand: Brand, meta: Meta) -> tuple[Document, Mapping[str, str]]:
    """An empty document with all styles, and what a template of one's own calls the styles of ours, by their ids."""
    document = docx.Document(opened("docx", brand))
    _emptied(document)
    pattern = docx.Document(io.BytesIO(house("docx", brand.palette))) if brand.template_docx else document
    ids = _adopt(document, pattern) if brand.template_docx else {}
    section = document.sections[0]
    if not brand.template_docx:
        size = section._sectPr.find(name("w:pgSz"))
        for side, length in zip("wh", _PAPER[brand.paper], strict=True):
            size.set(name(f"w:{side}"), str(twips(length)))
    page = page_of(section)
    for tab in document.styles.element.iter(name("w:tab")):
        if tab.get(name("w:val")) == "right":
            tab.set(name("w:pos"), str(twips(page.width)))
    _speak(document, meta.language)
    line = foot(plain(meta.organisation), plain(meta.confidentiality), page.width - _NUMBER, _LETTERS, ARIAL)
    _put_foot(document, pattern.sections[0].footer._element, line)
    return document, ids


def _emptied(document: Document) -> None:
    """Take out a template's text with what only that had: its pictures, and the headers of other parts.

    What the last part, which stays, went on with from those before it, it has itself then.
    """
    *text, last = document.element.body
    for earlier in reversed([each for block in text for each in block.iter(name("w:sectPr"))]):
        for tie in earlier.iterchildren(name("w:headerReference"), name("w:footerReference")):
            if all(own.tag != tie.tag or own.get(name("w:type")) != tie.get(name("w:type")) for own in last):
                last.insert(0, deepcopy(tie))
    for block in text:
        document.element.body.remove(block)
    named = {value for element in document.element.iter() for value in element.attrib.values()}
    for key, tie in list(document.part.rels.items()):
        if key not in named and tie.reltype not in _OF_EVERY_DOCUMENT:
            document.part.drop_rel(key)


def page_of(section: Section) -> Page:
    """The paper of a part of a document."""
    lengths = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    wide, tall, left, right, top, bottom = (
        (length or 0) / 12_700 for length in (*lengths, section.top_margin, section.bottom_margin)
    )
    return Page(wide, tall, left + right, abs(top) + abs(bottom))


def _speak(document: Document, tag: str) -> None:
    """Say in which language the document is; words are hyphenated where they are long by nature."""
    language = language_tag(tag)
    for tongue in document.styles.element.iter(name("w:lang")):
        tongue.set(name("w:val"), language)
    hyphens = document.settings.element.find(name("w:autoHyphenation"))
    if hyphens is not None:
        hyphens.set(name("w:val"), str(int(not language.startswith("en"))))


def _put_foot(document: Document, ours: Element, line: str) -> None:
    """Put the foot on all pages: into the places of the template's own feet, under what they say."""
    section = document.sections[0]
    feet = [section.footer]
    if section.different_first_page_header_footer:
        feet.append(section.first_page_footer)
    if document.settings.odd_and_even_pages_header_footer:
        feet.append(section.even_page_footer)
    for each in feet:
        element = each._element
        said = "".join(text.text or "" for text in element.iter(name("w:t"))).strip()
        if said and element.find(f".//{name('w:tblStyle')}[@{name('w:val')}='Foot']") is None:
            element.append(paragraph("Footer", line))
            continue
        element[:] = [deepcopy(part) for part in ours]
        first = element.find(f".//{name('w:p')}")
        first.extend(paragraph("Footer", line).r_lst)


def _adopt(document: Document, pattern: Document) -> dict[str, str]:
    """Add the styles that a template lacks, in the colours of the brand, whatever its own theme has in their places."""
    root, ours = document.styles.element, pattern.styles.element

    def called(style: Element) -> str:
        own = style.find(name("w:name"))
        return "" if own is None else str(own.get(name("w:val"))).casefold()

    def id_of(style: Element) -> str:
        return str(style.get(name("w:styleId")))

    there = {called(style): id_of(style) for style in root.iter(name("w:style"))}
    ids = {id_of(style): there.get(called(style), f"Report{id_of(style)}") for style in ours.iter(name("w:style"))}
    for style in ours.iter(name("w:style")):
        if called(style) not in there:
            root.append(_free(deepcopy(style), ids))
    _number(document, pattern, ids)
    return ids


def _free(style: Element, ids: Mapping[str, str]) -> Element:
    """A style without ties to the theme that it comes from, with the ids that are good in its new document."""
    style.set(name("w:styleId"), ids[style.get(name("w:styleId"))])
    style.attrib.pop(name("w:default"), None)
    for part in style.iter():
        for attribute in [key for key in part.attrib if key.startswith(name("w:theme"))]:
            del part.attrib[attribute]
        if part.tag in (name("w:basedOn"), name("w:next"), name("w:link")):
            part.set(name("w:val"), ids[part.get(name("w:val"))])
    return style


def _number(document: Document, pattern: Document, ids: Mapping[str, str]) -> None:
    """Give the lists of a template that has none of its own the bullets and the numbers of ours."""
    part = document.part
    if not any(tie.reltype == RELATIONSHIP_TYPE.NUMBERING for tie in part.rels.values()):
        # A file without lists has no part for them, and the library makes none.
        lists = NumberingPart(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, x("w:numbering"), part.package
        )
        part.relate_to(lists, RELATIONSHIP_TYPE.NUMBERING)
    numbering, ours = part.numbering_part.element, pattern.part.numbering_part.element
    for own_id in ("ListBullet", "ListNumber"):
        style = document.styles.element.find(f"{name('w:style')}[@{name('w:styleId')}='{ids[own_id]}']")
        known = style.find(f".//{name('w:numId')}")
        if known is not None and numbering.xpath(f"w:num[@w:numId='{known.get(name('w:val'))}']"):
            continue
        (level,) = ours.xpath(f"w:abstractNum/w:lvl[w:pStyle/@w:val='{own_id}']")
        kind = deepcopy(level.getparent())
        for mark in list(kind.iter(name("w:pStyle"))):
            mark.getparent().remove(mark)
        number = 1 + max((int(each) for each in numbering.xpath("*/@w:abstractNumId | */@w:numId")), default=0)
        kind.set(name("w:abstractNumId"), str(number))
        # All kinds come before all lists of a kind (ISO/IEC 29500-1, 17.9.17).
        numbering.insert(len(numbering.findall(name("w:abstractNum"))), kind)
        numbering.append(x("w:num", x("w:abstractNumId", val=number), numId=number))
        style.get_or_add_pPr().get_or_add_numPr()[:] = [x("w:numId", val=number)]
