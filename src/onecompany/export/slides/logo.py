"""The mark of the house: a logo as PNG, small at a corner, or the name where there is none."""

from __future__ import annotations

import io
from typing import Any

from pptx.presentation import Presentation

from onecompany.export.brand import Brand
from onecompany.export.office.logo import office_logo
from onecompany.export.office.text import one_line
from onecompany.export.office.xml import name, x
from onecompany.export.slides.template import Box
from onecompany.export.slides.text import MUTED, Run, paragraph, write
from onecompany.sentences import N_, gettext
from onecompany.summary import labels
from onecompany.summary.words import shortened

NO_LOGO = N_("The logo could not be drawn for PowerPoint, so the slides have none.")
"""The warning when a logo is left out."""

_NAME = 60
"""The most characters of a name in a corner."""

_MASTER, _OPENING = Box(686, 504, 180, 24), Box(736, 28, 180, 36)
"""Where it stands."""


def put_mark(slides: Presentation, opening: Any, brand: Brand, organisation: str) -> tuple[str, ...]:
    """Put the mark on the master and on the opening layout, where people change it once. Gives warnings.

    A name that is the organisation's stands there already.
    """
    picture, warnings = office_logo(brand, gettext(NO_LOGO))
    text = shortened(one_line(brand.name), _NAME)
    for page, box, size in ((slides.slide_master, _MASTER, 11.0), (opening, _OPENING, 14.0)):
        tree = page.shapes._spTree
        if picture is not None and brand.logo is not None:
            _, key = page.part.get_or_add_image_part(io.BytesIO(picture))
            tree.add_pic(
                50, labels.LOGO, text or labels.LOGO, key, *_within(box, brand.logo.width / brand.logo.height).emus
            )
        elif text and text.casefold() != one_line(organisation).casefold():
            body = tree.add_textbox(50, "Name", *box.emus).find(name("p:txBody"))
            frame = x("a:bodyPr", x("a:normAutofit"), lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr")
            body.replace(body.find(name("a:bodyPr")), frame)
            write(body, [paragraph(Run(text, size, bold=True, colour=MUTED), side="r")])
    return warnings


def _within(outer: Box, sides: float) -> Box:
    """The largest place of these proportions in another, at its right."""
    wide = min(outer.width, outer.height * sides)
    tall = wide / sides
    return Box(outer.right - wide, outer.top + (outer.height - tall) / 2, wide, tall)
