"""Tables as finance departments send them: what is right of them, figure by figure, and what is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from onecompany.parsing.periods import Unit
from tests.parsing.files import SHEET, changed

Build = Callable[[Path], Path]
Period = tuple[str, str, int | None, int | None, int | None]
"""First day, segment, start, gained, lost."""

MONTHS: list[Period] = [("2026-01-01", "", 1200, 85, 40), ("2026-02-01", "", 1245, 60, 71)]
FLOWS: list[Period] = [("2026-01-01", "", None, 85, 40), ("2026-02-01", "", None, 60, 71)]


def csv(text: str, encoding: str = "utf-8") -> Build:
    def build(folder: Path) -> Path:
        path = folder / "figures.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return build


def book(*rows: tuple[Any, ...], then: Callable[[openpyxl.Workbook, Worksheet], None] | None = None) -> Build:
    def build(folder: Path) -> Path:
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        assert isinstance(sheet, Worksheet)
        for row in rows:
            sheet.append(row)
        if then is not None:
            then(workbook, sheet)
        workbook.save(folder / "figures.xlsx")
        return folder / "figures.xlsx"

    return build


def formats(**codes: str) -> Callable[[openpyxl.Workbook, Worksheet], None]:
    def put(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        for name, code in codes.items():
            sheet[name].number_format = code

    return put


def hidden(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


def struck(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    for cell in sheet[3]:
        cell.font = Font(strike=True)


def merged_headings(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    for cells in ("A1:A2", "B1:E1", "F1:G1", "A3:A4"):
        sheet.merge_cells(cells)


def on_third_sheet(workbook: openpyxl.Workbook, first: Worksheet) -> None:
    first["A1"] = "Deckblatt"
    workbook.create_sheet("Notizen")["A1"] = "Neu ist nur der Anhang"
    sheet = workbook.create_sheet("Zahlen 2026")
    for row in (("Monat", "Neu", "Verloren"), ("Jan", 85, 40), ("Feb", 60, 71)):
        sheet.append(row)
    workbook.create_sheet("Geheim").sheet_state = "hidden"


def from_1904(workbook: openpyxl.Workbook, sheet: Worksheet) -> None:
    workbook.epoch = CALENDAR_MAC_1904
    sheet["A2"] = 44_591
    sheet["A2"].number_format = "General"


def computed(folder: Path) -> Path:
    """Formulas as a spreadsheet program saves them, with what they came to."""
    path = book(("Monat", "Neu", "Verloren"), ("2026-01", "=80+5", "=40"), ("2026-02", 60, 71))(folder)
    changed(path, SHEET, r"<f>80\+5</f><v></v>", "<f>80+5</f><v>85</v>")
    return changed(path, SHEET, r"<f>40</f><v></v>", "<f>40</f><v>40</v>")


HEAD = ("Periode", "Anfang", "Neukunden", "Verlorene", "Ende")
JAN, FEB = ("2026-01", 1200, 85, 40, 1245), ("2026-02", 1245, 60, 71, 1234)

READ: dict[str, tuple[Build, Unit, list[Period], str]] = {
    # semicolons, as a German Excel writes them, with points between thousands
    "german csv": (
        csv("Periode;Kunden Anfang;Neukunden;Verlorene;Kunden Ende\nJan 2026;1.200;85;40;1.245\n"
            "Februar 2026;1.245;60;71;1.234\n"), "month", MONTHS, ""),
    "any order": (csv("Lost,Start,Month,Gained\n40,1200,2026-01,85\n71,1245,2026-02,60\n"), "month", MONTHS, ""),
    "windows-1252": (
        csv("Monat;Zugänge;Abgänge\nJänner 26;85;40\nFeb 26;60;71\n", "cp1252"),
        "month", FLOWS, "read as Windows-1252"),
    "utf-16 with tabs": (
        csv("Monat\tZugänge\tAbgänge\nJan 26\t85\t40\nFeb 26\t60\t71\n", "utf-16"), "month", FLOWS, ""),
    "english thousands in quotes": (
        csv('Month,Opening customers,New customers,Churned\nJan-26,"1,200",85,40\nFeb-26,"1,245",60,71\n'),
        "month", MONTHS, ""),
    "swiss apostrophes": (
        csv("Monat;Anfangsbestand;Zugang;Abgang\n01.2026;1'200;85;40\n02.2026;1'245;60;71\n"), "month", MONTHS, ""),
    "narrow spaces that do not break": (
        csv("Monat;Anfang;Neu;Verloren\n2026-01;1\u202f200;85;40\n2026-02;1\u00a0245;60;71\n"), "month", MONTHS, ""),
    "named separator": (csv("sep=;\nMonat;Neu;Verloren\n2026-01;85;40\n2026-02;60;71\n"), "month", FLOWS, ""),
    "lost as negative numbers": (
        csv("Monat;Neu;Abgänge\n2026-01;+85;-40\n2026-02;+60;−71\n"), "month", FLOWS, "have a minus"),
    "lost in brackets": (csv("Month;Gained;Lost\n2026-01;85;(40)\n2026-02;60;(71)\n"), "month", FLOWS, "have a minus"),
    "minus behind, as SAP writes it": (
        csv("Monat;Neu;Verloren\n2026-01;85;40-\n2026-02;60;71-\n"), "month", FLOWS, "have a minus"),
    "title, blank rows, footnote, total": (
        csv("Kundenbewegung 2026;;\n;;\nMonat;Neu*;Verloren\n;;\nJan;85;40\n;;\nFeb;60;71\nSumme;145;111\n;;\n"
            "* vorläufige Zahlen;;\n"), "month", FLOWS, "Row 8 (“Summe”) is the sum of others and left out."),
    "a total that only its sum shows": (
        csv("Monat;Neu;Verloren\n2026-01;85;40\n2026-02;60;71\n;145;111\n"),
        "month", FLOWS, "Row 4 is the sum of others"),
    "the year as a total": (
        csv("Monat;Neu;Verloren\n2026-01;85;40\n2026-02;60;71\n2026;145;111\n"),
        "month", FLOWS, "Row 4 (“2026”) is the sum"),
    "the sum of two quarters among them": (
        csv("Quartal;Neu;Verloren\nQ1 2026;85;40\nQ2 2026;60;71\n1. HJ gesamt;145;111\n"), "quarter",
        [("2026-01-01", "", None, 85, 40), ("2026-04-01", "", None, 60, 71)], "(“1. HJ gesamt”) is the sum"),
    "periods side by side": (
        csv(";Jan 26;Feb 26;Gesamt\nAnfangsbestand;1200;1245;\nGewonnene Kunden;85;60;145\n"
            "Verlorene Kunden;40;71;111\n"),
        "month", MONTHS, "The periods stand side by side"),
    "years": (csv("Jahr;Neu;Verloren\n2024;85;40\n2025;60;71\n"), "year",
              [("2024-01-01", "", None, 85, 40), ("2025-01-01", "", None, 60, 71)], ""),
    "year and quarter apart": (
        csv("Year;Quarter;New;Lost\n2025;4;85;40\n2026;1;60;71\n"), "quarter",
        [("2025-10-01", "", None, 85, 40), ("2026-01-01", "", None, 60, 71)], ""),
    "last days": (csv("Stichtag;Neu;Verloren\n31.01.2026;85;40\n28.02.26;60;71\n"), "month", FLOWS, ""),
    "from and to": (
        csv("Von;Bis;Neu;Verloren\n01.01.2026;31.01.2026;85;40\n01.02.2026;28.02.2026;60;71\n"), "month", FLOWS, ""),
    "english dates that their column settles": (
        csv("Date,New,Lost\n01/31/2026,85,40\n02/28/2026,60,71\n"), "month", FLOWS, ""),
    "dates that only first days settle": (
        csv("Date,New,Lost\n01/01/2026,85,40\n01/02/2026,60,71\n"), "month", FLOWS, "“01/02/2026” is 2026-02-01"),
    "days as numbers": (csv("Periode;Neu;Verloren\n46023;85;40\n46054;60;71\n"),
        "month", FLOWS, "“46023” is 2026-01-01"),
    "segments with their sums": (
        csv("Monat;Segment;Neu;Verloren\n2026-01;Privat;80;30\n2026-01;Firmen;5;10\n2026-01;Gesamt;85;40\n"), "month",
        [("2026-01-01", "Privat", None, 80, 30), ("2026-01-01", "Firmen", None, 5, 10)],
        "(“2026-01, Gesamt”) is the sum"),
    "segments as a pivot table writes them": (
        csv("Monat;Kundengruppe;Neu;Verloren\nJan 26;Privat;80;30\n;Firmen;5;10\nGesamtergebnis;;85;40\n"), "month",
        [("2026-01-01", "Privat", None, 80, 30), ("2026-01-01", "Firmen", None, 5, 10)], "that of the row above"),
    "what is at the end is known by the sums": (
        csv("Monat;Bestand;Neu;Verloren\n2026-01;1.245;85;40\n2026-02;1.234;60;71\n"), "month", MONTHS,
        "By the sums “Bestand” is how many there were at the end"),
    "plan, forecast and rates beside it": (
        csv("Monat;Neu Plan;Neu Ist;Verloren Ist;Churn-Rate;Bemerkung\n2026-01;90;85;40;3,3 %;gut\n"
            "2026-02;90;60;71;5 %;\n"),
        "month", FLOWS, "“Neu Plan”, “Churn-Rate”, “Bemerkung” are not used."),
    "dashes that the sums show to be none": (
        csv("Monat;Anfang;Neu;Verloren;Ende\n2026-01;1200;–;40;1160\n2026-02;1160;60;-;1220\n"), "month",
        [("2026-01-01", "", 1200, 0, 40), ("2026-02-01", "", 1160, 60, 0)],
        "Dashes were read as none in row 2 and row 3, for so the sums come out."),
    "marks of footnotes, and money that says not when": (
        csv("Monat;Neu;Verloren;Umsatz\n2026-01;85*;40;900\n2026-02;60;71¹;800\n"), "month", FLOWS,
        "“Umsatz” is not used: it says neither “at the start” nor “at the end”."),
    "a segment whose name begins like a total": (
        csv("Monat;Segment;Neu;Verloren\n2026-01;Total Energies;80;30\n2026-01;Alles klar;5;10\n"), "month",
        [("2026-01-01", "Total Energies", None, 80, 30), ("2026-01-01", "Alles klar", None, 5, 10)], ""),
    "sums that do not come out": (
        csv("Monat;Anfang;Neu;Verloren;Ende\n2026-01;1200;85;40;1250\n2026-02;1245;60;71;1234\n"), "month", MONTHS,
        "In row 2 the sheet says 1,250 at the end; by its sum there are 1,245."),
    # workbooks
    "workbook": (book(HEAD, JAN, FEB), "month", MONTHS, ""),
    "headings with line breaks and units": (
        book(("Berichts-\nmonat", "Anzahl Kunden\nzu Beginn (Stk.)", "Kunden\ngewonnen", "Kunden\nverloren"),
        JAN[:4], FEB[:4]),
        "month", MONTHS, ""),
    "dates of a workbook": (
        book(("Datum", "Neu", "Verloren"), (dt.date(2026, 1, 31), 85, 40), (dt.datetime(2026, 2, 28), 60, 71),
             then=formats(A2="mmm yy", A3="[$-407]mmmm yyyy")), "month", FLOWS, ""),
    "formulas with what they came to": (computed, "month", FLOWS, ""),
    "headings merged over columns": (
        book(("Monat", "Kunden", None, None, None, "Wert in T€", None),
             (None, "Anfang", "Neu", "Verloren", "Ende", "Anfang", "Ende"),
             ("2026-01", 1200, 85, 40, 1245, 1.5, 1.25), (None,), ("2026-02", 1245, 60, 71, 1234, 1.25, 1),
             then=merged_headings), "month", MONTHS, "multiplied by 1,000"),
    "the sheet that fits": (book(then=on_third_sheet), "month", FLOWS, "Only the sheet “Zahlen 2026” was read"),
    "hidden rows and columns": (
        book(("Monat", "Neu", "Alt", "Verloren"), ("2026-01", 85, 1, 40), ("2026-07", 5, 1, 4), ("2026-02", 60, 1, 71),
             then=hidden), "month", FLOWS, "Row 3 is hidden and left out."),
    "struck out": (
        book(("Monat", "Neu", "Verloren"), ("2026-01", 85, 40), ("2026-07", 5, 4), ("2026-02", 60, 71), then=struck),
        "month", FLOWS, "Row 3 is struck out and left out."),
    "numbers as text": (
        book(("Monat", "Anfang", "Neu", "Verloren"), ("2026-01", "1.200", "85", "40"),
        ("2026-02", "1.245", "60", "71")),
        "month", MONTHS, ""),
}  # fmt: skip

REFUSED: dict[str, tuple[Build, Unit, list[str]]] = {
    "percentages": (
        csv("Monat;Neu;Verloren\n2026-01;85;3,5 %\n"), "month",
        ["Row 2, column C “Verloren”: “3,5 %” is a percentage. How many people is that? Write their number."]),
    "percentages as a workbook shows them": (
        book(("Month", "Gained", "Lost"), ("2026-01", 85, 0.035), then=formats(C2="0.0%")), "month",
        ["Row 2, column C “Lost”: “3.5 %” is a percentage. How many people is that? Write their number."]),
    "a rate in place of the lost": (
        csv("Monat;Neu;Churn %\n2026-01;85;3,5\n"), "month",
        ["Row 1, column C: “Churn %” is a percentage. How many people is that?"]),
    "parts of people": (
        book(("Monat", "Neu", "Verloren"), ("2026-01", 85, 40), ("2026-02", 60.5, 71)), "month",
        ["Row 3, column B “Neu”: “60.5” is no whole number. How many people is that?"]),
    "what may be a thousand or one": (
        csv("Monat;Neu;Verloren\n2026-01;1.000;3\n"), "month",
        ["Row 2, column B “Neu”: “1.000” may be 1000 or 1. Write it as one of these."]),
    "a comma that parts a figure": (
        csv("Month,Start,Gained,Lost\n2026-01,1,200,85,40\n2026-02,1,245,60,71\n"), "month",
        ["Row 2, column E: “40” has no heading. Has a comma within a figure parted it? Then save the sheet as .xlsx, "
         "else head the column.",
         "Row 3, column E: “71” has no heading. Has a comma within a figure parted it? Then save the sheet as .xlsx, "
         "else head the column."]),
    "in thousands, it says above": (
        csv("Angaben in Tsd.;;\nMonat;Neu;Verloren\n2026-01;85;40\n"), "month",
        ["Row 1, column A: “Angaben in Tsd.” may be true of some columns or of all. Write the figures in full."]),
    "days that count from another year": (
        book(("Monat", "Neu", "Verloren"), (dt.date(2026, 1, 31), 85, 40), then=from_1904), "month",
        ["Row 2, column A “Monat”: This workbook counts days from 1904. Let the column show them as dates."]),
    "another currency": (
        csv("Month;New;Lost;Value at end\n2026-01;85;40;$ 1,200.50\n"), "month",
        ["Row 2, column D “Value at end”: “$ 1,200.50” is not in EUR. Write how much that is."]),
    "money in place of people": (
        csv("Monat;Neu;Verloren\n2026-01;85;€ 1.234\n"), "month",
        ["Row 2, column C “Verloren”: “€ 1.234” is money. How many people is that? Write their number."]),
    "a formula without its result": (
        book(("Monat", "Neu", "Verloren"), ("2026-01", "=80+5", 40)), "month",
        ["Row 2, column B “Neu”: The formula has no result here, or an error. Write the figure."]),
    "errors of a spreadsheet": (
        csv("Monat;Neu;Verloren\n2026-01;#BEZUG!;40\n"), "month",
        ["Row 2, column B “Neu”: “#BEZUG!” is an error of the spreadsheet. Write the figure."]),
    "dashes": (
        csv("Monat;Neu;Verloren\n2026-01;85;–\n"), "month",
        ["Row 2, column C “Verloren”: “–” may be none, or that nobody knows. Write 0, or leave it empty."]),
    "months for a plan by quarter": (
        csv("Monat;Neu;Verloren\n2026-01;85;40\n"), "quarter",
        ["Row 2, column A “Monat”: “2026-01” is less than a quarter, by which this workshop counts. Add the rows up."]),
    "days of quarters for a plan by month": (
        csv("Datum;Neu;Verloren\n31.03.2026;85;40\n30.06.2026;60;71\n"), "month",
        ["Row 2, column A “Datum”: The days lie 3 months apart, and this workshop"
         " counts by month. Write each as 2026-03."]),
    "days and months that may be exchanged": (
        csv("Date;New;Lost\n03/04/2026;85;40\n"), "month",
        ["Row 2, column A “Date”: “03/04/2026” may be 2026-04-03 or 2026-03-04. Write it as one of these."]),
    "business years": (
        csv("Jahr;Neu;Verloren\n2024/25;85;40\n"), "year",
        ["Row 2, column A “Jahr”: “2024/25” is no year that is certain. Write it like 2026."]),
    "a day that closes or begins": (
        csv("Stichtag;Neu;Verloren\n01.02.2026;85;40\n"), "month",
        ["Row 2, column A “Stichtag”: “01.02.2026” may close one month or begin the next. Write it like 2026-03."]),
    "months without a year": (
        csv("Monat;Neu;Verloren\nMärz;85;40\n"), "month",
        ["Row 2, column A “Monat”: “März” has no year. Write it with one, such as 2026-03."]),
    "the same month twice": (
        csv("Monat;Neu;Verloren\n2026-01;85;40\nJan 26;60;71\n"), "month",
        ["Row 3, column A “Monat”: The same period stands in row 2 already. Keep one of them."]),
    "two columns that say the same": (
        csv("Monat;Neukunden;Zugänge;Verloren\n2026-01;85;84;40\n"), "month",
        ["Row 1, column C: “Neukunden” and “Zugänge” both say how many were gained. Keep one of them."]),
    "another table below": (
        csv("Monat;Neu;Verloren\n2026-01;85;40\n;;\nMonat;Verloren;Neu\n2026-02;71;60\n"), "month",
        ["Row 4, column A “Monat”: Another table begins here. Keep one of them in the sheet."]),
    "nothing but a total": (
        csv("Monat;Neu;Verloren\nSumme;85;40\n"), "month",
        ["Row 1, column A: There is no row with figures below the headings."]),
    "no headings": (
        csv("2026-01;1200;85;40\n"), "month",
        ["Row 1, column A: No headings were found. Name the columns, such as: Period; Start; Gained; Lost; End."]),
    "no period": (
        csv("Start;Gained;Lost\n1200;85;40\n"), "month",
        ["Row 1, column A: No column says the period. Head it “Period”, and write 2026-03 or Q1 2026."]),
    "minus here and there": (
        csv("Monat;Neu;Verloren\n2026-01;85;40\n2026-02;60;-71\n"), "month",
        ["Row 3, column C “Verloren”: Some here have a minus and some have none. Write all of them in one way."]),
    "fewer than none": (
        csv("Monat;Neu;Verloren\n2026-01;-85;40\n"), "month",
        ["Row 2, column B “Neu”: Less than none cannot be. Write it without a minus."]),
}  # fmt: skip
