"""The thin typed layer over Office Open XML: elements are made here and nowhere else."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

Element = Any
"""An lxml element; lxml brings no types."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "c": f"{_DRAWING}/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
"""The prefixes that are used here (ISO/IEC 29500-1, annex A; [MS-ODRAWXML], 2.2)."""


@cache
def name(tag: str) -> str:
    """The full name of a prefixed one, as lxml finds it by."""
    prefix, _, local = tag.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def x(tag: str, /, *children: Element | None, **attributes: object) -> Element:
    """An element with its prefix, such as `x("w:spacing", after=120)` for `<w:spacing w:after="120"/>`.

    Attributes have a prefix where WordprocessingML has one, and where they are written with it (`**{"r:id": key}`).
    Children that are `None` are left out, so that what is optional can be written in place.
    """
    prefix = tag.partition(":")[0]
    # The libraries' own ways to an element take three times as long, which is felt with thousands of rows.
    element: Element = _parser(prefix).makeelement(name(tag), nsmap={prefix: NAMESPACES[prefix]})
    own = "w:" if prefix == "w" else ""
    for key, value in attributes.items():
        element.set(name(key if ":" in key else f"w:{key}") if own or ":" in key else key, str(value))
    element.extend([child for child in children if child is not None])
    return element


@cache
def _parser(prefix: str) -> Any:
    """The parser whose elements know the ways of the library that the element is for."""
    if prefix in ("w", "wp"):
        from docx.oxml.parser import oxml_parser

        return oxml_parser
    from pptx.oxml import oxml_parser as parser_of_slides

    return parser_of_slides


def on(tag: str, state: bool) -> Element | None:
    """A switch such as `<w:bidi/>`, or nothing."""
    return x(tag) if state else None


def parsed(part: bytes) -> Element:
    """The root of a part of an Office file. Nothing outside of it is asked for."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def written(root: Element) -> bytes:
    """The part with this root."""
    part: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return part


def twips(points: float) -> int:
    """Points in twentieths of a point, the unit of most lengths in Word."""
    return round(points * 20)


def emu(points: float) -> int:
    """Points in the unit of drawings, of which 12,700 make one (ISO/IEC 29500-1, 20.1.10.16)."""
    return round(points * 12_700)


def hundredths(points: float) -> int:
    """Points in the unit of the letters of slides."""
    return round(points * 100)


def bare(colour: str) -> str:
    """A colour as Office writes it: "#0b4f6c" is "0B4F6C"."""
    return colour.removeprefix("#").upper()


def colour(value: str) -> Element:
    """A colour of DrawingML: "#0b4f6c" as it is, or a place of the theme, such as "accent1", that changes with it.

    "bg1 85" is such a place with 85 hundredths of its light.
    """
    if value.startswith("#"):
        return x("a:srgbClr", val=bare(value))
    place, _, light = value.partition(" ")
    return x("a:schemeClr", x("a:lumMod", val=int(light) * 1000) if light else None, val=place)


def fill(value: str) -> Element:
    """A ground in one colour; "" for none."""
    return x("a:solidFill", colour(value)) if value else x("a:noFill")


def line(tag: str, value: str, width: float, dash: str = "") -> Element:
    """A line of so many points; "" for none. `tag` says which, such as `a:ln` or `a:lnB`."""
    if not value:
        return x(tag, x("a:noFill"), w=0)
    return x(tag, fill(value), x("a:prstDash", val=dash) if dash else None, w=emu(width))
