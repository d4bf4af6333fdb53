import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.clock import AWAY_AFTER, Stamp, away, away_text, counts_as_away
from tests.clock_double import FakeClock


def test_asleep_and_switched_off() -> None:
    clock = FakeClock()
    seen = Stamp.take(clock)
    clock.advance(720)
    assert away(seen, Stamp.take(clock)) == 720
    clock.reboot(300)
    assert away(seen, Stamp.take(clock)) == 1020


def test_a_step_of_the_system_clock_is_no_absence() -> None:
    clock = FakeClock()
    seen = Stamp.take(clock)
    clock.step_system_clock(7200)
    assert not counts_as_away(away(seen, Stamp.take(clock)))


def test_what_counts() -> None:
    assert not counts_as_away(AWAY_AFTER - 0.1)
    assert counts_as_away(AWAY_AFTER)
    assert counts_as_away(5, threshold=5)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-3, "0 seconds"),
        (0, "0 seconds"),
        (1, "1 second"),
        (40, "40 seconds"),
        (59.9, "59 seconds"),
        (59.9999, "1 minute"),
        (60, "1 minute"),
        (719.5, "11 minutes"),
        (720, "12 minutes"),
        (3600, "1 hour"),
        (3660, "1 hour 1 minute"),
        (3900, "1 hour 5 minutes"),
        (7200, "2 hours"),
        (86_399, "23 hours 59 minutes"),
        (86_400, "1 day"),
        (2 * 86_400 + 3 * 3600 + 59, "2 days 3 hours"),
    ],
)
def test_text(seconds: float, text: str) -> None:
    assert away_text(seconds) == text


@given(st.integers(0, 10**7))
def test_the_text_says_no_more_than_was_and_loses_little(seconds: int) -> None:
    words = away_text(seconds).split()
    size = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
    pairs = list(zip(words[::2], words[1::2], strict=True))
    said = sum(int(number) * size[unit.removesuffix("s")] for number, unit in pairs)
    lost = 1 if seconds < 60 else 60 if seconds < 86_400 else 3600
    assert 0 <= seconds - said < lost
    assert all((number == "1") == (not unit.endswith("s")) for number, unit in pairs)
