"""Makes the workbook. Imports XlsxWriter, so it is imported only when one is made."""

from __future__ import annotations

import io
from datetime import UTC

from onecompany.export.format import Bundle, Made
from onecompany.export.office.zipped import pinned
from onecompany.export.tabling import cleaned, tables
from onecompany.export.workbook.first import Entry, put_first
from onecompany.export.workbook.frame import Setting
from onecompany.export.workbook.library import new_workbook
from onecompany.export.workbook.names import sheet_names
from onecompany.export.workbook.sheet import put_sheet
from onecompany.export.workbook.styles import Styles
from onecompany.sentences import ngettext
from onecompany.summary import words

_PROPERTY = 255
"""The most characters of a property of a document that Excel shows."""


def workbook(bundle: Bundle) -> Made:
    """The report as a workbook, with a warning for texts that are longer than a row can show."""
    report, brand = cleaned(bundle.report), bundle.brand
    tabled_sheets = tables(report)
    names = list(sheet_names(tabled.sheet.title for tabled in tabled_sheets))
    target = io.BytesIO()
    book = new_workbook(target)
    setting = Setting(Styles(book, brand), brand, report.meta, names[0])
    sheets = [book.add_worksheet(name) for name in names]
    entries = [
        Entry(name, tabled.sheet.title, len(tabled.sheet.table.rows))
        for name, tabled in zip(names[1:], tabled_sheets[1:], strict=True)
    ]
    continued = {names[0]: put_first(sheets[0], tabled_sheets[0], entries, setting)}
    for sheet, name, tabled in zip(sheets[1:], names[1:], tabled_sheets[1:], strict=True):
        continued[name] = put_sheet(book, sheet, name, tabled, setting)
    book.set_properties(
        {
            "title": _line(f"{words.shown(report.meta.organisation)} · {words.shown(report.meta.title)}"),
            "author": _line(brand.name) or "onecompany",
            "created": report.meta.made_at.astimezone(UTC).replace(tzinfo=None),
        }
    )
    book.close()
    warnings = tuple(_continued_sentence(name, count) for name, count in continued.items() if count)
    return Made({".xlsx": pinned(target.getvalue(), report.meta.made_at)}, warnings=warnings)


def _line(text: str) -> str:
    return words.shortened(" ".join(text.split()), _PROPERTY)


def _continued_sentence(name: str, count: int) -> str:
    return ngettext(
        "Excel, sheet {sheet:quoted}: 1 row holds a text that is longer than a row can show; it goes on in the row "
        "below. Nothing is left out.",
        "Excel, sheet {sheet:quoted}: {number:,} rows hold texts that are longer than a row can show; they go on "
        "in the rows below. Nothing is left out.",
        count,
        sheet=name,
    )
