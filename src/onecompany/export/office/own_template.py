"""Reads a template of one's own, and makes sure that a hand-out can be made from it before anything is written."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from onecompany.export.office.opening import Kind
from onecompany.export.office.xml import name, parsed, written
from onecompany.export.office.zipped import packed, unpacked
from onecompany.sentences import gettext
from onecompany.system import reason_of

LARGEST = 10_000_000
"""Bytes of a template: it goes into every file that is made from it."""

STYLES = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Caption")
"""The styles that a template of Word must have, by their English names, which Word keeps in every language. Those of
ours alone, such as the one for findings, are added to it."""

LAYOUTS = ("title", "obj")
"""The kinds of layout that a template of PowerPoint must have (ISO/IEC 29500-1, 19.7.15)."""

_LAYOUT_NAMES = {"title": "Title Slide", "obj": "Title and Content"}

_TYPES = "[Content_Types].xml"
_MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_TEMPLATES = {
    "docx": (_MAIN["docx"].replace("document.main", "template.main"),),
    "pptx": tuple(_MAIN["pptx"].replace("presentation.main", f"{kind}.main") for kind in ("template", "slideshow")),
}
"""What dotx, potx and ppsx say that they are."""

_OF_THE_FILE = re.compile(
    r"docProps/(app\.xml|custom\.xml|thumbnail\.)|customXml/|(word|ppt)/(_rels/)?(comment|people\.|authors\.)"
)
"""What is said of the template's own pages: how many, by which program, how the first looks, who remarked what."""

_ROOM = 100 * 12_700
"""The least that a page has between its margins, each way: 100 points."""

_NOTES = ("word/footnotes.xml", "word/endnotes.xml")

_ATTACHED = "/attachedTemplate"
_LINK = "/hyperlink"

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError),
    *(AttributeError, AssertionError, NotImplementedError, EOFError),
)
"""What the libraries raise for a file that is none of theirs, or a damaged one."""


class TemplateProblem(ValueError):
    """A file that cannot be a template; `str()` says why and what is expected, to follow the file's name."""


def read_template(path: Path, kind: Kind) -> bytes:
    """The template in a file (docx, dotx; pptx, potx), as a document or as slides. Raises `TemplateProblem`."""
    data = _read(path)
    program = "Word" if kind == "docx" else "PowerPoint"
    try:
        parts = unpacked(data)
        main = _main(parts)
        if main not in (_MAIN[kind], *_TEMPLATES[kind]):
            raise TemplateProblem(_not_this(main, program, kind))
        own = packed({name: _settled(name, part, kind) for name, part in parts.items() if not _OF_THE_FILE.match(name)})
        missing = _missing_styles(own) if kind == "docx" else _missing_layouts(own)
    except TemplateProblem:
        raise
    except _BROKEN as problem:
        raise TemplateProblem(
            gettext("is no file of {program}, or a damaged one; save it as .{kind}", program=program, kind=kind)
        ) from problem
    if missing and kind == "docx":
        raise TemplateProblem(gettext("lacks these styles: {names:quoted}. Add them to it in Word", names=missing))
    if missing:
        raise TemplateProblem(
            gettext("lacks these layouts: {names:quoted}. Add them in the slide master", names=missing)
        )
    return own


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise TemplateProblem(gettext("is no file; give the name of a template beside this one"))
        size = path.stat().st_size
        if size > LARGEST:
            raise TemplateProblem(
                gettext("has {size:,} bytes; a template has at most {most:,}", size=size, most=LARGEST)
            )
        return path.read_bytes()
    except OSError as problem:
        raise TemplateProblem(
            gettext("cannot be read ({fault}); give the path of a template", fault=reason_of(problem))
        ) from problem


def _main(parts: dict[str, bytes]) -> str:
    """What the file says that it is: the type of its main part."""
    types = [str(entry.get("ContentType")) for entry in parsed(parts[_TYPES])]
    return next((kind for kind in types if kind.endswith(".main+xml")), "")


def _not_this(main: str, program: str, kind: Kind) -> str:
    if "macroEnabled" in main:
        return gettext("holds macros, which nobody wants in a hand-out; save it as .{kind}", kind=kind)
    return gettext("is no file of {program}; expected .{kind}", program=program, kind=kind)


def _settled(name: str, part: bytes, kind: Kind) -> bytes:
    """A part of the template as a hand-out may have it: a document and no template, with nothing from outside."""
    if name == _TYPES:
        for other in _TEMPLATES[kind]:
            part = part.replace(f'"{other}"'.encode(), f'"{_MAIN[kind]}"'.encode())
        return _listed(part)
    if name.endswith(".rels"):
        return _tied(part, posixpath.dirname(posixpath.dirname(name)))
    if name in _NOTES:
        return _without_notes(part)
    if name.startswith("ppt/slideLayouts/slideLayout"):
        return _told_apart(part)
    if name == "word/settings.xml" and b"attachedTemplate" in part:
        root = parsed(part)
        for old in root.findall(f"{{{root.nsmap['w']}}}attachedTemplate"):
            root.remove(old)
        return written(root)
    return part


def _listed(types: bytes) -> bytes:
    """The list of all parts without those that are left out."""
    root = parsed(types)
    for entry in list(root):
        if _OF_THE_FILE.match(str(entry.get("PartName")).lstrip("/")):
            root.remove(entry)
    return written(root)


def _without_notes(part: bytes) -> bytes:
    """Footnotes without those of the template's text: the line above them is one, too (ISO/IEC 29500-1, 17.11.10)."""
    root = parsed(part)
    for note in [note for note in root if note.get(name("w:type")) is None]:
        root.remove(note)
    return written(root)


def _told_apart(layout: bytes) -> bytes:
    """A layout whose places have numbers of their own: LibreOffice gives none, and slides find their places by them."""
    root = parsed(layout)
    places = list(root.iter(name("p:ph")))
    places.sort(key=lambda place: place.get("type") not in ("title", "ctrTitle"))
    taken = set[int]()
    for place in places:
        number = int(place.get("idx", 0))
        if number in taken:
            number = max(taken | {int(other.get("idx", 0)) for other in places}) + 1
            place.set("idx", str(number))
        taken.add(number)
    return written(root)


def _tied(part: bytes, folder: str) -> bytes:
    """What a part in this folder refers to, without what is left out; it must be in the file."""
    root = parsed(part)
    for tie in list(root):
        kind, target = str(tie.get("Type")), str(tie.get("Target"))
        if tie.get("TargetMode") != "External":
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            left_out = bool(_OF_THE_FILE.match(inside))
        elif kind.endswith((_LINK, _ATTACHED)):
            left_out = kind.endswith(_ATTACHED)
        else:
            raise TemplateProblem(gettext("refers to another file ({file}); put it into the template", file=target))
        if left_out:
            root.remove(tie)
    return written(root)


def _missing_styles(data: bytes) -> list[str]:
    import docx

    document = docx.Document(io.BytesIO(data))
    last = document.sections[-1] if len(document.sections) else None
    if last is None or last._sectPr is not document.element.body[-1]:
        raise ValueError("it does not say what its pages are like")
    sides = (
        (last.page_width, last.left_margin, last.right_margin),
        (last.page_height, last.top_margin, last.bottom_margin),
    )
    if any(None in each or (each[0] or 0) - abs(each[1] or 0) - abs(each[2] or 0) < _ROOM for each in sides):
        raise ValueError("nothing has room on its pages")
    return _absent(STYLES, {str(style.name).casefold() for style in document.styles})


def _missing_layouts(data: bytes) -> list[str]:
    import pptx

    has = set[str]()
    for layout in pptx.Presentation(io.BytesIO(data)).slide_layouts:
        has |= {str(layout.name).casefold(), str(layout._element.get("type"))}
    return [_LAYOUT_NAMES[kind] for kind in LAYOUTS if kind not in has and _LAYOUT_NAMES[kind].casefold() not in has]


def _absent(wanted: Iterable[str], has: set[str]) -> list[str]:
    return [name for name in wanted if name.casefold() not in has]
