"""The mark of the house: a logo as PNG, small at a corner, or the name where there is none."""

from __future__ import annotations

import io
from typing import Any

from pptx.presentation import Presentation

from onecompany.export.brand import Brand
from onecompany.export.office.logo import office_logo
from onecompany.export.office.text import one_line
from onecompany.export.office.xml import Element, x
from onecompany.export.slides.template import Box
from onecompany.export.slides.text import MUTED, Run, paragraph
from onecompany.sentences import N_, gettext
from onecompany.summary.words import shortened

NO_LOGO = N_("The logo could not be drawn for PowerPoint, so the slides have none.")
"""The warning when a logo is left out."""

_NAME = 60
"""The most characters of a name in a corner."""

_CORNERS = (("master", Box(686, 504, 180, 24), 11.0), ("opening", Box(736, 28, 180, 36), 14.0))
"""Where it stands, and in which letters a name does."""


def put_mark(slides: Presentation, opening: Any, brand: Brand, organisation: str) -> tuple[str, ...]:
    """Put the mark on the master and on the opening layout, where people change it once. Gives warnings.

    A name that is the organisation's stands there already.
    """
    picture, warnings = office_logo(brand, gettext(NO_LOGO))
    text = shortened(one_line(brand.name), _NAME)
    for where, box, size in _CORNERS:
        page = slides.slide_master if where == "master" else opening
        if picture is not None and brand.logo is not None:
            _, key = page.part.get_or_add_image_part(io.BytesIO(picture))
            page.shapes._spTree.append(_picture(key, _within(box, brand.logo.width / brand.logo.height), text))
        elif text and text.casefold() != one_line(organisation).casefold():
            page.shapes._spTree.append(_name(text, box, size))
    return warnings


def _within(outer: Box, sides: float) -> Box:
    """The largest place of these proportions in another, at its right."""
    wide = min(outer.width, outer.height * sides)
    tall = wide / sides
    return Box(outer.right - wide, outer.top + (outer.height - tall) / 2, wide, tall)


def _picture(key: str, box: Box, text: str) -> Element:
    return x(
        "p:pic",
        x(
            "p:nvPicPr",
            x("p:cNvPr", id=50, name="Logo", descr=text or "Logo"),
            x("p:cNvPicPr", x("a:picLocks", noChangeAspect=1)),
            x("p:nvPr", userDrawn=1),
        ),
        x("p:blipFill", x("a:blip", **{"r:embed": key}), x("a:stretch", x("a:fillRect"))),
        x("p:spPr", box.xfrm(), x("a:prstGeom", x("a:avLst"), prst="rect")),
    )


def _name(text: str, box: Box, size: float) -> Element:
    body = x("a:bodyPr", x("a:normAutofit"), lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr")
    return x(
        "p:sp",
        x("p:nvSpPr", x("p:cNvPr", id=50, name="Name"), x("p:cNvSpPr", txBox=1), x("p:nvPr", userDrawn=1)),
        x("p:spPr", box.xfrm(), x("a:prstGeom", x("a:avLst"), prst="rect"), x("a:noFill")),
        x("p:txBody", body, x("a:lstStyle"), paragraph(Run(text, size, bold=True, colour=MUTED), side="r")),
    )
