"""The template that a document or slides begin from: that of the house in the colours of the brand, or one's own."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib import resources
from typing import Literal

from onecompany.export.brand import Brand
from onecompany.export.colours import Palette
from onecompany.export.office import templates
from onecompany.export.office.theme import dressed
from onecompany.export.office.zipped import packed, unpacked

Kind = Literal["docx", "pptx"]


def opened(kind: Kind, brand: Brand) -> io.BytesIO:
    """The bytes of the template to begin from.

    A template of one's own (`brand.toml`) keeps its colours and fonts; ours gets the palette of the brand.
    """
    own = brand.template_docx if kind == "docx" else brand.template_pptx
    return io.BytesIO(own or house(kind, brand.palette))


@lru_cache(maxsize=8)
def house(kind: Kind, palette: Palette) -> bytes:
    """The template of the house in a palette."""
    data = resources.files(templates).joinpath(f"template.{kind}").read_bytes()
    return packed(dressed(unpacked(data), palette))
