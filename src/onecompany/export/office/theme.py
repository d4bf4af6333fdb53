"""The colours of the house in the theme of a template, the one place where Office lets people change them."""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]

from onecompany.export.colours import Palette
from onecompany.export.office.xml import Element, bare, name, parsed, written

_THEME = re.compile(r"(word|ppt)/theme/theme\d+\.xml")

_PLACES = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink"}
"""The names that paragraphs of Word have for places of the theme (ISO/IEC 29500-1, 17.18.97), where they differ."""


def slots(palette: Palette) -> dict[str, str]:
    """What stands at each place of the theme: text and grounds, then accent, crack, warning, strength, two lines."""
    return {
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


def dressed(parts: dict[str, bytes], palette: Palette) -> dict[str, bytes]:
    """The parts of a template with the colours of a palette in its theme.

    Word writes beside each colour of the theme what it comes to; that is written anew, too, for programs that go by it.
    """
    colours = slots(palette)
    return {part: _dressed(part, data, colours) for part, data in parts.items()}


def _dressed(part: str, data: bytes, colours: dict[str, str]) -> bytes:
    if _THEME.fullmatch(part):
        root = parsed(data)
        for slot, shade in colours.items():
            for place in root.iter(name(f"a:{slot}")):
                place.clear()
                etree.SubElement(place, name("a:srgbClr"), val=bare(shade))
        return written(root)
    if part.startswith("word/") and b":theme" in data:
        root = parsed(data)
        for element in root.iter():
            _settle(element, colours)
        return written(root)
    return data


def _settle(element: Element, colours: dict[str, str]) -> None:
    own = "val" if element.tag == name("w:color") else "color"
    for theme, mixed, literal in (("themeColor", "theme", own), ("themeFill", "themeFill", "fill")):
        place = element.get(name(f"w:{theme}"))
        changed = element.get(name(f"w:{mixed}Tint")) or element.get(name(f"w:{mixed}Shade"))
        if place and not changed and (shade := colours.get(_PLACES.get(place, place))):
            element.set(name(f"w:{literal}"), bare(shade))
