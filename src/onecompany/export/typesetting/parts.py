"""Each kind of block as the template takes it: all words written out, so that the template only sets them."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from onecompany.export.brand import Brand
from onecompany.export.drawing.marks import HALF, Drawing
from onecompany.export.measure import INTER, width
from onecompany.export.pictures import painted
from onecompany.export.typesetting.drawn import fitting, third
from onecompany.export.typesetting.lettered import lifted
from onecompany.export.typesetting.look import PaperSheet
from onecompany.export.typesetting.tables import halves, matrix, table
from onecompany.export.typesetting.text import marked_text, plain, value
from onecompany.summary import labels, words
from onecompany.summary.blocks import (
    BarPairs,
    Block,
    Bullets,
    Callout,
    Chart,
    CurveChart,
    Facts,
    Heading,
    Histogram,
    Matrix,
    Paragraph,
    Readings,
    Table,
    Waterfall,
)
from onecompany.summary.tabled import figures, untitled
from onecompany.summary.texts import map_text, stopped

View = dict[str, Any]

_FACT = 10
"""Longer words of a fact may not fit in its column."""

_MANY, _BRIEF = 6, 31.0
"""So many items stand in two columns when none is wider, in ems."""


@singledispatch
def view(block: object, sheet: PaperSheet, brand: Brand) -> View:
    """A block on this page. Raises `TypeError` for what is no block."""
    raise TypeError(f"{type(block).__name__} is no block of a report")


@view.register
def _(block: Heading, sheet: PaperSheet, brand: Brand) -> View:
    return {"kind": "heading", "text": marked_text(words.shown(block.text))}


@view.register
def _(block: Paragraph, sheet: PaperSheet, brand: Brand) -> View:
    text = marked_text(block.text)
    return {"kind": "paragraph", "look": block.kind, "leads": block.leads, "text": text}


@view.register
def _(block: Bullets, sheet: PaperSheet, brand: Brand) -> View:
    if not block.items:
        return nothing(block.empty)
    items = [value(item, gap=words.NOT_RECORDED) for item in block.items]
    narrow = not block.ordered and len(items) >= _MANY and all(width(item, 1, INTER) < _BRIEF for item in block.items)
    return {
        "kind": "bullets",
        "ordered": block.ordered,
        "start": 1,
        "items": items,
        "narrow": narrow,
        "short": block.is_short,
    }


@view.register
def _(block: Callout, sheet: PaperSheet, brand: Brand) -> View:
    text = words.shown(block.text)
    return {
        "kind": "callout",
        "level": block.level,
        "sign": words.LEVEL_SIGNS[block.level],
        "word": words.level_word(block.level),
        "text": marked_text(stopped(text) if block.why else text),
        "why": marked_text(block.why),
        "strong": block.is_short,
    }


@view.register
def _(block: Facts, sheet: PaperSheet, brand: Brand) -> View:
    if not block.items:
        return nothing("")
    items = [
        {"label": marked_text(fact.label, _FACT), "value": value(fact.value, _FACT, words.NOT_RECORDED)}
        for fact in block.items
    ]
    return {"kind": "facts", "items": items}


@view.register
def _(block: Table, sheet: PaperSheet, brand: Brand) -> View:
    if not block.rows:
        return nothing(block.empty, block.caption)
    return halves(block, sheet) or table(block, sheet.width)


@view.register
def _(block: Matrix, sheet: PaperSheet, brand: Brand) -> View:
    if block.cells and block.column_heads:
        return matrix(block, sheet)
    return nothing(block.empty, block.caption)


@view.register
def _(block: CurveChart | BarPairs | Histogram | Readings | Waterfall, sheet: PaperSheet, brand: Brand) -> View:
    table_of_figures = figures(block)
    if table_of_figures is None or not table_of_figures.rows:
        return nothing(table_of_figures.empty if table_of_figures else "", block.title)
    drawing, all_shown = fitting(map_text(block, plain))
    return _pictured(block, drawing, table_of_figures, sheet, brand, all_shown=all_shown)


def one_of_three(block: Block, sheet: PaperSheet, brand: Brand) -> View | None:
    """A chart for a third of the page's width; None for what is no chart, or does not show all of its texts there."""
    if not isinstance(block, Histogram) or (drawing := third(map_text(block, plain))) is None:
        return None
    table_of_figures = figures(block)
    return None if table_of_figures is None else _pictured(block, drawing, table_of_figures, sheet, brand)


def _pictured(
    block: Chart, drawing: Drawing, figures: Table, sheet: PaperSheet, brand: Brand, *, all_shown: bool = True
) -> View:
    """The picture of a chart with what stands over and under it, and its figures: behind it, or where it does not show
    all of its texts, under it."""
    scale = words.scale(block) if isinstance(block, CurveChart) else ""
    drawing, words_over = lifted(drawing)
    table_of_figures = table(untitled(figures), sheet.width, heads=True)
    return {
        "kind": "chart",
        "title": marked_text(block.title),
        "svg": painted(drawing, brand.palette),
        "wide": drawing.width,
        "half": drawing.width == HALF,
        "words": words_over,
        "alt": plain(words.described(block) or block.title),
        "notes": [marked_text(text) for text in (block.description, scale) if text],
        "figures": None if all_shown else table_of_figures,
        "behind": table_of_figures if all_shown else None,
    }


def nothing(empty: str, caption: str = "") -> View:
    """What is said of a block that holds nothing."""
    return {"kind": "nothing", "caption": marked_text(caption), "text": marked_text(empty or labels.NOTHING)}
