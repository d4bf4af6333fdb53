"""Sets the report as a Word document. Imports python-docx, so it is imported only when one is made."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import partial

from docx.document import Document

from onecompany.export.format import Bundle, Made
from onecompany.export.office.logo import office_logo
from onecompany.export.office.properties import describe
from onecompany.export.office.xml import name
from onecompany.export.office.zipped import pinned
from onecompany.export.word.contents import contents, mark, turn
from onecompany.export.word.fit import fit_front, fit_rest
from onecompany.export.word.front import put_front
from onecompany.export.word.heights import pieces
from onecompany.export.word.paging import measured, paged
from onecompany.export.word.parts import put_section
from onecompany.export.word.styles import Styles
from onecompany.export.word.template import begin
from onecompany.export.word.text import paragraph
from onecompany.export.word.writer import Writer
from onecompany.parsing.clean import scrub
from onecompany.sentences import N_, gettext
from onecompany.summary import labels, words
from onecompany.summary.document import Report
from onecompany.summary.page_one import page_one
from onecompany.summary.texts import map_text

NO_LOGO = N_("The logo could not be drawn for Word, so the docx has none.")
"""The warning when a logo is left out."""

_SHORT = 6
"""A document of so many pages needs no table of contents."""


def word_document(bundle: Bundle) -> Made:
    """The report as a docx, with a warning where the logo cannot be drawn."""
    logo, warnings = office_logo(bundle.brand, gettext(NO_LOGO))
    # Cleaned once more, for a report that is not from the store; a chart is drawn from its texts as they are.
    report = map_text(bundle.report, partial(scrub, multiline=True))
    document, ids = begin(bundle.brand, report.meta)
    writer = Writer(document, Styles(document, ids), bundle.brand)
    one = page_one(report)
    put_front(writer, report.meta, one, bundle.brand, logo)
    fit_front(writer.parts, writer.styles, writer.face)
    if one.rest is not None:
        put_section(writer, one.rest, "Heading1Unnumbered", level=2)
    _put_rest(writer, report)
    _settle(writer, listed=bool(report.appendix))
    _rename(document, ids)
    describe(document.core_properties, report.meta)
    target = io.BytesIO()
    document.save(target)
    return Made({".docx": pinned(target.getvalue(), report.meta.made_at)}, warnings=warnings)


def _put_rest(writer: Writer, report: Report) -> None:
    for section in report.in_order():
        put_section(writer, section, "Heading1", level=2)
    for index, section in enumerate(report.appendix_in_order()):
        put_section(writer, section, "Heading2", level=3, over="" if index else labels.APPENDIX)
    writer.keep_with_next()
    writer.add(paragraph("Colophon", words.colophon(report.meta)))


def _settle(writer: Writer, *, listed: bool) -> None:
    """Give a long document its contents, where they are `listed`, and let its last page be worth turning to.

    A board's copy is a few pages that are read one after the other.
    """
    if len(writer.parts) == 1:
        return
    columns = measured(writer.parts, writer.styles, writer.face)
    if not listed or paged(columns).last <= _SHORT:
        fit_rest(columns, (), writer.styles)
        return
    numbered = writer.styles.element("Heading1").find(f".//{name('w:numId')}") is not None
    entries = contents(writer.headings, numbered=numbered)
    mark(writer.headings)
    writer.open_with(*entries)
    page, _ = writer.parts[1]
    columns[1].pieces[:0] = pieces(entries, writer.styles, page.width, writer.face)
    turn(entries, writer.headings, fit_rest(columns, writer.headings, writer.styles).pages)


def _rename(document: Document, ids: Mapping[str, str]) -> None:
    """Call the styles what a template of one's own calls them."""
    tags = [name(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle")]
    first = document.sections[0]
    feet = (first.footer, first.first_page_footer, first.even_page_footer)
    own = [foot._element for foot in feet if not foot.is_linked_to_previous]
    for part in (document.element, *own) if ids else ():
        for style in part.iter(*tags):
            style.set(name("w:val"), ids.get(style.get(name("w:val")), style.get(name("w:val"))))
