"""Office files are zips that carry dates all over. Here they are packed again with one date, so that the same
content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from lxml import etree  # type: ignore[import-untyped]

from onecompany.export.office.xml import parsed, written

_TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"

_FIRST, _LAST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
"""What a date in a zip can be (APPNOTE 4.4.6, MS-DOS format)."""

_UNIX = 3
_READ_WRITE = 0o600 << 16


def pinned(data: bytes, at: datetime) -> bytes:
    """The same office file (docx, pptx, xlsx) with every date in it set to `at`, entries in a fixed order.

    Pinned are the dates of all entries, in UTC, and who made and changed the file when (`docProps/core.xml`); in
    office files inside it as well, such as the workbooks of charts. Who changed it last is its author. The list of
    content types comes first, as readers expect that look at the start only; the rest goes by name. A core part without
    those dates gets them; a file without a core part gets none.

    Raises `ValueError` for a moment without its time zone and for two entries of one name, and
    `zipfile.BadZipFile` for what is no zip.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    at = at.astimezone(UTC)
    return packed({name: _settled(name, part, at) for name, part in unpacked(data).items()}, at)


def packed(parts: Mapping[str, bytes], at: datetime = _FIRST) -> bytes:
    """Parts as one file, each with this date."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            target.writestr(_entry(name, at), parts[name], compresslevel=9)
    return data.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a file by their names. Raises as `pinned` does."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        for info in source.infolist():
            if info.filename in parts:
                raise ValueError(f"two entries are named {info.filename}")
            if not info.is_dir():
                parts[info.filename] = source.read(info)
    return parts


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    day = min(max(at, _FIRST), _LAST)
    # A zip counts in steps of two seconds.
    info = zipfile.ZipInfo(name, (day.year, day.month, day.day, day.hour, day.minute, day.second // 2 * 2))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _READ_WRITE
    return info


def _settled(name: str, part: bytes, at: datetime) -> bytes:
    if name == _CORE:
        return _core(part, at)
    return pinned(part, at) if _is_office(part) else part


def _is_office(part: bytes) -> bool:
    """Whether a part is an office file itself, by what is in it: its name may say anything."""
    if not part.startswith(b"PK\x03\x04") or not zipfile.is_zipfile(io.BytesIO(part)):
        return False
    with zipfile.ZipFile(io.BytesIO(part)) as inner:
        return _TYPES in inner.namelist()


def _core(part: bytes, at: datetime) -> bytes:
    root = parsed(part)
    moment = at.isoformat(timespec="seconds").replace("+00:00", "Z")
    for term in ("created", "modified"):
        date = _child(root, f"{{{_TERMS}}}{term}")
        date.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        date.text = moment
    if author := root.findtext(f"{{{_DC}}}creator"):
        _child(root, f"{{{_CP}}}lastModifiedBy").text = author
    return written(root)


def _child(root: etree._Element, tag: str) -> etree._Element:
    child = root.find(tag)
    return etree.SubElement(root, tag, nsmap={"dcterms": _TERMS}) if child is None else child
