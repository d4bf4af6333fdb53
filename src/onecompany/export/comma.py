"""Writes tables as comma-separated values (RFC 4180) that a spreadsheet opens right and never calculates."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from onecompany.export.files import LONGEST_NAME, slug
from onecompany.export.guard import guarded
from onecompany.export.tabling import Tabled, cleaned, tables
from onecompany.sentences import N_, gettext
from onecompany.summary import labels
from onecompany.summary.blocks import Value
from onecompany.summary.dates import locale
from onecompany.summary.document import Report
from onecompany.summary.words import missing, shortened

YES, NO = N_("yes"), N_("no")

ABOUT = N_("about these tables")
"""The table that comes last: the full title of each table, and what is said beside it."""

EMPTY_MEANS = N_("An empty cell means not recorded.")

_LONGEST_NAME = 110
"""The most characters of a title that go into the name of its file: all of them, but where the room has named a table
in more than a line. The whole of it stands in the last table."""


class Way(NamedTuple):
    """How values are written: what stands between them, and in a number before its decimals."""

    separator: str = ","
    decimal: str = "."

    @classmethod
    def of(cls, separator: str, language: str) -> Way:
        """With the separator that was asked for, or as a language has it: ";" where "," is for decimals (CLDR)."""
        if separator:
            return cls(separator)
        decimal = locale(language).number_symbols["latn"]["decimal"]
        return cls(";", ",") if decimal == "," else cls()


USUAL = Way()


def folder(report: Report, way: Way = USUAL) -> Mapping[str, bytes]:
    """A file for each table of the report, by its name, numbered in the order of the report."""
    whole = tables(cleaned(report))
    names = [_file_name(number, table.sheet.title) for number, table in enumerate(whole, 1)]
    files = {name: written(_lines(table), way) for name, table in zip(names, whole, strict=True)}
    return files | {_file_name(len(whole) + 1, gettext(ABOUT)): written(_about(names, whole), way)}


def written(lines: Iterable[Iterable[Value]], way: Way = USUAL) -> bytes:
    """The lines in UTF-8 with a byte order mark, as Excel wants it, and CRLF at their ends."""
    target = io.StringIO(newline="")
    table = csv.writer(target, dialect="excel", delimiter=way.separator)
    table.writerows([field(value, way) for value in line] for line in lines)
    return target.getvalue().encode("utf-8-sig")


def field(value: Value, way: Way = USUAL) -> str:
    """A value for another program: plain figures, ISO dates, yes and no, nothing where nothing was recorded.

    Only texts are guarded; a number is never changed.
    """
    if value is None or missing(value):
        return ""
    if isinstance(value, bool):
        return gettext(YES) if value else gettext(NO)
    if isinstance(value, int | float | Decimal):
        return _figures(value).replace(".", way.decimal)
    return value.isoformat() if isinstance(value, date) else guarded(value)


def _figures(value: float | Decimal) -> str:
    """A number in full, without a power of ten; nothing for one without an end."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return ""
    text = format(value if isinstance(value, Decimal) else Decimal(repr(value)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _file_name(number: int, title: str) -> str:
    return slug(f"{number:02}-{shortened(title, _LONGEST_NAME)}", LONGEST_NAME).lower() + ".csv"


def _lines(table: Tabled) -> Iterator[Iterable[Value]]:
    yield [column.title for column in table.sheet.table.columns]
    yield from table.sheet.table.rows


def _about(names: list[str], whole: Iterable[Tabled]) -> Iterator[Iterable[Value]]:
    yield gettext("File"), gettext("Table"), gettext("Note")
    for name, tabled in zip(names, whole, strict=True):
        table = tabled.sheet.table
        notes = [*tabled.notes]
        if not table.rows:
            notes.append(table.empty or labels.NOTHING)
        elif tabled.has_gaps:
            notes.append(gettext(EMPTY_MEANS))
        for note in notes or ("",):
            yield name, tabled.sheet.title, note
