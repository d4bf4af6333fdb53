"""One table on its sheet: title, headings, rows; below them its picture, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onecompany.export.guard import is_risky
from onecompany.export.tabling import Tabled
from onecompany.export.workbook.frame import Setting, finish, new_writer, put_head, put_title
from onecompany.export.workbook.library import LARGE, SIZE, Format, Workbook, Worksheet
from onecompany.export.workbook.pictures import put_chart
from onecompany.export.workbook.writer import FormatOf, Writer
from onecompany.sentences import N_, gettext
from onecompany.summary import words
from onecompany.summary.blocks import Matrix, MatrixCell, Table, Value

EMPTY = N_("An empty cell means not recorded.")
"""In every column: so that a filter has one way of saying it, and Excel can go on counting with the others."""

_LABEL = 120
"""The most characters of a label beside a picture; the whole is then said below."""

_MANY, _NARROW = 6, 220
"""A table of more columns keeps its first one in sight, if that is no wider than so many points."""


def put_sheet(book: Workbook, sheet: Worksheet, names: tuple[str, str], tabled: Tabled, setting: Setting) -> Writer:
    """Fill a sheet with a table that has rows. `names`: those of the sheet and of the table."""
    block, table = tabled.sheet.block, tabled.sheet.table
    if isinstance(block, Matrix) and block.cells and block.column_heads:
        return _put_matrix(sheet, names[1], tabled, block, setting)
    chart = None if isinstance(block, Matrix) else block
    cut: list[str] = []
    if chart is not None:
        table, cut = _labelled(table)
    writer = new_writer(sheet, table, setting, tabled.sheet.title)
    notes = put_title(writer, tabled.sheet.title, setting.home)
    if tabled.has_gaps:
        writer.text(0, gettext(EMPTY), setting.styles.line())
        writer.end_row()
    head = writer.row
    notes += [*tabled.notes, *put_head(writer, table.columns, len(table.rows), names[1]), *cut]
    put_rows(writer, table, repeats=tabled.sheet.of_words)
    first_column = len(table.columns) > _MANY and writer.widths[0] < _NARROW
    if chart is not None:
        put_chart(book, writer, names[0], chart, head)
    put_notes(writer, notes)
    finish(writer, setting, head, len(table.columns), first_column=first_column)
    return writer


def put_rows(writer: Writer, table: Table, *, repeats: bool = False, large: str = "") -> None:
    """The rows of a table. `repeats`: a line of the same part as the one above says so quietly.

    `large`: the part that is set in large letters.
    """
    before: Value = None
    for values in table.rows:
        format_of, size = None, SIZE
        if large and values[0] == large:
            format_of, size = _formats(writer.styles.large, writer.styles.text), LARGE
        elif repeats and values[0] == before:
            format_of = _formats(writer.styles.text, writer.styles.muted)
        writer.values(table.columns, values, format_of, table.strong, size)
        before = values[0]


def put_notes(writer: Writer, notes: Sequence[str]) -> None:
    """What is said about a table, under it; then what had no room in a cell."""
    if notes or writer.rests:
        writer.skip()
    for note in (*notes, *writer.rests):
        writer.wide_text(note)


def _formats(others: Callable[..., Format], first: Callable[..., Format]) -> FormatOf:
    """The looks of a row: of its first column, and of the others."""

    def format_of(column: int, text: str) -> Format:
        return (others if column else first)(risky=is_risky(text))

    return format_of


def _labelled(table: Table) -> tuple[Table, list[str]]:
    """The table with labels that a picture has room for, and those that were cut, in full."""
    cut: list[str] = []

    def short(value: Value) -> Value:
        if not isinstance(value, str) or len(value) <= _LABEL:
            return value
        cut.append(value)
        return words.shortened(value, _LABEL)

    return replace(table, rows=tuple(tuple(map(short, row)) for row in table.rows)), cut


def _put_matrix(sheet: Worksheet, name: str, tabled: Tabled, matrix: Matrix, setting: Setting) -> Writer:
    """The grid as a heat map: a tint for each meaning, and always its sign and its word."""
    rows = list(zip(matrix.row_heads, matrix.cells, strict=True))
    if matrix.column_foot:
        rows.append((matrix.foot_title, matrix.column_foot))
    columns = tabled.sheet.table.columns
    texts = tuple((head, *map(_cell_text, cells)) for head, cells in rows)
    writer = new_writer(sheet, Table(columns, texts), setting, tabled.sheet.title)
    notes = put_title(writer, tabled.sheet.title, setting.home)
    head = writer.row
    # What sums the columns up is not filtered with the rows.
    notes += [*tabled.notes, *put_head(writer, columns, len(matrix.row_heads), name, centred=True)]
    for values, (_, cells) in zip(texts, rows, strict=True):
        writer.values(columns, values, _tone_formats(setting, cells))
    put_notes(writer, notes)
    finish(writer, setting, head, len(columns), first_column=True)
    return writer


def _cell_text(cell: MatrixCell) -> str:
    """The sign and the word of a cell; nothing where there is none."""
    text = words.cell_text(cell)
    return "" if text == words.EMPTY_CELL else text


def _tone_formats(setting: Setting, cells: Sequence[MatrixCell]) -> FormatOf:
    def format_of(column: int, text: str) -> Format:
        risky = is_risky(text)
        if column == 0:
            return setting.styles.text(risky=risky, bold=True)
        return setting.styles.tone(cells[column - 1].tone, risky=risky)

    return format_of
