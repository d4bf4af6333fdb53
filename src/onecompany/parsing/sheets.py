"""Rows from a CSV or XLSX file, and the leaders in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from onecompany.parsing.clean import clean
from onecompany.parsing.people import People, parse_people, people_in
from onecompany.parsing.roster import has_headings
from onecompany.parsing.sheetproblem import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Protected, SheetProblem
from onecompany.parsing.worksheet import Worksheet
from onecompany.sentences import gettext
from onecompany.system import reason_of

__all__ = [
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "SheetProblem",
    "Worksheet",
    "fitting_sheet",
    "named_file",
    "people_from_rows",
    "read_people",
    "read_rows",
    "read_sheet",
]

_ZIP = b"PK"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file, [MS-CFB] 2.2: an old .xls, or a workbook with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream in it that holds an encrypted workbook ([MS-OFFCRYPTO])."""


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a CSV or XLSX file; see `read_sheet`, which also says how it was read."""
    return read_sheet(path).rows


def read_people(path: Path) -> People:
    """The leaders in a file, and all that a human should see of how they were read: the one way for every import.

    Raises `SheetProblem`.
    """
    data = _bytes(path)
    if not data.startswith((_ZIP, _COMPOUND)):
        from onecompany.parsing.csvfile import read_text, rows_in
        from onecompany.parsing.listed import is_listed

        text, remarks = read_text(path, data)
        people = parse_people(text) if is_listed(text) else people_in(rows_in(path, text))
    else:
        sheet = _sheet(path, data, has_headings)
        people, remarks = people_in(sheet.rows), sheet.remarks
    return replace(people, remarks=(*remarks, *people.remarks))


def named_file(typed: str) -> Path:
    """The file that was typed or dropped on the terminal, which puts quotes round it. Raises `SheetProblem`."""
    name = clean(typed)
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1]
    if name.startswith("file://"):
        name = unquote(name.removeprefix("file://"))
    try:
        path = Path(name).expanduser()
        if not path.exists() and "\\ " in name:
            path = Path(name.replace("\\ ", " ")).expanduser()
    except (RuntimeError, OSError, ValueError) as error:  # "~somebody", and there is no such user; too long
        file, message = gettext("The file"), gettext("The file's name cannot be used. Type its whole path.")
        raise SheetProblem(Path(file), message) from error
    return path


def read_sheet(path: Path) -> Worksheet:
    """Read a CSV file, or the first visible sheet of an XLSX file that has a cell. The content tells which it is.

    CSV: UTF-8 with or without a byte order mark, UTF-16, else the old encoding whose letters fit best, which
    `remarks` mentions; separated by semicolons, commas, tabs or bars, whichever fits. XLSX: merged cells are filled
    down; what is hidden or struck out is left out and mentioned. Cells are cleaned; whole numbers have no ".0",
    dates are ISO 8601.

    Raises `SheetProblem` for a file that is not there or not readable, too large (`MAX_BYTES`, `MAX_ROWS`,
    `MAX_COLUMNS`), damaged, protected by a password, or of another kind.
    """
    return _sheet(path, _bytes(path), lambda rows: any(map(any, rows)))


def fitting_sheet(path: Path, fits: Callable[[list[list[str]]], bool]) -> Worksheet:
    """As `read_sheet`, but of a workbook the first visible sheet that fits."""
    return _sheet(path, _bytes(path), fits)


def _sheet(path: Path, data: bytes, fits: Callable[[list[list[str]]], bool]) -> Worksheet:
    if data.startswith(_ZIP):
        from onecompany.parsing.workbook import read_workbook

        return read_workbook(path, data, fits)
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise Protected(path)
        raise SheetProblem(path, gettext("This is an old Excel format. Save it as .xlsx or as CSV."))
    from onecompany.parsing.csvfile import read_csv

    return Worksheet(*read_csv(path, data))


def people_from_rows(rows: Sequence[Sequence[str]]) -> People:
    """The leaders in rows: columns by their headings in any order, else name, role, silo."""
    return people_in(rows)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise SheetProblem(path, gettext("This is no file. Name a CSV or XLSX file."))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except SheetProblem:
        raise
    except FileNotFoundError:
        raise SheetProblem(
            path, gettext("There is no such file in {folder}.", folder=clean(str(path.absolute().parent)))
        ) from None
    except OSError as error:
        message = gettext("The file cannot be read: {reason}.", reason=reason_of(error))
        raise SheetProblem(path, message) from None
    except ValueError:  # a NUL in the name
        raise SheetProblem(path, gettext("The file cannot be read: the name is not valid.")) from None
    if len(data) > MAX_BYTES:
        message = gettext(
            "The file has more than {most} MB. Keep only the rows that are needed.", most=MAX_BYTES // 1024**2
        )
        raise SheetProblem(path, message)
    return data
