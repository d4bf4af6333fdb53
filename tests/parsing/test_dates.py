import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.dates import is_no_day, names_no_day, parse_date
from onecompany.parsing.habits import Habits, TwoWays, using
from onecompany.sentences import LANGUAGES, speaking
from onecompany.summary.dates import long_date, room_date

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
        ("12/31", "2026-12-31"),
        ("31/12", "2026-12-31"),
        ("12/31/2027", "2027-12-31"),
        ("5/5", "2027-05-05"),
        ("Thu 3/12", "2026-12-03"),
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
        ("H1", "2027-06-30"),
        ("by 12 Dec", "2026-12-12"),
        ("no later than 12 Dec", "2026-12-12"),
        ("by the end of March at the latest", "2027-03-31"),
        ("mid January", "2027-01-15"),
        ("mid-January", "2027-01-15"),
        ("beginning of March", "2027-03-01"),
        ("early March", "2027-03-10"),
        ("late March", "2027-03-25"),
        ("late February 2028", "2028-02-25"),
        ("mid November", "2027-11-15"),
        ("mid month", "2026-12-15"),
        ("middle of next month", "2026-12-15"),
        ("midweek", "2026-11-25"),
        ("beginning of next week", "2026-11-30"),
        ("start of the quarter", "2027-01-01"),
        ("mid Q1", "2027-02-15"),
        ("mid 2027", "2027-06-30"),
        ("end of 2027", "2027-12-31"),
        ("EOM", "2026-11-30"),
        ("EOW", "2026-11-27"),
        ("EOQ", "2026-12-31"),
        ("EOY", "2026-12-31"),
        ("week 12", "2027-03-26"),
        ("CW 12", "2027-03-26"),
        ("KW12", "2027-03-26"),
        ("KW 53/2026", "2027-01-01"),
        ("Friday next week", "2026-12-04"),
        ("Christmas", "2026-12-25"),
        ("Christmas Eve", "2026-12-24"),
        ("New Year", "2027-01-01"),
        ("New Year's Eve", "2026-12-31"),
        ("Easter", "2027-03-28"),
        ("Easter Monday 2028", "2028-04-17"),
        ("Good Friday", "2027-03-26"),
        ("heute", "2026-11-23"),
        ("morgen", "2026-11-24"),
        ("Übermorgen", "2026-11-25"),
        ("uebermorgen", "2026-11-25"),
        ("Montag", "2026-11-23"),
        ("kommenden Freitag", "2026-11-27"),
        ("nächsten Freitag", "2026-12-04"),
        ("in zwei Wochen", "2026-12-07"),
        ("in einer Woche", "2026-11-30"),
        ("nächste Woche", "2026-12-04"),
        ("nächsten Monat", "2026-12-31"),
        ("Ende nächsten Monats", "2026-12-31"),
        ("Ende der Woche", "2026-11-27"),
        ("nächstes Quartal", "2027-03-31"),
        ("1. Quartal", "2027-03-31"),
        ("Ende März", "2027-03-31"),
        ("Ende Maerz", "2027-03-31"),
        ("Mitte Januar", "2027-01-15"),
        ("Anfang Mai", "2027-05-01"),
        ("bis Weihnachten", "2026-12-24"),
        ("Ostern", "2027-03-28"),
        ("Pfingsten", "2027-05-16"),
        ("Jahresende", "2026-12-31"),
        ("Quartalsende", "2026-12-31"),
        ("Monatsende", "2026-11-30"),
        ("12. März", "2027-03-12"),
        ("12. Ma\u0308rz 2028", "2028-03-12"),
        ("12.3.", "2027-03-12"),
        ("12.3.2027", "2027-03-12"),
        ("Fr, 12.3.", "2027-03-12"),
        ("Do 24.12.", "2026-12-24"),
        ("bis spätestens zum 12.3.", "2027-03-12"),
        ("spätestens am 12. Dezember", "2026-12-12"),
        ("end März", "2027-03-31"),
    ],
)
def test_dates_that_people_type(typed: str, said: str) -> None:
    assert parse_date(typed, TODAY) == dt.date.fromisoformat(said)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "5", "12", "12th", "12.12", "3.5", "2026", "20261212", "March", "May", "hand", "email",
        "the", "31 Feb", "31/04", "13/25", "0/1", "Sun 12 Dec", "Sunday 12/12", "so", "do", "mi",
        "before the summer", "2027", "early 2027", "week 54", "May Day", "12 Dec 0026", "1 Jan 2200",
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
        ("gestern", "2026-11-22"),
        ("vorgestern", "2026-11-21"),
        ("vor zwei Wochen", "2026-11-09"),
        ("letzten Freitag", "2026-11-20"),
        ("letzten Monat", "2026-10-31"),
        ("im März", "2026-03-31"),
        ("KW 12", "2026-03-20"),
        ("Ostern", "2026-04-05"),
        ("mid November", "2026-11-15"),
        ("Mitte Dezember", "2025-12-15"),
    ],
)
def test_what_lies_behind_is_read_as_the_last_such_day(typed: str, said: str) -> None:
    assert parse_date(typed, TODAY, past=True) == dt.date.fromisoformat(said)


@pytest.mark.parametrize("typed", ["yesterday", "last Friday", "two weeks ago", "last month", "Sat 12 Dec 2025"])
def test_what_lies_behind_is_no_date_of_a_promise(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@pytest.mark.parametrize(("typed", "day_first", "month_first"), [
    ("12/3", "2027-03-12", "2026-12-03"),
    ("by 12/3/2027", "2027-03-12", "2027-12-03"),
    ("1-2-27", "2027-02-01", "2027-01-02"),
])  # fmt: skip
def test_which_of_two_is_the_day_is_asked_and_then_known(typed: str, day_first: str, month_first: str) -> None:
    with pytest.raises(TwoWays) as asked:
        parse_date(typed, TODAY)
    assert list(asked.value.ways) == ["day first", "month first"]
    for order, day in (("day first", day_first), ("month first", month_first)):
        assert parse_date(typed, TODAY, order=order) == dt.date.fromisoformat(day)
    with using(Habits(dates="month first")):
        assert parse_date(typed, TODAY) == dt.date.fromisoformat(month_first)


def test_the_question_says_both_days() -> None:
    with pytest.raises(TwoWays, match=r"“12/3” may be 12 March or 3 December. Write it as one of these.") as asked:
        parse_date("by 12/3", TODAY)
    assert asked.value.ways == {"day first": "12 March", "month first": "3 December"}


def test_points_never_have_the_month_first() -> None:
    with using(Habits(dates="month first")):
        assert parse_date("12.3.", TODAY) == dt.date(2027, 3, 12)
        assert parse_date("31/12", TODAY) == dt.date(2026, 12, 31)


def test_which_words_name_a_day() -> None:
    for typed in ("Q1", "March", "last week", "KW 12", "H1", "März"):
        assert names_no_day(typed), typed
    for typed in ("end of Q1", "mid Q1", "12 Dec", "Friday", "Christmas"):
        assert not names_no_day(typed), typed
    assert [typed for typed in ("31. November", "31/11", "12/3", "hand") if is_no_day(typed, TODAY)] == [
        "31. November",
        "31/11",
    ]


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
    assert room_date(dt.date(2026, 12, 12), TODAY) == "Sat 12 Dec"
    assert room_date(dt.date(2027, 1, 1), TODAY) == "Fri 1 Jan 2027"
    with speaking("de"):
        assert room_date(dt.date(2026, 12, 12), TODAY) == "Sa 12. Dez"
        assert room_date(dt.date(2027, 3, 1), TODAY) == "Mo 1. Mär 2027"


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(
    DAYS,
    DAYS,
    st.sampled_from(
        ["%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%b %d %Y", "%d.%m.%Y", "%a %d %b %Y",
         "%A, %d %B %Y", "%d-%b-%Y", "%d.%m.%y", "%d %b %y", "%d. %B %Y"]
    ),
)  # fmt: skip
def test_a_whole_date_is_read_back_whatever_the_day(day: dt.date, today: dt.date, form: str) -> None:
    assert parse_date(day.strftime(form), today) == day


@given(DAYS, DAYS, st.sampled_from(["%d %b", "%B %d", "%d.%m."]))
def test_without_a_year_it_is_the_next_such_day(day: dt.date, today: dt.date, form: str) -> None:
    found = parse_date(day.strftime(form), today)
    assert found is not None
    assert (found.month, found.day) == (day.month, day.day)
    assert found >= today
    if (day.month, day.day) != (2, 29):
        assert (found - today).days < 366


@given(DAYS, DAYS, st.sampled_from(["%d %b", "%B %d", "%d.%m."]))
def test_without_a_year_it_is_the_last_such_day_where_days_lie_behind(day: dt.date, today: dt.date, form: str) -> None:
    found = parse_date(day.strftime(form), today, past=True)
    assert found is not None
    assert (found.month, found.day) == (day.month, day.day)
    assert found <= today
    if (day.month, day.day) != (2, 29):
        assert (today - found).days < 366


@pytest.mark.parametrize("language", LANGUAGES)
@given(today=DAYS, ahead=st.integers(0, 300))
def test_what_is_shown_of_a_day_to_come_is_read_back(language: str, today: dt.date, ahead: int) -> None:
    day = today + dt.timedelta(days=ahead)
    with speaking(language):
        assert parse_date(room_date(day, today), today) == day
        assert parse_date(long_date(day), today) == day


@given(st.text(max_size=30) | st.text("0123456789 ./-dec'thqinofweks", max_size=16), st.dates())
def test_no_text_raises(text: str, today: dt.date) -> None:
    found = parse_date(text, today, order="month first")
    assert found is None or 1900 <= found.year <= 2199
