"""Promises begin with a capital letter where they are handed out, and stay as they were typed in the data."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.clock import Stamp
from onecompany.export.bundling import bundle
from onecompany.export.registry import find
from onecompany.parsing.lines import ParsedCommitment
from onecompany.parsing.people import Person
from onecompany.report.capitals import opening_capital, with_capitals
from onecompany.store.acts import capture
from onecompany.store.acts.people import add_leader
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("call all customers", "Call all customers"),
        ("ruft den Kunden an", "Ruft den Kunden an"),
        ("übergabe klären", "Übergabe klären"),
        ("élan for all", "Élan for all"),
        ("iPad for each nurse", "iPad for each nurse"),
        ("eBay shop closed", "eBay shop closed"),
        ("www.example.org is new", "www.example.org is new"),
        ("ana@example.org answers", "ana@example.org answers"),
        ("12 calls a week", "12 calls a week"),
        ("“first call” card", "“first call” card"),
        ("de Vries calls them", "de Vries calls them"),
        ("", ""),
    ],
)
def test_the_first_letter_of_a_promise(writer: WorkshopWriter, typed: str, shown: str) -> None:
    add_leader(writer, Person("de Vries", "Head", "Sales"))
    assert opening_capital(typed, writer.state) == shown


def test_it_is_a_capital_where_it_is_handed_out_and_not_in_the_data(writer: WorkshopWriter, clock: FakeClock) -> None:
    day = dt.date(2026, 4, 1)
    promise = ParsedCommitment("phone the first ten", None, "", day, "", "")
    capture.promises(writer, writer.state.rows("exercise")[0].id, [promise], "", "")
    content = bundle(writer.state, at=Stamp.take(clock), today=DAY, version="1")
    for name in ("md", "ics", "csv", "html"):
        text = b"".join(find(name).make(content).files.values()).decode()
        assert "Phone the first ten" in text, name
        assert "phone the first ten" not in text, name
    assert [row["what"] for row in content.document["commitments"]] == ["phone the first ten"]
    assert writer.state.rows("commitment")[0].what == "phone the first ten"
    assert with_capitals(writer.state) is not writer.state
