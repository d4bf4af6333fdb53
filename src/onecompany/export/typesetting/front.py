"""Page 1 as the template takes it, and what of it follows in full."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onecompany.export.typesetting.look import PaperSheet
from onecompany.export.typesetting.tables import table
from onecompany.export.typesetting.text import NARROW, MarkedText, marked_text, value
from onecompany.summary import labels, words
from onecompany.summary.blocks import Block, Paragraph
from onecompany.summary.document import Ask, Meta, Report, Section
from onecompany.summary.page_one import PageOne, page_one

_HEAD, _LINE = 130, 260
"""The most characters of organisation and title, and of the confidentiality line, so that page 1 is one page."""

_LARGE = 10.4
"""The largest letters of the table of commitments, in points: the page makes all of them smaller together."""


def front(report: Report, sheet: PaperSheet) -> tuple[dict[str, Any], Section | None]:
    """Page 1, and the part that holds in full what page 1 had to shorten."""
    one = page_one(report)
    meta = report.meta
    head = {
        "organisation": _line(words.shown(meta.organisation), _HEAD),
        "title": _line(words.shown(meta.title), _HEAD),
        "confidentiality": _line(meta.confidentiality, _LINE),
    }
    body = one.front
    page = {
        **{key: marked_text(text) for key, text in head.items()},
        "date": words.shown(meta.date),
        "purpose": marked_text(_lines(one.purpose)),
        "unfinished": meta.under_way,
        "bottom_line": [marked_text(_lines(text)) for text in body.bottom_line],
        "adopted": _adopted(one),
        "numbers": [
            {
                "value": value(number.value, NARROW),
                "label": marked_text(_lines(number.label), NARROW),
                "note": marked_text(_lines(number.note), NARROW),
            }
            for number in body.numbers
        ],
        "asks": [{"text": marked_text(_lines(ask.text)), "ends": _ends(ask)} for ask in body.asks],
        "decisions": [marked_text(_lines(text)) for text in body.decisions],
        "commitments": _commitments(one, sheet),
        "shown": marked_text(body.commitments.caption),
        "explained": marked_text(_lines(body.explained)),
        "more": {
            "asks": _more(one.more_asks),
            "decisions": _more(one.more_decisions),
            "commitments": _more(one.more_commitments),
        },
        "labels": {
            "bottom_line": labels.BOTTOM_LINE,
            "adopted": labels.ADOPTED,
            "numbers": labels.NUMBERS,
            "asks": labels.ASKS,
            "no_asks": labels.NO_ASKS,
            "decisions": labels.DECISIONS,
            "no_decisions": labels.NO_DECISIONS,
            "commitments": labels.COMMITMENTS,
            "no_commitments": marked_text(body.commitments.empty or labels.NO_COMMITMENTS),
            "nothing": labels.NOTHING,
        },
    }
    return page, _rest(one, meta, head)


def _rest(one: PageOne, meta: Meta, head: dict[str, str]) -> Section | None:
    """What page 1 had to shorten, with the lines of the masthead that are longer than any heading should be."""
    whole = (meta.organisation, meta.title, meta.confidentiality)
    cut: list[Block] = [
        Paragraph(text) for text, line in zip(whole, head.values(), strict=True) if len(line) < len(_flat(text))
    ]
    if not cut:
        return one.rest
    rest = one.rest or Section("page_one", labels.FURTHER, 0, ())
    return replace(rest, blocks=(*cut, *rest.blocks))


def _adopted(one: PageOne) -> dict[str, MarkedText] | None:
    """The sentence that the room has adopted, or that it follows further on."""
    adopted = one.front.adopted
    if adopted is None:
        return {"further": labels.ADOPTED_FURTHER} if one.adopted_further else None
    texts = {
        "text": marked_text(_flat(adopted.text)),
        "question": marked_text(_flat(adopted.question)),
    }
    return {"further": "", **texts}


def _commitments(one: PageOne, sheet: PaperSheet) -> dict[str, Any] | None:
    commitments = one.front.commitments
    if not commitments.rows:
        return None
    rows = tuple(tuple(_lines(cell) if isinstance(cell, str) else cell for cell in row) for row in commitments.rows)
    return table(replace(commitments, rows=rows, caption=""), sheet.width, size=_LARGE)


def _ends(ask: Ask) -> list[MarkedText]:
    """Who is asked, and until when."""
    ends = [marked_text(_lines(ask.who))] if ask.who else []
    return [*ends, labels.by(ask.by_when)] if ask.by_when else ends


def _more(count: int) -> str:
    return labels.more(count) if count else ""


def _line(text: str, limit: int) -> str:
    return words.shortened(_flat(text), limit)


def _lines(text: str) -> str:
    """The text with its line breaks where they are few: on page 1 there is no room for a column of them."""
    return text if text.count("\n") <= 2 else _flat(text)


def _flat(text: str) -> str:
    return " ".join(text.split())
