"""Makes the slides. Imports python-pptx, so it is imported only when slides are made."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import partial

import pptx
from pptx.presentation import Presentation

from onecompany.export.brand import Brand
from onecompany.export.format import Bundle, Made
from onecompany.export.office.zipped import pinned
from onecompany.export.slides import asking, evidence, opening
from onecompany.export.slides.choosing import Choice, chosen
from onecompany.export.slides.frame import Deck
from onecompany.export.slides.logo import put_mark
from onecompany.export.slides.master import settle
from onecompany.export.slides.measuring import cut
from onecompany.export.slides.place import FOOT
from onecompany.export.slides.text import one_line, plain
from onecompany.export.slides.theme import dress
from onecompany.parsing.clean import scrub
from onecompany.sentences import N_, gettext
from onecompany.summary import words
from onecompany.summary.document import Meta, Report
from onecompany.summary.texts import map_text

NO_ROOM = N_("The slides have no room for this, which stands in the summary: {titles}.")
"""The warning when a conclusion is on no slide: eight slides are the most."""

_PROPERTY = 255
"""The most characters of a property of a document (ISO/IEC 29500-2, as python-pptx holds it)."""


def render_slides(bundle: Bundle) -> Made:
    """The report as a pptx, with a warning where the logo cannot be drawn and where a conclusion has no slide."""
    # Cleaned once more, for a report that is not from the store.
    report = map_text(bundle.report, partial(scrub, multiline=True))
    slides = pptx.Presentation()
    settle(slides)
    dress(slides, bundle.brand.palette)
    warnings = put_mark(slides, bundle.brand)
    _describe(slides, report.meta, bundle.brand)
    deck = Deck(slides, report, bundle.brand, _foot(report.meta))
    choice = chosen(report)
    opening.add_slide(deck)
    for slide in choice.slides:
        evidence.add_slide(deck, slide)
    asking.add_slide(deck, _elsewhere(report, choice))
    target = io.BytesIO()
    slides.save(target)
    data = pinned(target.getvalue(), report.meta.made_at)
    return Made({".pptx": data}, warnings=(*warnings, *_left_out(choice)))


def _foot(meta: Meta) -> str:
    text = " · ".join(part for part in (meta.whose, meta.confidentiality.strip()) if part)
    return cut(one_line(plain(text)), 11, FOOT.width, 1)


def _elsewhere(report: Report, choice: Choice) -> Iterable[str]:
    """The titles of the sections that no slide shows."""
    on_slides = {id(slide.section) for slide in choice.slides}
    return [section.title for section in report.in_order() if id(section) not in on_slides]


def _left_out(choice: Choice) -> tuple[str, ...]:
    if not choice.left_out:
        return ()
    titles = " · ".join(words.shortened(one_line(slide.title), 90).removesuffix(".") for slide in choice.left_out)
    return (gettext(NO_ROOM, titles=titles),)


def _describe(slides: Presentation, meta: Meta, brand: Brand) -> None:
    """Title, author and dates, as the properties of the file show them."""

    def line(text: str) -> str:
        return words.shortened(one_line(plain(text)), _PROPERTY)

    properties = slides.core_properties
    properties.title = line(f"{words.shown(meta.organisation)} · {words.shown(meta.title)}")
    properties.author = line(brand.name) or "onecompany"
    properties.last_modified_by = properties.author
    properties.language = meta.language
    properties.revision = 1
    properties.created = properties.modified = meta.made_at.replace(tzinfo=None)
