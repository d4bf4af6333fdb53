"""The thin typed layer over WordprocessingML: elements are made here and nowhere else."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

Element = Any
"""An lxml element; lxml brings no types."""

_SPACES = {"w": nsmap["w"]}
_W = f"{{{nsmap['w']}}}"


def w(tag: str, /, *children: Element, **attributes: object) -> Element:
    """An element of WordprocessingML, such as `w("spacing", after=120)` for `<w:spacing w:after="120"/>`.

    Children that are `None` are left out, so that what is optional can be written in place.
    """
    # python-docx's own way to an element takes three times as long, which is felt with thousands of rows.
    element: Element = oxml_parser.makeelement(_W + tag, nsmap=_SPACES)
    for name, value in attributes.items():
        element.set(_W + name, str(value))
    element.extend(child for child in children if child is not None)
    return element


def on(tag: str, state: bool) -> Element | None:
    """A switch such as `<w:bidi/>`, or nothing."""
    return w(tag) if state else None


def twips(points: float) -> int:
    """Points in twentieths of a point, the unit of most lengths in Word."""
    return round(points * 20)


def bare(colour: str) -> str:
    """A colour as Word writes it: "#0b4f6c" is "0B4F6C"."""
    return colour.removeprefix("#").upper()
