"""Words in a chart that Typst sets itself, over the picture.

What reads SVG for Typst sets words letter by letter: joined emoji, vowel marks and the scripts of India come out wrong
or not at all, and PDF/UA refuses them. So only words of plain letters stay in the picture. The values, too, are set by
Typst: the light ground under them would be a second text in the picture, which readers would find twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onecompany.export.drawing.lettering import SIZE, SMALL
from onecompany.export.drawing.marks import Drawing, Label
from onecompany.export.typesetting.glyphs import is_plain
from onecompany.export.typesetting.text import marked_text

_COLOURS = {"low": "crack", "label": "ink", "value": "ink", "target-word": "strength"}
"""The colours of the looks there; what has several takes the first of them, what has none is muted."""

_BOLD = frozenset({"value", "low", "target-word"})


def lifted(drawing: Drawing) -> tuple[Drawing, list[dict[str, Any]]]:
    """The picture without the words that are not plain, and those, as the template takes them."""
    taken = [mark for mark in drawing.words if _rim(mark) or not is_plain(mark.text)]
    left = tuple(mark for mark in drawing.marks if mark not in taken)
    return replace(drawing, marks=left), [_words(mark) for mark in taken]


def _rim(mark: Label) -> bool:
    return "value" in mark.name.split()


def _words(mark: Label) -> dict[str, Any]:
    looks = mark.name.split()
    return {
        "text": marked_text(mark.text),
        "x": mark.x,
        "y": mark.y,
        "anchor": mark.anchor,
        "size": SMALL if "small" in looks else SIZE,
        "weight": 400 if "gap" in looks else 600 if _BOLD.intersection(looks) else 400,
        "rim": _rim(mark),
        "colour": next((colour for name, colour in _COLOURS.items() if name in looks and "gap" not in looks), "muted"),
    }
