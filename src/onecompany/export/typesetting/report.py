"""The report as one PDF: page 1, the sections on pages upright or on their side, the appendix, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from typing import Any

from onecompany.export.brand import Brand
from onecompany.export.foot import foot
from onecompany.export.format import Bundle, Made
from onecompany.export.measure import INTER
from onecompany.export.typesetting.front import front
from onecompany.export.typesetting.look import PaperSheet, brand_look
from onecompany.export.typesetting.parts import nothing, one_of_three, view
from onecompany.export.typesetting.tables import beside, is_wide
from onecompany.export.typesetting.text import MarkedText, marked_text, plain
from onecompany.export.typesetting.typst_pdf import typeset
from onecompany.summary import labels, words
from onecompany.summary.blocks import Block, Heading, Table
from onecompany.summary.document import Meta, Report, Section
from onecompany.summary.isolated import isolated

_LINE = 260
"""The most characters of the line of confidentiality at the foot of a page: so many are two lines."""

_FOOT, _NUMBER = 7.5, 40.0
"""The size of the letters at the foot, and the room of the number there and of the space before it, in points."""

_CONTENTS, _MANY = 5, 15
"""A report of fewer sections needs no list of them; one of so many has it in three columns."""

_NONE: dict[str, Any] = {}


@dataclass(slots=True)
class _Spread:
    """Pages of one kind that follow each other."""

    sheet: PaperSheet
    parts: list[dict[str, Any]] = field(default_factory=list)


def pdf_report(bundle: Bundle) -> Made:
    """The report as a PDF, with a warning where characters could not be shown. Raises `ExportError`."""
    report, brand = bundle.report, bundle.brand
    meta = report.meta
    upright = PaperSheet(brand.paper)
    first, rest = front(report, upright)
    spreads: list[_Spread] = []
    for section in () if rest is None else (rest,):
        _lay(section, spreads, brand, level=1)
    for number, section in enumerate(report.in_order(), 1):
        _lay(section, spreads, brand, level=1, number=str(number))
    for number, section in enumerate(report.appendix_in_order()):
        _lay(section, spreads, brand, level=2, over="" if number else labels.APPENDIX)
    spreads = spreads or [_Spread(upright)]
    page_view = {
        **brand_look(brand, meta.organisation),
        **document(bundle),
        "front": first,
        "spreads": [{"flipped": spread.sheet.flipped, "parts": spread.parts} for spread in spreads],
        "contents": labels.CONTENTS if _has_contents(report) and not spreads[0].sheet.flipped else "",
        "many": len(report.sections) >= _MANY,
        "colophon": marked_text(words.colophon(meta)),
    }
    pdf = typeset("report.typ", page_view, meta.made_at)
    return Made({".pdf": pdf.data}, warnings=pdf.warnings)


def _has_contents(report: Report) -> bool:
    """Whether it is so long that a list of its parts helps: a year is a few pages, and so is a board's copy."""
    return len(report.sections) >= _CONTENTS and bool(report.appendix) and report.meta.covers == "workshop"


def document(bundle: Bundle) -> dict[str, Any]:
    """What the file says of itself, and what stands at the foot of its pages."""
    meta, paper = bundle.report.meta, bundle.brand.paper
    return {
        "document": {
            "title": " · ".join(_line(words.shown(text), 200) for text in (meta.organisation, meta.title)),
            "author": _line(meta.author, 200),
            "description": _line(meta.conclusion, 400),
            "language": _language(meta.language),
        },
        "foot": {
            "upright": _foot(meta, PaperSheet(paper).width - _NUMBER),
            "sideways": _foot(meta, PaperSheet(paper, flipped=True).width - _NUMBER),
        },
    }


def _foot(meta: Meta, room: float) -> MarkedText:
    name, line = isolated(_line(meta.organisation, _LINE)), _line(meta.confidentiality, _LINE)
    return marked_text(foot(name, line, room, _FOOT, INTER))


def _language(tag: str) -> list[str]:
    """Language and region of a tag as typst knows them; English for what is no language."""
    first, _, region = tag.partition("-")
    known = first.isascii() and first.isalpha() and len(first) in (2, 3)
    return [
        first.lower() if known else "en",
        region.upper() if region.isascii() and region.isalpha() and len(region) == 2 else "",
    ]


def _line(text: str, limit: int) -> str:
    return words.shortened(" ".join(plain(text).split()), limit)


def _lay(
    section: Section, spreads: list[_Spread], brand: Brand, *, level: int, number: str = "", over: str = ""
) -> None:
    """Lay a part on pages. The paper is turned for what needs it, from the heading over it to the next heading."""
    explained = False
    for index, blocks in enumerate(_headed(section)):
        sheet = PaperSheet(brand.paper, any(is_wide(block, PaperSheet(brand.paper)) for block in blocks))
        if not spreads or spreads[-1].sheet != sheet:
            spreads.append(_Spread(sheet))
        parts = spreads[-1].parts
        if not index:
            parts.append(_title(section, level, number, over))
        rows = list(_in_rows(blocks, sheet, brand))
        for part, following in zip_longest(rows, rows[1:], fillvalue=_NONE):
            key = "" if explained else part.get("key", "")
            explained = explained or bool(key)
            leads = part.get("leads", False) or (part.get("short", False) and following.get("look") == "note")
            parts.append({**part, "depth": level + 1, "key": key, "leads": leads})
        if not section.blocks:
            parts.append(nothing(""))


def _in_rows(blocks: list[Block], sheet: PaperSheet, brand: Brand) -> Iterator[dict[str, Any]]:
    """The blocks as the template takes them, side by side what is narrow enough and follows one another.

    Of three or five charts of half the width the first three share a row where they can, so that none stands alone
    beside an empty half.
    """
    views = [view(block, sheet, brand) for block in blocks]
    at = 0
    while at < len(blocks):
        charts = len(list(takewhile(_is_half, views[at:])))
        three = [one_of_three(block, sheet, brand) for block in blocks[at : at + 3]] if charts in (3, 5) else [None]
        if all(three):
            yield {"kind": "row", "charts": three}
            at += 3
        elif charts > 1:
            yield {"kind": "row", "charts": views[at : at + 2]}
            at += 2
        elif (tables := _beside(blocks[at : at + 2], sheet)) is not None:
            yield tables
            at += 2
        else:
            yield views[at]
            at += 1


def _beside(blocks: list[Block], sheet: PaperSheet) -> dict[str, Any] | None:
    match blocks:
        case [Table() as one, Table() as other]:
            return beside(one, other, sheet)
    return None


def _is_half(part: dict[str, Any]) -> bool:
    return part["kind"] == "chart" and part["half"] and part["figures"] is None


def _title(section: Section, level: int, number: str, over: str) -> dict[str, Any]:
    return {
        "kind": "title",
        "level": level,
        "number": number,
        "over": over,
        "text": marked_text(words.shown(section.title)),
        "conclusion": marked_text(section.conclusion),
    }


def _headed(section: Section) -> list[list[Block]]:
    """The blocks of a section, with a new list for each heading in it."""
    groups: list[list[Block]] = [[]]
    for block in section.blocks:
        if isinstance(block, Heading) and groups[-1]:
            groups.append([])
        groups[-1].append(block)
    return groups
