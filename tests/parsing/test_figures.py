"""Tables of figures: whatever their headings, spelling and order, no figure is read as another one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.figure_headings import heading
from onecompany.parsing.figures import Figures, Wanted, is_table, pasted_figures
from onecompany.parsing.periods import Unit, period_name, span_of, spans

HEADINGS: dict[str, tuple[str, ...]] = {
    "start_date": ("Periode", "Monat", "Period", "Datum", "Month / Year", "Zeitraum", "Berichtsmonat"),
    "start": ("Anfang", "Kunden Anfang", "Opening customers", "Anfangsbestand", "Kd. Anf.", "at_start",
              "Customers (BoP)", "Anzahl Kunden zu Beginn (Stk.)", "Start"),
    "gained": ("Neu", "Neukunden", "New customers", "Zugänge", "Zugaenge (+)", "Gained", "Gewonnene Kunden",
               "Gross adds"),
    "lost": ("Verloren", "Lost", "Churned customers", "Abgänge", "Kündigungen", "Kunden verloren", "Abgg."),
    "end": ("Ende", "Endbestand", "Closing", "Customers at end of period", "Kunden Ende", "EoP"),
    "more": ("Mehr gekauft", "Bought more", "Upgrades"),
    "less": ("Weniger gekauft", "bought_less", "Downgrades"),
    "value_start": ("Wert Anfang", "Value at start (€)", "Umsatz zu Beginn", "value_start"),
    "value_end": ("Wert Ende", "Value at end [EUR]", "Umsatz am Ende", "ARR closing"),
}  # fmt: skip

Spelling = Callable[[int | Decimal], str]


def spelling(thousands: str, point: str) -> Spelling:
    def spell(number: int | Decimal) -> str:
        return f"{number:,}".replace(",", "\0").replace(".", point).replace("\0", thousands)

    return spell


SPELLINGS = {
    "german": spelling(".", ","), "english": spelling(",", "."), "swiss": spelling("'", "."),
    "plain": spelling("", "."), "spaced": spelling("\u202f", ","), "austrian": spelling("\u00a0", ","),
    "comma": spelling("", ","),
}  # fmt: skip
WORDED = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")

WHEN: dict[str, Callable[[dt.date], str]] = {
    "iso": lambda day: f"{day:%Y-%m}",
    "first": lambda day: day.isoformat(),
    "last": lambda day: f"{span_of(day, 'month').last:%d.%m.%Y}",
    "worded": lambda day: f"{WORDED[day.month - 1]} {day:%y}",
    "full": lambda day: f"{WORDED[day.month - 1]}. {day.year}",
    "figures": lambda day: f"{day:%m/%Y}",
    "serial": lambda day: str((day - dt.date(1899, 12, 30)).days),
}

people = st.integers(0, 3_000_000)
money = st.decimals(0, 90_000_000, places=2)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    """A table as it is pasted, and what stands in it."""
    chosen = draw(st.sets(st.sampled_from(["start", "end", "more", "less", "value_start", "value_end"])))
    names = draw(st.permutations(["start_date", "gained", "lost", *sorted(chosen)]))
    first = dt.date(draw(st.integers(2015, 2030)), draw(st.integers(1, 12)), 1)
    days = [first]
    for _ in range(draw(st.integers(1, 5))):
        days.append(span_of(days[-1], "month").last + dt.timedelta(days=1))
    rows = [
        {name: day if name == "start_date" else draw(money if name.startswith("value") else people) for name in names}
        for day in days
    ]
    spell = SPELLINGS[draw(st.sampled_from(sorted(SPELLINGS)))]
    when = WHEN[draw(st.sampled_from(sorted(WHEN)))]
    sign = draw(st.sampled_from(["", "-", "−"]))
    lines = [[draw(st.sampled_from(HEADINGS[name])) for name in names]]
    for row in rows:
        cells = [when(row[name]) if name == "start_date" else spell(row[name]) for name in names]
        lines.append(
            [sign + cell if name == "lost" and row[name] else cell for cell, name in zip(cells, names, strict=True)]
        )
    if draw(st.booleans()):
        totals = {name: sum(row[name] for row in rows) for name in ("gained", "lost")}
        total = ["Summe" if name == "start_date" else spell(totals[name]) if name in totals else "" for name in names]
        lines.append(
            [sign + cell if name == "lost" and totals[name] else cell for cell, name in zip(total, names, strict=True)]
        )
    if draw(st.booleans()):
        lines = [["Kundenbewegung"], [], *lines, [], ["* Quelle: Controlling"]]
    return "\n".join("\t".join(line) for line in lines), rows


def known(figures: Figures) -> list[dict[str, Any]]:
    return [dict(row) for row in figures.rows]


@given(tables())
def test_every_figure_is_read_right_or_the_table_is_refused(table: tuple[str, list[dict[str, Any]]]) -> None:
    text, rows = table
    figures = pasted_figures(text, Wanted("month"))
    if figures.problems:
        assert figures.rows == ()
        # A thousand or one: nothing in the table tells.
        assert [str(problem) for problem in figures.problems if "may be" not in problem.message] == []
        return
    read = known(figures)
    assert len(read) == len(rows)
    for one, other in zip(read, rows, strict=True):
        assert {name: one[name] for name in other} == other


@given(st.text(alphabet="0123456789.,-−()%€ kMJanfeb26Q/\t\nVerlorenNeuMonat\u00a0", max_size=300))
def test_whatever_is_pasted_is_read_or_refused(text: str) -> None:
    figures = pasted_figures(f"Monat\tNeu\tVerloren\n{text}", Wanted("month"))
    assert not (figures.rows and figures.problems)
    for row in figures.rows:
        for name in ("gained", "lost"):
            assert row[name] is None or (isinstance(row[name], int) and row[name] >= 0)  # type: ignore[operator]


CELLS = (
    "Summe",
    "Jan 26",
    "Feb 26",
    "2026",
    "Gesamt",
    "Privat",
    "1.000",
    "1,5",
    "-3",
    "(4)",
    "5 %",
    "–",
    "0",
    "7",
    "#NV",
    "",
    "",
)


@given(
    st.lists(
        st.sampled_from(["Monat", "Jahr", "Segment", "Bestand", "Neu", "Verloren", "Ende", "Anfang", "Wert Ende", ""])
    ),
    st.lists(st.lists(st.sampled_from(CELLS), max_size=6), max_size=8),
    st.sampled_from(["month", "quarter", "year"]),
)
def test_no_table_is_half_read(heads: list[str], rows: list[list[str]], unit: Unit) -> None:
    figures = pasted_figures("\n".join("\t".join(row) for row in [heads, *rows]), Wanted(unit))
    assert bool(figures.rows) != bool(figures.problems)
    assert all(map(str, (*figures.columns, *figures.notes, *figures.problems)))


@pytest.mark.parametrize("sense", HEADINGS)
def test_headings_are_known_in_both_languages(sense: str) -> None:
    found = {heading(text).sense for text in HEADINGS[sense]}
    assert found == ({"period", "part"} if sense == "start_date" else {sense})


@pytest.mark.parametrize(
    "text",
    ["Neukunden Plan", "Verlorener Umsatz", "Lost (€)", "Churn rate", "Verloren %", "Ø Neukunden", "Neu Vorjahr",
     "davon neu",      "Neu YTD", "Netto neu", "New and lost customers", "Kunden Anfang und Ende", "Neuer Bestand"],
)  # fmt: skip
def test_headings_that_only_sound_alike_are_not_figures_of_people(text: str) -> None:
    assert heading(text).sense in (None, "unused", "share", "net", "value")


@pytest.mark.parametrize(
    ("text", "unit", "first"),
    [
        ("Q1 2026", "quarter", "2026-01-01"), ("1. Quartal 26", "quarter", "2026-01-01"),
        ("4Q25", "quarter", "2025-10-01"),
        ("2026-Q3", "quarter", "2026-07-01"), ("IV/2026", "quarter", "2026-10-01"), ("Q2'26", "quarter", "2026-04-01"),
        ("März 26", "month", "2026-03-01"), ("Mrz. 2026", "month", "2026-03-01"), ("maerz 2026", "month", "2026-03-01"),
        ("2026 October", "month", "2026-10-01"), ("202612", "month", "2026-12-01"), ("2026M05", "month", "2026-05-01"),
        ("Jahr 2026", "year", "2026-01-01"), ("2026", "year", "2026-01-01"),
    ],
)  # fmt: skip
def test_periods_as_they_are_named(text: str, unit: Unit, first: str) -> None:
    (span,) = spans(text)
    assert span == span_of(dt.date.fromisoformat(first), unit)
    assert spans(period_name(span.first, unit)) == (span,)


@pytest.mark.parametrize(
    "text", ["FY26", "2025/26", "KW 12", "26 März", "Q5 2026", "31.02.2026", "Jan", "2026-13", "x", ""]
)
def test_what_is_no_period_for_certain(text: str) -> None:
    assert spans(text) == ()


def test_a_table_is_told_from_lines() -> None:
    assert is_table("Monat\tNeu\nJan\t1\n")
    assert not is_table("first line\nsecond line\n")
    assert not is_table("one\ttwo")


def test_a_large_table_is_read_while_nobody_waits() -> None:
    days = [dt.date(2021 + index // 12, index % 12 + 1, 1) for index in range(60)]
    lines = [f"{day:%Y-%m}\t{name}\t1.234\t85\t40\t1.279" for day in days for name in "ABCDE"]
    figures = pasted_figures("\n".join(["Monat\tSegment\tAnfang\tNeu\tVerloren\tEnde", *lines]), Wanted("month"))
    assert (len(figures.rows), figures.problems) == (300, ())
