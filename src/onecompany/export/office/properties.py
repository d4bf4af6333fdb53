"""What the properties of a file say: what it comes to, and whose it is."""

from __future__ import annotations

from typing import Any

from onecompany.export.office.text import language_tag, one_line
from onecompany.summary.document import Meta
from onecompany.summary.words import shortened

_LONGEST = 255
"""The most characters of a property (ISO/IEC 29500-2, as the libraries hold it)."""


def describe(properties: Any, meta: Meta) -> None:
    """Fill in the core properties of a document or of slides, all that a library or a template has said in them."""

    def line(text: str) -> str:
        return shortened(one_line(text), _LONGEST)

    for empty in ("category", "comments", "content_status", "identifier", "keywords", "version"):
        setattr(properties, empty, "")
    properties.title = line(meta.conclusion or meta.title)
    properties.subject = line(f"{meta.organisation} · {meta.title}")
    properties.author = properties.last_modified_by = line(meta.author)
    properties.language = language_tag(meta.language)
    properties.revision = 1
    properties.created = properties.modified = meta.made_at.replace(tzinfo=None)
