"""Tables: headings that come again on each page, rows that stay whole, widths by what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onecompany.export.columns import column_widths, least_width, whole_width, without_empty_columns
from onecompany.export.measure import width
from onecompany.export.office.text import one_line
from onecompany.export.office.xml import Element, bare, on, twips, x
from onecompany.export.word.text import StyledWords, paragraph
from onecompany.export.word.writer import Writer
from onecompany.sentences import ngettext
from onecompany.summary import labels, words
from onecompany.summary.blocks import Facts, Table, Value
from onecompany.summary.emphasis import pieces

REPORT, FRONT, FACTS = "ReportTable", "FrontTable", "ReportFacts"
"""The ids of the table styles."""

LONG = 400
"""A row with a text of more characters may go over to the next page."""

WHOLE = 4
"""A table of so many rows stays on one page."""

BETWEEN, _AIR = 6.0, 15.0
"""The points between a column's text and the next column; between a number and a text that follows it."""

_APART = 24.0
"""The points between columns that have more room than they need: near enough to be read across."""

_LABEL, _WIDEST_LABEL = 0.27, 0.4
"""The shares of the width that the labels of facts get, the least and the most."""


def put_table(writer: Writer, table: Table, *, front: bool = False, narrow: bool = False) -> None:
    """Write a table with its caption, and the key to its gaps.

    `front`: it is that of page 1. `narrow`: it holds the figures of a picture, whole and no wider than they are read
    across.
    """
    if table.caption:
        writer.add(paragraph("Caption", table.caption, keep=True))
    if not table.rows:
        writer.add(paragraph("NothingRecorded", table.empty or labels.NOTHING))
        return
    if not narrow:
        table = without_empty_columns(table)
    gaps = words.has_gaps(table)
    rows = [_head(table, "FrontCellHead" if front else "TableHead")]
    for number, values in enumerate(table.rows, 1):
        last = number == len(table.rows)
        whole = len(table.rows) <= WHOLE or number in {1, len(table.rows) - 1}
        keep = gaps if last else whole and not _is_long(values)
        rows.append(_row(table, values, "FrontCell" if front else "TableText", keep=keep))
    style = FRONT if front else REPORT
    story = ngettext(
        "One row: {columns:list}.",
        "{count} rows: {columns:list}.",
        len(table.rows),
        count=len(table.rows),
        columns=[column.title for column in table.columns if column.title],
    )
    name = table.caption or writer.title
    widths = _widths(writer, table, style, narrow=narrow)
    writer.add(table_around(style, widths, rows, title=name, story=story, first_row=True))
    writer.add(paragraph("SmallPrint", words.GAP_KEY) if gaps else paragraph("AfterTable"))


def is_wide(writer: Writer, table: Table) -> bool:
    """Whether a word or a number of a table would be broken on an upright page."""
    table, size = without_empty_columns(table), writer.styles["TableText"].size
    least = least_width(table, size=size, face=writer.face, padding=BETWEEN)
    return least + sum(_airs(table)) > writer.upright.width


def _widths(writer: Writer, table: Table, style: str, *, narrow: bool) -> list[float]:
    size = writer.styles["FrontCell" if style == FRONT else "TableText"].size
    airs = _airs(table)
    room = writer.page.width - sum(airs)
    padding = BETWEEN + 1
    if narrow and (whole := whole_width(table, size=size, face=writer.face, padding=_APART)) < room:
        room, padding = whole, _APART
    widths = column_widths(table, room, size=size, face=writer.face, padding=padding)
    return [wide + air for wide, air in zip(widths, airs, strict=True)]


def put_facts(writer: Writer, facts: Facts) -> None:
    """Write labels with their values, one a line."""
    if not facts.items:
        writer.add(paragraph("NothingRecorded", labels.NOTHING))
        return
    rows = []
    for fact in facts.items:
        value = StyledWords(words.shown(fact.value, words.NOT_RECORDED), "Gap" if words.missing(fact.value) else "")
        cells = (paragraph("FactLabel", fact.label, in_cell=True), paragraph("Fact", value, in_cell=True))
        rows.append(row(cells, whole=not _is_long((fact.label, fact.value))))
    style, room = writer.styles["FactLabel"], writer.page.width
    longest = max(width(fact.label, style.size, writer.face, bold=True) for fact in facts.items) + 2 * BETWEEN
    label = min(max(longest, room * _LABEL), room * _WIDEST_LABEL)
    writer.add(table_around(FACTS, [label, room - label], rows, title=writer.title, first_column=True))
    writer.add(paragraph("AfterTable"))


def table_around(
    style: str,
    widths: Sequence[float],
    rows: Sequence[Element],
    *,
    title: str,
    story: str = "",
    first_row: bool = False,
    first_column: bool = False,
) -> Element:
    """A table around its rows; every cell gets the width of its column, in points.

    `title` and `story` are for those who cannot see it.
    """
    sides = [twips(sum(widths[:count])) for count in range(len(widths) + 1)]
    grid = [right - left for left, right in pairwise(sides)]
    for line in rows:
        for cell, wide in zip(line.tc_lst, grid, strict=True):
            cell.get_or_add_tcPr().insert(0, x("w:tcW", w=wide, type="dxa"))
    properties = x(
        "w:tblPr",
        x("w:tblStyle", val=style),
        x("w:tblW", w=sum(grid), type="dxa"),
        x("w:tblLayout", type="fixed"),
        x(
            "w:tblLook",
            val=f"{0x0600 | 0x0020 * first_row | 0x0080 * first_column:04X}",
            firstRow=int(first_row),
            lastRow=0,
            firstColumn=int(first_column),
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        x("w:tblCaption", val=one_line(title)) if title else None,
        x("w:tblDescription", val=one_line(story)) if story else None,
    )
    return x("w:tbl", properties, x("w:tblGrid", *(x("w:gridCol", w=wide) for wide in grid)), *rows)


def row(cells: Sequence[Element], *, whole: bool = True, head: bool = False, fills: Sequence[str] = ()) -> Element:
    """A row of one paragraph a cell. `whole`: it is not cut at the end of a page; `head`: it comes again on each.

    `fills` are the grounds of the cells, where they have one.
    """
    line = x("w:tr", x("w:trPr", on("w:cantSplit", whole), on("w:tblHeader", head)))
    for cell, fill in zip(cells, fills or [""] * len(cells), strict=True):
        shade = (x("w:shd", val="clear", color="auto", fill=bare(fill)), x("w:vAlign", val="center")) if fill else ()
        line.append(x("w:tc", x("w:tcPr", *shade), cell))
    return line


def _head(table: Table, style: str) -> Element:
    cells = [
        paragraph("TableHeadNumber" if column.kind == "number" else style, column.title, in_cell=True)
        for column in table.columns
    ]
    return _aired(table, row(cells, head=True))


def _row(table: Table, values: Sequence[Value], style: str, *, keep: bool) -> Element:
    cells = []
    for column, value in zip(table.columns, values, strict=True):
        number = column.kind == "number"
        texts = _words(value, table.strong)
        cells.append(paragraph("TableNumber" if number else style, *texts, keep=keep, in_cell=not number))
    return _aired(table, row(cells, whole=not _is_long(values)))


def _words(value: Value, strong: tuple[str, ...]) -> list[StyledWords]:
    if words.missing(value):
        return [StyledWords(words.shown(value), "Gap")]
    return [StyledWords(piece.text, "Strong" if piece.strong else "") for piece in pieces(words.shown(value), strong)]


def _airs(table: Table) -> list[float]:
    """What each column needs beside the space between columns: more before a text that follows a number."""
    kinds = [column.kind for column in table.columns]
    following = [*kinds[1:], "number"]
    return [
        _AIR - BETWEEN if kind == "number" and after != "number" else 0.0
        for kind, after in zip(kinds, following, strict=True)
    ]


def _aired(table: Table, line: Element) -> Element:
    """The row with its numbers apart from the text that follows them."""
    for cell, air in zip(line.tc_lst, _airs(table), strict=True):
        if air:
            cell.get_or_add_tcPr().append(x("w:tcMar", x("w:right", w=twips(BETWEEN + air), type="dxa")))
    return line


def _is_long(values: Sequence[Value]) -> bool:
    return any(len(value) > LONG for value in values if isinstance(value, str))
