"""The settings of the document: its language, and that it is made for today's Word."""

from __future__ import annotations

import re

from babel.core import get_global
from docx.document import Document

from onecompany.export.word.xml import Element, w

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

_WORD = "http://schemas.microsoft.com/office/word"

_COMPATIBLE = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
"""What a document made by Word 2013 or later says ([MS-DOCX], 2.5.1 compatSetting)."""


def language_tag(tag: str) -> str:
    """A tag with its country, as Word wants it: "de" becomes "de-DE". English is British; what is no tag is English."""
    if not _TAG.fullmatch(tag) or tag == "en":
        return "en-GB"
    if "-" in tag:
        return tag
    likely = get_global("likely_subtags").get(tag.lower(), "").split("_")
    return f"{tag}-{likely[-1]}" if len(likely) > 1 else tag


def replace_settings(document: Document, language: str) -> None:
    """Replace the settings that came with the empty document."""
    root: Element = document.settings.element
    for child in list(root):
        root.remove(child)
    slots = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    slots |= {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    slots |= {"hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink"}
    modes = (w("compatSetting", name=name, uri=_WORD, val=value) for name, value in _COMPATIBLE.items())
    root.extend(
        (
            w("zoom", percent=100),
            w("defaultTabStop", val=720),
            w("characterSpacingControl", val="doNotCompress"),
            w("compat", *modes),
            w("themeFontLang", val=language, eastAsia="zh-CN", bidi="ar-SA"),
            w("clrSchemeMapping", **slots),
            w("decimalSymbol", val="."),
            w("listSeparator", val=","),
        )
    )
