"""Rows from the bytes of an XLSX workbook (ECMA-376), without trust in what it says about itself."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from string import ascii_letters
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.parsers import expat

from onecompany.parsing.clean import MAX_ITEM, clean
from onecompany.parsing.marking import marks_of
from onecompany.parsing.marks import cell_place, column_number
from onecompany.parsing.sheetproblem import MAX_COLUMNS, MAX_ROWS, Protected, SheetProblem, TooManyColumns, TooManyRows
from onecompany.parsing.worksheet import Numeral, Worksheet
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MAX_UNPACKED = 20 * 1024 * 1024
"""Bytes of all parts together when they are unpacked: four times the largest file; a bomb has a thousand."""

MAX_PARTS = 1_000

MAX_AREA = 2_000_000
"""Cells between the first and the last of a sheet. calamine 0.9 takes memory for all of them at once, used or
not, and a single cell at XFD1048576 ends the process; so the area is measured before."""

_UNREAD = re.compile(
    r"""<c\b(?=[^<>]*?\sr="(?P<cell>[A-Z]+[0-9]+)")(?:[^<>]*?\st="e"|[^<>]*><f\b[^<>]*>[^<]*</f>(?:<v\s*/>|<v></v>)?</c>)"""
)
"""Cells whose value is an error, or a formula that nobody has computed yet: calamine gives both as empty."""

MAX_SHEETS = 20
"""Sheets that are looked at for the one that is wanted."""

Fits = Callable[[list[list[str]]], bool]
"""Whether a sheet is the one that is wanted."""

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_workbook(path: Path, data: bytes, fits: Fits = lambda rows: any(map(any, rows))) -> Worksheet:
    """The first visible sheet that fits. Raises `SheetProblem`."""
    parts = _parts(path, data)
    for part in parts.values():
        _Reach(path).measure(part)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    packed.seek(0)
    return _read(path, packed, parts, fits)


def _parts(path: Path, data: bytes) -> dict[str, bytes]:
    """The parts that hold sheets and their texts, unpacked within bounds; no pictures, no macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            wanted = [info for info in file.infolist() if _is_wanted(info.filename)]
            if not any(info.filename.lower() == "xl/workbook.xml" for info in wanted):
                raise SheetProblem(path, gettext("This is no XLSX workbook. Save it as .xlsx or as CSV."))
            if any(info.flag_bits & 1 for info in wanted):
                raise Protected(path)
            if len(wanted) > MAX_PARTS or sum(info.file_size for info in wanted) > MAX_UNPACKED:
                message = gettext(
                    "Unpacked it has more than {most} MB. Keep only the rows needed.", most=MAX_UNPACKED // 1024**2
                )
                raise SheetProblem(path, message)
            return {info.filename: file.read(info) for info in wanted}
    except SheetProblem:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise _damaged(path) from error


def _is_wanted(name: str) -> bool:
    low = name.lower()
    return low.startswith(("xl/", "_rels/", "[content_types]")) and low.endswith((".xml", ".rels"))


def _damaged(path: Path) -> SheetProblem:
    return SheetProblem(path, gettext("The workbook is damaged. Open it in a spreadsheet program and save it again."))


class _Reach:
    """How far the cells of a part reach.

    The XML is read strictly before calamine reads it, which takes much for XML that is none: what is measured must
    be what is read. Cells and rows may leave out where they are, and then follow the one before.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.row = self.column = self.height = self.width = 0

    def measure(self, part: bytes) -> None:
        """Raise `SheetProblem` when the part is no sound XML, or reaches further than `MAX_AREA`."""
        parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.ParseFile(io.BytesIO(part))
        except expat.ExpatError as error:
            raise _damaged(self.path) from error

    def _doctype(self, *_: object) -> None:
        raise _damaged(self.path)  # ECMA-376 part 2 forbids a document type, and with it entities that grow

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        reference = attributes.get("r", "")
        if tag == "row":
            self.row = self._number(reference) if reference else self.row + 1
            self.column = 0
        elif tag == "c":
            figures = reference.lstrip(ascii_letters)
            self.column = column_number(reference.removesuffix(figures)) if reference else self.column + 1
            self.row = max(self.row, self._number(figures)) if reference else self.row
        else:
            return
        self.height, self.width = max(self.height, self.row), max(self.width, self.column)
        if self.height * self.width > MAX_AREA:
            message = gettext("The sheet reaches too far out. Copy the rows that are needed to a new workbook.")
            raise SheetProblem(self.path, message, row=self.row, column=self.column or None)

    def _number(self, figures: str) -> int:
        if not (figures.isascii() and figures.isdigit()):
            raise _damaged(self.path)
        return int(figures[:9])


def _read(path: Path, packed: io.BytesIO, parts: Mapping[str, bytes], fits: Fits) -> Worksheet:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(packed)
        return _chosen(path, book, parts, fits)
    except SheetProblem:
        raise
    except (CalamineError, ValueError, OverflowError, OSError) as error:  # such as a time of a million years
        raise _damaged(path) from error
    except BaseException as error:
        # A panic in calamine is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(path) from error


def _chosen(path: Path, book: CalamineWorkbook, parts: Mapping[str, bytes], fits: Fits) -> Worksheet:
    """The first visible sheet that fits, else the first that has a cell, else the first; and what is to be said."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = book.sheets_metadata
    shown = [
        index
        for index, sheet in enumerate(sheets)
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    if not shown:
        message = gettext("The workbook shows no sheet with cells. Save the right one as .xlsx or CSV.")
        raise SheetProblem(path, message)
    index, rows = shown[0], _cells(path, book, shown[0])
    if not fits(rows):
        others = ((sheet, _cells(path, book, sheet)) for sheet in shown[1:MAX_SHEETS])
        match = next(((sheet, cells) for sheet, cells in others if fits(cells) or not any(map(any, rows))), None)
        index, rows = match or (index, rows)
    sheet_xml = _sheet_xml(parts, index)
    remarks = []
    if len(sheets) > 1:
        remark = gettext(
            "Only the sheet {name:quoted} was read; the workbook has {count}.",
            name=clean(sheets[index].name),
            count=len(sheets),
        )
        remarks.append(remark)
    if unread := [match["cell"] for match in _UNREAD.finditer(sheet_xml.decode("utf-8", "replace"))]:
        cells = ", ".join(unread[:5]) + (" …" if len(unread) > 5 else "")
        remark = gettext("Read as empty, for they hold an error or a formula without a result: {cells}.", cells=cells)
        remarks.append(remark)
    marks = marks_of(sheet_xml, parts)
    rows, left_out = marks.applied(rows)
    width = max(map(len, rows), default=0)
    places = frozenset(place for place in map(cell_place, unread) if marks.shows(*place, len(rows), width))
    name = clean(sheets[index].name)
    from_1904 = re.search(rb"<workbookPr\b[^<>]*\sdate1904=.(?:1|true)", parts.get("xl/workbook.xml", b"")) is not None
    return Worksheet(rows, (*remarks, *left_out), name, places, from_1904)


def _cells(path: Path, book: CalamineWorkbook, index: int) -> list[list[str]]:
    """The cells of a sheet as text. Raises `SheetProblem` when there are too many, or too long ones."""
    sheet = book.get_sheet_by_index(index)
    last_row, last_column = sheet.end or (0, 0)  # both from 0
    if last_row >= MAX_ROWS:
        raise TooManyRows(path)
    if last_column >= MAX_COLUMNS:
        raise TooManyColumns(path)
    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if len(text) > MAX_ITEM:
                message = gettext(
                    "The cell has {length:,} characters; {most:,} is the most. Shorten it.",
                    length=len(text),
                    most=MAX_ITEM,
                )
                raise SheetProblem(path, message, row=number, column=column)
    return rows


def _sheet_xml(parts: Mapping[str, bytes], index: int) -> bytes:
    """The part that holds a sheet, by its relationship (ECMA-376 part 1, 18.2.19); empty if it cannot be told."""
    try:
        book = ElementTree.fromstring(parts["xl/workbook.xml"])
        links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    except (LookupError, ValueError, ElementTree.ParseError):
        return b""  # only a remark depends on it; whether the sheet can be read, calamine decides
    sheets = [sheet for sheet in book.iter() if sheet.tag.endswith("}sheet")]
    wanted = {value for key, value in sheets[index].items() if key.endswith("}id")} if index < len(sheets) else set()
    # no sentence: attributes of ECMA-376
    target = next((link.get("Target", "") for link in links if link.get("Id") in wanted), "")
    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return parts.get(part, b"")


def _text(cell: Cell) -> str:
    """A cell as text: as the sheet would show it plainly, dates and times in ISO 8601."""
    if isinstance(cell, str):
        return clean(cell, multiline=True).strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        # 15 figures are what spreadsheets show; so 0.1 + 0.2 is 0.3.
        return Numeral(int(cell) if cell.is_integer() and abs(cell) < 1e15 else format(cell, ".15g"))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(timespec="seconds")
    if isinstance(cell, dt.timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return Numeral(cell) if isinstance(cell, int) else cell.isoformat()
