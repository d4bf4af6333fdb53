"""The theme of the document: its colours and fonts in the one place where Word lets people change them."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree  # type: ignore[import-untyped]

from onecompany.export.colours import Palette
from onecompany.export.word.xml import Element, bare, w

FONT = "Inter"

_INSTEAD = "Segoe UI,Helvetica Neue,Noto Sans,Arial"
"""What Word takes where Inter is not installed, the first that there is (ISO/IEC 29500-1, altName)."""

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
"""The fonts that come with Word, by script."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_FONTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"


def set_theme(document: Document, palette: Palette) -> None:
    """Give the document the colours of the palette and the font of the house."""
    old = document.part.part_related_by(RT.THEME)
    root: Element = etree.fromstring(old.blob)
    root.set("name", "onecompany")
    elements = root.find(f"{{{_A}}}themeElements")
    _put_in_place(elements, "clrScheme", _colours(palette))
    _put_in_place(elements, "fontScheme", _fonts())
    _replace(document, RT.THEME, "/word/theme/theme1.xml", _THEME, root)
    _replace(document, RT.FONT_TABLE, "/word/fontTable.xml", _FONTS, _table())


def _replace(document: Document, kind: str, name: str, content: str, root: Element) -> None:
    part = document.part
    for key in [key for key, rel in part.rels.items() if rel.reltype == kind]:
        part.drop_rel(key)
    blob: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part.relate_to(Part(PackURI(name), content, blob, part.package), kind)


def _put_in_place(parent: Element, tag: str, replacement: Element) -> None:
    parent.replace(parent.find(f"{{{_A}}}{tag}"), replacement)


def _a(tag: str, *children: Element, **attributes: str) -> Element:
    created = etree.Element(f"{{{_A}}}{tag}", attributes, nsmap={"a": _A})
    created.extend(children)
    return created


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
        "hlink": palette.accent,
        "folHlink": palette.muted,
    }
    return _a(
        "clrScheme", *(_a(slot, _a("srgbClr", val=bare(colour))) for slot, colour in slots.items()), name="onecompany"
    )


def _fonts() -> Element:
    return _a("fontScheme", _font("majorFont"), _font("minorFont"), name="onecompany")


def _font(tag: str) -> Element:
    scripts = (_a("font", script=script, typeface=typeface) for script, typeface in _SCRIPTS.items())
    return _a(tag, _a("latin", typeface=FONT), _a("ea", typeface=""), _a("cs", typeface=""), *scripts)


def _table() -> Element:
    inter = w("font", w("altName", val=_INSTEAD), w("family", val="swiss"), w("pitch", val="variable"), name=FONT)
    return w("fonts", inter)
