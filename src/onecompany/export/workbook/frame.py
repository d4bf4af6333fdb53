"""What all sheets have in common: title, frozen headings with filters, how they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.export.brand import Brand, Paper
from onecompany.export.workbook.library import BAR_LIMIT, Worksheet, cells, units
from onecompany.export.workbook.measure import AIR, points
from onecompany.export.workbook.styles import Styles
from onecompany.export.workbook.writer import Writer
from onecompany.sentences import gettext
from onecompany.summary.blocks import TableColumn
from onecompany.summary.document import Meta
from onecompany.summary.words import shortened

_TITLE, _HEAD = 90, 120
"""The most characters of the title of a sheet and of the heading of a column; the whole is then said below."""

_PAPER = {"a4": 9, "letter": 1}
"""The numbers of papers (ISO/IEC 29500-1, 18.3.1.63)."""

_ROOM = {"a4": (770.0, 500.0), "letter": (720.0, 516.0)}
"""The points across and down that a page on its side has between the margins."""

_A_LITTLE = 1.25
"""So much more than a page is still made to fit on one."""

_BESIDE = 2.0
"""What the button of a filter takes of a heading, in digits."""

_PART = 70
"""The most characters of each part of a footer."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What each sheet needs to know of the workbook: `home` is the name of the first sheet."""

    styles: Styles
    brand: Brand
    meta: Meta
    home: str


def link_to(name: str) -> str:
    """The address of a sheet of this workbook."""
    quoted = name.replace("'", "''")
    return f"internal:'{quoted}'!A1"


def put_title(writer: Writer, title: str, home: str) -> list[str]:
    """The title with the way back under it; what had to be shortened, in full."""
    short = shortened(_in_line(title), _TITLE)
    writer.text(0, short, writer.styles.title())
    writer.end_row(30)
    writer.sheet.write_url(
        writer.row, 0, link_to(home), writer.styles.link(), f"← {home}", gettext("Back to the contents")
    )
    writer.end_row(20)
    return [] if short == title else [title]


def put_head(writer: Writer, columns: Sequence[TableColumn], *, centred: bool = False) -> list[str]:
    """The headings of the columns; those that had to be shortened, in full."""
    cut, high = [], 0.0
    for index, column in enumerate(columns):
        short = short_head(column)
        head_format = writer.styles.head(number=column.kind == "number", centred=centred and index > 0)
        writer.text(index, short, head_format)
        cut += [] if short == column.title else [column.title]
        high = max(high, points(short, writer.widths[index] - _BESIDE, bold=True) + AIR)
    writer.end_row(high)
    return cut


def short_head(column: TableColumn) -> str:
    """The heading of a column as it is shown."""
    return shortened(_in_line(column.title), _HEAD)


def finish(
    writer: Writer,
    setting: Setting,
    rows: tuple[int, int],
    columns: int,
    *,
    first_column: bool = False,
    repeat: bool = True,
) -> None:
    """Filters from the headings to the last row, both counted from 0; frozen headings; the page as it is printed.

    `first_column`: the first column stays in sight too. `repeat`: each page has the headings again.
    """
    sheet, (head, last) = writer.sheet, rows
    sheet.autofilter(head, 0, last, columns - 1)
    sheet.freeze_panes(head + 1, 1 if first_column else 0)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_PAPER[setting.brand.paper])
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, int(one_page(writer, setting.brand.paper)))
    if repeat:
        sheet.repeat_rows(head)
    sheet.set_footer(_footer(setting.meta))
    _no_green_corners(sheet, writer.row, columns)


def one_page(writer: Writer, paper: Paper) -> bool:
    """Whether all that was written until now fits on one page when it is set a little smaller."""
    wide, high = _ROOM[paper]
    return writer.points * min(1.0, wide / (writer.pixels * 0.75)) <= high * _A_LITTLE


def _footer(meta: Meta) -> str:
    """Whose it is, that it is confidential, and the page."""
    limit = _PART
    page = gettext("Page {page} of {pages}", page="&P", pages="&N")
    while True:
        left, middle = (_plain(text, limit) for text in (meta.organisation, meta.confidentiality))
        footer = f"&L{left}&C{middle}&R{page}"
        if units(footer) <= BAR_LIMIT:
            return footer
        limit -= 10


def _plain(text: str, limit: int) -> str:
    """A text in which no sign is taken for a command."""
    return shortened(_in_line(text), limit).replace("&", "&&")


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _no_green_corners(sheet: Worksheet, rows: int, columns: int) -> None:
    """Excel marks figures that are text; here they are meant to be."""
    sheet.ignore_errors({"number_stored_as_text": cells(0, 0, max(rows - 1, 0), max(columns - 1, 0))})
