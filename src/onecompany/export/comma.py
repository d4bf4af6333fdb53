"""Writes tables as comma-separated values (RFC 4180) that a spreadsheet opens right and never calculates."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from onecompany.export.files import slug
from onecompany.export.guard import guarded
from onecompany.export.tabling import Tabled, cleaned, tables
from onecompany.summary import labels
from onecompany.summary.blocks import Value
from onecompany.summary.document import Report
from onecompany.summary.words import missing, shortened

YES, NO = "yes", "no"

ABOUT = "about these tables"
"""The table that comes last: the full title of each table, and what is said beside it."""

EMPTY_MEANS = "An empty cell means not recorded."

_LONGEST_NAME = 55
"""The most characters of a title that go into the name of its file."""


def folder(report: Report) -> Mapping[str, bytes]:
    """A file for each table of the report, by its name, numbered in the order of the report."""
    found = tables(cleaned(report))
    names = [_name(number, each.sheet.title) for number, each in enumerate(found, 1)]
    made = {name: written(_lines(each)) for name, each in zip(names, found, strict=True)}
    return made | {_name(len(found) + 1, ABOUT): written(_about(names, found))}


def written(lines: Iterable[Iterable[Value]]) -> bytes:
    """The lines in UTF-8 with a byte order mark, as Excel wants it, and CRLF at their ends."""
    target = io.StringIO(newline="")
    csv.writer(target, dialect="excel").writerows([field(value) for value in line] for line in lines)
    return target.getvalue().encode("utf-8-sig")


def field(value: Value) -> str:
    """A value for another program: plain figures, ISO dates, yes and no, nothing where nothing was recorded.

    Only texts are guarded; a number is never changed.
    """
    if value is None or missing(value):
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | float):
        return _figures(value)
    return value.isoformat() if isinstance(value, date) else guarded(value)


def _figures(value: float) -> str:
    """A number in full, without a power of ten; nothing for one without an end."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return ""
    text = format(Decimal(repr(value)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _name(number: int, title: str) -> str:
    return slug(f"{number:02}-{shortened(title, _LONGEST_NAME)}").lower() + ".csv"


def _lines(table: Tabled) -> Iterator[Iterable[Value]]:
    yield [column.title for column in table.sheet.table.columns]
    yield from table.sheet.table.rows


def _about(names: list[str], found: Iterable[Tabled]) -> Iterator[Iterable[Value]]:
    yield "File", "Table", "Note"
    for name, each in zip(names, found, strict=True):
        table = each.sheet.table
        notes = [*each.notes]
        if not table.rows:
            notes.append(table.empty or labels.NOTHING)
        elif each.has_gaps:
            notes.append(EMPTY_MEANS)
        for note in notes or ("",):
            yield name, each.sheet.title, note
