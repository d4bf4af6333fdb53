"""The library that writes workbooks, which comes without types: the few names of it that we use."""

from __future__ import annotations

from typing import Any, TypeAlias

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell  # type: ignore[import-untyped]

Workbook: TypeAlias = Any
Worksheet: TypeAlias = Any
Format: TypeAlias = Any
Chart: TypeAlias = Any

FONT, SIZE, LARGE, HEAD, TOP = "Arial", 10, 15, 16, 20
"""A font that every computer has, or one as wide in its place, so that the widths are right everywhere."""

TEXT_LIMIT = 32_767
"""The most UTF-16 units of text that a cell holds (Excel specifications and limits)."""

BAR_LIMIT = 255
"""The most UTF-16 units of a page's footer (Excel specifications and limits)."""

ROW = 12.75
"""Points of a row with one line in the font of the workbook, as Excel sets it by itself."""


def new_workbook(target: object) -> Workbook:
    """An empty workbook that makes neither formulas nor links nor numbers of texts, and no file beside `target`."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
        "default_row_height": round(ROW / 0.75),
    }
    return xlsxwriter.Workbook(target, options)


def units(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def cells(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """A range as people write it, such as "A1:C3"; rows and columns are counted from 0."""
    return str(xl_range(first_row, first_column, last_row, last_column))


def cell(row: int, column: int) -> str:
    """A cell as people write it, such as "B7"; both are counted from 0."""
    return str(xl_rowcol_to_cell(row, column))
