"""Makes the workbook. Imports XlsxWriter, so it is imported only when one is made."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC

from onecompany.export.format import Bundle, Made
from onecompany.export.office.zipped import packed, pinned, unpacked
from onecompany.export.tabling import cleaned, tables
from onecompany.export.workbook.first import Entry, put_first
from onecompany.export.workbook.frame import Setting
from onecompany.export.workbook.library import new_workbook
from onecompany.export.workbook.names import sheet_names, table_names
from onecompany.export.workbook.sheet import put_sheet
from onecompany.export.workbook.styles import Styles
from onecompany.export.workbook.writer import Writer
from onecompany.sentences import ngettext
from onecompany.summary import words

_PROPERTY = 255
"""The most characters of a property of a document that Excel shows."""

_BY_HAND = re.compile(rb'(<row [^>]*?) customHeight="1"')


def workbook(bundle: Bundle) -> Made:
    """The report as a workbook: a sheet for each table that has rows. Warnings tell of texts that are too long."""
    report, brand = cleaned(bundle.report), bundle.brand
    first, *rest = tables(report)
    filled = [tabled for tabled in rest if tabled.sheet.table.rows]
    names = list(sheet_names((tabled.sheet.title, tabled.sheet.own) for tabled in (first, *filled)))
    named = list(zip(names, table_names(names), strict=True))
    by_title = {tabled.sheet.title: name for tabled, name in zip(filled, names[1:], strict=True)}
    entries = [
        Entry(by_title.get(tabled.sheet.title, ""), tabled.sheet.title, len(tabled.sheet.table.rows)) for tabled in rest
    ]
    target = io.BytesIO()
    book = new_workbook(target)
    setting = Setting(Styles(book, brand), brand, report.meta, names[0])
    sheets = [book.add_worksheet(name) for name in names]
    writers = [put_first(sheets[0], named[0][1], first, entries, setting)]
    for sheet, both, tabled in zip(sheets[1:], named[1:], filled, strict=True):
        writers.append(put_sheet(book, sheet, both, tabled, setting))
    book.set_properties(
        {
            "title": _line(report.meta.conclusion) or _line(report.meta.title),
            "subject": _line(report.meta.organisation),
            "author": _line(brand.name) or _line(report.meta.author),
            "created": report.meta.made_at.astimezone(UTC).replace(tzinfo=None),
        }
    )
    book.close()
    warnings = [warning for name, writer in zip(names, writers, strict=True) for warning in _warnings(name, writer)]
    data = packed({part: _free_rows(content) for part, content in unpacked(target.getvalue()).items()})
    return Made({".xlsx": pinned(data, report.meta.made_at)}, warnings=tuple(warnings))


def _free_rows(part: bytes) -> bytes:
    """A part in which no row has its height by somebody's hand, so that Excel makes a new one where it is needed."""
    return _BY_HAND.sub(rb"\1", part)


def _line(text: str) -> str:
    return words.shortened(" ".join(text.split()), _PROPERTY)


def _warnings(name: str, writer: Writer) -> Iterator[str]:
    """What is to be said of the texts of a sheet."""
    if count := len(writer.rests):
        yield ngettext(
            "Excel, sheet {sheet:quoted}: 1 text is longer than a cell can hold (32,767 characters). Its rest stands "
            "under the table.",
            "Excel, sheet {sheet:quoted}: {number} texts are longer than a cell can hold (32,767 characters). Their "
            "rests stand under the table.",
            count,
            sheet=name,
        )
    if writer.hidden:
        yield ngettext(
            "Excel, sheet {sheet:quoted}: 1 text is longer than Excel can show in a row. The cell has all of it; on "
            "paper its end is missing.",
            "Excel, sheet {sheet:quoted}: {number} texts are longer than Excel can show in a row. The cells have all "
            "of them; on paper their ends are missing.",
            writer.hidden,
            sheet=name,
        )
