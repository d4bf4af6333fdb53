"""The thin typed layer over PresentationML and DrawingML: elements are made here and nowhere else."""

from __future__ import annotations

from typing import Any

from pptx.oxml import oxml_parser, parse_xml
from pptx.oxml.ns import namespaces, nsdecls, qn

Element = Any
"""An lxml element; lxml brings no types."""


def x(tag: str, /, *children: Element | None, **attributes: object) -> Element:
    """An element with its prefix, such as `x("a:off", x=0, y=0)` for `<a:off x="0" y="0"/>`.

    Children that are `None` are left out, so that what is optional can be written in place.
    """
    prefix = tag.partition(":")[0]
    element: Element = oxml_parser.makeelement(qn(tag), nsmap=namespaces(prefix))
    for name, value in attributes.items():
        element.set(name, str(value))
    element.extend([child for child in children if child is not None])
    return element


def read(source: str) -> Element:
    """The element that is written in `source`, which uses the prefixes `a`, `p` and `r`."""
    return parse_xml(f"<holder {nsdecls('a', 'p', 'r')}>{source.strip()}</holder>")[0]


def name(tag: str) -> str:
    """The full name of a prefixed one, as lxml finds it by."""
    return str(qn(tag))


def emu(points: float) -> int:
    """Points in the unit of positions and sizes, of which 12,700 make one (ISO/IEC 29500-1, 20.1.10.16)."""
    return round(points * 12_700)


def hundredths(points: float) -> int:
    """Points in the unit of letter sizes."""
    return round(points * 100)


def colour(value: str) -> Element:
    """A colour: "#0b4f6c" as it is, or a place of the theme, such as "accent1", that changes with the theme."""
    if value.startswith("#"):
        return x("a:srgbClr", val=value.removeprefix("#").upper())
    return x("a:schemeClr", val=value)


def fill(value: str) -> Element:
    """A ground in one colour; "" for none."""
    return x("a:solidFill", colour(value)) if value else x("a:noFill")


def line(tag: str, value: str, width: float, dash: str = "") -> Element:
    """A line of so many points; "" for none. `tag` says which, such as `a:ln` or `a:lnB`."""
    if not value:
        return x(tag, x("a:noFill"), w=0)
    return x(tag, fill(value), x("a:prstDash", val=dash) if dash else None, w=emu(width))
