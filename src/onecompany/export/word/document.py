"""Sets the report as a Word document. Imports python-docx, so it is imported only when one is made."""

from __future__ import annotations

import io
from functools import partial

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from onecompany.export.brand import Brand
from onecompany.export.format import Bundle, Made
from onecompany.export.office.zipped import pinned
from onecompany.export.word.front import put_front
from onecompany.export.word.logo import Picture, word_logo
from onecompany.export.word.looks import TIGHT
from onecompany.export.word.margins import head_and_foot
from onecompany.export.word.page_one_size import size_that_fits
from onecompany.export.word.pages import Page
from onecompany.export.word.parts import put_section
from onecompany.export.word.settings import language_tag, replace_settings
from onecompany.export.word.styles import define_styles
from onecompany.export.word.text import paragraph, plain
from onecompany.export.word.theme import set_theme
from onecompany.export.word.writer import Writer
from onecompany.parsing.clean import scrub
from onecompany.sentences import N_, gettext
from onecompany.summary import labels, words
from onecompany.summary.document import Meta, Report
from onecompany.summary.page_one import page_one
from onecompany.summary.texts import map_text

NO_LOGO = N_("The logo could not be drawn for Word, so the docx has none.")
"""The warning when a logo is left out."""

_PROPERTY = 255
"""The most characters of a property of a document (ISO/IEC 29500-2, as python-docx holds it)."""

_PICTURE_OF_NOTHING = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_SAME_AGAIN = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"


def word_document(bundle: Bundle) -> Made:
    """The report as a docx, with a warning where the logo cannot be drawn."""
    logo, warnings = _logo(bundle.brand)
    # Cleaned once more, for a report that is not from the store; a chart is drawn from its texts as they are.
    report = map_text(bundle.report, partial(scrub, multiline=True))
    data = _saved(_document(report, bundle.brand, logo))
    return Made({".docx": pinned(data, report.meta.made_at)}, warnings=warnings)


def _document(report: Report, brand: Brand, logo: Picture | None) -> Document:
    document = docx.Document()
    _drop_unused_parts(document)
    one = page_one(report)
    front_size = size_that_fits(one, report.meta, brand)
    language = language_tag(report.meta.language)
    replace_settings(document, language)
    define_styles(document, brand.palette, width=Page(brand.paper).width, front_size=front_size, language=language)
    set_theme(document, brand.palette)
    _describe(document, report.meta, brand, language)
    writer = Writer(document, brand, full=front_size is TIGHT)
    head_and_foot(document, report.meta)
    put_front(writer, report.meta, one, brand, logo)
    parts = [(section, "Heading1", 2) for section in report.in_order()]
    if one.rest is not None:
        parts.insert(0, (one.rest, "Heading1Unnumbered", 2))
    for section, style, level in parts:
        put_section(writer, section, style, level=level)
    for index, section in enumerate(report.appendix_in_order()):
        put_section(writer, section, "Heading2", level=3, over="" if index else labels.APPENDIX)
    writer.add(paragraph("Colophon", words.colophon(report.meta)))
    return document


def _drop_unused_parts(document: Document) -> None:
    """Drop what the empty document of python-docx brings and this one does not use."""
    part = document.part
    unused = {RT.CUSTOM_XML, RT.WEB_SETTINGS, _SAME_AGAIN}
    for key in [key for key, rel in part.rels.items() if rel.reltype in unused]:
        part.drop_rel(key)
    package = part.package
    for key in [key for key, rel in package.rels.items() if rel.reltype == _PICTURE_OF_NOTHING]:
        del package.rels[key]


def _describe(document: Document, meta: Meta, brand: Brand, language: str) -> None:
    """Title, author and date, as the properties of the file show them."""

    def line(text: str) -> str:
        return words.shortened(" ".join(plain(text).split()), _PROPERTY)

    properties = document.core_properties
    properties.title = line(f"{words.shown(meta.organisation)} · {words.shown(meta.title)}")
    properties.author = line(brand.name) or "onecompany"
    properties.language = language
    properties.comments = ""
    properties.revision = 1


def _logo(brand: Brand) -> tuple[Picture | None, tuple[str, ...]]:
    import typst

    if brand.logo is None:
        return None, ()
    try:
        return word_logo(brand.logo), ()
    except typst.TypstError:
        return None, (gettext(NO_LOGO),)


def _saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
