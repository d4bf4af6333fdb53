import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.dated import dated
from onecompany.parsing.habits import TwoWays

TODAY = dt.date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "rest", "day"),
    [
        ("first go-live call, by mid January", "first go-live call", "2027-01-15"),
        ("first go-live call, mid January", "first go-live call", "2027-01-15"),
        ("first go-live call 12 Dec", "first go-live call", "2026-12-12"),
        ("first go-live call (12 Dec)", "first go-live call", "2026-12-12"),
        ("call them, by the end of the year at the latest!", "call them", "2026-12-31"),
        ("call all of them in two weeks", "call all of them", "2026-12-07"),
        ("show it to the team tomorrow", "show it to the team", "2026-11-24"),
        ("call them, Sun", "call them", "2026-11-29"),
        ("send it by Friday by email", "send it by email", "2026-11-27"),
        ("by Friday send it", "send it", "2026-11-27"),
        ("by EOM: all contracts signed", "all contracts signed", "2026-11-30"),
        ("meet on 12 Dec with Bob", "meet with Bob", "2026-12-12"),
        ("call them, by 12 Dec, and write", "call them, and write", "2026-12-12"),
        ("call (by 12/31)", "call", "2026-12-31"),
        ("ruft den Kunden bis Ende März an", "ruft den Kunden an", "2027-03-31"),
        ("ruft jeden Kunden am Freitag an", "ruft jeden Kunden an", "2026-11-27"),
        ("ruft den Kunden nächste Woche an", "ruft den Kunden an", "2026-12-04"),
        ("den Kunden am 12. März anrufen", "den Kunden anrufen", "2027-03-12"),
        ("Angebot in zwei Wochen raus", "Angebot raus", "2026-12-07"),
        ("Kunden bis zum 12.3. informieren", "Kunden informieren", "2027-03-12"),
        ("alle Filialen besuchen, Anfang Mai", "alle Filialen besuchen", "2027-05-01"),
        ("Bericht bis Weihnachten", "Bericht", "2026-12-24"),
        ("call them, KW 12", "call them", "2027-03-26"),
        ("forms in 6 weeks", "forms", "2027-01-04"),
        ("forms in two days", "forms", "2026-11-25"),
        ("forms by Whitsun", "forms", "2027-05-16"),
        ("Formulare bis Pfingstsonntag", "Formulare", "2027-05-16"),
        ("call them on Tuesday at 9", "call them at 9", "2026-11-24"),
        ("call them Tuesday 9 am", "call them 9 am", "2026-11-24"),
        ("Dienstag um 9 Uhr anrufen", "um 9 Uhr anrufen", "2026-11-24"),
        ("12 Dec call the doctors", "call the doctors", "2026-12-12"),
        ("on Tuesday call the doctors", "call the doctors", "2026-11-24"),
        ("Friday, call the doctors", "call the doctors", "2026-11-27"),
        ("in 6 weeks call the doctors", "call the doctors", "2027-01-04"),
    ],
)
def test_a_date_is_taken_out_of_its_sentence(typed: str, rest: str, day: str) -> None:
    found = dated(typed, TODAY)
    assert found is not None
    assert (found.rest, found.day) == (rest, dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    "typed",
    [
        "we may call them", "march on to Berlin", "give it to May", "watch the sun", "ask for it by sun",
        "support 24/7", "open, 24/7", "move 3/4 of them", "cut waiting by 5", "write it by hand", "the 12 kW heater",
        "prepare for Black Friday", "send minutes every Friday", "plan next quarter", "the budget for next year",
        "customers get an answer in two days", "stop what we sell today", "pause from Monday until Friday",
        "closed 12 Dec - 14 Dec", "von Montag bis Freitag offen", "guten Morgen sagen", "ruft jeden Morgen an",
        "before the summer", "call them before Christmas", "the customers of tomorrow", "call at 10 am Friday",
        "so machen wir das", "in March", "Friday meetings are short", "12 Dec",
        # Half of a date is not what was said.
        "call them by Sun 12 Dec", "call by Fri 31 Nov", "call by Friday, 13 March", "by Monday 30 Feb call",
        "call by Fri 12/13", "bis Montag, 12.12. anrufen", "call them by Freitag der 13.", "call by KW 53 2027",
        "call by 12 Dec 1800", "call by tomorrow week", "call by Mitte März bis Ende April",
        "cut costs by 1/2", "reduce churn by 3/4",
        "answer every call in two days", "every form signed in two weeks", "3/4 of them get an answer",
        "12 Dec - 14 Dec closed for all",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_stays(typed: str) -> None:
    assert dated(typed, TODAY) is None


def test_a_name_of_the_room_is_no_day() -> None:
    assert dated("approved by Sun", TODAY) is not None
    assert dated("approved by Sun", TODAY, {"sun", "li"}) is None


def test_a_date_in_two_ways_is_asked_only_where_it_is_one() -> None:
    with pytest.raises(TwoWays):
        dated("call them by 12/3", TODAY)
    with pytest.raises(TwoWays):
        dated("12/3 call the doctors", TODAY)
    assert dated("hold 12/3 of it back", TODAY) is None


WORDS = (
    "call ruft den Kunden an by until bis am on zum the 12 Dec 12.3. Friday Freitag Ende März mid January , ; ( ) - "
    "next week 12/31 24/7 in two weeks zwei Wochen morgen tomorrow may Sun from to and Q1 KW spätestens EOM Easter ."
)
PIECES = st.sampled_from(WORDS.split())


@given(
    st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=40),
    st.dates(dt.date(2000, 1, 1), dt.date(2099, 1, 1)),
)
def test_no_word_is_lost_and_none_changes_its_place(typed: str, today: dt.date) -> None:
    found = dated(typed, today)

    def words(text: str) -> list[str]:
        return "".join(sign if sign.isalnum() else " " for sign in text).split()

    if found is not None:
        said = found.said
        starts = [index for index in range(len(typed)) if said and typed.startswith(said, index)]
        assert words(found.typed) == words(said)[-len(words(found.typed)) :]
        assert words(found.rest) in [words(typed[:start]) + words(typed[start + len(said) :]) for start in starts]


@pytest.mark.parametrize("part", ["12 ", "by 12 ", "12 Dec ", "(12 Dec", "by ", "Friday, ", "in two ", "bis zum "])
def test_a_long_line_is_read_at_once(part: str) -> None:
    start = time.process_time()
    dated("call " + (part * 10_000)[:10_000] + "x", TODAY)
    assert time.process_time() - start < 0.2
