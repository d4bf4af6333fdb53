import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.dates import parse_date, short_date

TODAY = dt.date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-12-12", "2026-12-12"),
        ("2020-02-29", "2020-02-29"),
        ("12 Dec", "2026-12-12"),
        ("12 dec.", "2026-12-12"),
        ("Dec 12", "2026-12-12"),
        ("Dec 12, 2027", "2027-12-12"),
        ("12 December 2026", "2026-12-12"),
        ("12th of December", "2026-12-12"),
        ("the 12th of December", "2026-12-12"),
        ("12-Dec-26", "2026-12-12"),
        ("Sat 12 Dec", "2026-12-12"),
        ("Saturday, December 12th", "2026-12-12"),
        ("23 Nov", "2026-11-23"),
        ("22 Nov", "2027-11-22"),
        ("29 Feb", "2028-02-29"),
        ("12.12.", "2026-12-12"),
        ("12.12.2026", "2026-12-12"),
        ("12.12.26", "2026-12-12"),
        ("12. 12. 2026", "2026-12-12"),
        ("3/4", "2027-04-03"),
        ("03/04/2027", "2027-04-03"),
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("Friday", "2026-11-27"),
        ("fri", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("Monday", "2026-11-23"),
        ("next Friday", "2026-12-04"),
        ("next Monday", "2026-11-30"),
        ("in 2 weeks", "2026-12-07"),
        ("in two weeks' time", "2026-12-07"),
        ("in a week", "2026-11-30"),
        ("in 10 days", "2026-12-03"),
        ("in 3 months", "2027-02-23"),
        ("in 1 year", "2027-11-23"),
        ("end of week", "2026-11-27"),
        ("next week", "2026-12-04"),
        ("end of month", "2026-11-30"),
        ("the end of the month", "2026-11-30"),
        ("next month", "2026-12-31"),
        ("end of March", "2027-03-31"),
        ("end of Nov", "2026-11-30"),
        ("end Feb 2028", "2028-02-29"),
        ("end of year", "2026-12-31"),
        ("year end", "2026-12-31"),
        ("end of next year", "2027-12-31"),
        ("end of quarter", "2026-12-31"),
        ("next quarter", "2027-03-31"),
        ("Q1", "2027-03-31"),
        ("end of Q4", "2026-12-31"),
        ("Q2 2028", "2028-06-30"),
    ],
)
def test_dates_that_people_type(typed: str, said: str) -> None:
    assert parse_date(typed, TODAY) == dt.date.fromisoformat(said)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "5", "12", "12th", "12.12", "3.5", "2026", "20261212", "March", "May", "hand", "email",
        "the", "31 Feb", "31/04", "12/25", "0/1", "Sun 12 Dec", "Sunday 12/12", "12 Dec 0026", "1 Jan 2200",
        "12 Decade", "12 Dec or so", "Dec", "13:30", "in 2 moons", "in weeks", "Q5", "next", "end", "end of",
        "2026-13-01", "2026-12-1x", "12/12/20266", "nan", "now", "UTC", "a", "12 Dec 10:30", "¹² Dec",
        "in 999 years", "x" * 10_000, "\x00", "[b]12 Dec[/b]",
    ],
)  # fmt: skip
def test_what_is_no_date_for_certain_is_none(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12 Dec", "2025-12-12"),
        ("22 Nov", "2026-11-22"),
        ("23 Nov", "2026-11-23"),
        ("Fri 12 Dec", "2025-12-12"),
        ("24.11.", "2025-11-24"),
        ("29 Feb", "2024-02-29"),
        ("12 Dec 2027", "2027-12-12"),
        ("today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("the day before yesterday", "2026-11-21"),
        ("Friday", "2026-11-20"),
        ("Monday", "2026-11-23"),
        ("last Monday", "2026-11-16"),
        ("last Sunday", "2026-11-22"),
        ("next Friday", "2026-12-04"),
        ("two weeks ago", "2026-11-09"),
        ("3 months ago", "2026-08-23"),
        ("a year ago", "2025-11-23"),
        ("tomorrow", "2026-11-24"),
        ("last week", "2026-11-20"),
        ("last month", "2026-10-31"),
        ("end of last quarter", "2026-09-30"),
        ("last year", "2025-12-31"),
        ("end of November", "2025-11-30"),
        ("end of October", "2026-10-31"),
        ("Q4", "2025-12-31"),
        ("Q3", "2026-09-30"),
        ("March", "2026-03-31"),
        ("in dec.", "2025-12-31"),
        ("March 2024", "2024-03-31"),
        ("Dec 12", "2025-12-12"),
        ("November", "2026-11-23"),
        ("last November", "2025-11-30"),
        ("November 2025", "2025-11-30"),
    ],
)
def test_what_lies_behind_is_read_as_the_last_such_day(typed: str, said: str) -> None:
    assert parse_date(typed, TODAY, past=True) == dt.date.fromisoformat(said)


@pytest.mark.parametrize("typed", ["yesterday", "last Friday", "two weeks ago", "last month", "Sat 12 Dec 2025"])
def test_what_lies_behind_is_no_date_of_a_promise(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


def test_months_are_counted_to_the_last_day_there_is() -> None:
    assert parse_date("in 1 month", dt.date(2027, 1, 31)) == dt.date(2027, 2, 28)


def test_a_weekend_belongs_to_the_week_that_ends() -> None:
    saturday = dt.date(2026, 11, 28)
    assert parse_date("next Friday", saturday) == dt.date(2026, 12, 4)
    assert parse_date("end of week", saturday) == dt.date(2026, 12, 4)
    assert parse_date("friday", saturday) == dt.date(2026, 12, 4)


def test_the_end_of_the_calendar_is_no_crash() -> None:
    assert parse_date("tomorrow", dt.date.max) is None
    assert parse_date("in 3 months", dt.date.max) is None
    assert parse_date("1 Jan", dt.date.max) is None


def test_a_date_as_the_room_reads_it() -> None:
    assert short_date(dt.date(2026, 12, 12), TODAY) == "Sat 12 Dec"
    assert short_date(dt.date(2027, 1, 1), TODAY) == "Fri 1 Jan 2027"


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(
    DAYS,
    DAYS,
    st.sampled_from(
        ["%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%b %d %Y", "%d.%m.%Y", "%d/%m/%Y", "%a %d %b %Y",
         "%A, %d %B %Y", "%d-%b-%Y", "%d.%m.%y", "%d %b %y", "%d. %B %Y"]
    ),
)  # fmt: skip
def test_a_whole_date_is_read_back_whatever_the_day(day: dt.date, today: dt.date, form: str) -> None:
    assert parse_date(day.strftime(form), today) == day


@given(DAYS, DAYS, st.sampled_from(["%d %b", "%B %d", "%d.%m.", "%d/%m"]))
def test_without_a_year_it_is_the_next_such_day(day: dt.date, today: dt.date, form: str) -> None:
    found = parse_date(day.strftime(form), today)
    assert found is not None
    assert (found.month, found.day) == (day.month, day.day)
    assert found >= today
    if (day.month, day.day) != (2, 29):
        assert (found - today).days < 366


@given(DAYS, DAYS, st.sampled_from(["%d %b", "%B %d", "%d.%m.", "%d/%m"]))
def test_without_a_year_it_is_the_last_such_day_where_days_lie_behind(day: dt.date, today: dt.date, form: str) -> None:
    found = parse_date(day.strftime(form), today, past=True)
    assert found is not None
    assert (found.month, found.day) == (day.month, day.day)
    assert found <= today
    if (day.month, day.day) != (2, 29):
        assert (today - found).days < 366


@given(DAYS, st.integers(0, 300))
def test_what_is_shown_of_a_day_to_come_is_read_back(today: dt.date, ahead: int) -> None:
    day = today + dt.timedelta(days=ahead)
    assert parse_date(short_date(day, today), today) == day


@given(st.text(max_size=30) | st.text("0123456789 ./-dec'thqinofweks", max_size=16), st.dates())
def test_no_text_raises(text: str, today: dt.date) -> None:
    found = parse_date(text, today)
    assert found is None or 1900 <= found.year <= 2199
