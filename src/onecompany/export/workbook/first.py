"""The first sheet: page 1 of the report, and where everything else is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.export.tabling import Tabled
from onecompany.export.workbook.frame import Setting, finish, link_to, one_page, put_head
from onecompany.export.workbook.library import Worksheet
from onecompany.export.workbook.sheet import new_writer, put_notes, put_rows
from onecompany.sentences import gettext, ngettext
from onecompany.summary import labels, words

_ORGANISATION, _WORKSHOP, _ENTRY = 70, 100, 200
"""The most characters of the lines at the top and of a line of the contents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the sheet, the title of its table, and how many rows that has."""

    name: str
    title: str
    rows: int


def put_first(sheet: Worksheet, tabled: Tabled, entries: Sequence[Entry], setting: Setting) -> int:
    """Fill the first sheet. Returns how many of its rows go on in the row below."""
    meta, styles = setting.meta, setting.styles
    table = tabled.sheet.table
    writer = new_writer(sheet, table, setting, says_gaps=False)
    top = words.shortened(" ".join(words.shown(meta.organisation).split()), _ORGANISATION)
    writer.text(0, top, styles.of(bold=True, font_size=20, valign="vcenter"))
    when = f"{words.shown(meta.title)} · {words.long_date(meta.date)}"
    writer.end_row(34)
    writer.text(0, words.shortened(" ".join(when.split()), _WORKSHOP), styles.line())
    writer.end_row(24)
    head = writer.row
    notes = put_head(writer, table.columns)
    put_rows(writer, table, large=labels.ADOPTED)
    last = writer.row - 1
    put_notes(writer, [*tabled.notes, *notes])
    contents, repeat = writer.row, not one_page(writer, setting.brand.paper)
    writer.text(0, labels.CONTENTS, styles.of(bold=True, font_size=14))
    writer.end_row(24)
    for number, entry in enumerate(entries, 2):
        title = words.shortened(" ".join(entry.title.split()), _ENTRY)
        sheet.write_string(writer.row, 0, gettext("Sheet {number}", number=number), styles.line())
        sheet.write_url(writer.row, 1, link_to(entry.name), styles.link(), title)
        sheet.write_string(writer.row, 2, _counted(entry.rows), styles.line())
        writer.end_row()
    sheet.set_tab_color(setting.brand.palette.accent)
    finish(writer, setting, (head, last), len(table.columns), repeat=repeat)
    if not one_page(writer, setting.brand.paper):
        # The list would be torn; it begins a page instead.
        sheet.set_h_pagebreaks([contents])
    return writer.continued


def _counted(rows: int) -> str:
    return ngettext("1 row", "{number:,} rows", rows) if rows else gettext("nothing")
