"""Workbooks with leaders: what is merged, hidden, struck out, grouped, and on which sheet."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from onecompany.parsing.people import Person
from onecompany.parsing.sheets import SheetProblem, named_file, read_people
from tests.parsing.files import SHEET, changed, xlsx

ANA = Person("Ana Pena", "COO", "Operations")
BEN = Person("Ben Okafor", "CSO", "Sales")
CLEO = Person("Cleo Mann", "CFO", "Finance")
HEADINGS = ("Name", "Role", "Silo")


def book_of(*rows: tuple[object, ...]) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return book, sheet


@pytest.fixture
def three() -> tuple[openpyxl.Workbook, Worksheet]:
    """Three leaders below their headings, in rows 2 to 4."""
    return book_of(HEADINGS, *((each.name, each.role, each.silo) for each in (ANA, BEN, CLEO)))


def test_a_silo_merged_over_its_leaders_is_theirs(tmp_path: Path) -> None:
    book, sheet = book_of(HEADINGS, ("Ana Pena", "COO", "Operations"), ("Eva Lind", "Head of Quality"))
    sheet.append(("Ben Okafor", "CSO", "Sales"))
    sheet.merge_cells("C2:C3")
    book.save(tmp_path / "leaders.xlsx")
    found = read_people(tmp_path / "leaders.xlsx")
    assert found.people == (ANA, Person("Eva Lind", "Head of Quality", "Operations"), BEN)
    assert found.notes == ()


def test_a_merged_title_is_no_silo(tmp_path: Path) -> None:
    book, sheet = book_of(("Leadership team 2026",), (), HEADINGS, ("Ana Pena", "COO", "Operations"))
    sheet.merge_cells("A1:C2")
    book.save(tmp_path / "leaders.xlsx")
    found = read_people(tmp_path / "leaders.xlsx")
    assert found.people == (ANA,)
    assert found.notes == ("Row 1 above the headings was not used: “Leadership team 2026”.",)


def test_headings_merged_over_two_rows(tmp_path: Path) -> None:
    book, sheet = book_of(HEADINGS, (), ("Ana Pena", "COO", "Operations"))
    for letter in "ABC":
        sheet.merge_cells(f"{letter}1:{letter}2")
    book.save(tmp_path / "leaders.xlsx")
    assert read_people(tmp_path / "leaders.xlsx").people == (ANA,)


@pytest.mark.parametrize("way", ["hidden", "height"])
def test_hidden_rows_are_left_out_and_said(
    tmp_path: Path, three: tuple[openpyxl.Workbook, Worksheet], way: str
) -> None:
    book, sheet = three
    if way == "hidden":
        sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "leaders.xlsx")
    if way == "height":
        changed(tmp_path / "leaders.xlsx", SHEET, '<row r="3"', '<row r="3" ht="0" customHeight="1"')
    found = read_people(tmp_path / "leaders.xlsx")
    assert found.people == (ANA, CLEO)
    assert found.notes == ("Row 3 is hidden and left out. Show in the sheet what belongs to the list.",)


def test_several_hidden_rows_are_counted(tmp_path: Path, three: tuple[openpyxl.Workbook, Worksheet]) -> None:
    book, sheet = three
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[4].hidden = sheet.row_dimensions[9].hidden = True
    book.save(tmp_path / "leaders.xlsx")
    found = read_people(tmp_path / "leaders.xlsx")
    assert found.people == (BEN,)
    assert found.notes == ("2 rows (2, 4) are hidden and left out. Show in the sheet what belongs to the list.",)


def test_hidden_columns_are_left_out_and_said(tmp_path: Path, three: tuple[openpyxl.Workbook, Worksheet]) -> None:
    book, sheet = three
    sheet.column_dimensions["B"].hidden = True
    book.save(tmp_path / "leaders.xlsx")
    found = read_people(tmp_path / "leaders.xlsx")
    assert found.people[0] == Person("Ana Pena", "", "Operations")
    assert found.notes == ("Column B (“Role”) is hidden and left out. Show in the sheet what belongs to the list.",)


def test_struck_out_rows_and_cells_are_left_out_and_said(
    tmp_path: Path, three: tuple[openpyxl.Workbook, Worksheet]
) -> None:
    book, sheet = three
    for letter in "ABC":
        sheet[f"{letter}3"].font = Font(strike=True)
    sheet["B4"].font = Font(strike=True)
    book.save(tmp_path / "leaders.xlsx")
    found = read_people(tmp_path / "leaders.xlsx")
    assert found.people == (ANA, Person("Cleo Mann", "", "Finance"))
    assert found.notes == ("Row 3 is struck out and left out.", "Struck out and left out: B4.")


def test_a_text_that_is_struck_out_within_its_cell(tmp_path: Path, three: tuple[openpyxl.Workbook, Worksheet]) -> None:
    book, sheet = three
    sheet["A3"] = CellRichText(TextBlock(InlineFont(strike=True), "Ben Okafor"))
    book.save(tmp_path / "leaders.xlsx")
    found = read_people(tmp_path / "leaders.xlsx")
    assert [each.name for each in found.people] in (["Ana Pena", "Cleo Mann"], ["Ana Pena", "Ben Okafor", "Cleo Mann"])


def test_the_sheet_with_the_leaders_is_found_and_named(tmp_path: Path) -> None:
    book, cover = book_of(("Leadership day",), ("Ask Eva before you change this",))
    cover.title = "Cover"
    leaders = book.create_sheet("Leaders")
    leaders.append(HEADINGS)
    leaders.append(("Ana Pena", "COO", "Operations"))
    book.save(tmp_path / "leaders.xlsx")
    found = read_people(tmp_path / "leaders.xlsx")
    assert found.people == (ANA,)
    assert found.notes == ("Only the sheet “Leaders” was read; the workbook has 2.",)


def test_groups_numbers_and_line_ends_in_cells(tmp_path: Path) -> None:
    groups = xlsx(
        tmp_path / "groups.xlsx",
        ("Operations", None),
        ("Ana\nPena", "COO\n(interim)"),
        ("Sales", None),
        ("Ben Okafor", "CSO"),
    )
    assert read_people(groups).people == (Person("Ana Pena", "COO (interim)", "Operations"), BEN)
    numbers = xlsx(tmp_path / "numbers.xlsx", HEADINGS, ("Ana Pena", 1, 4711.0), ("Ben Okafor", 2.5, 0.3))
    found = read_people(numbers)
    assert found.people == (Person("Ana Pena", "1", "4711"), Person("Ben Okafor", "2.5", "0.3"))
    assert found.notes == ("“4711”, “0.3” are departments without a letter. Is it the right column?",)


def test_a_file_that_was_dropped_on_the_terminal(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "the leaders.xlsx", HEADINGS, ("Ana Pena", "COO", "Operations"))
    for typed in (f"'{path}'", f'"{path}"', str(path).replace(" ", "\\ "), path.as_uri(), f"  {path} "):
        assert read_people(named_file(typed)).people == (ANA,)
    with pytest.raises(SheetProblem, match="cannot be used"):
        named_file("~nobody-has-this-name/leaders.csv")
