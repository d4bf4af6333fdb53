"""Makes the slides. Imports python-pptx, so it is imported only when slides are made."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import partial

import pptx
from pptx.presentation import Presentation

from onecompany.export.foot import foot
from onecompany.export.format import Bundle, Made
from onecompany.export.measure import STAND_IN
from onecompany.export.office.opening import opened
from onecompany.export.office.properties import describe
from onecompany.export.office.text import language_tag, one_line
from onecompany.export.office.xml import Element, name
from onecompany.export.office.zipped import pinned
from onecompany.export.slides.asking import closing, unshown
from onecompany.export.slides.choosing import Choice, chosen
from onecompany.export.slides.drawing import Deck, add_slide
from onecompany.export.slides.evidence import pages_of
from onecompany.export.slides.logo import put_mark
from onecompany.export.slides.opening import add_opening
from onecompany.export.slides.page import Ground, Page, entitled
from onecompany.export.slides.template import Layout, box_of, layouts
from onecompany.export.slides.text import Run, cut, height, leading, paragraph
from onecompany.parsing.clean import scrub
from onecompany.sentences import N_, gettext
from onecompany.summary import words
from onecompany.summary.document import Meta, Report
from onecompany.summary.texts import map_text

NO_ROOM = N_("The slides have no room for this, which stands in the summary: {titles}.")
"""The warning when a conclusion is on no slide."""

_SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sectionLst"
"""Into which sections slides are parted ([MS-PPTX])."""

_FOOT, _LEAST = 11.0, 7.0
"""The size of the foot, and the least that it shrinks to where the line of confidentiality is long."""


def render_slides(bundle: Bundle) -> Made:
    """The report as a pptx, with a warning where the logo cannot be drawn and where a conclusion has no slide.

    Raises ExportError for a template without the layouts that slides need.
    """
    # Cleaned once more, for a report that is not from the store.
    report = map_text(bundle.report, partial(scrub, multiline=True))
    slides = pptx.Presentation(opened("pptx", bundle.brand))
    _empty(slides)
    ground = Ground(layouts(slides), bundle.brand)
    warnings: tuple[str, ...] = ()
    if not bundle.brand.template_pptx:
        opening = ground.layouts["opening"].layout
        warnings = put_mark(slides, opening, bundle.brand, report.meta.organisation)
    describe(slides.core_properties, report.meta)
    content = Bundle(report, bundle.document, bundle.brand, bundle.words)
    deck = Deck(slides, content, ground, _foot(report.meta, ground.layouts["content"]))
    choice = chosen(report)
    _add(deck, list(_pages(report, choice, ground)))
    _speak(slides, language_tag(report.meta.language))
    target = io.BytesIO()
    slides.save(target)
    data = pinned(target.getvalue(), report.meta.made_at)
    return Made({".pptx": data}, warnings=(*warnings, *_left_out(choice)))


def _pages(report: Report, choice: Choice, ground: Ground) -> Iterator[Page]:
    """All slides but the first."""
    shown = [slide.evidence for slide in choice.slides if slide.evidence is not None]
    for slide in choice.slides:
        yield from pages_of(slide, ground, shown)
    yield from unshown(report, choice, ground)
    yield from closing(report, ground, _elsewhere(report, choice))


def _add(deck: Deck, pages: list[Page]) -> None:
    title, more = add_opening(deck, alone=not pages)
    heading = deck.ground.layouts["content"]
    room = heading.title_room
    for page, name_of_slide in entitled([*more, *pages], room, heading.title_size, [title]):
        add_slide(deck, page, name_of_slide)


def _foot(meta: Meta, layout: Layout) -> list[Element]:
    """The foot, in smaller letters rather than cut."""
    holder = layout.foot()
    if holder is None:
        return []
    box, size = box_of(holder), _FOOT
    text = one_line(foot(meta.organisation, meta.confidentiality, box.width, size, STAND_IN))
    while height(text, box.width, size) > box.height and size > _LEAST:
        size -= 1
    most = max(int(box.height // leading(text, size)), 1)
    return [paragraph(Run(cut(text, box.width, size, most), size))]


def _elsewhere(report: Report, choice: Choice) -> Iterable[str]:
    """The titles of the sections that no slide shows."""
    on_slides = {id(slide.section) for slide in choice.slides}
    return [section.title for section in report.in_order() if id(section) not in on_slides]


def _left_out(choice: Choice) -> tuple[str, ...]:
    titles = [
        words.shortened(one_line(slide.titles[0]), 90).removesuffix(".")
        for slide in choice.left_out
        if not slide.further
    ]
    return (gettext(NO_ROOM, titles=" · ".join(titles)),) if titles else ()


def _speak(slides: Presentation, language: str) -> None:
    """Say of all letters which language they are, for spelling and for voices."""
    for slide in slides.slides:
        for part in (slide.element, slide.notes_slide.element):
            for tag in ("a:rPr", "a:endParaRPr"):
                for letters in part.iter(name(tag)):
                    letters.set("lang", language)


def _empty(slides: Presentation) -> None:
    """Take the slides out of a presentation that has some, and its sections and custom shows, which name them."""
    # First, for the library keeps a slide that is named.
    root = slides.part._element
    for named in [*root.iter(name("p:custShowLst"), name("p:ext"))]:
        if named.tag == name("p:custShowLst") or named.find(_SECTIONS) is not None:
            named.getparent().remove(named)
    listed = slides.slides._sldIdLst
    for entry in list(listed):
        slides.part.drop_rel(entry.rId)
        listed.remove(entry)
