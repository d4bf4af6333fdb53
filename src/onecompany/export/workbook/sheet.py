"""One table on its sheet: title, headings, rows; below them its picture, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onecompany.export.guard import is_risky
from onecompany.export.tabling import Tabled
from onecompany.export.workbook.fitting import widths
from onecompany.export.workbook.frame import Setting, finish, put_head, put_title, short_head
from onecompany.export.workbook.library import Format, Workbook, Worksheet
from onecompany.export.workbook.pictures import put_chart
from onecompany.export.workbook.styles import Styles
from onecompany.export.workbook.writer import FormatOf, Writer, excel_value
from onecompany.sentences import N_, gettext
from onecompany.summary import labels, words
from onecompany.summary.blocks import Matrix, MatrixCell, Table, Value

EMPTY_TOO = N_("An empty cell means not recorded.")
"""Numbers and dates that nobody gave are empty cells, so that Excel can go on counting with the others."""

LARGE = 1.5
"""By how much large letters are larger."""

_LABEL = 120
"""The most characters of a label beside a picture; the whole is then said below."""

_MANY, _NARROW = 6, 40
"""A table of more columns keeps its first one in sight, if that is narrow."""


def put_sheet(book: Workbook, sheet: Worksheet, name: str, tabled: Tabled, setting: Setting) -> int:
    """Fill a sheet with a table. Returns how many of its rows go on in the row below."""
    block, table = tabled.sheet.block, tabled.sheet.table
    if isinstance(block, Matrix) and block.cells and block.column_heads:
        return _put_matrix(sheet, tabled, block, setting)
    chart = block if table.rows and not isinstance(block, Matrix) else None
    cut: list[str] = []
    if chart is not None:
        table, cut = _labelled(table)
    writer = new_writer(sheet, table, setting, says_gaps=not tabled.of_words)
    notes = put_title(writer, tabled.sheet.title, setting.home)
    if tabled.has_gaps:
        writer.text(0, gap_key(table), setting.styles.line())
        writer.end_row(18)
    head = writer.row
    notes += [*tabled.notes, *put_head(writer, table.columns), *cut]
    put_rows(writer, table)
    first_column = len(table.columns) > _MANY and writer.widths[0] < _NARROW
    last = writer.row - 1 if table.rows else head
    if chart is not None:
        put_chart(book, writer, name, chart, head)
    put_notes(writer, notes)
    finish(writer, setting, (head, last), len(table.columns), first_column=first_column)
    return writer.continued


def new_writer(sheet: Worksheet, table: Table, setting: Setting, *, says_gaps: bool = True) -> Writer:
    """A sheet with columns as wide as the table needs them."""
    columns = [replace(column, title=short_head(column)) for column in table.columns]
    writer = Writer(sheet, setting.styles, widths(columns, table.rows), says_gaps=says_gaps)
    writer.set_widths()
    return writer


def put_rows(writer: Writer, table: Table, large: str = "") -> None:
    """The rows of a table, or what is said when there are none. `large`: the part set in large letters."""
    before: Value = None
    for values in table.rows:
        again = not writer.says_gaps and values[0] == before
        if large and values[0] == large:
            writer.values(table.columns, values, _large_formats(writer.styles), scale=LARGE)
        else:
            writer.values(table.columns, values, _repeated_formats(writer.styles) if again else None, table.strong)
        before = values[0]
    if not table.rows:
        writer.wide_text(table.empty or labels.NOTHING)


def put_notes(writer: Writer, notes: Sequence[str]) -> None:
    """What is said about a table, under it."""
    writer.end_row(12)
    for note in notes:
        writer.wide_text(note)


def _repeated_formats(styles: Styles) -> FormatOf:
    """A line that belongs to the same part as the one above says so quietly."""

    def format_of(column: int, text: str) -> Format:
        return styles.text(risky=is_risky(text), muted=column == 0)

    return format_of


def _large_formats(styles: Styles) -> FormatOf:
    """The text of a line in large letters, beside its part."""

    def format_of(column: int, text: str) -> Format:
        return styles.large(risky=is_risky(text)) if column == 1 else styles.text(risky=is_risky(text))

    return format_of


def gap_key(table: Table) -> str:
    """What the gaps of this table look like."""
    kinds = {
        excel_value(column, None)
        for row in table.rows
        for column, value in zip(table.columns, row, strict=True)
        if words.missing(value)
    }
    return " ".join(key for kind, key in ((words.GAP, words.GAP_KEY), (None, gettext(EMPTY_TOO))) if kind in kinds)


def _labelled(table: Table) -> tuple[Table, list[str]]:
    """The table with labels that a picture has room for, and those that were cut, in full."""
    cut: list[str] = []

    def short(value: Value) -> Value:
        if not isinstance(value, str) or len(value) <= _LABEL:
            return value
        cut.append(value)
        return words.shortened(value, _LABEL)

    return replace(table, rows=tuple(tuple(map(short, row)) for row in table.rows)), cut


def _put_matrix(sheet: Worksheet, tabled: Tabled, matrix: Matrix, setting: Setting) -> int:
    """The grid as a heat map: a tint for each meaning, and always its sign and its word."""
    rows = list(zip(matrix.row_heads, matrix.cells, strict=True))
    if matrix.column_foot:
        rows.append((matrix.foot_title, matrix.column_foot))
    columns = tabled.sheet.table.columns
    texts = tuple((head, *map(words.cell_text, cells)) for head, cells in rows)
    writer = new_writer(sheet, Table(columns, texts), setting)
    notes = put_title(writer, tabled.sheet.title, setting.home)
    head = writer.row
    notes += [*tabled.notes, *put_head(writer, columns, centred=True)]
    last = head
    for index, (values, (_, cells)) in enumerate(zip(texts, rows, strict=True)):
        writer.values(columns, values, _tone_formats(setting, cells))
        last = writer.row - 1 if index < len(matrix.row_heads) else last
    put_notes(writer, notes)
    finish(writer, setting, (head, last), len(columns), first_column=True)
    return writer.continued


def _tone_formats(setting: Setting, cells: Sequence[MatrixCell]) -> FormatOf:
    def format_of(column: int, text: str) -> Format:
        risky = is_risky(text)
        if column == 0:
            return setting.styles.text(risky=risky, bold=True)
        return setting.styles.tone(cells[column - 1].tone, risky=risky)

    return format_of
