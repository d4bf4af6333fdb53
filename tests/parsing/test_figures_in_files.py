"""Forty tables as finance departments send them: each is right figure by figure, or refused by row and column."""

from __future__ import annotations

import datetime as dt
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from onecompany.parsing.figures import Figures, Wanted, read_figures
from tests.needs import program
from tests.parsing.figure_files import FEB, HEAD, JAN, MONTHS, READ, REFUSED, Period, book, csv


def periods(figures: Figures) -> list[Period]:
    return [
        (str(row["start_date"]), row["segment"], row["start"], row["gained"], row["lost"])  # type: ignore[misc]
        for row in figures.rows
    ]


@pytest.mark.parametrize("name", READ)
def test_what_is_read_is_right_figure_by_figure(tmp_path: Path, name: str) -> None:
    build, unit, expected, note = READ[name]
    figures = read_figures(build(tmp_path), Wanted(unit))
    assert [str(problem) for problem in figures.problems] == []
    assert periods(figures) == expected
    assert note in "\n".join((*figures.notes, *map(str, figures.columns)))


@pytest.mark.reliability("CSV/XLSX of people and of customer figures")
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_certain_is_refused_by_row_and_column(tmp_path: Path, name: str) -> None:
    build, unit, expected = REFUSED[name]
    figures = read_figures(build(tmp_path), Wanted(unit))
    assert [str(problem) for problem in figures.problems] == expected
    assert figures.rows == (), "nothing is half imported"


def test_there_are_at_least_forty_of_them() -> None:
    assert len(READ) + len(REFUSED) >= 40


def test_money_is_exact_and_its_column_settles_what_parts_it(tmp_path: Path) -> None:
    text = "Monat;Neu;Verloren;Wert Anfang;Wert Ende\n2026-01;8;4;1.234.567,89 €;1.200\n2026-02;6;7;0,10;1,2 Mio. €\n"
    figures = read_figures(csv(text)(tmp_path), Wanted("month"))
    assert [(row["value_start"], row["value_end"]) for row in figures.rows] == [
        (Decimal("1234567.89"), Decimal(1200)),
        (Decimal("0.1"), Decimal(1_200_000)),
    ]


def test_money_of_a_workbook_is_what_it_shows(tmp_path: Path) -> None:
    figures = read_figures(
        book(("Monat", "Neu", "Verloren", "Wert Ende"), ("2026-01", 8, 4, 1.234), ("2026-02", 6, 7, 0.1 + 0.2))(
            tmp_path
        ),
        Wanted("month"),
    )
    assert [row["value_end"] for row in figures.rows] == [Decimal("1.234"), Decimal("0.3")]


def test_what_is_read_as_what_is_said(tmp_path: Path) -> None:
    figures = read_figures(book(HEAD, JAN, FEB)(tmp_path), Wanted("month"))
    assert [str(column) for column in figures.columns] == [
        "A “Periode” is the period",
        "B “Anfang” is how many there were at the start",
        "C “Neukunden” is how many were gained",
        "D “Verlorene” is how many were lost",
        "E “Ende” is how many there were at the end, to check the sum",
    ]


def test_segments_are_those_of_the_plan_and_others_are_said(tmp_path: Path) -> None:
    text = "Monat;Segment;Neu;Verloren\n2026-01;PRIVAT;8;4\n2026-01;Vereine;1;1\n"
    figures = read_figures(csv(text)(tmp_path), Wanted("month", segments=("Privat", "Firmen")))
    assert [row["segment"] for row in figures.rows] == ["Privat", "Vereine"]
    assert "The plan has no segment “Vereine”." in figures.notes


SEGMENTS = "Monat;Segment;Neu;Verloren\n2026-01;A;30;20\n2026-01;B;10;10\n2026-01;C;40;30\n"


def test_a_segment_is_taken_for_the_sum_of_the_others_only_where_that_is_no_chance(tmp_path: Path) -> None:
    once = read_figures(csv(SEGMENTS)(tmp_path), Wanted("month"))
    assert [row["segment"] for row in once.rows] == ["A", "B", "C"]
    assert "“C” is as large as all others together. Name it “Total” if it is their sum." in once.notes
    more = SEGMENTS + "2026-02;A;31;22\n2026-02;B;12;13\n2026-02;C;43;35\n"
    often = read_figures(csv(more)(tmp_path), Wanted("month"))
    assert [row["segment"] for row in often.rows] == ["A", "B", "A", "B"]
    assert "Row 4 (“2026-01, C”) is the sum of others and left out." in often.notes


def test_a_total_of_segments_that_is_not_their_sum_is_left_out_with_a_word(tmp_path: Path) -> None:
    figures = read_figures(csv(SEGMENTS.replace(";C;40;", ";Gesamt;45;"))(tmp_path), Wanted("month"))
    assert [row["segment"] for row in figures.rows] == ["A", "B"]
    assert "In row 4 the sum says 45 gained; the rows come to 40." in figures.notes


@pytest.mark.needs_program("soffice")
def test_what_libreoffice_writes_is_read(tmp_path: Path) -> None:
    made = book(
        ("Monat", "Anfang", "Neu", "Verloren"),
        (dt.date(2026, 1, 1), 1200, "=80+5", 40),
        (dt.date(2026, 2, 1), "=B2+C2-D2", 60, 71),
    )(tmp_path)
    office, profile = program("soffice"), tmp_path / "profile"
    assert office is not None
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(tmp_path / "out"), str(made)], check=True, capture_output=True)
    assert periods(read_figures(tmp_path / "out" / "figures.xlsx", Wanted("month"))) == MONTHS
