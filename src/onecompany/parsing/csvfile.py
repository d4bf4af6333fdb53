"""Rows from the bytes of a CSV file (RFC 4180, and what spreadsheets make of it)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onecompany.parsing.clean import MAX_ITEM, clean
from onecompany.parsing.encodings import USUAL, Decoded, decoded, mended, without_mark
from onecompany.parsing.sheetproblem import MAX_COLUMNS, MAX_ROWS, SheetProblem, TooManyColumns, TooManyRows
from onecompany.sentences import gettext, quoted

_SEPARATORS = ";\t,|"
_OTHER_FILES = (b'{"', b"[{", b"<?xml", b"<!doctype", b"<html", b"begin:vcard", b"begin:vcalendar", b"{\\rtf")
"""How files begin that are text, but no rows: JSON, XML, web pages, address cards, RTF."""

_SAMPLE = 64 * 1024
_SAMPLE_ROWS = 50


def read_csv(path: Path, data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """Rows and remarks. Raises `SheetProblem`."""
    text, remarks = read_text(path, data)
    return rows_in(path, text), remarks


def read_text(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file, and what is to be said of how it was read. Raises `SheetProblem`."""
    if data.lstrip()[:20].lower().startswith(_OTHER_FILES):
        raise SheetProblem(path, gettext("This is no list in rows. Save it as CSV (UTF-8) or as .xlsx."))
    row = 1
    try:
        content = decoded(data) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else without_mark(data) or decoded(data)
    except UnicodeDecodeError:
        message = gettext("The file is not valid UTF-16. Save it again as CSV (UTF-8).")
        raise SheetProblem(path, message) from None
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = len(re.findall(b"\r\n|\r|\n", data[: error.start])) + 1
    if content is None:
        message = gettext("The text is not valid UTF-8. Save the file as CSV (UTF-8).")
        raise SheetProblem(path, message, row=row)
    if "\0" in content.text:
        row = _line(content.text[: content.text.index("\0")])
        message = gettext("There is a NUL byte, which no text has. Save the file again as CSV (UTF-8).")
        raise SheetProblem(path, message, row=row)
    text, example = mended(content.text)
    return text, (*_of_guess(content, row), *_of_mending(example))


def _of_guess(content: Decoded, row: int) -> tuple[str, ...]:
    if not content.guessed:
        return ()
    values = {"row": row, "encoding": content.guessed}
    if content.guessed == USUAL or not content.words:
        remark = gettext(
            "Row {row} is not valid UTF-8, so the file was read as {encoding}. Check the accents, or save it as UTF-8.",
            **values,
        )
    else:
        remark = gettext(
            "Row {row} is not valid UTF-8, so the file was read as {encoding}. "
            "Check the accents, or save it as UTF-8. It says: {words}.",
            words=", ".join(map(quoted, content.words)),
            **values,
        )
    return (remark,)


def _of_mending(example: tuple[str, str] | None) -> tuple[str, ...]:
    if example is None:
        return ()
    before, after = (word[:40] for word in example)
    remark = gettext(
        "The accents were garbled and have been mended: {before:quoted} is read as {after:quoted}.",
        before=before,
        after=after,
    )
    return (remark,)


def rows_in(path: Path, text: str) -> list[list[str]]:
    """The rows of a text that is separated by whatever fits. Raises `SheetProblem`."""
    first, _, rest = text.partition("\n")
    if named := re.fullmatch("sep=([;,\t|])\r?", first):  # Excel's own way to name the separator
        return [[], *_rows(path, rest, named[1], skipped=1)]
    separator = _separator(text)
    rows = list(_rows(path, text, separator))
    _same_separator(path, text, separator, rows)
    return rows


def tabbed_rows(text: str) -> list[list[str]]:
    """The rows of cells that were copied from a spreadsheet. Raises `SheetProblem`."""
    return list(_rows(Path(gettext("What was pasted")), text, "\t"))


def _line(before: str) -> int:
    return len(re.findall("\r\n|\r|\n", before)) + 1


def _separator(text: str) -> str:
    """The separator that most rows agree on: csv.Sniffer guesses from letters, fails on names alone."""
    best, most = ",", (0.0, 0.0)
    for separator in _SEPARATORS:
        reader = csv.reader(_lines(text[:_SAMPLE]), delimiter=separator)
        rows = [row for row, _ in zip(reader, range(_SAMPLE_ROWS), strict=False) if row]
        parted = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
        share = parted[0][1] / len(rows) if parted else 0.0
        # A quote within a cell is one of another separator's: `Ana,"COO; interim",` is no two cells.
        torn = sum(cell.count('"') % 2 for row in rows for cell in row)
        if parted and (share - torn / len(rows), share) > most:
            best, most = separator, (share - torn / len(rows), share)
    return best


def _same_separator(path: Path, text: str, separator: str, rows: list[list[str]]) -> None:
    """Raise `SheetProblem` for a row that is separated in another way than the others, and would be one cell."""
    widths = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
    lines = _lines(text)
    if not widths or len(lines) != len(rows):
        return
    for number, (line, row) in enumerate(zip(lines, rows, strict=True), 1):
        other = next((sign for sign in _SEPARATORS if sign != separator and line.count(sign) + 1 == widths[0][0]), "")
        if len(row) == 1 and other and other != ",":
            if other == "\t":
                message = gettext("This row is separated with a tab, and others are not. Separate all in one way.")
            else:
                message = gettext(
                    "This row is separated with {sign:quoted}, and others are not. Separate all in one way.", sign=other
                )
            raise SheetProblem(path, message, row=number)


def _lines(text: str) -> list[str]:
    return re.findall("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _rows(path: Path, text: str, separator: str, *, skipped: int = 0) -> Iterator[list[str]]:
    lines = _lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number, begins = skipped, 0
    while True:
        number, begins = number + 1, reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _quoting(path, "".join(lines[begins:]), separator, number, error) from None
        if number > MAX_ROWS:
            raise TooManyRows(path)
        if len(row) > MAX_COLUMNS:
            raise TooManyColumns(path, row=number)
        for column, cell in enumerate(row, 1):
            if len(cell) > MAX_ITEM:
                message = gettext(
                    "The cell has {length:,} characters; {most:,} is the most. Is a quote left open?",
                    length=len(cell),
                    most=MAX_ITEM,
                )
                raise SheetProblem(path, message, row=number, column=column)
        yield [clean(cell, multiline=True).strip() for cell in row]


def _quoting(path: Path, rest: str, separator: str, number: int, error: csv.Error) -> SheetProblem:
    """What to say of a row whose quotes are wrong; the column is that of the first unsound cell."""
    sign = re.escape(separator)
    sound = re.compile(f'(?:"(?>[^"]|"")*"|(?!")[^{sign}\r\n]*){sign}')
    column, place = 1, 0
    while cell := sound.match(rest, place):
        column, place = column + 1, cell.end()
    never_closed = ("unexpected end", "field larger")  # no sentence: words of Python's own messages
    if any(words in str(error) for words in never_closed):
        message = gettext('A quote (") is opened and never closed. Close it, or take it away.')
    else:
        message = gettext('Behind a closing quote (") stands more text. Write a quote within a quoted cell twice ("").')
    return SheetProblem(path, message, row=number, column=column)
