import datetime as dt
import io
import random
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.parsing.sheets import (
    MAX_COLUMNS,
    SheetProblem,
    read_rows,
    read_sheet,
)
from tests.parsing.files import SHEET, changed, csv_file, xlsx


def test_a_workbook_as_text(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "book.xlsx",
        ("Name", "Count", "Share", "Date", "At", "Yes", "Long"),
        (" Ana ", 1, 0.1 + 0.2, dt.date(2026, 12, 12), dt.datetime(2026, 12, 12, 9, 30), True, 10**14),
        (None,),
        ("two\nlines", -3, 1e20, dt.time(9, 30), dt.timedelta(hours=30), False, 2.5),
    )
    sheet = read_sheet(path)
    assert sheet.remarks == ()
    assert sheet.rows == [
        ["Name", "Count", "Share", "Date", "At", "Yes", "Long"],
        ["Ana", "1", "0.3", "2026-12-12", "2026-12-12T09:30:00", "TRUE", "100000000000000"],
        ["", "", "", "", "", "", ""],
        ["two\nlines", "-3", "1e+20", "09:30:00", "30:00:00", "FALSE", "2.5"],
    ]


def test_rows_and_columns_count_from_the_corner_of_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B3"] = "Ana"
    book.save(tmp_path / "book.xlsx")
    assert read_rows(tmp_path / "book.xlsx") == [["", ""], ["", ""], ["", "Ana"]]
    assert read_rows(xlsx(tmp_path / "empty.xlsx")) == []


def test_the_first_sheet_that_is_shown_is_read_and_the_others_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.sheet_state = "hidden"
    first["A1"] = "=1/0"
    second = book.create_sheet("Leaders")
    second["A1"] = "Ana"
    second["B1"] = "=1+1"
    second["C1"] = "#REF!"
    second["C1"].data_type = "e"
    book.create_sheet("Other")["A1"] = "Cy"
    book.save(tmp_path / "book.xlsx")
    sheet = read_sheet(tmp_path / "book.xlsx")
    assert sheet.rows[0][0] == "Ana"
    assert sheet.remarks == (
        "Only the sheet “Leaders” was read; the workbook has 3.",
        "Read as empty, for they hold an error or a formula without a result: B1, C1.",
    )


def test_a_cell_far_out_is_refused_before_it_takes_the_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Ana"
    sheet["XFD1048576"] = "x"
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(SheetProblem, match="reaches too far out") as caught:
        read_rows(tmp_path / "book.xlsx")
    assert (caught.value.row, caught.value.column) == (1_048_576, 16_384)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<c r="A1"', "<c s='>' r='XFD1048576'"),
        ('<row r="1"><c r="A1"', '<row\n\tr = "1048576"><c r="XFD1"'),
        ("<row.*</row>", "<row/>" * 9_999 + "<row>" + "<c/>" * 9_999 + "</row>"),
        ("<row.*</row>", '<x:row xmlns:x="http://x.y" r="1048576"><x:c r="XFD9"/></x:row>'),
        ('r="A1"', 'r="ZZZZZZZZZZZZ999999999999999999999"'),
    ],
)
def test_the_reach_of_a_sheet_is_measured_however_it_is_written(tmp_path: Path, old: str, new: str) -> None:
    path = xlsx(tmp_path / "book.xlsx", ("Ana", "COO"))
    with pytest.raises(SheetProblem, match="reaches too far out"):
        read_rows(changed(path, SHEET, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<c r="A1"', '<c s="1"r="XFD1048576"'),
        ('<c r="A1"', '<c r="A1" r="XFD1048576"'),
        ("^", '<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>'),
        ("^", '<?xml version="1.0" encoding="cp037"?>\u00e9\ufffe<'),
        ('r="A1"', 'r="A１"'),
    ],
)
def test_a_sheet_that_could_be_read_in_two_ways_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = xlsx(tmp_path / "book.xlsx", ("Ana", "COO"))
    with pytest.raises(SheetProblem, match="damaged"):
        read_rows(changed(path, SHEET, old, new))


def test_a_time_beyond_the_calendar_is_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "book.xlsx", (dt.timedelta(hours=30),))
    changed(path, SHEET, "<v>1.25</v>", "<v>1e15</v>")
    with pytest.raises(SheetProblem, match="damaged"):
        read_rows(path)


def test_too_many_rows_or_columns(tmp_path: Path) -> None:
    with pytest.raises(SheetProblem, match="more than 100 columns"):
        read_rows(xlsx(tmp_path / "wide.xlsx", tuple("x" * (MAX_COLUMNS + 1))))
    path = changed(xlsx(tmp_path / "long.xlsx", ("x",)), SHEET, 'r="1"(.*?)r="A1"', 'r="10001"><c r="A10001"')
    with pytest.raises(SheetProblem, match="more than 10,000 rows"):
        read_rows(path)
    with pytest.raises(SheetProblem, match="row 1, column 2: The cell has 10,001 characters"):
        read_rows(xlsx(tmp_path / "big.xlsx", ("a", "x" * 10_001)))


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "bomb.xlsx", ("Ana",))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet9.xml", b" " * (21 * 1024 * 1024))
    with pytest.raises(SheetProblem, match="Unpacked it has more than 20 MB"):
        read_rows(path)


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b" " * 1_000_003)
    lie = packed.getvalue().replace((1_000_003).to_bytes(4, "little"), (3).to_bytes(4, "little"))
    assert lie != packed.getvalue()
    with pytest.raises(SheetProblem, match="damaged"):
        read_rows(csv_file(tmp_path, lie))


def test_other_archives_and_encrypted_parts_are_told(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", "<x/>")
    with pytest.raises(SheetProblem, match=r"letter.docx: This is no XLSX workbook."):
        read_rows(path)
    data = bytearray(xlsx(tmp_path / "book.xlsx", ("Ana",)).read_bytes())
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    with pytest.raises(SheetProblem, match="protected by a password"):
        read_rows(csv_file(tmp_path, bytes(data)))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET])
def test_a_workbook_with_broken_parts_is_told(tmp_path: Path, part: str) -> None:
    path = changed(xlsx(tmp_path / "book.xlsx", ("Ana",)), part, "(?s)>.*", "><broken")
    with pytest.raises(SheetProblem, match="damaged"):
        read_rows(path)


@pytest.mark.reliability("CSV/XLSX of people and of customer figures")
@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), flips=st.integers(1, 30), cut=st.booleans())
def test_a_damaged_workbook_is_read_or_refused_and_never_more(tmp_path: Path, seed: int, flips: int, cut: bool) -> None:
    source = tmp_path / "sound.xlsx"
    if not source.exists():
        xlsx(source, ("Name", "Role", "Silo"), *[(f"Leader {n}", "COO", n) for n in range(20)])
    chance = random.Random(seed)
    data = bytearray(source.read_bytes())
    for _ in range(flips):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if cut:
        del data[chance.randrange(len(data)) :]
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(data)
    try:
        rows = read_rows(path)
    except SheetProblem:
        rows = []
    assert all(isinstance(cell, str) for row in rows for cell in row)
