"""Paper, margins and colours, as the templates take them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from onecompany.export.brand import Brand, Logo, Paper
from onecompany.export.logo import as_png
from onecompany.export.typesetting.text import marked_text
from onecompany.summary import labels

SIDE, TOP, BOTTOM = 46.0, 42.0, 50.0
"""The margins of a page in points."""

BODY, CELL, SMALL = 10.0, 8.3, 7.6
"""The sizes of running text, of the text in tables, and of that in tables of many columns, in points."""

_SIZES: Final[dict[Paper, tuple[float, float]]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height in points (ISO 216; ANSI/ASME Y14.1)."""

_NAMES: Final[dict[Paper, str]] = {"a4": "a4", "letter": "us-letter"}


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A page of the brand's paper, upright or on its side. Lengths are in points."""

    paper: Paper
    flipped: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper."""
        width, height = _SIZES[self.paper]
        return (height, width) if self.flipped else (width, height)

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.size[0] - 2 * SIDE

    @property
    def height(self) -> float:
        """The height of the text."""
        return self.size[1] - TOP - BOTTOM


def brand_look(brand: Brand, organisation: str) -> dict[str, Any]:
    """What every template needs to know of the look. A consultancy of the organisation's name is not named twice."""
    twice = " ".join(brand.name.split()).casefold() == " ".join(organisation.split()).casefold()
    return {
        "colours": asdict(brand.palette),
        "page": {
            "paper": _NAMES[brand.paper],
            "side": SIDE,
            "top": TOP,
            "bottom": BOTTOM,
            "wide": PaperSheet(brand.paper).width,
            "high": PaperSheet(brand.paper, flipped=True).width,
            "tall": PaperSheet(brand.paper, flipped=True).height,
            "deep": PaperSheet(brand.paper).height,
            "body": BODY,
            "cell": CELL,
        },
        "logo_word": labels.LOGO,
        "brand": {"name": marked_text("" if twice else brand.name), "logo": _logo(brand.logo)},
    }


def _logo(logo: Logo | None) -> dict[str, Any] | None:
    """A logo: SVG as its text, PNG as its bytes; JSON knows no bytes, so they are numbers.

    One that is written in letters goes as a picture: those in it may have no font, and PDF/UA refuses them then.
    """
    if logo is None:
        return None
    wide = logo.width / max(logo.height, 1)
    if logo.kind == "svg" and b"<text" not in logo.data and b":text" not in logo.data:
        return {"data": logo.data.decode("utf-8-sig", "replace"), "kind": "svg", "wide": wide}
    return {"data": list(as_png(logo, 600)), "kind": "png", "wide": wide}
