"""What a sheet shows of its cells and what not: hidden rows and columns, struck-out cells, merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from string import ascii_uppercase

from onecompany.parsing.worksheet import Numeral
from onecompany.sentences import gettext, ngettext, quoted


def column_number(letters: str) -> int:
    """The number of a column from 1: "AA" is 27."""
    number = 0
    for letter in letters.upper()[:6]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_place(name: str) -> tuple[int, int]:
    """Row and column of a cell from 1: "C7" is (7, 3)."""
    figures = name.lstrip(ascii_uppercase)
    return int(figures), column_number(name.removesuffix(figures))


def column_name(number: int) -> str:
    """The letters of a column from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(slots=True)
class Marks:
    """Rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    struck: set[tuple[int, int]] = field(default_factory=set)
    percent: dict[tuple[int, int], int] = field(default_factory=dict)
    """Cells that are shown with a percent sign, with the power of ten of what is shown: 0.05 is shown as 5 %."""
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    """First row, last row and first column of a range of merged cells that goes over several rows."""

    def applied(self, rows: list[list[str]]) -> tuple[list[list[str]], tuple[str, ...]]:
        """The rows as a reader of the sheet sees them, and what was left out. Rows keep their numbers."""
        shown = [list(row) for row in rows]
        for (row, column), power in self.percent.items():
            cell = _cell(shown, row, column)
            if isinstance(cell, Numeral):
                shown[row - 1][column - 1] = f"{Decimal(cell).scaleb(power).normalize():f} %"
        for first, last, column in self.merged:
            _fill(shown, first, last, column - 1)
        remarks = (*self._without_struck(shown), *self._without_rows(shown), *self._without_columns(shown))
        return shown, remarks

    def shows(self, row: int, column: int, height: int, width: int) -> bool:
        """Whether a cell lies within the rows that are read, and is neither hidden nor struck out."""
        hidden = row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)
        return row <= height and column <= width and not hidden and (row, column) not in self.struck

    def _without_struck(self, rows: list[list[str]]) -> list[str]:
        struck = [(row, column) for row, column in sorted(self.struck) if _cell(rows, row, column)]
        whole = []
        for number in sorted({row for row, _ in struck}):
            first = next(column for column, cell in enumerate(rows[number - 1], 1) if cell)
            if (number, first) in self.struck:
                whole.append(number)
                rows[number - 1] = [""] * len(rows[number - 1])
        cells = [(row, column) for row, column in struck if row not in whole]
        for row, column in cells:
            rows[row - 1][column - 1] = ""
        remarks = []
        if whole:
            remark = ngettext(
                "Row {rows} is struck out and left out.",
                "{number} rows ({rows}) are struck out and left out.",
                len(whole),
                rows=_first(whole),
            )
            remarks.append(remark)
        if cells:
            names = _first([f"{column_name(column)}{row}" for row, column in cells])
            remarks.append(gettext("Struck out and left out: {cells}.", cells=names))
        return remarks

    def _without_rows(self, rows: list[list[str]]) -> list[str]:
        hidden = [row for row in sorted(self.hidden_rows) if row <= len(rows) and any(rows[row - 1])]
        for row in hidden:
            rows[row - 1] = [""] * len(rows[row - 1])
        if not hidden:
            return []
        remark = ngettext(
            "Row {rows} is hidden and left out. Show in the sheet what belongs to the list.",
            "{number} rows ({rows}) are hidden and left out. Show in the sheet what belongs to the list.",
            len(hidden),
            rows=_first(hidden),
        )
        return [remark]

    def _without_columns(self, rows: list[list[str]]) -> list[str]:
        width = max((len(row) for row in rows), default=0)
        ranges = [range(max(1, first), min(last, width) + 1) for first, last in self.hidden_columns]
        texts = {
            column: next(filter(None, (_at(row, column) for row in rows)), "")
            for column in sorted(set().union(*ranges))
        }
        hidden = {column: text for column, text in texts.items() if text}
        for row in rows:
            for column in hidden:
                if column <= len(row):
                    row[column - 1] = ""
        if not hidden:
            return []
        remark = ngettext(
            "Column {columns} is hidden and left out. Show in the sheet what belongs to the list.",
            "Columns {columns} are hidden and left out. Show in the sheet what belongs to the list.",
            len(hidden),
            columns=_first([f"{column_name(column)} ({quoted(text[:40])})" for column, text in hidden.items()]),
        )
        return [remark]


def _first(names: Sequence[object], most: int = 8) -> str:
    return ", ".join(map(str, names[:most])) + (" …" if len(names) > most else "")


def _at(row: list[str], column: int) -> str:
    return row[column - 1] if column <= len(row) else ""


def _cell(rows: list[list[str]], row: int, column: int) -> str:
    return _at(rows[row - 1], column) if row <= len(rows) else ""


def _fill(rows: list[list[str]], first: int, last: int, column: int) -> None:
    if first > len(rows) or column >= len(rows[first - 1]):
        return
    for row in rows[first : min(last, len(rows))]:
        if column < len(row) and not row[column] and any(row):
            row[column] = rows[first - 1][column]
