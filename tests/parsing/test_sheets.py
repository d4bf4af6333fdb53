import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.people import Person
from onecompany.parsing.sheets import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    SheetProblem,
    people_from_rows,
    read_rows,
    read_sheet,
)
from tests.parsing.files import csv_file, xlsx


@pytest.mark.parametrize(
    "data",
    [
        "Name;Role\nAna Peña;COO\n".encode(),
        "\ufeffName;Role\r\nAna Peña;COO\r\n".encode(),
        b'Name,Role\n"Ana Pe\xc3\xb1a","COO"\n',
        "Name\tRole\rAna Peña\tCOO".encode(),
        "Name\tRole\r\nAna Peña\tCOO".encode("utf-16"),
        "Name;Role\n\x1b[31mAna Peña ; COO\x07\n".encode(),
    ],
)
def test_csv_in_the_ways_that_spreadsheets_save_it(tmp_path: Path, data: bytes) -> None:
    sheet = read_sheet(csv_file(tmp_path, data))
    assert sheet.rows == [["Name", "Role"], ["Ana Peña", "COO"]]
    assert sheet.remarks == ()


def test_excel_may_name_the_separator_and_rows_still_count_from_the_first_line(tmp_path: Path) -> None:
    assert read_rows(csv_file(tmp_path, b"sep=|\r\nAna|COO\r\n")) == [[], ["Ana", "COO"]]


def test_text_in_an_old_encoding_is_read_and_said(tmp_path: Path) -> None:
    sheet = read_sheet(csv_file(tmp_path, "Name;Role\nZoë;CFO".encode("cp1252")))
    assert sheet.rows == [["Name", "Role"], ["Zoë", "CFO"]]
    assert sheet.remarks == (
        "Row 2 is not valid UTF-8, so the file was read as Windows-1252. Check the accents, or save it as UTF-8.",
    )


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"", []),
        (b"Ana\nBob\n", [["Ana"], ["Bob"]]),
        (b"Ana; COO, deputy\nBob; CFO, acting; x, y", [["Ana", "COO, deputy"], ["Bob", "CFO, acting", "x, y"]]),
        (b'"Stone; Bob";CFO\n\n"say ""hi""";x', [["Stone; Bob", "CFO"], [], ['say "hi"', "x"]]),
        (b'"two\nlines",x\nAna,y', [["two\nlines", "x"], ["Ana", "y"]]),
        (b'Ana "Nita" P;COO', [['Ana "Nita" P', "COO"]]),
    ],
)
def test_csv_cells(tmp_path: Path, data: bytes, rows: list[list[str]]) -> None:
    assert read_rows(csv_file(tmp_path, data)) == rows


@pytest.mark.parametrize(
    ("data", "row", "column", "message"),
    [
        (b"Ana;COO\nB\x00b;CFO", 2, None, "leaders.csv, row 2: There is a NUL byte"),
        (b'Ana;COO\nBob;"CFO\nCy;CSO', 2, 2, 'leaders.csv, row 2, column 2: A quote (") is opened and never closed.'),
        (b'Ana;COO\n"Bob;CFO\n"Cy";CSO', 2, 1, "leaders.csv, row 2, column 1: Behind a closing quote"),
        (b"Ana;COO\nBob;" + b"x" * 10_001, 2, 2, "leaders.csv, row 2, column 2: The cell has 10,001 characters"),
        (b'Ana;COO\nBob;"' + b"x" * 200_000, 2, 2, "leaders.csv, row 2, column 2: A quote"),
        (b"Ana\n" + b";" * MAX_COLUMNS, 2, None, "leaders.csv, row 2: There are more than 100 columns."),
        (b"x\n" * (MAX_ROWS + 1), None, None, "leaders.csv: There are more than 10,000 rows."),
        (b"x" * (MAX_BYTES + 1), None, None, "leaders.csv: The file has more than 5 MB."),
        (b"ok\n\x81\x8d", 2, None, "leaders.csv, row 2: The text is not valid UTF-8."),
        (b"\xff\xfe\x00", None, None, "leaders.csv: The file is not valid UTF-16."),
        (b"%PDF-1.7\n\x00", 2, None, "leaders.csv, row 2: There is a NUL byte"),
        (b"PK\x03\x04 cut off", None, None, "leaders.csv: The workbook is damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None, None, "leaders.csv: This is an old Excel format."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            None,
            None,
            "leaders.csv: This workbook is protected by a password.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(
    tmp_path: Path, data: bytes, row: int | None, column: int | None, message: str
) -> None:
    with pytest.raises(SheetProblem) as caught:
        read_rows(csv_file(tmp_path, data))
    assert str(caught.value).startswith(message)
    assert (caught.value.row, caught.value.column) == (row, column)


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    with pytest.raises(SheetProblem, match=r"gone.csv: There is no such file in .*/"):
        read_rows(tmp_path / "gone.csv")
    with pytest.raises(SheetProblem, match="This is no file"):
        read_rows(tmp_path)
    with pytest.raises(SheetProblem, match="cannot be read: the name is not valid"):
        read_rows(tmp_path / "a\0b")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SheetProblem, match="This is no file"):
        read_rows(tmp_path / "pipe")


@given(st.binary(max_size=80) | st.text('Ana;,\t"\n\rsep=', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    try:
        rows = read_rows(csv_file(tmp_path, data))
    except SheetProblem as problem:
        rows, said = [], str(problem)
        assert said.startswith("leaders.csv")
    people_from_rows(rows)


def test_leaders_from_a_file_in_any_order_of_columns(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "staff.xlsx",
        ("Department", "E-mail", "Last name", "First name", "Job title"),
        ("Operations", "a@x.y", "Peña", "Ana", "COO"),
        (None, None, None, None, None),
        ("Sales", "b@x.y", None, None, "CSO"),
    )
    found = people_from_rows(read_rows(path))
    assert found.people == (Person("Ana Peña", "COO", "Operations"),)
    assert found.unused == ("E-mail",)
    assert [(each.row, each.column, each.message) for each in found.problems] == [(4, 4, "The name is missing.")]


def test_leaders_from_a_file_without_headings(tmp_path: Path) -> None:
    found = people_from_rows(read_rows(csv_file(tmp_path, b"Ana,COO,Operations\nBob,,\n")))
    assert found.people == (Person("Ana", "COO", "Operations"), Person("Bob"))
    assert found.problems == ()
