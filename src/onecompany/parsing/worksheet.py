"""A sheet as it was read from a file, whichever kind of file that was."""

from __future__ import annotations

from dataclasses import dataclass


class Numeral(str):
    """A number as a workbook itself holds it: its point is the decimal sign, whatever the language of the sheet.

    What comes as text ("1.234") may be read in two ways; this cannot.
    """

    __slots__ = ()


NOT_READ = "#="
"""What `filled` puts where a cell holds an error or a formula without its result."""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Rows of cells as text, empty rows included, so that row 1 is the first of the file.

    `remarks` are sentences about how it was read that the user should know: the encoding that was assumed,
    other sheets that were not read, cells that hold an error. `unread` are those that are shown, from row and column 1.
    """

    rows: list[list[str]]
    remarks: tuple[str, ...] = ()
    name: str = ""
    unread: frozenset[tuple[int, int]] = frozenset()
    from_1904: bool = False
    """Whether numbers that are days count from 1904, as some workbooks of Macintoshes do, and not from 1900."""

    def filled(self) -> list[list[str]]:
        """The rows, with a sign in cells that are not empty and were not read, so that nobody takes them for empty."""
        rows = [list(row) for row in self.rows]
        for row, column in self.unread:
            rows[row - 1][column - 1] = rows[row - 1][column - 1] or NOT_READ
        return rows
