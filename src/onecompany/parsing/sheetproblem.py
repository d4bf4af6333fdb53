"""Why a file of rows cannot be read."""

from __future__ import annotations

from pathlib import Path

from onecompany.parsing.clean import clean
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext

MAX_BYTES = 5 * 1024 * 1024
"""Bytes of a file; a list of people has a few thousand, the figures of ten years some hundred thousand."""

MAX_ROWS = 10_000
MAX_COLUMNS = 100


class SheetProblem(Refusal):
    """A file cannot be read as rows. Says which file, where in it (from 1; None: all of it), what to do."""

    def __init__(self, path: Path, message: str, *, row: int | None = None, column: int | None = None) -> None:
        self.path, self.row, self.column, self.message = path, row, column, message
        values = {"file": clean(path.name), "row": row, "column": column, "problem": message}
        if row is None:
            text = gettext("{file}: {problem}", **values)
        elif column is None:
            text = gettext("{file}, row {row}: {problem}", **values)
        else:
            text = gettext("{file}, row {row}, column {column}: {problem}", **values)
        super().__init__(text)


class TooManyRows(SheetProblem):
    """A file has more than `MAX_ROWS` rows."""

    def __init__(self, path: Path) -> None:
        message = gettext("There are more than {most:,} rows. Keep only those that are needed.", most=MAX_ROWS)
        super().__init__(path, message)


class TooManyColumns(SheetProblem):
    """A file, or a row of it, has more than `MAX_COLUMNS` columns."""

    def __init__(self, path: Path, *, row: int | None = None) -> None:
        message = gettext("There are more than {most} columns. Keep only those that are needed.", most=MAX_COLUMNS)
        super().__init__(path, message, row=row)


class Protected(SheetProblem):
    """A workbook cannot be read without a password."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, gettext("This workbook is protected by a password. Save a copy without one."))
