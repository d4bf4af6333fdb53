from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.clock import Day, ends_at, lateness, lateness_text, restarts_at
from tests.clock.days import at, days, exercise, step
from tests.clock_double import START


def morning() -> Day:
    """Ten minutes are done in twelve; at the second step of the first exercise for one minute."""
    return Day(
        13 * 60,
        (
            exercise("stages", step("a", 10, spent=12, done=True), step("b", 20, spent=1)),
            exercise("coffee", step("c", 15), is_break=True, flex="fixed"),
            exercise("open", step("d", 30), dropped=True),
            exercise("metrics", step("e", 40)),
        ),
        "b",
    )


def test_the_end_is_now_and_all_that_is_still_to_do() -> None:
    assert ends_at(morning(), at(13)) == at(13 + 19 + 15 + 40)


def test_the_plan_counts_what_was_dropped_too() -> None:
    assert lateness(morning(), at(0)) == (2 - 30) * 60


def test_a_step_over_its_time_makes_late_but_takes_nothing_from_the_others() -> None:
    day = Day(14 * 60, (exercise("stages", step("a", 10, spent=14), step("b", 20)),), "a")
    assert ends_at(day, at(14)) == at(34)
    assert lateness(day, at(0)) == 240


def test_more_minutes_make_late() -> None:
    day = Day(3 * 60, (exercise("stages", step("a", 10, now=15, spent=3)),), "a")
    assert lateness(day, at(0)) == 300


def test_the_day_goes_on_from_where_the_room_is_and_what_was_passed_over_counts_when_it_goes_back() -> None:
    passed = exercise("one", step("a", 10, spent=4), step("b", 5))
    here = exercise("two", step("c", 8), step("d", 20))
    day = Day(4 * 60.0, (passed, here, exercise("three", step("e", 30))), "d")
    assert ends_at(day, at(4)) == at(4 + 20 + 30)
    assert lateness(day, at(4)) / 60 == 54 - 73
    for back, left in (("c", 8), ("b", 8 + 5), ("a", 8 + 5 + 6)):
        assert ends_at(replace(day, current_step=back), at(4)) == at(54 + left)


def test_a_step_passed_over_in_a_break_does_not_make_it_longer() -> None:
    lunch = exercise("lunch", step("a", 10), step("b", 30), is_break=True)
    assert restarts_at(Day(0.0, (lunch, exercise("work", step("c", 20))), "b"), at(0)) == at(30)


def test_before_the_start_nothing_is_late() -> None:
    day = Day(None, (exercise("one", step("a", 10)),), None)
    assert ends_at(day, at(99)) == at(109)
    assert lateness(day, at(0)) == 0


def test_a_pause_moves_the_end() -> None:
    assert ends_at(morning(), at(20)) - ends_at(morning(), at(13)) == timedelta(minutes=7)


def test_moments_of_another_zone_are_understood_and_those_of_none_refused() -> None:
    there = timezone(timedelta(hours=-5))
    assert ends_at(morning(), at(13).astimezone(there)) == ends_at(morning(), at(13))
    assert ends_at(morning(), at(13).astimezone(there)).utcoffset() == timedelta(0)
    with pytest.raises(ValueError, match="no time zone"):
        ends_at(morning(), datetime(2026, 3, 2))


def test_when_we_start_again() -> None:
    coffee = exercise("coffee", step("c", 15, spent=5), is_break=True)
    gone = exercise("open", step("d", 30), dropped=True)
    lunch = exercise("lunch", step("l", 45), is_break=True)
    work = exercise("metrics", step("e", 40))
    assert restarts_at(Day(0.0, (coffee, work), "c"), at(5)) == at(15)
    assert restarts_at(Day(0.0, (coffee, work, lunch), "c"), at(5)) == at(15)
    assert restarts_at(Day(0.0, (coffee, gone, lunch, work), "c"), at(5)) == at(60)
    assert restarts_at(Day(0.0, (coffee, work), "e"), at(5)) is None
    assert restarts_at(Day(0.0, (coffee, work), None), at(5)) is None
    late = exercise("coffee", step("c", 15, spent=20), is_break=True)
    assert restarts_at(Day(0.0, (late, work), "c"), at(20)) == at(20)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "on time"),
        (59.9, "on time"),
        (-59.9, "on time"),
        (59.9999, "1 min late"),
        (60, "1 min late"),
        (-60, "1 min early"),
        (299, "4 min late"),
        (-180, "3 min early"),
        (3600, "1 h late"),
        (3900, "1 h 5 min late"),
        (-7260, "2 h 1 min early"),
    ],
)
def test_lateness_text(seconds: float, text: str) -> None:
    assert lateness_text(seconds) == text


@given(days(), st.integers(0, 7200))
def test_the_day_agrees_with_itself(given_day: tuple[Day, datetime], later: int) -> None:
    day, now = given_day
    planned = sum(step.planned for exercise in day.exercises for step in exercise.steps)
    assert now <= ends_at(day, now)
    assert (ends_at(day, now) - START).total_seconds() == pytest.approx(planned + lateness(day, now), abs=1e-5)
    assert day.spent is not None
    assert lateness(replace(day, spent=day.spent + later), now) == pytest.approx(lateness(day, now) + later, abs=1e-5)
    again = restarts_at(day, now)
    assert again is None or now <= again <= ends_at(day, now)
