"""Sentences about time: in the plural, over the turn of the year, for what is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.sentences import speaking
from onecompany.summary import times

TODAY = date(2026, 12, 28)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def after(days: int) -> date:
    """So many days after TODAY, or before it."""
    return TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (-400, "13 months ago"), (-365, "1 year ago"), (-92, "3 months ago"), (-56, "2 months ago"),
        (-55, "8 weeks ago"), (-14, "2 weeks ago"), (-13, "13 days ago"), (-2, "2 days ago"), (-1, "yesterday"),
        (0, "today"), (1, "tomorrow"), (2, "in 2 days"), (7, "in 7 days"), (13, "in 13 days"), (14, "in 2 weeks"),
        (21, "in 3 weeks"), (24, "in 3 weeks"), (25, "in 4 weeks"), (90, "in 3 months"), (365, "in 1 year"),
        (731, "in 2 years"),
    ],
)  # fmt: skip
def test_a_day_is_seen_from_today(days: int, sentence: str) -> None:
    assert times.from_today(after(days), TODAY) == sentence


def test_a_day_is_said_as_it_was_understood() -> None:
    assert times.day_in_full(date(2027, 5, 27), TODAY) == "Thursday 27 May 2027, in 5 months"
    with speaking("de"):
        assert times.day_in_full(TODAY, TODAY) == "Montag, 28. Dezember 2026, heute"


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(-1, ""), (0, ""), (1, "one day overdue"), (2, "2 days overdue"), (100, "100 days overdue")],
)
def test_a_promise_is_overdue_from_the_day_after_its_own(days: int, sentence: str) -> None:
    assert times.overdue(TODAY, after(days)) == sentence


def test_what_has_no_day_is_overdue_without_a_number() -> None:
    assert times.overdue(None, TODAY) == "overdue"


@pytest.mark.parametrize(
    ("first", "second", "within"),
    [
        (date(2026, 3, 5), date(2026, 3, 5), "on one day"),
        (date(2026, 12, 31), date(2027, 1, 1), "in one day"),
        (date(2026, 12, 24), date(2027, 1, 7), "in two weeks"),
        (date(2026, 11, 30), date(2027, 2, 28), "in three months"),
        (date(2027, 11, 30), date(2028, 2, 29), "in three months"),
        (date(2026, 3, 5), date(2026, 12, 7), "in nine months"),
        (date(2026, 3, 5), date(2027, 3, 5), "in one year"),
        (date(2026, 3, 5), date(2027, 9, 5), "in 18 months"),
        (date(2026, 3, 5), date(2029, 3, 1), "in three years"),
    ],
)
def test_a_length_is_counted_over_the_turn_of_the_year(first: date, second: date, within: str) -> None:
    assert times.within(first, second) == within


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, ""), (1, "held one day late"), (9, "held 9 days late"), (14, "held 2 weeks late"),
        (61, "held 2 months late"), (-1, "held one day early"), (-20, "held 3 weeks early"),
    ],
)  # fmt: skip
def test_a_workshop_is_held_late_or_early(days: int, sentence: str) -> None:
    assert times.held(TODAY, after(days)) == sentence


def test_a_date_is_in_the_language_that_is_spoken() -> None:
    assert times.since(date(2026, 1, 12)) == "since 12 January 2026"
    with speaking("de"):
        assert times.since(date(2026, 1, 12)) == "seit dem 12. Januar 2026"


@given(DAYS, DAYS)
def test_a_length_is_the_same_both_ways_and_never_far_off(first: date, last: date) -> None:
    number, unit = times.length(first, last)
    assert times.length(last, first) == (number, unit)
    days = {"days": 1, "weeks": 7, "months": 30.44, "years": 365.24}[unit]
    assert abs(number * days - abs((last - first).days)) <= max(days / 2, 17) * (unit != "days")
    assert number > 0 or first == last
