"""The look of one's own: whose hand-out it is, in which colour, on which paper."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Literal

from onecompany.export.colours import Palette, in_the_dark, on_paper

ACCENT = "#0b4f6c"
"""The accent where none is given."""

Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo: the bytes of a PNG or an SVG file, and its size in pixels."""

    data: bytes
    kind: Literal["png", "svg"]
    width: int
    height: int

    @property
    def address(self) -> str:
        """The logo as a `data:` address, so that a page needs no other file."""
        media = "image/svg+xml" if self.kind == "svg" else "image/png"
        return f"data:{media};base64,{base64.b64encode(self.data).decode()}"


@dataclass(frozen=True, slots=True)
class Brand:
    """How hand-outs look. All of it has a default, so that a plain one is made without any file.

    `name` is that of the consultancy, "" for none. `confidentiality` is the line on page 1: None for the usual one,
    "" for none. `language`, such as `de` or `pt-BR`, takes the place of the workshop's, where it is given.
    `template_docx` and `template_pptx` are the bytes of templates of one's own, empty for those of the house.
    """

    name: str = ""
    accent: str = ACCENT
    logo: Logo | None = None
    confidentiality: str | None = None
    paper: Paper = "a4"
    language: str = ""
    template_docx: bytes = field(default=b"", repr=False)
    template_pptx: bytes = field(default=b"", repr=False)

    @property
    def palette(self) -> Palette:
        """The colours on paper."""
        return on_paper(self.accent)

    @property
    def dark(self) -> Palette:
        """The colours on a dark screen."""
        return in_the_dark(self.accent)
