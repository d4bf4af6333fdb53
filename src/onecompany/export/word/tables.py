"""Tables: headings that come again on each page, rows that stay whole, widths by what is in them."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.export.fitting import columns
from onecompany.export.word.looks import BETWEEN
from onecompany.export.word.styles import FACTS, FRONT, REPORT
from onecompany.export.word.text import StyledWords, paragraph, plain
from onecompany.export.word.writer import Writer
from onecompany.export.word.xml import Element, on, twips, w
from onecompany.summary import labels, words
from onecompany.summary.blocks import Facts, Table, Value
from onecompany.summary.emphasis import pieces

LONG = 400
"""A row with a text of more characters may go over to the next page."""

WHOLE = 4
"""A table of so many rows stays on one page."""

_LETTERS = 8.5
"""The size of the letters in a table, as the style "Table Text" has it."""

_AIR = 15.0
"""The points between a number and a text that follows it."""

_LABEL = 0.27
"""The share of the width that the labels of facts get."""


def put_table(writer: Writer, table: Table, *, front: bool = False, room: float = 1) -> None:
    """Write a table with its caption, and the key to its gaps.

    `front`: it is that of page 1; `room` is the share of the page's width that it takes.
    """
    if table.caption:
        writer.add(paragraph("Caption", table.caption))
    if not table.rows:
        writer.add(paragraph("NothingRecorded", table.empty or labels.NOTHING))
        return
    gaps = words.has_gaps(table)
    width = writer.page.width * room
    # A number that a text follows has more space; it is never the widest word of its column.
    fitted = columns(table, width, letters=_LETTERS, between=BETWEEN)
    widths = widths_in_twips(width, [points / width for points in fitted])
    rows = [_head(table, "FrontCellHead" if front else "TableHead")]
    for number, values in enumerate(table.rows, 1):
        last = number == len(table.rows)
        whole = len(table.rows) <= WHOLE or number in {1, len(table.rows) - 1}
        keep = gaps if last else whole and not _is_long(values)
        rows.append(_row(table, values, "FrontCell" if front else "TableText", keep=keep))
    writer.add(table_around(FRONT if front else REPORT, widths, rows, title=table.caption, first_row=True))
    writer.add(paragraph("SmallPrint", words.GAP_KEY) if gaps else paragraph("AfterTable"))


def put_facts(writer: Writer, facts: Facts) -> None:
    """Write labels with their values, one a line."""
    rows = []
    for fact in facts.items:
        value = StyledWords(words.shown(fact.value, words.NOT_RECORDED), "Gap" if words.missing(fact.value) else "")
        cells = (paragraph("FactLabel", fact.label, in_cell=True), paragraph("Fact", value, in_cell=True))
        rows.append(row(cells, whole=not _is_long((fact.label, fact.value))))
    if rows:
        writer.add(
            table_around(FACTS, widths_in_twips(writer.page.width, (_LABEL, 1 - _LABEL)), rows, first_column=True)
        )
        writer.add(paragraph("AfterTable"))
    else:
        writer.add(paragraph("NothingRecorded", labels.NOTHING))


def widths_in_twips(width: float, parts: Sequence[float]) -> list[int]:
    """The widths of columns in Word's unit; they add up to `width` points."""
    in_twips = [twips(width * part) for part in parts]
    in_twips[-1] += twips(width) - sum(in_twips)
    return in_twips


def table_around(
    style: str,
    widths: Sequence[int],
    rows: Sequence[Element],
    *,
    title: str = "",
    first_row: bool = False,
    first_column: bool = False,
) -> Element:
    """A table around its rows; every cell gets the width of its column. `title` is for those who cannot see it."""
    for line in rows:
        for cell, width in zip(line.tc_lst, widths, strict=True):
            cell.get_or_add_tcPr().insert(0, w("tcW", w=width, type="dxa"))
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val=f"{0x0600 | 0x0020 * first_row | 0x0080 * first_column:04X}",
            firstRow=int(first_row),
            lastRow=0,
            firstColumn=int(first_column),
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        w("tblCaption", val=plain(title)) if title else None,
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def row(cells: Sequence[Element], *, whole: bool = True, head: bool = False, fills: Sequence[str] = ()) -> Element:
    """A row of one paragraph a cell. `whole`: it is not cut at the end of a page; `head`: it comes again on each.

    `fills` are the grounds of the cells, where they have one.
    """
    grounds = fills or [""] * len(cells)
    line = w("tr", w("trPr", on("cantSplit", whole), on("tblHeader", head)))
    for cell, fill in zip(cells, grounds, strict=True):
        shade = [w("shd", val="clear", color="auto", fill=fill), w("vAlign", val="center")] if fill else []
        line.append(w("tc", w("tcPr", *shade), cell))
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


def _aired(table: Table, line: Element) -> Element:
    """The row with its numbers apart from the text that follows them, and at the edge where none does."""
    kinds = [column.kind for column in table.columns]
    for cell, kind, after in zip(line.tc_lst, kinds, [*kinds[1:], None], strict=True):
        if kind == "number" and after != "number":
            air = twips(_AIR) if after else 0
            cell.get_or_add_tcPr().append(w("tcMar", w("right", w=air, type="dxa")))
    return line


def _is_long(values: Sequence[Value]) -> bool:
    return any(len(value) > LONG for value in values if isinstance(value, str))
