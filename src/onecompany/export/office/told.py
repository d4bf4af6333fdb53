"""Pictures and tables for those who cannot see them: a name and a story, or that there is nothing to see."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from onecompany.export.office.text import one_line
from onecompany.export.office.xml import NAMESPACES, Element, name

_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""The extension by which a shape says that it is decorative ([MS-ODRAWXML], 2.2.1.1)."""


def tell(properties: Element, title: str, story: str = "") -> None:
    """Give a shape its title and, in words, what there is to see. `properties`: its `wp:docPr` or `p:cNvPr`."""
    properties.set("title", one_line(title))
    properties.set("descr", one_line(story or title))


def decorate(properties: Element) -> None:
    """Say of a shape that it is there for the eye alone, so that nobody reads it out."""
    properties.set("descr", "")
    extensions = etree.SubElement(properties, name("a:extLst"))
    extension = etree.SubElement(extensions, name("a:ext"), uri=_DECORATIVE)
    etree.SubElement(extension, name("adec:decorative"), nsmap={"adec": NAMESPACES["adec"]}, val="1")
