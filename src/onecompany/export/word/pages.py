"""Paper, margins, parts of the document upright and on their side, what stands above and below each page."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from onecompany.export.brand import Paper
from onecompany.export.word.xml import Element, twips, w

_SIZES: dict[Paper, tuple[float, float]] = {"a4": (595.3, 841.9), "letter": (612, 792)}
"""Width and height in points (ISO 216; ANSI/ASME Y14.1)."""

_TOP, _SIDE, _BOTTOM, _EDGE = 54.0, 48.0, 50.0, 26.0
"""The margins in points, and how far the header and the footer are from the edge of the paper."""

_FULL = 12.0
"""By so much the margins above and below are smaller on a page that is full."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper, upright or on its side. Lengths are in points. `full`: it has smaller margins."""

    paper: Paper
    landscape: bool = False
    full: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        width, height = _SIZES[self.paper]
        return (height, width) if self.landscape else (width, height)

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.size[0] - 2 * _SIDE

    @property
    def height(self) -> float:
        """The height of the text."""
        return self.size[1] - _TOP - _BOTTOM + 2 * self._more

    @property
    def _more(self) -> float:
        return _FULL if self.full else 0

    def shape(self, properties: Element) -> None:
        """Give the part of the document with these section properties this paper."""
        for tag in ("pgSz", "pgMar", "cols", "docGrid", "type"):
            for old in properties.findall(f"{{{properties.nsmap['w']}}}{tag}"):
                properties.remove(old)
        width, height = map(twips, self.size)
        side = {"orient": "landscape"} if self.landscape else {}
        margins = {"top": _TOP - self._more, "right": _SIDE, "bottom": _BOTTOM - self._more, "left": _SIDE}
        margins |= {"header": _EDGE - self._more / 2, "footer": _EDGE - self._more / 2}
        shape = (
            w("type", val="nextPage"),
            w("pgSz", w=width, h=height, **side),
            w("pgMar", **{name: twips(margin) for name, margin in margins.items()}, gutter=0),
        )
        # They come after what refers to headers and footers, and before all else (ISO/IEC 29500-1, 17.6.17).
        position = sum(child.tag.endswith("Reference") for child in properties)
        for offset, child in enumerate(shape):
            properties.insert(position + offset, child)


def end_of_part(properties: Element) -> Element:
    """What ends a part of the document here: a copy of the properties that go on, which then lose what only the
    first part has. Headers and footers go on from part to part by themselves."""
    ended = copy.deepcopy(properties)
    for child in list(properties):
        if child.tag.endswith(("Reference", "titlePg")):
            properties.remove(child)
    return ended
