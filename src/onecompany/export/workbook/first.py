"""The first sheet: page 1 of the report, and where everything else is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onecompany.export.tabling import Tabled
from onecompany.export.workbook.frame import Setting, finish, link_to, new_writer, put_head
from onecompany.export.workbook.library import TOP, Worksheet
from onecompany.export.workbook.sheet import put_notes, put_rows
from onecompany.export.workbook.writer import Writer
from onecompany.sentences import ngettext
from onecompany.summary import labels, words

_ORGANISATION, _WORKSHOP, _ENTRY = 70, 100, 200
"""The most characters of the lines at the top and of a line of the contents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the title of a table, the sheet that it is on, and how many rows it has.

    `name` "": nothing was recorded, so that there is no sheet.
    """

    name: str
    title: str
    rows: int


def put_first(sheet: Worksheet, name: str, tabled: Tabled, entries: Sequence[Entry], setting: Setting) -> Writer:
    """Fill the first sheet, with a table of this name."""
    meta, styles = setting.meta, setting.styles
    table = tabled.sheet.table
    top = words.shortened(" ".join(words.shown(meta.organisation).split()), _ORGANISATION)
    writer = new_writer(sheet, table, setting, top, TOP)
    writer.text(0, top, styles.of(bold=True, font_size=TOP, valign="vcenter"))
    writer.end_row(28)
    when = f"{words.shown(meta.title)} · {words.long_date(meta.date)}"
    writer.text(0, words.shortened(" ".join(when.split()), _WORKSHOP), styles.line())
    writer.end_row(18)
    head = writer.row
    notes = put_head(writer, table.columns, len(table.rows), name)
    put_rows(writer, table, repeats=True, large=labels.ADOPTED)
    put_notes(writer, [*tabled.notes, *notes])
    writer.skip()
    writer.text(0, labels.CONTENTS, styles.of(bold=True, font_size=14))
    writer.end_row(20)
    for entry in entries:
        _put_entry(writer, entry)
    sheet.set_tab_color(setting.brand.palette.accent)
    finish(writer, setting, head, len(table.columns))
    return writer


def _put_entry(writer: Writer, entry: Entry) -> None:
    title = words.shortened(" ".join(entry.title.split()), _ENTRY)
    said = ngettext("1 row", "{number:,} rows", entry.rows) if entry.name else words.NOT_RECORDED
    writer.text(0, said, writer.styles.line())
    if entry.name:
        writer.sheet.write_url(writer.row, 1, link_to(entry.name), writer.styles.link(), title)
    else:
        writer.text(1, title, writer.styles.line())
    writer.end_row()
