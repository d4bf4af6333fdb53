"""Whether a logo can be seen on a page, or needs a plate of the other shade behind it."""

from __future__ import annotations

import io
from collections import Counter
from functools import cache
from typing import Literal

from onecompany.export.brand import Brand, Logo
from onecompany.export.colours import SHAPE, contrast
from onecompany.export.logo import as_png

Plate = Literal["", "light", "dark"]

_SIDE = 64
"""A logo is looked at in so many pixels each way at the most: its colours are the same."""

_SOLID, _PART = 128, 0.2
"""From this alpha on a pixel is ink; and the share of the ink that may be lost on a page."""

_ON_PAPER = 1.5
"""The contrast below which a logo is lost on paper, for which it was drawn: yellow on white is what they wanted."""

_OWN_GROUND = 0.9
"""A logo that covers so much of its own area brings its ground with it."""


def plate(brand: Brand) -> Plate:
    """What the logo of a brand needs behind it: a `light` plate on a dark page, a `dark` one on white, or "" none."""
    if brand.logo is None:
        return ""
    if _is_lost(brand.logo, brand.palette.paper, _ON_PAPER):
        return "dark"
    return "light" if _is_lost(brand.logo, brand.dark.paper, SHAPE) else ""


@cache
def _is_lost(logo: Logo, paper: str, least: float) -> bool:
    """Whether a part of a logo cannot be told from the page on which it stands."""
    from PIL import Image

    with Image.open(io.BytesIO(as_png(logo, _SIDE)), formats=["PNG"]) as picture:
        small = picture.convert("RGBA")
    small.thumbnail((_SIDE * 4, _SIDE))
    pixels = small.tobytes()
    ink = Counter(pixels[at : at + 3] for at in range(0, len(pixels), 4) if pixels[at + 3] >= _SOLID)
    if not ink or ink.total() >= _OWN_GROUND * small.width * small.height:
        return False
    lost = sum(count for rgb, count in ink.items() if contrast(f"#{rgb.hex()}", paper) < least)
    return lost > _PART * ink.total()
