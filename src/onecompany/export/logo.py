"""Reads a logo, and makes sure that it is one: a PNG or an SVG picture that refers to nothing and does nothing."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

from onecompany.export.brand import Logo
from onecompany.export.picture_parts import too_much
from onecompany.sentences import gettext
from onecompany.system import reason_of

LARGEST = 1_000_000
"""Bytes of a logo: it goes into every file that is handed out."""

_MOST_PIXELS = 4000
_HEADER = 33
"""Bytes of a PNG's signature and first chunk."""

_END = b"IEND\xaeB`\x82"
"""What the last chunk of a PNG holds."""

_SLIMMEST = 20
_WIDEST = 2400.0
_SHAPES = """
svg g defs title desc metadata style path rect circle ellipse line polyline polygon text tspan use symbol clippath mask
lineargradient radialgradient stop pattern switch
"""
_DRAWN = frozenset(_SHAPES.split())
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|image-set|@import|\\", re.IGNORECASE)
"""What leads out of a picture, and the backslash with which that could be hidden."""

_PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 12, "ex": 6}
"""What units come to (CSS Values and Units 3, 6.2); letters, where a picture says no more, are of 12 pixels."""

_LENGTH = re.compile(rf"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*({'|'.join(_PIXELS)}|%)\s*")
_LONGEST = 1e6


class LogoProblem(ValueError):
    """A picture that cannot be a logo; `str()` says why and what is expected, to follow the file's name."""


def read_logo(path: Path) -> Logo:
    """The logo in a file. Raises `LogoProblem`."""
    logo = _read(path)
    sides = sorted((logo.width, logo.height))
    if sides[1] > sides[0] * _SLIMMEST:
        raise LogoProblem(
            gettext(
                "is {width} × {height}; a logo is at most {times} times as long as it is wide",
                width=logo.width,
                height=logo.height,
                times=_SLIMMEST,
            )
        )
    return logo


def _read(path: Path) -> Logo:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise LogoProblem(gettext("is no file; give the name of a PNG or SVG file beside this one"))
        if size > LARGEST:
            raise LogoProblem(gettext("has {size:,} bytes; a logo has at most {most:,}", size=size, most=LARGEST))
        data = path.read_bytes()
    except OSError as problem:
        raise LogoProblem(
            gettext("cannot be read ({fault}); give the path of a PNG or SVG file", fault=reason_of(problem))
        ) from problem
    return _png(data) if data.startswith(b"\x89PNG") else _svg(data)


@cache
def as_png(logo: Logo, height: int = 300) -> bytes:
    """The logo as PNG, for formats that cannot show SVG: so many pixels high."""
    if logo.kind == "png":
        return logo.data
    from onecompany.export.pictures import dots

    width = min(height * logo.width / logo.height, _WIDEST)
    return dots(logo.data.decode("utf-8-sig"), width=width, dpi=96, fill="none")


def _png(data: bytes) -> Logo:
    from PIL import Image, UnidentifiedImageError

    # The size stands in the first chunk (PNG, third edition, 11.2.1): so it is known before anything is unpacked.
    if len(data) < _HEADER or data[12:16] != b"IHDR":
        raise LogoProblem(gettext("is a damaged PNG picture; export it anew"))
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if not width or not height:
        raise LogoProblem(
            gettext("is {width} × {height} pixels, which shows nothing; export it anew", width=width, height=height)
        )
    if max(width, height) > _MOST_PIXELS:
        raise LogoProblem(
            gettext(
                "is {width} × {height} pixels; a logo has at most {most} each way",
                width=width,
                height=height,
                most=_MOST_PIXELS,
            )
        )
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if getattr(picture, "is_animated", False):
                raise LogoProblem(gettext("moves, which paper cannot; give a picture that stands still"))
            picture.load()
    except LogoProblem:
        raise
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
    ) as problem:
        raise LogoProblem(gettext("is a damaged PNG picture; export it anew")) from problem
    if not data.rstrip(b"\0\r\n ").endswith(_END):
        raise LogoProblem(gettext("is a damaged PNG picture: its end is missing; export it anew"))
    return Logo(data, "png", width, height)


def _svg(data: bytes) -> Logo:
    if b"<?xml-stylesheet" in data.lower():
        raise LogoProblem(gettext("refers to a style sheet; save it as plain SVG with everything in it"))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise LogoProblem(gettext("declares a document type, which a logo must not; save it as plain SVG"))
    try:
        root = ET.fromstring(data.decode("utf-8-sig"))
    except (ET.ParseError, UnicodeDecodeError, ValueError) as problem:
        raise LogoProblem(gettext("is neither a PNG nor an SVG picture")) from problem
    if _local(root.tag) != "svg":
        raise LogoProblem(gettext("is neither a PNG nor an SVG picture"))
    for part in root.iter():
        _harmless(part)
    if too_much(root):
        raise LogoProblem(
            gettext("is too complex to be drawn, or refers to itself; save it as plain SVG with fewer parts")
        )
    width, height = _size(root)
    return Logo(data, "svg", width, height)


def _harmless(part: ET.Element) -> None:
    name = _local(part.tag)
    if "xhtml" in str(part.tag):
        raise LogoProblem(gettext("holds a web page; save it as plain SVG with shapes only"))
    if "}" in part.tag and "svg" not in part.tag:
        return  # of an editor, such as its guides: nothing draws it
    if name not in _DRAWN:
        raise LogoProblem(
            gettext("holds <{name}>, which a logo must not; save it as plain SVG with shapes only", name=name)
        )
    outside = [part.text or ""] if name == "style" else []
    for key, value in part.attrib.items():
        attribute = _local(key)
        if attribute.startswith("on"):
            raise LogoProblem(gettext("holds a script ({attribute}); save it as plain SVG", attribute=attribute))
        if attribute == "href" and not value.startswith("#"):
            raise LogoProblem(gettext("refers to another file or address; save it as plain SVG with everything in it"))
        outside.append(value)
    if any(_OUTSIDE.search(text) for text in outside):
        raise LogoProblem(gettext("refers to another file or address; save it as plain SVG with everything in it"))


def _size(root: ET.Element) -> tuple[int, int]:
    """The size in which it is drawn (SVG 2, 8.2): what it says of its width and height, else that of its viewBox."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        inner = [float(side) for side in box[2:]] if len(box) == 4 else [0.0, 0.0]
    except ValueError as problem:
        raise LogoProblem(gettext("does not say how large it is; save it with a viewBox")) from problem
    said = [_length(root.get(key, ""), side) for key, side in zip(("width", "height"), inner, strict=True)]
    if len(box) != 4 and None in said:
        raise LogoProblem(gettext("does not say how large it is; save it with a viewBox"))
    sides = [side if length is None else length for length, side in zip(said, inner, strict=True)]
    if not all(1 / _LONGEST < side < _LONGEST for side in (*sides, *(inner if len(box) == 4 else ()))):
        raise LogoProblem(gettext("has no size; save it with a viewBox"))
    # In whole pixels, and so many that the shape is not lost by it.
    larger = max(1.0, 1 / min(sides), _SLIMMEST / max(sides))
    return round(sides[0] * larger), round(sides[1] * larger)


def _length(text: str, of: float) -> float | None:
    """A length in pixels; a share is one `of` the viewBox. None for what says nothing, or not how large."""
    length = _LENGTH.fullmatch(text)
    if length is None or (length[2] == "%" and not of):
        return None
    return float(length[1]) * (of / 100 if length[2] == "%" else _PIXELS[length[2]])


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower() if isinstance(name, str) else "comment"
