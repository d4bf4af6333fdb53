"""The parts of a step that is worked in groups: computed from what has gone by, whatever is done to the time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.clock.parts import RINGS, changed, ended, part, scaled, shared

FOUR = shared(720, 4)
seconds = st.floats(0, 4000, allow_nan=False)
lengths = st.lists(st.floats(1, 1000), min_size=2, max_size=4).map(tuple)


def test_without_minutes_they_are_as_one_two_four_five() -> None:
    assert FOUR == (60, 120, 240, 300)
    assert shared(600, 2) == (600,)


@pytest.mark.parametrize(
    ("elapsed", "number", "text"),
    [
        (0, 0, "1:00"),
        (59.9, 0, "0:01"),
        (60, 1, "2:00"),
        (179, 1, "0:01"),
        (230, 2, "3:10"),
        (420, 3, "5:00"),
        (720, 3, "0:00"),
        (732, 3, "+0:12"),
    ],
)
def test_which_part_it_is_and_how_long_it_still_takes(elapsed: float, number: int, text: str) -> None:
    now = part(FOUR, 720, elapsed, running=True)
    assert (now.number, now.of, now.countdown.text) == (number, 4, text)


def test_a_bell_rings_for_a_few_seconds_at_each_end_and_only_while_the_clock_runs() -> None:
    rung = [second for second in range(800) if part(FOUR, 720, second, running=True).rings]
    assert rung == [end + second for end in (60, 180, 420, 720) for second in range(int(RINGS))]
    assert not any(part(FOUR, 720, second, running=False).rings for second in range(800))
    assert [s for s in range(700) if part((600.0,), 600, s, running=True).rings] == list(range(600, 608))


def test_more_time_is_for_the_part_that_goes_on() -> None:
    assert changed(FOUR, 100, 60) == (60, 180, 240, 300), "pairs were asked to go on"
    assert changed(FOUR, 0, 720) == (120, 240, 480, 600), "before it begins every part has its share"
    assert changed(FOUR, 800, 60) == (60, 120, 240, 360)


def test_less_time_is_taken_from_what_is_left_of_the_part_then_from_those_that_follow() -> None:
    assert changed(FOUR, 100, -60) == (60, 60, 240, 300)
    assert changed(FOUR, 160, -60) == (60, 100, 200, 300), "20 seconds were left of the pairs"
    assert changed(FOUR, 500, -6000) == (60, 120, 240, 80)


def test_shortening_shares_what_lies_ahead_and_ending_takes_the_rest_away() -> None:
    assert scaled(FOUR, 120, 0.5) == (60, 90, 120, 150)
    assert ended(FOUR, 100) == (60, 40, 240, 300)
    assert part(ended(FOUR, 100), 640, 100, running=True).number == 2


@given(lengths, seconds, st.floats(-900, 900))
def test_whatever_is_done_to_the_time_no_part_that_is_over_comes_back(
    parts: tuple[float, ...], elapsed: float, by: float
) -> None:
    before = part(parts, sum(parts), elapsed, running=True)
    new = changed(parts, elapsed, by)
    after = part(new, max(0.0, sum(parts) + by), elapsed, running=True)
    assert len(new) == len(parts)
    assert min(new) >= 0
    assert after.number >= before.number
    if by >= 0:
        assert after.number == before.number
        assert after.countdown.remaining == pytest.approx(before.countdown.remaining + by, abs=0.01) or not elapsed


@given(lengths, seconds)
def test_the_parts_follow_each_other_without_a_gap(parts: tuple[float, ...], elapsed: float) -> None:
    now = part(parts, sum(parts), elapsed, running=True)
    assert sum(parts[: now.number]) + now.countdown.elapsed == pytest.approx(elapsed)
    if now.number < now.of - 1:
        assert 0 <= now.countdown.elapsed < parts[now.number]
