"""The report as a document: what it refuses, its texts, its order, page 1, the words for values, widths."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.summary import words
from onecompany.summary.document import (
    Ask,
    BarPair,
    BarPairs,
    CurveChart,
    CurvePoint,
    Front,
    Matrix,
    MatrixCell,
    Meta,
    Person,
    Report,
    Section,
    Table,
    TableColumn,
)
from onecompany.summary.page_one import page_one
from onecompany.summary.texts import map_text, texts
from tests.sample_report import META, sample


@pytest.mark.parametrize(
    "build",
    [
        lambda: Table((), ()),
        lambda: Table((TableColumn("a"), TableColumn("b")), (("x", "y"), ("x",))),
        lambda: Matrix(("a",), ("b", "c"), ((MatrixCell(),),)),
        lambda: Matrix(("a",), ("b",), ()),
        lambda: Matrix(("a",), ("b",), ((MatrixCell(),),), column_foot=(MatrixCell(), MatrixCell())),
        lambda: CurveChart((CurvePoint("a", 2.1),), "t", "d"),
        lambda: CurveChart((CurvePoint("a", float("nan")),), "t", "d"),
        lambda: CurveChart((CurvePoint("a", 1),), "t", "d", low=1),
        lambda: BarPairs((BarPair("a", 5, -1),), "t"),
        lambda: Meta("o", "t", date(2026, 1, 1), datetime(2026, 1, 1)),
    ],
)
def test_what_can_be_no_report_is_refused(build):
    with pytest.raises(ValueError, match=r"\w{4}"):
        build()


def test_sections_come_in_their_order():
    assert [each.key for each in sample().in_order()] == [
        *("unity", "assets", "stages", "ownership", "metrics", "decisions", "commitments", "parking", "notes")
    ]
    assert [each.key for each in sample().appendix_in_order()] == ["people", "timing"]


def test_map_text_reaches_every_shown_text_and_nothing_else():
    loud = map_text(sample(), str.upper)
    assert list(texts(loud)) == [text.upper() for text in texts(sample())]
    assert len(list(texts(loud))) > 300
    assert loud.meta.language == "en"
    assert loud.meta.data_hash == META.data_hash
    assert loud.meta.made_at == META.made_at
    assert {each.key for each in loud.sections} == {each.key for each in sample().sections}
    assert map_text(sample(), lambda text: text) == sample()


SENTENCES = st.lists(st.text("ab .\n", min_size=1, max_size=500), max_size=6).map(tuple)


@given(SENTENCES, SENTENCES, SENTENCES, st.booleans())
def test_page_one_loses_nothing(lines, decisions, asks, elsewhere):
    table = Table((TableColumn("What"),), tuple((text,) for text in asks))
    front = Front(lines, (), tuple(Ask(text, "Ana") for text in asks), decisions, table)
    sections = (Section("d", "D", 1, (table,)),) if elsewhere else ()
    report = Report(replace(META, purpose="p" * 300), front, sections)
    one = page_one(report)
    kept = "\n\n".join((*texts(one.front), *texts(one.rest or ()), *texts(sections)))
    assert all(text in kept for text in texts(front))
    assert one.rest is not None
    assert "p" * 300 in list(texts(one.rest))
    assert len(one.front.asks) + one.more_asks == len(asks)
    assert len(one.front.decisions) + one.more_decisions == len(decisions)
    assert len(one.front.commitments.rows) + one.more_commitments == len(asks)
    assert sum(map(len, texts(one.front))) < 2200


def test_page_one_of_an_ordinary_workshop_is_as_it_was_written():
    one = page_one(sample())
    assert one.front == sample().front
    assert one.rest is None
    assert not one.is_dense


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        ("", "–"),
        ("  \n", "–"),
        (0, "0"),
        (-8, "−8"),
        (-0.0, "0"),
        (3.0, "3"),
        (71.5, "71.5"),
        (0.1 + 0.2, "0.3"),
        (-1234567.25, "−1,234,567.25"),
        (10**15, "1,000,000,000,000,000"),
        (float("inf"), "–"),
        (Decimal("-1234567.5"), "−1,234,567.50"),
        (Decimal("1.2E+3"), "1,200"),
        (True, "✓ yes"),
        (False, "✗ no"),
        (date(2026, 12, 12), "12 December 2026"),
        (datetime(2026, 12, 1, 9, 5, tzinfo=UTC), "1 December 2026, 09:05 UTC"),
        ("as it is", "as it is"),
    ],
)
def test_values_in_words(value, text):
    assert words.shown(value) == text


@given(st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9))
def test_a_number_can_be_read_back(value):
    back = float(words.number(value).replace("−", "-").replace(",", ""))
    assert back == pytest.approx(value, abs=1e-6)
    assert not words.number(value).endswith((".0", "."))
    assert words.signed(value)[0] in ("+−"[value < 0], "0")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 min"),
        (29, "0 min"),
        (30, "1 min"),
        (2700, "45 min"),
        (3900, "1 h 05 min"),
        (-240, "−4 min"),
        (-5, "0 min"),
    ],
)
def test_minutes(seconds, text):
    assert words.minutes(seconds) == text


@given(st.dates())
def test_a_long_date_is_day_month_year(day):
    first, month, year = words.long_date(day).split()
    assert (int(first), int(year)) == (day.day, day.year)
    assert month.isalpha()
    assert words.long_date(day) != words.long_date(day - timedelta(days=31)) if day.year > 1 else True


@given(st.text("ab \n,", max_size=80), st.integers(4, 40))
def test_shortened_is_never_longer_and_says_so(text, limit):
    short = words.shortened(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else short.endswith("…")


def test_people_and_origin_in_a_line():
    assert words.person_line(Person("Ana Peña", "COO", "", present=False)) == "Ana Peña, COO (absent)"
    assert words.colophon(META) == ("Made 17 September 2026, 15:42 UTC by onecompany 0.1.0, from data 9f2c41d07be8.")


def test_differences_and_feelings():
    pairs = ((5, 7), (5, 4.5), (5, 5), (5, None), (None, 5))
    assert [words.less(BarPair("a", *pair)) for pair in pairs] == [2, -0.5, 0, None, None]
    assert [words.feeling(value) for value in (2, 0, -1.5, None)] == ["+2", "0", "−1.5", "–"]
