"""Each kind of block as the template takes it: all words written out, so that the template only sets them."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from onecompany.export.brand import Brand
from onecompany.export.drawing.marks import HALF, Drawing
from onecompany.export.pictures import painted
from onecompany.export.typesetting.drawn import fitting, third
from onecompany.export.typesetting.lettered import lifted
from onecompany.export.typesetting.look import BODY, PaperSheet
from onecompany.export.typesetting.tables import halves, matrix, table
from onecompany.export.typesetting.text import marked_text, plain, value, width_of
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

_FACT = 9.0
"""The least ems of a fact's column."""

_MANY = 6
"""So many short items stand in two columns."""

_SHORT = 300
"""A list of so many ems in all stays on one page with the note that follows it."""

_LABELS, _FIGURES = 0.36, 0.16
"""The shares of the page's width that the labels and each column of figures of a chart get."""


@singledispatch
def view(block: object, sheet: PaperSheet, brand: Brand) -> View:
    """A block on this page. Raises `TypeError` for what is no block."""
    raise TypeError(f"{type(block).__name__} is no block of a report")


@view.register
def _(block: Heading, sheet: PaperSheet, brand: Brand) -> View:
    return {"kind": "heading", "text": marked_text(words.shown(block.text), _room(sheet))}


@view.register
def _(block: Paragraph, sheet: PaperSheet, brand: Brand) -> View:
    text = marked_text(block.text, _room(sheet) * 0.8)
    return {"kind": "paragraph", "look": block.kind, "leads": block.leads, "text": text}


@view.register
def _(block: Bullets, sheet: PaperSheet, brand: Brand) -> View:
    if not block.items:
        return nothing(block.empty, sheet)
    items = [value(item, _room(sheet) * 0.8, words.NOT_RECORDED) for item in block.items]
    narrow = (
        not block.ordered and len(items) >= _MANY and all(width_of(item) < _room(sheet) * 0.62 for item in block.items)
    )
    lines = [line for item in block.items for line in words.shown(item).split("\n")]
    short = len(lines) <= _MANY and sum(map(width_of, lines)) < _SHORT
    return {"kind": "bullets", "ordered": block.ordered, "items": items, "narrow": narrow, "short": short}


@view.register
def _(block: Callout, sheet: PaperSheet, brand: Brand) -> View:
    text = words.shown(block.text)
    return {
        "kind": "callout",
        "level": block.level,
        "sign": words.LEVEL_SIGNS[block.level],
        "word": words.level_word(block.level),
        "text": marked_text(stopped(text) if block.why else text, _room(sheet) * 0.8),
        "why": marked_text(block.why, _room(sheet) * 0.8),
    }


@view.register
def _(block: Facts, sheet: PaperSheet, brand: Brand) -> View:
    if not block.items:
        return nothing("", sheet)
    items = [
        {"label": marked_text(fact.label, _FACT), "value": value(fact.value, _FACT, words.NOT_RECORDED)}
        for fact in block.items
    ]
    return {"kind": "facts", "items": items}


@view.register
def _(block: Table, sheet: PaperSheet, brand: Brand) -> View:
    if not block.rows:
        return nothing(block.empty, sheet, block.caption)
    return halves(block, sheet) or table(block, sheet)


@view.register
def _(block: Matrix, sheet: PaperSheet, brand: Brand) -> View:
    if block.cells and block.column_heads:
        return matrix(block, sheet)
    return nothing(block.empty, sheet, block.caption)


@view.register
def _(block: CurveChart | BarPairs | Histogram | Readings | Waterfall, sheet: PaperSheet, brand: Brand) -> View:
    table_of_figures = figures(block)
    if table_of_figures is None or not table_of_figures.rows:
        return nothing(table_of_figures.empty if table_of_figures else "", sheet, block.title)
    drawing, all_shown = fitting(_plain(block))
    figures_below = None if all_shown else _figures(table_of_figures, sheet)
    return {**_pictured(block, drawing, sheet, brand), "figures": figures_below}


def one_of_three(block: Block, sheet: PaperSheet, brand: Brand) -> View | None:
    """A chart for a third of the page's width; None for what is no chart, or does not show all of its texts there."""
    if not isinstance(block, Histogram) or (drawing := third(map_text(block, plain))) is None:
        return None
    return {**_pictured(block, drawing, sheet, brand), "figures": None}


def _pictured(block: Chart, drawing: Drawing, sheet: PaperSheet, brand: Brand) -> View:
    """The picture of a chart with all that stands over and under it."""
    scale = words.scale(block) if isinstance(block, CurveChart) else ""
    drawing, words_over = lifted(drawing)
    return {
        "kind": "chart",
        "title": marked_text(block.title, _room(sheet)),
        "svg": painted(drawing, brand.palette),
        "wide": drawing.width,
        "half": drawing.width == HALF,
        "words": words_over,
        "alt": plain(words.described(block) or block.title),
        "notes": [marked_text(text, _room(sheet)) for text in (block.description, scale) if text],
    }


def nothing(empty: str, sheet: PaperSheet, caption: str = "") -> View:
    """What is said of a block that holds nothing."""
    text = marked_text(empty or labels.NOTHING, _room(sheet))
    return {"kind": "nothing", "caption": marked_text(caption, _room(sheet)), "text": text}


def _room(sheet: PaperSheet) -> float:
    """The width of the page in ems of running text."""
    return sheet.width / BODY


def _figures(figures: Table, sheet: PaperSheet) -> View:
    """The figures of a chart, near enough to each other to be read across."""
    room = min(_LABELS + _FIGURES * (len(figures.columns) - 1), 1)
    return table(untitled(figures), sheet, room=room)


def _plain(chart: Chart) -> Chart:
    """The chart with texts that a picture can hold: what XML forbids stops it from being read."""
    return map_text(chart, plain)
