"""The blocks of a report as Typst is given them; `kind` names the function of `blocks.typ` that sets each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from onecompany.export.brand import Brand
from onecompany.export.pictures import svg
from onecompany.summary import labels, words
from onecompany.summary.blocks import (
    BarPairs,
    Block,
    Bullets,
    Callout,
    Cell,
    CurveChart,
    Facts,
    Heading,
    Histogram,
    Matrix,
    Paragraph,
    Readings,
    Table,
    Value,
    Waterfall,
)
from onecompany.summary.tabled import figures
from onecompany.summary.widths import SIDEWAYS, UPRIGHT, columns_of, is_wide, shares

LONG_ROW = 400
"""A row with a longer cell may be parted between two pages."""

LINE = 60
"""A word longer than this is parted in running text."""


def without_controls(text: str) -> str:
    """The text without what no font can show and no XML may hold; line feeds stay."""
    return "".join(each for each in text if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs"))


def parted(text: str, room: float) -> str:
    """The text with places to break a line in words longer than `room` letters; they take no width themselves."""
    most = max(int(room), 4)

    def part(found: re.Match[str]) -> str:
        word = found[0]
        return word if columns_of(word) <= most else "\u200b".join(word)

    return re.sub(rf"\S{{{max(most // 2, 4)},}}", part, text)


@singledispatch
def given(block: Block, brand: Brand) -> dict[str, Any]:
    """A block as Typst is given it; `kind` names the function of `blocks.typ` that sets it."""
    raise TypeError(f"no way to set {type(block).__name__}")


@given.register
def _(block: Heading, brand: Brand) -> dict[str, Any]:
    return {"kind": "heading", "text": parted(words.shown(block.text), LINE)}


@given.register
def _(block: Paragraph, brand: Brand) -> dict[str, Any]:
    return {"kind": "paragraph", "style": block.kind, "text": parted(words.shown(block.text), LINE)}


@given.register
def _(block: Bullets, brand: Brand) -> dict[str, Any]:
    items = [parted(words.shown(item), LINE) for item in block.items]
    return {"kind": "bullets", "items": items, "ordered": block.ordered, "empty": block.empty or labels.NOTHING}


@given.register
def _(block: Facts, brand: Brand) -> dict[str, Any]:
    items = [
        {"label": parted(fact.label, 20), "value": _value(fact.value, 16, words.NOT_RECORDED)} for fact in block.items
    ]
    return {"kind": "facts", "items": items}


@given.register
def _(block: Table, brand: Brand) -> dict[str, Any]:
    parts = shares(block)
    room = SIDEWAYS if is_wide(block) else UPRIGHT
    columns = [
        {"title": parted(column.title, room * share - 1), "kind": column.kind, "share": round(share, 5)}
        for column, share in zip(block.columns, parts, strict=True)
    ]
    rows = [
        {
            "cells": [_value(value, room * share - 1) for value, share in zip(row, parts, strict=True)],
            "long": any(isinstance(value, str) and len(value) > LONG_ROW for value in row),
        }
        for row in block.rows
    ]
    return {
        "kind": "table",
        "caption": parted(block.caption, LINE),
        "columns": columns,
        "rows": rows,
        "key": words.GAP_KEY if words.has_gaps(block) else "",
        "empty": parted(block.empty or labels.NOTHING, LINE),
    }


@given.register
def _(block: Matrix, brand: Brand) -> dict[str, Any]:
    across = max(len(block.column_heads), 1)
    room = (SIDEWAYS if is_wide(block) else UPRIGHT) * 0.95
    first = 1.5 if across > 6 else 1.2
    wide = room / (across + first) - 1.5

    def cells(row: Sequence[Cell]) -> list[dict[str, str]]:
        return [{"text": parted(words.cell_text(cell), wide), "tone": cell.tone} for cell in row]

    return {
        "kind": "matrix",
        "caption": parted(block.caption, LINE),
        "corner": parted(block.corner, wide * first),
        "heads": [parted(words.shown(head), wide) for head in block.column_heads],
        "rows": [
            {"head": parted(words.shown(head), wide * first), "cells": cells(row)}
            for head, row in zip(block.row_heads, block.cells, strict=True)
        ],
        "feet": cells(block.column_foot),
        "foot-title": parted(block.foot_title, wide * first),
        "legend": cells(block.legend),
        "first": first,
        "empty": block.empty or labels.NOTHING,
    }


@given.register(BarPairs)
@given.register(CurveChart)
@given.register(Histogram)
@given.register(Readings)
@given.register(Waterfall)
def _(block: Any, brand: Brand) -> dict[str, Any]:
    table = figures(block)
    drawn = table is not None and table.rows
    return {
        "kind": "chart",
        "title": parted(words.shown(block.title), LINE),
        "svg": svg(block, brand.palette) if drawn else "",
        "alt": f"{block.title}. {words.described(block)}",
        "description": parted(words.described(block), LINE),
        "empty": getattr(block, "empty", "") or labels.NOTHING,
    }


@given.register
def _(block: Callout, brand: Brand) -> dict[str, Any]:
    return {
        "kind": "callout",
        "level": block.level,
        "sign": words.LEVEL_SIGNS[block.level],
        "word": words.LEVEL_WORDS[block.level],
        "text": parted(words.shown(block.text), LINE),
        "why": parted(block.why, LINE),
    }


def _value(value: Value, room: float, gap: str = words.GAP) -> dict[str, str]:
    kind = "gap" if words.missing(value) else "text"
    if isinstance(value, bool):
        kind = "yes" if value else "no"
    return {"text": parted(words.shown(value, gap), room), "kind": kind}
