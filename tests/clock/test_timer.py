import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.clock import Countdown

PLANNED = st.integers(0, 8 * 3600 * 10).map(lambda tenth: tenth / 10)
ELAPSED = st.integers(0, 20 * 3600 * 1000).map(lambda milli: milli / 1000)
ORDER = ["calm", "amber", "red", "over"]


def left(planned: float, remaining: float) -> Countdown:
    return Countdown(planned, planned - remaining, running=True)


@pytest.mark.parametrize(
    ("remaining", "text"),
    [
        (763, "12:43"),
        (762.001, "12:43"),
        (3763, "1:02:43"),
        (3600, "1:00:00"),
        (3599.2, "1:00:00"),
        (3599, "59:59"),
        (60, "1:00"),
        (59.5, "1:00"),
        (9, "0:09"),
        (0.4, "0:01"),
        (0, "0:00"),
        (-0.4, "0:00"),
        (-1, "+0:01"),
        (-12.9, "+0:12"),
        (-60, "+1:00"),
        (-3763.5, "+1:02:43"),
        (36_000, "10:00:00"),
    ],
)
def test_text(remaining: float, text: str) -> None:
    assert left(900, remaining).text == text


def test_crumbs_of_binary_fractions_do_not_show() -> None:
    assert 0.1 + 0.2 > 0.3
    assert Countdown(60.3, 0.1 + 0.2, running=True).text == "1:00"
    assert Countdown(0.1 + 0.2, 0.3, running=True).level == "over"


@pytest.mark.parametrize(
    ("planned", "amber", "red"),
    [
        (3600, 720, 30),  # 20 % and 30 seconds
        (1200, 240, 30),
        (600, 120, 30),  # 20 % are 2 minutes, 5 % are 30 seconds
        (300, 120, 15),  # 2 minutes come before 20 %, 5 % after 30 seconds
        (180, 120, 9),
        (150, 120, 7.5),
        (120, 90, 6),  # calm for the first half minute
        (60, 30, 3),
        (30, 6, 1.5),  # 20 %, or it would never be calm
    ],
)
def test_when_it_becomes_urgent(planned: float, amber: float, red: float) -> None:
    assert left(planned, amber + 0.1).level == "calm"
    assert left(planned, amber).level == "amber"
    assert left(planned, red + 0.1).level == "amber"
    assert left(planned, red).level == "red"
    assert left(planned, 0.1).level == "red"
    assert left(planned, 0).level == "over"


@pytest.mark.parametrize("remaining", [60.0, 59.75, 0.25, 0.0, -0.25, -1.0, -61.5])
def test_how_long_it_says_the_same(remaining: float) -> None:
    now = left(900, remaining)
    assert 0 < now.lasts <= 1
    assert left(900, remaining - now.lasts + 0.01).text == now.text
    assert left(900, remaining - now.lasts - 0.01).text != now.text


def test_every_level_has_its_own_words() -> None:
    signs = [left(600, remaining).sign for remaining in (300, 100, 20, -5)]
    assert signs == ["", "ending soon", "time is nearly up", "over time"]


def test_a_step_without_time() -> None:
    nothing = Countdown(0, 0, running=False)
    assert (nothing.text, nothing.level, nothing.fraction, nothing.remaining) == ("0:00", "over", 1.0, 0.0)


def test_fraction() -> None:
    assert Countdown(600, 150, running=True).fraction == 0.25
    assert Countdown(600, 601, running=True).fraction == 1.0


@given(PLANNED, ELAPSED)
def test_what_it_says_agrees_with_itself(planned: float, spent: float) -> None:
    countdown = Countdown(planned, spent, running=True)
    remaining = countdown.remaining
    assert 0 <= countdown.fraction <= 1
    assert (countdown.level == "over") == (remaining <= 0)
    assert (countdown.sign == "") == (countdown.level == "calm")
    assert (countdown.text == "0:00") == (-1 < remaining <= 0)
    assert countdown.text.startswith("+") == (remaining <= -1)
    parts = [int(part) for part in countdown.text.removeprefix("+").split(":")]
    shown = sum(part * 60**power for power, part in enumerate(reversed(parts)))
    assert 0 <= shown - remaining < 1 if remaining > 0 else 0 <= -remaining - shown < 1
    assert all(part < 60 for part in parts[1:])


@given(PLANNED.filter(lambda planned: planned > 0))
def test_every_step_begins_calm(planned: float) -> None:
    assert Countdown(planned, 0, running=False).level == "calm"


@given(PLANNED, ELAPSED, ELAPSED)
def test_it_only_becomes_more_urgent_with_time(planned: float, one: float, other: float) -> None:
    early, late = (Countdown(planned, spent, running=True) for spent in sorted((one, other)))
    assert ORDER.index(early.level) <= ORDER.index(late.level)
    assert early.fraction <= late.fraction


@given(PLANNED, ELAPSED, st.integers(0, 600))
def test_less_time_never_makes_it_calmer(planned: float, spent: float, less: int) -> None:
    before = Countdown(planned, spent, running=True)
    after = Countdown(max(0.0, planned - less), spent, running=True)
    assert ORDER.index(before.level) <= ORDER.index(after.level)
