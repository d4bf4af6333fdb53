"""All that can be read in a file, whatever kind it is: parts of zips, texts of pages, metadata."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from pypdf import PdfReader

from onecompany.export import registry
from onecompany.export.format import Bundle

HOLD_ALL = ("csv", "docx", "html", "json", "md", "pdf", "xlsx")
"""The formats that claim to hold every text of the workshop; slides, calendar, agenda and code hold a part of it."""


def readable(name: str, given: Bundle) -> str:
    """The texts of all files of a format, with their names."""
    found = []
    for suffix, data in registry.find(name).make(given).files.items():
        found.append(suffix)
        found += list(_read(data))
    return "\n".join(found)


def _read(data: bytes) -> Iterator[str]:
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        yield str(reader.metadata)
        xmp = reader.xmp_metadata
        yield str(xmp.dc_title if xmp else "")
        for page in reader.pages:
            yield page.extract_text()
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                yield part
                yield from _read(parts.read(part))
    elif not data.startswith(b"\x89PNG"):
        yield re.sub(r"\r\n ", "", data.decode("utf-8", "replace"))
