"""How large page 1 is set, so that it stays one page and does not look empty."""

from __future__ import annotations

import math
from collections.abc import Iterator

from onecompany.export.brand import Brand
from onecompany.export.fitting import columns
from onecompany.export.word.look import Look
from onecompany.export.word.looks import AIRY, BETWEEN, CELL, SNUG, TIGHT, USUAL, PageOneSize, looks
from onecompany.export.word.pages import Page
from onecompany.summary import labels, words
from onecompany.summary.document import Meta
from onecompany.summary.page_one import PageOne
from onecompany.summary.widths import columns_of

_LETTER = 0.54
"""The mean width of a letter of Inter, as a share of its size."""

_LINE = 1.21
"""The height of a line of Inter, as a multiple of its size (its ascender and descender)."""

_SURE = 0.96
"""The share of the page that may be filled by this reckoning, since every program breaks lines in its own way."""

_LOGO = 36.0


def size_that_fits(one: PageOne, meta: Meta, brand: Brand) -> PageOneSize:
    """The largest setting with which page 1 is one page; the tightest there is where none will do."""
    page = Page(brand.paper)
    return next(
        (
            front_size
            for front_size in (AIRY, USUAL, SNUG)
            if _height(one, meta, brand, page, front_size) < page.height * _SURE
        ),
        TIGHT,
    )


def _height(one: PageOne, meta: Meta, brand: Brand, page: Page, front_size: PageOneSize) -> float:
    styles = {look.name: look for look in looks(brand.palette, width=page.width, front_size=front_size)}
    front = one.front
    total = sum(_lines(styles[name], text, page.width) for name, text in _texts(one, meta))
    total += _LOGO if brand.logo is not None else _lines(styles["Brand"], brand.name, page.width)
    if front.numbers:
        room = page.width / len(front.numbers) - 2 * BETWEEN
        total += max(
            _lines(styles["Number Value"], words.shown(number.value), room)
            + _lines(styles["Number Label"], number.label, room)
            + _lines(styles["Number Note"], number.note, room)
            for number in front.numbers
        )
    if front.commitments.rows:
        cell = styles["Front Cell"]
        widths = columns(front.commitments, page.width, letters=cell.size or 0, between=BETWEEN)
        for row in (tuple(column.title for column in front.commitments.columns), *front.commitments.rows):
            tall = (_lines(cell, words.shown(value), room - BETWEEN) for value, room in zip(row, widths, strict=True))
            total += max(tall) + 2 * CELL * front_size.gaps
    return total


def _texts(one: PageOne, meta: Meta) -> Iterator[tuple[str, str]]:
    """What is on the page in single paragraphs, each with the name of its style."""
    front = one.front
    yield "Organisation", meta.organisation
    yield "Title", meta.title
    yield "Subtitle", one.purpose
    yield "Confidentiality", meta.confidentiality
    yield "Unfinished", meta.under_way
    for heading in (labels.BOTTOM_LINE, labels.ASKS, labels.DECISIONS, labels.COMMITMENTS):
        yield "Front Heading", heading
    yield from zip(("Bottom Line", *["Bottom Line Further"] * 9), front.bottom_line, strict=False)
    if front.adopted is not None or one.adopted_further:
        yield "Front Heading", labels.ADOPTED
    if front.adopted is not None:
        yield "Adopted", front.adopted.text
        yield "More", front.adopted.question
    elif one.adopted_further:
        yield "More", labels.ADOPTED_FURTHER
    for ask in front.asks:
        yield "Front List", f"{ask.text} – {ask.who}, {labels.by(ask.by_when) if ask.by_when else words.GAP}"
    for decision in front.decisions:
        yield "Front List", decision
    yield "More", front.explained
    for more in (one.more_asks, one.more_decisions, one.more_commitments):
        yield "More", labels.more(more) if more else ""


def _lines(look: Look, text: str, width: float) -> float:
    """The height of a paragraph in points; nothing takes no room."""
    if not text:
        return 0
    size = look.size or 0
    room = max((width - (look.indent or 0)) / (size * _LETTER), 1)
    count = sum(max(math.ceil(columns_of(line) / room), 1) for line in text.split("\n"))
    return count * size * _LINE * (look.line or 1.2) + (look.before or 0) + (look.after or 0)
