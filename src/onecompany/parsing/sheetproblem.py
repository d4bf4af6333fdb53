"""Why a file of rows cannot be read."""

from __future__ import annotations

from pathlib import Path

from onecompany.parsing.clean import clean
from onecompany.parsing.refusal import Refusal

MAX_BYTES = 5 * 1024 * 1024
"""Bytes of a file; a list of people has a few thousand, the figures of ten years some hundred thousand."""

MAX_ROWS = 10_000
MAX_COLUMNS = 100


class SheetProblem(Refusal):
    """A file cannot be read as rows. Says which file, where in it (from 1; None: all of it), what to do."""

    def __init__(self, path: Path, message: str, *, row: int | None = None, column: int | None = None) -> None:
        self.path, self.row, self.column, self.message = path, row, column, message
        where = clean(path.name)
        if row is not None:
            where += f", row {row}"
        if column is not None:
            where += f", column {column}"
        super().__init__(f"{where}: {message}")
