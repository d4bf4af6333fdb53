"""The theme of the slides: the colours and fonts of the house, in the one place where people change them."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.presentation import Presentation

from onecompany.export.colours import Palette
from onecompany.export.slides.xml import Element, colour, name, x

FONT = "Inter"

_SANS = "020B0604020202020204"
"""What kind of letters Inter has (Panose: a plain sans serif): by it PowerPoint chooses another where it is missing."""

_SCRIPTS = {
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Leelawadee UI",
    "Deva": "Nirmala UI",
}
"""The fonts that come with PowerPoint, by script."""

INK, MUTED, TINT = "tx1", "tx2", "bg2"
ACCENT, RULE, LINE, ON_TINT = "accent1", "accent5", "accent6", "hlink"
"""The places of the theme by what they are for. Cracks, warnings and strengths are accent2 to accent4."""


def dress(slides: Presentation, palette: Palette) -> None:
    """Give the slides the colours of the palette and the font of the house."""
    part = slides.slide_master.part
    old = part.part_related_by(RT.THEME)
    root: Element = etree.fromstring(old.blob)
    root.set("name", "onecompany")
    elements = root.find(name("a:themeElements"))
    _replace(elements, "a:clrScheme", _colours(palette))
    _replace(elements, "a:fontScheme", _fonts())
    blob: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    theme = Part(old.partname, old.content_type, old.package, blob)
    for owner in (part, slides.part):
        for key in [key for key, rel in owner.rels.items() if rel.reltype == RT.THEME]:
            owner.rels.pop(key)
        owner.relate_to(theme, RT.THEME)


def _replace(parent: Element, tag: str, element: Element) -> None:
    parent.replace(parent.find(name(tag)), element)


def _colours(palette: Palette) -> Element:
    slots = {
        "dk1": palette.ink,
        "lt1": palette.paper,
        "dk2": palette.muted,
        "lt2": palette.tint,
        "accent1": palette.accent,
        "accent2": palette.crack,
        "accent3": palette.warning,
        "accent4": palette.strength,
        "accent5": palette.rule,
        "accent6": palette.line,
        "hlink": palette.on_tint,
        "folHlink": palette.muted,
    }
    return x("a:clrScheme", *(x(f"a:{slot}", colour(shade)) for slot, shade in slots.items()), name="onecompany")


def _fonts() -> Element:
    return x("a:fontScheme", _font("a:majorFont"), _font("a:minorFont"), name="onecompany")


def _font(tag: str) -> Element:
    scripts = (x("a:font", script=script, typeface=typeface) for script, typeface in _SCRIPTS.items())
    latin = x("a:latin", typeface=FONT, panose=_SANS)
    return x(tag, latin, x("a:ea", typeface=""), x("a:cs", typeface=""), *scripts)
