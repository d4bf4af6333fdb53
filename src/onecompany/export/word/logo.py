"""The logo as Word can show it: a PNG as it is, an SVG made into one."""

from __future__ import annotations

from typing import NamedTuple

from onecompany.export.brand import Logo
from onecompany.export.pictures import dots
from onecompany.export.word.charts import png_size, size_within

_WIDTH, _HEIGHT = 150.0, 32.0
"""The most points that a logo is wide and high."""

_DPI = 400
"""Dots to the inch: a logo is small and looked at closely."""


class Picture(NamedTuple):
    """A PNG picture with the size in points that it is shown in."""

    data: bytes
    width: float
    height: float


def word_logo(logo: Logo) -> Picture:
    """The logo, as large as there is room. Raises `typst.TypstError` for an SVG that cannot be drawn."""
    width, height = size_within((max(logo.width, 1), max(logo.height, 1)), _WIDTH, _HEIGHT)
    if logo.kind == "png":
        return Picture(logo.data, width, height)
    data = dots(logo.data.decode(errors="replace"), width=width / 0.75, dpi=_DPI, fill="none")
    return Picture(data, *size_within(png_size(data), _WIDTH, _HEIGHT))
