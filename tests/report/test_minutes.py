"""Minutes of the report are whole, never nothing for what was held, and add up: steps, exercises, the day."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.report.minutes import Minutes

STEPS = st.lists(st.integers(0, 5400) | st.floats(0, 5400, allow_subnormal=False), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 0), (1, 0.1), (20, 0.4), (59, 1.0), (60, 1), (89, 1), (90, 2), (3600, 60)]
)
def test_minutes_are_whole_and_what_was_held_is_never_nothing(seconds: float, minutes: float) -> None:
    one = Minutes([[seconds]])
    assert (one.sums, one.parts) == ((minutes,), ((minutes,),))


def test_halves_that_all_round_up_would_be_too_much_together() -> None:
    day = Minutes([[150, 150, 150], [150]])
    assert day.parts == ((3, 3, 2), (2,))
    assert day.sums == (8, 2)
    assert day.seconds == 600


@given(st.lists(STEPS, min_size=1, max_size=8))
def test_steps_add_up_to_their_exercise_and_exercises_to_the_day(seconds: list[list[float]]) -> None:
    day = Minutes(seconds)
    assert sum(map(math.floor, whole(day.sums))) == math.floor(day.seconds / 60 + 0.5)
    for parts, exercise in zip(day.parts, day.sums, strict=True):
        assert sum(whole(parts)) == sum(whole((exercise,)))
    for parts, of_one in zip(day.parts, seconds, strict=True):
        assert all(bool(shown) == bool(one) for shown, one in zip(parts, of_one, strict=True))
        assert all(abs(shown - one / 60) <= 1 for shown, one in zip(parts, of_one, strict=True))


def whole(minutes: tuple[float, ...]) -> list[float]:
    """Those that have a whole minute; tenths stand for what has none."""
    return [one for one in minutes if isinstance(one, int)]
