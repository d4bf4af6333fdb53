"""What all sheets have in common: title, frozen headings with filters, how they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onecompany.export.brand import Brand
from onecompany.export.columns import column_widths, whole_width
from onecompany.export.foot import foot
from onecompany.export.measure import ARIAL, height, width
from onecompany.export.workbook.library import BAR_LIMIT, FONT, HEAD, SIZE, Worksheet, cells, units
from onecompany.export.workbook.styles import Styles
from onecompany.export.workbook.writer import EDGES, Writer
from onecompany.sentences import gettext
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.document import Meta
from onecompany.summary.words import shortened

_TITLE, _HEAD = 90, 120
"""The most characters of the title of a sheet and of the heading of a column; the whole is then said below."""

_PAPER = {"a4": 9, "letter": 1}
"""The numbers of papers (ISO/IEC 29500-1, 18.3.1.63)."""

_ROOM = {"a4": ((523.0, 748.0), (770.0, 501.0)), "letter": ((540.0, 698.0), (720.0, 518.0))}
"""The points across and down that a page has between the margins, upright and on its side."""

_SMALLER = 1.25
"""So much wider than its page a sheet may be: it is printed that much smaller, in letters of 8 points."""

_ALONE = 0.92
"""So much of the width of its page has a column that stands alone: LibreOffice, whose columns are a little wider,
prints a sheet smaller only where a column falls off its page whole."""

_BUTTON = 18.0
"""The points of a heading that the button of the filter takes."""

_FOOT = 8
"""The size of the letters of the foot, in points."""

_A_LITTLE = 1.2
"""So much more than a page holds is still made to fit on it, so that no few lines stand alone on the next."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What each sheet needs to know of the workbook: `home` is the name of the first sheet."""

    styles: Styles
    brand: Brand
    meta: Meta
    home: str


def new_writer(sheet: Worksheet, table: Table, setting: Setting, title: str, size: float = HEAD) -> Writer:
    """A sheet with columns as wide as the table needs them, and no wider than a page on its side can have them.

    With those beside them it is as wide as its title in letters of this size, in points.
    """
    shown = replace(table, columns=tuple(replace(column, title=short_head(column)) for column in table.columns))
    beside = EDGES + _BUTTON
    wanted = whole_width(shown, size=SIZE, face=ARIAL, padding=beside)
    room = min(wanted, _ROOM[setting.brand.paper][1][0] * (_SMALLER if len(table.columns) > 1 else _ALONE))
    writer = Writer(sheet, setting.styles, column_widths(shown, room, size=SIZE, face=ARIAL, padding=beside))
    writer.set_widths(width(short_title(title), size, ARIAL, bold=True) + EDGES)
    return writer


def short_title(title: str) -> str:
    """The title of a sheet as it is shown."""
    return shortened(_in_line(title), _TITLE)


def link_to(name: str) -> str:
    """The address of a sheet of this workbook."""
    quoted = name.replace("'", "''")
    return f"internal:'{quoted}'!A1"


def put_title(writer: Writer, title: str, home: str) -> list[str]:
    """The title with the way back under it; what had to be shortened, in full."""
    short = short_title(title)
    writer.text(0, short, writer.styles.title())
    writer.end_row(24)
    back = gettext("Back to the contents")
    writer.sheet.write_url(writer.row, 0, link_to(home), writer.styles.link(), f"← {home}", back)
    writer.end_row()
    return [] if short == title else [title]


def put_head(
    writer: Writer, columns: Sequence[TableColumn], rows: int, name: str, *, centred: bool = False
) -> list[str]:
    """The headings of the columns over so many rows, as a table of Excel's with filters and a name.

    What had to be shortened is returned in full.
    """
    heads: list[str] = []
    for index, column in enumerate(columns, 1):
        short = short_head(column) or f"({index})"
        # Excel takes no two headings that are alike.
        heads.append(short if short.casefold() not in map(str.casefold, heads) else f"{short} ({index})")
    formats = [
        writer.styles.head(number=column.kind == "number", centred=centred and index > 0)
        for index, column in enumerate(columns)
    ]
    options = {
        "name": name,
        "style": None,
        "columns": [{"header": head, "header_format": form} for head, form in zip(heads, formats, strict=True)],
    }
    writer.sheet.add_table(writer.row, 0, writer.row + rows, len(columns) - 1, options)
    writer.end_row(
        max(
            height(head, room - EDGES - _BUTTON, SIZE, ARIAL, bold=True)
            for head, room in zip(heads, writer.widths, strict=True)
        )
    )
    return [column.title for column in columns if short_head(column) != column.title]


def short_head(column: TableColumn) -> str:
    """The heading of a column as it is shown."""
    return shortened(_in_line(column.title), _HEAD)


def finish(writer: Writer, setting: Setting, head: int, columns: int, *, first_column: bool = False) -> None:
    """Frozen headings in the row `head`, counted from 0; the page as it is printed.

    `first_column`: the first column stays in sight too.
    """
    sheet, paper = writer.sheet, setting.brand.paper
    upright, sideways = _ROOM[paper]
    wide = writer.across > upright[0] * (_SMALLER if writer.spans > 1 else _ALONE)
    room, down = sideways if wide else upright
    sheet.freeze_panes(head + 1, 1 if first_column else 0)
    sheet.hide_gridlines(2)
    if wide:
        sheet.set_landscape()
    sheet.set_paper(_PAPER[paper])
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    fits = writer.down * min(1.0, room / writer.across) <= down * _A_LITTLE
    sheet.fit_to_pages(1, int(fits))
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, max(writer.row - 1, head), max(writer.spans, columns) - 1)
    sheet.set_footer(_footer(setting.meta, room))
    _no_green_corners(sheet, writer.row, columns)


def _footer(meta: Meta, room: float) -> str:
    """Whose it is, that it is confidential, and the page: in signs of Excel's, of which it takes no more than 255."""
    page = gettext("Page {page} of {pages}", page="&P", pages="&N")
    letters = f'&"{FONT},Regular"&{_FOOT}'
    line = foot(meta.organisation, meta.confidentiality, room * 0.85, _FOOT, ARIAL)
    while True:
        # Behind the size a space, as a line may begin with a figure.
        footer = f"&L{letters} {line.replace('&', '&&')}&R{letters} {page}"
        if units(footer) <= BAR_LIMIT:
            return footer
        line = shortened(line, len(line) - 10)


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _no_green_corners(sheet: Worksheet, rows: int, columns: int) -> None:
    """Excel marks figures that are text; here they are meant to be."""
    sheet.ignore_errors({"number_stored_as_text": cells(0, 0, max(rows - 1, 0), max(columns - 1, 0))})
