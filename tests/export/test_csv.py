"""The tables as CSV, read back by the csv module: values as they are, and no cell that a spreadsheet calculates."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onecompany.export import registry
from onecompany.export.brand import Brand
from onecompany.export.comma import EMPTY_MEANS, field, written
from onecompany.export.format import Options
from onecompany.export.guard import guarded, is_risky
from onecompany.export.tabling import cleaned
from onecompany.summary import words
from onecompany.summary.document import Report, Section, Table, TableColumn
from onecompany.summary.texts import texts
from tests.export.reading import squeezed
from tests.export.spoiled import HOSTILE, LONG, spoiled
from tests.sample_report import bundle, sample


def made(report: Report | None = None, separator: str = ",", language: str = "en") -> dict[str, bytes]:
    given = replace(bundle(report), options=Options(separator), brand=Brand(language=language))
    found = registry.find("csv").make(given)
    assert found.folder
    assert found.warnings == ()
    return dict(found.files)


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def cells(files: dict[str, bytes]) -> list[str]:
    return [cell for data in files.values() for row in rows(data) for cell in row]


def with_rows(*values: tuple[object, ...]) -> bytes:
    table = Table(tuple(TableColumn(f"c{at}") for at in range(len(values[0]))), values)
    return made(replace(sample(), sections=(Section("a", "Own", 1, (table,)),)))["03-own.csv"]


def test_money_is_in_plain_figures():
    assert [row[0] for row in rows(with_rows((Decimal("1200000.50"),), (Decimal(-7),)))[1:]] == ["1200000.5", "-7"]


def test_the_files_are_numbered_and_named_for_any_file_system():
    names = list(made())
    assert names[:2] == ["01-page-1.csv", "02-the-next-commitments.csv"]
    assert [name[:2] for name in names] == [f"{number:02}" for number in range(1, len(names) + 1)]
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9._-]*\.csv", name) and len(name) <= 120 for name in names)


def test_the_name_of_a_table_is_not_cut():
    title = "What the customer wants at each of the nine stages, in their own words"
    table = Table((TableColumn("a"),), (("b",),), caption=title)
    names = list(made(replace(sample(), sections=(Section("a", "Own", 1, (table,)),))))
    assert names[2] == "03-own-what-the-customer-wants-at-each-of-the-nine-stages-in-their-own-words.csv"


@pytest.mark.parametrize(
    ("separator", "language", "line"),
    [
        (",", "de", "71.5,a;b,48200"),
        (";", "de", '71.5;"a;b";48200'),
        ("\t", "de", "71.5\ta;b\t48200"),
        ("", "de", '71,5;"a;b";48200'),
        ("", "fr-CA", '71,5;"a;b";48200'),
        ("", "en", "71.5,a;b,48200"),
        ("", "de-CH", "71.5,a;b,48200"),
        ("", "de-XX", '71,5;"a;b";48200'),
    ],
)
def test_the_separator_is_the_one_that_was_asked_for(separator, language, line):
    table = Table((TableColumn("x", "number"), TableColumn("y"), TableColumn("z", "number")), ((71.5, "a;b", 48_200),))
    report = replace(sample(), sections=(Section("a", "Own", 1, (table,)),))
    lines = made(report, separator, language)["03-own.csv"].decode("utf-8-sig").split("\r\n")
    assert lines[1] == line


def test_utf_8_with_a_mark_and_crlf():
    for data in made().values():
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")
        assert data.count(b"\xef\xbb\xbf") == 1


def test_values_are_for_other_programs():
    assert rows(with_rows((-2, 71.5, 48_200, True, date(2026, 12, 12), None))) == [
        ["c0", "c1", "c2", "c3", "c4", "c5"],
        ["-2", "71.5", "48200", "yes", "2026-12-12", ""],
    ]
    assert rows(with_rows((1e21, 1e-7, -0.0, False, float("nan"), datetime(2026, 1, 2, 3, 4, tzinfo=UTC))))[1] == [
        "1000000000000000000000",
        "0.0000001",
        "0",
        "no",
        "",
        "2026-01-02T03:04:00+00:00",
    ]


def test_a_minus_that_was_typed_is_guarded_and_a_number_below_zero_is_not():
    assert rows(with_rows(("-2", -2)))[1] == ["'-2", "-2"]


def test_every_text_of_the_report_is_there():
    files = made()
    whole = squeezed(" ".join(cells(files)))
    one = sample()
    expected = {*texts(one.sections), *texts(one.appendix), *texts(one.front), *texts(one.meta.purpose)}
    expected |= {one.meta.organisation, one.meta.title, one.meta.confidentiality, words.colophon(one.meta)}
    assert [each for each in expected if squeezed(each) not in whole] == []


def test_what_an_empty_cell_means_is_said_where_there_is_one():
    files = made()
    about = rows(list(files.values())[-1])
    assert about[0] == ["File", "Table", "Note"]
    assert {row[0] for row in about[1:]} == set(list(files)[:-1])
    told = {row[0] for row in about if row[2] == EMPTY_MEANS}
    assert "12-commitments-all-by-date.csv" in told
    assert "14-who-was-in-the-room.csv" not in told
    assert "01-page-1.csv" not in told


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_in_every_field_is_never_calculated(text):
    for whole in (False, True):
        report = spoiled(text, whole=whole)
        files = made(report)
        found = cells(files)
        assert [each for each in found if each and not is_number(each) and is_risky(each)] == []
        kept = {each.removeprefix("'") for each in found} | set(found)
        for each in texts(cleaned(report).sections):
            assert not each.strip() or each in kept or any(squeezed(each) in squeezed(cell) for cell in kept)


def is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None


def test_a_very_long_text_is_kept_whole():
    assert rows(with_rows((LONG,)))[1] == [LONG]
    assert made(spoiled(LONG))


@given(st.text())
@example("=1")
@example(" \ufeff\u00ad@x")
@example("\n")
@example("⁼1")
def test_the_guard_changes_what_is_risky_and_nothing_else(text):
    safe = guarded(text)
    assert safe in (text, f"'{text}")
    assert not is_risky(safe)
    seen = "".join(each for each in text if unicodedata.category(each) not in ("Cc", "Cf", "Zs", "Zl", "Zp"))
    calculated = unicodedata.normalize("NFKC", seen[:1])[:1] in tuple("=+-@")
    assert (safe != text) == (calculated or text[:1] in tuple("\t\r\n"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_text_comes_back_as_it_was(text):
    data = written([[text, 1]])
    expected = "" if words.missing(text) else guarded(text)
    assert rows(data) == [[expected, "1"]]


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_a_number_comes_back_as_it_was(value):
    text = field(value)
    assert is_number(text)
    assert float(text) == value if isinstance(value, float) else int(text) == value
