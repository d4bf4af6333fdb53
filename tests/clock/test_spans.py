from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.clock import INTERRUPTION, Countdown, Span, Stamp, elapsed, in_the_room, running, seconds_between
from tests.clock_double import START, FakeClock

SECONDS = st.integers(0, 20_000).map(lambda quarter: quarter / 4)


@pytest.mark.reliability("Time")
def test_same_boot_counts_by_the_boot_clock() -> None:
    start = Stamp(START, 100.0, "a")
    assert seconds_between(start, Stamp(START - timedelta(days=9), 112.5, "a")) == 12.5
    assert seconds_between(start, Stamp(START + timedelta(days=9), 99.0, "a")) == 0.0


def test_another_boot_counts_by_utc() -> None:
    start = Stamp(START, 100.0, "a")
    assert seconds_between(start, Stamp(START + timedelta(seconds=90), 5.0, "b")) == 90.0
    assert seconds_between(start, Stamp(START - timedelta(seconds=90), 500.0, "b")) == 0.0


def test_across_a_restart_utc_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        seconds_between(Stamp(datetime(2026, 3, 2), 1.0, "a"), Stamp(START, 1.0, "b"))


def test_utc_is_compared_as_utc() -> None:
    from zoneinfo import ZoneInfo

    # On the night summer time begins, the wall clock of Berlin shows two hours more after one hour.
    zone = ZoneInfo("Europe/Berlin")
    start = Stamp(datetime(2026, 3, 29, 1, 30, tzinfo=zone), 1.0, "a")
    end = Stamp(datetime(2026, 3, 29, 3, 30, tzinfo=zone), 1.0, "b")
    assert seconds_between(start, end) == 3600.0


def test_no_spans_no_time() -> None:
    at = Stamp(START, 0.0, "a")
    assert elapsed([], at) == 0.0
    assert not running([])


def test_pauses_do_not_count() -> None:
    def at(second: float) -> Stamp:
        return Stamp(START, second, "a")

    spans = [Span(at(0), at(60)), Span(at(100), at(130)), Span(at(200))]
    assert elapsed(spans, at(205)) == 95.0
    assert running(spans)
    assert not running(spans[:2])
    assert elapsed(iter(spans[:2]), at(9999)) == 90.0


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("advance"), SECONDS),
        st.tuples(st.just("step"), st.integers(-(10**7), 10**7).map(float)),
        st.tuples(st.just("toggle"), st.just(0.0)),
    ),
    max_size=30,
)


@pytest.mark.reliability("Time")
@given(ACTS)
def test_steps_of_the_system_clock_never_bend_the_countdown(acts: list[tuple[str, float]]) -> None:
    clock = FakeClock()
    spans: list[Span] = []
    expected = 0.0
    for act, seconds in acts:
        if act == "advance":
            clock.advance(seconds)
            expected += seconds if running(spans) else 0.0
        elif act == "step":
            before = elapsed(spans, Stamp.take(clock))
            clock.step_system_clock(seconds)
            assert elapsed(spans, Stamp.take(clock)) == before
        elif running(spans):
            spans[-1] = Span(spans[-1].start, Stamp.take(clock))
        else:
            spans.append(Span(Stamp.take(clock)))
    spent = elapsed(spans, Stamp.take(clock))
    assert spent == expected
    assert Countdown(600.0, spent, running(spans)).remaining == 600.0 - expected


@given(SECONDS, SECONDS, SECONDS)
def test_a_restart_of_the_machine_counts_the_time_it_was_off(run: float, off: float, more: float) -> None:
    clock = FakeClock()
    span = Span(Stamp.take(clock))
    clock.advance(run)
    clock.reboot(off)
    clock.advance(more)
    assert elapsed([span], Stamp.take(clock)) == run + off + more


STAMPS = st.builds(
    Stamp,
    st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)),
    st.floats(0, 1e9),
    st.sampled_from("ab"),
)


@pytest.mark.reliability("Time")
@given(STAMPS, STAMPS)
def test_time_is_never_below_zero(start: Stamp, end: Stamp) -> None:
    assert seconds_between(start, end) >= 0
    assert seconds_between(start, start) == 0


def ran(start: float, end: float | None, boot: str = "a") -> Span:
    """A span by minutes."""

    def at(minutes: float) -> Stamp:
        return Stamp(START + timedelta(minutes=minutes), minutes * 60, boot)

    return Span(at(start), None if end is None else at(end))


def test_time_in_the_room_is_with_pauses_and_without_the_night() -> None:
    now = Stamp(START + timedelta(minutes=2000), 2000 * 60.0, "a")
    assert in_the_room([], now) == 0
    assert in_the_room([ran(0, 10), ran(10, 30), ran(45, None)], ran(0, 60).end) == 60 * 60
    night = INTERRUPTION / 60
    assert in_the_room([ran(0, 10), ran(10 + night, None)], ran(0, night + 25).end) == 25 * 60
    assert in_the_room([ran(0, 10), ran(9 + night, None)], ran(0, night + 25).end) == (night + 25) * 60
    assert in_the_room([ran(0, 10)], ran(0, 15).end) == 15 * 60
    assert in_the_room([ran(0, 10)], now) == 10 * 60
    # A pause across a restart is measured by UTC, the only hand that went on.
    assert in_the_room([ran(0, 10), ran(20, None, "b")], ran(0, 25, "b").end) == 25 * 60
