"""The lossless file: all of the workshop, which `onecompany import` brings in again."""

from __future__ import annotations

from onecompany.exchange.text import dumps
from onecompany.export.format import Bundle, Format


def render(bundle: Bundle) -> bytes:
    """The document as JSON in UTF-8."""
    return dumps(bundle.document).encode("utf-8")


FORMAT = Format("json", "All data, to bring in again", ".json", render)
