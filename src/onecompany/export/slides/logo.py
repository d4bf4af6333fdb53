"""The mark of the house: a logo as PNG, small at a corner, or the name where there is none."""

from __future__ import annotations

import io

from pptx.presentation import Presentation

from onecompany.export.brand import Brand
from onecompany.export.logo import as_png
from onecompany.export.slides import master, place
from onecompany.export.slides.place import Box
from onecompany.export.slides.text import Run, one_line, paragraph, plain
from onecompany.export.slides.theme import MUTED
from onecompany.export.slides.xml import Element, name, x
from onecompany.sentences import N_, gettext
from onecompany.summary.words import shortened

NO_LOGO = N_("The logo could not be drawn for PowerPoint, so the slides have none.")
"""The warning when a logo is left out."""

_NAME = 60
"""The most characters of a name in a corner."""


def put_mark(slides: Presentation, brand: Brand) -> tuple[str, ...]:
    """Put the mark on the master and on the opening layout, where people change it once. Gives warnings."""
    import typst

    picture: bytes | None = None
    warnings: tuple[str, ...] = ()
    if brand.logo is not None:
        try:
            picture = as_png(brand.logo)
        except typst.TypstError:
            warnings = (gettext(NO_LOGO),)
    text = shortened(one_line(plain(brand.name)), _NAME)
    opening = slides.slide_layouts[master.OPENING]
    corners = ((slides.slide_master, place.MARK, 11.0), (opening, place.OPENING_LOGO, 14.0))
    for page, box, size in corners:
        tree = page.shapes._spTree
        if picture is not None and brand.logo is not None:
            _, key = page.part.get_or_add_image_part(io.BytesIO(picture))
            tree.append(_picture(key, _within(box, brand.logo.width / brand.logo.height), text))
        elif text:
            tree.append(_name(text, box, size))
    return warnings


def _within(outer: Box, sides: float) -> Box:
    """The largest place of these proportions in another, at its right."""
    wide = min(outer.width, outer.height * sides)
    tall = wide / sides
    return Box(outer.right - wide, outer.top + (outer.height - tall) / 2, wide, tall)


def _picture(key: str, box: Box, text: str) -> Element:
    blip = x("a:blip")
    blip.set(name("r:embed"), key)
    return x(
        "p:pic",
        x(
            "p:nvPicPr",
            x("p:cNvPr", id=50, name="Logo", descr=text or "Logo"),
            x("p:cNvPicPr", x("a:picLocks", noChangeAspect=1)),
            x("p:nvPr", userDrawn=1),
        ),
        x("p:blipFill", blip, x("a:stretch", x("a:fillRect"))),
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
