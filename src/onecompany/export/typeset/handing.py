"""The report as Typst is given it: lists, dictionaries and texts, each value written as in every other format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from onecompany.export.brand import Brand
from onecompany.export.typeset.blocks import LINE, given, parted, without_controls
from onecompany.summary import labels, words
from onecompany.summary.blocks import Block, Heading
from onecompany.summary.document import Ask, Report, Section
from onecompany.summary.page_one import PageOne, page_one
from onecompany.summary.walk import map_text
from onecompany.summary.widths import is_wide

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8})*")


def shared(report: Report, brand: Brand, title: str) -> dict[str, Any]:
    """What every sheet is given: look, labels, title, language, moment."""
    meta = report.meta
    found = _LANGUAGE.fullmatch(meta.language)
    foot = " · ".join(each for each in (meta.organisation, meta.confidentiality) if each)
    at = meta.made_at
    return {
        "title": title,
        "author": brand.name or "onecompany",
        "language": found[1].lower() if found else "en",
        "made": {"year": at.year, "month": at.month, "day": at.day},
        "paper": "us-letter" if brand.paper == "letter" else "a4",
        "colours": asdict(brand.palette),
        "brand": {"name": parted(brand.name, LINE), "logo": _logo(brand)},
        "labels": {name.lower(): text for name, text in vars(labels).items() if name.isupper()},
        "foot": words.shortened(foot, 130),
        "missing": "",
    }


def report_data(report: Report, brand: Brand) -> dict[str, Any]:
    """What `report.typ` is given."""
    report = map_text(report, without_controls)
    front = page_one(report)
    rest = [] if front.rest is None else [_section(front.rest, "", brand)]
    sections = [_section(each, str(number), brand) for number, each in enumerate(report.in_order(), 1)]
    return shared(report, brand, f"{report.meta.organisation} · {report.meta.title}") | {
        "one": _page_one(report, front),
        "sections": [*rest, *sections],
        "appendix": [_section(each, "", brand) for each in report.appendix_in_order()],
        "colophon": words.colophon(report.meta),
    }


def _logo(brand: Brand) -> dict[str, Any] | None:
    logo = brand.logo
    if logo is None:
        return None
    data: object = logo.data.decode("utf-8-sig") if logo.kind == "svg" else list(logo.data)
    return {"kind": logo.kind, "data": data, "alt": brand.name or labels.LOGO}


def _page_one(report: Report, one: PageOne) -> dict[str, Any]:
    meta, front = report.meta, one.front
    commitments = front.commitments
    if not commitments.empty:
        commitments = replace(commitments, empty=labels.NO_COMMITMENTS)
    return {
        "organisation": parted(words.shown(meta.organisation), LINE),
        "date": words.long_date(meta.date),
        "title": parted(words.shown(meta.title), 30),
        "purpose": parted(one.purpose, LINE),
        "confidentiality": parted(meta.confidentiality, LINE),
        "unfinished": "" if meta.finished else labels.UNFINISHED,
        "bottom_line": [parted(text, 40) for text in front.bottom_line] or [labels.NOTHING],
        "numbers": [
            {"label": parted(each.label, 18), "value": words.shown(each.value), "note": parted(each.note, 18)}
            for each in front.numbers
        ],
        "asks": [{"text": parted(each.text, 40), "who": parted(_asked(each), 40)} for each in front.asks],
        "decisions": [{"text": parted(text, 40), "who": ""} for text in front.decisions],
        "commitments": given(commitments, Brand()),
        "more_asks": _more(one.more_asks),
        "more_decisions": _more(one.more_decisions),
        "more_commitments": _more(one.more_commitments),
    }


def _asked(ask: Ask) -> str:
    when = f"{labels.BY} {words.long_date(ask.by_when)}" if ask.by_when else ""
    return ", ".join(each for each in (ask.who, when) if each)


def _more(count: int) -> str:
    return labels.MORE.format(count=count) if count else ""


def _section(section: Section, number: str, brand: Brand) -> dict[str, Any]:
    return {
        "number": number,
        "title": parted(words.shown(section.title), LINE),
        "conclusion": parted(section.conclusion, LINE),
        "nothing": "" if section.blocks else labels.NOTHING,
        "runs": [
            {"sideways": sideways, "blocks": [given(block, brand) for block in blocks]}
            for sideways, blocks in _runs(section.blocks)
        ],
    }


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """The blocks in runs that share a way to hold the page. A heading stays with what follows."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and parts[-1]:
            parts.append([])
        parts[-1].append(block)
    runs: list[tuple[bool, list[Block]]] = []
    for part in parts:
        sideways = any(map(is_wide, part))
        if runs and runs[-1][0] == sideways:
            runs[-1][1].extend(part)
        else:
            runs.append((sideways, part))
    yield from runs
