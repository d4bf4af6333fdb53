"""Writes each kind of block."""

from __future__ import annotations

from functools import singledispatch

from onecompany.export.word.charts import put_chart
from onecompany.export.word.matrix import put_matrix
from onecompany.export.word.tables import is_wide, put_facts, put_table
from onecompany.export.word.text import StyledWords, paragraph
from onecompany.export.word.writer import Writer
from onecompany.summary import labels, words
from onecompany.summary.blocks import (
    BarPairs,
    Block,
    Bullets,
    Callout,
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
from onecompany.summary.document import Section
from onecompany.summary.texts import stopped
from onecompany.summary.widths import UPRIGHT_COLUMNS

_PARAGRAPHS = {"text": "Normal", "quote": "Quote", "note": "SmallPrint"}


def put_section(writer: Writer, section: Section, style: str, *, level: int, over: str = "") -> None:
    """Write a part of the report under a heading in this style; headings inside it are of `level`.

    `over` is a heading that stands over the part's own, "" for none. The paper is turned for what needs it, from
    the heading over it to the next heading, so that what follows it does not stand on a page on its side.
    """
    first, *others = _headed(section)
    writer.lay(landscape=_sideways(writer, first))
    if over:
        writer.head("Heading1Unnumbered", over, listed=True)
    writer.head(style, words.shown(section.title), listed=style.startswith("Heading1"))
    if section.conclusion:
        writer.add(paragraph("Conclusion", section.conclusion))
    if not section.blocks:
        writer.add(paragraph("NothingRecorded", labels.NOTHING))
    for block in first:
        put_block(block, writer, level)
    for blocks in others:
        writer.lay(landscape=_sideways(writer, blocks))
        for block in blocks:
            put_block(block, writer, level)


def _sideways(writer: Writer, blocks: list[Block]) -> bool:
    """Whether one of the blocks has no room on an upright page."""
    return any(
        is_wide(writer, block)
        if isinstance(block, Table)
        else isinstance(block, Matrix) and len(block.column_heads) > UPRIGHT_COLUMNS
        for block in blocks
    )


def _headed(section: Section) -> list[list[Block]]:
    """The blocks of a section, with a new list for each heading in it."""
    groups: list[list[Block]] = [[]]
    for block in section.blocks:
        if isinstance(block, Heading) and groups[-1]:
            groups.append([])
        groups[-1].append(block)
    return groups


@singledispatch
def put_block(block: object, writer: Writer, level: int) -> None:
    """Write a block at the end of what there is. Raises `TypeError` for what is no block."""
    raise TypeError(f"{type(block).__name__} is no block of a report")


@put_block.register
def _(block: Heading, writer: Writer, level: int) -> None:
    writer.head(f"Heading{level}", words.shown(block.text))


@put_block.register
def _(block: Paragraph, writer: Writer, level: int) -> None:
    writer.add(paragraph(_PARAGRAPHS[block.kind], block.text, keep=block.leads))


@put_block.register
def _(block: Bullets, writer: Writer, level: int) -> None:
    number = writer.restart() if block.ordered and block.items else None
    style = "ListNumber" if block.ordered else "ListBullet"
    for at, item in enumerate(block.items, 1):
        words_of_item = StyledWords(words.shown(item, words.NOT_RECORDED), "Gap" if words.missing(item) else "")
        keep = at < len(block.items) and (block.is_short or at in (1, len(block.items) - 1))
        writer.add(paragraph(style, words_of_item, number=number, keep=keep))
    if not block.items:
        writer.add(paragraph("NothingRecorded", block.empty or labels.NOTHING))


@put_block.register
def _(block: Callout, writer: Writer, level: int) -> None:
    name = block.level.title()
    sign, word = words.LEVEL_SIGNS[block.level], words.level_word(block.level)
    text, why = words.shown(block.text), f" {block.why}" if block.why else ""
    pieces = (
        StyledWords(f"{sign} {word}  ", f"Level{name}"),
        StyledWords(stopped(text) if why else text, *(("Strong",) if block.is_short else ())),
        StyledWords(why),
    )
    writer.add(paragraph(f"Callout{name}", *pieces))


@put_block.register
def _(block: Facts, writer: Writer, level: int) -> None:
    put_facts(writer, block)


@put_block.register
def _(block: Table, writer: Writer, level: int) -> None:
    put_table(writer, block)


@put_block.register
def _(block: Matrix, writer: Writer, level: int) -> None:
    put_matrix(writer, block)


@put_block.register
def _(block: CurveChart | BarPairs | Histogram | Readings | Waterfall, writer: Writer, level: int) -> None:
    put_chart(writer, block)
