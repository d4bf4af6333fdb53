"""The day by its rows: when the plan's times of day count, in the room's own time, over nights and summer time."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from onecompany.clock import Stamp, appointments, ends_at, from_to, hour, lateness, timetable
from onecompany.kinds.beginning import begin
from onecompany.kinds.last_time import about_times
from onecompany.plans import Plan, PlannedStep
from onecompany.store import days
from onecompany.store.acts import agenda
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY, plan_of, planned


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A room in Berlin, an hour ahead of UTC, in summer two."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


def two(start: str, minutes: float, at: str) -> Plan:
    """Talk for so many minutes from a start, then lunch at its time for half an hour."""
    talk, lunch = planned("open", "Talk"), planned("open", "Lunch", style="break")
    talk = replace(talk, steps=(PlannedStep("Talk", minutes),))
    lunch = replace(lunch, steps=(PlannedStep("Lunch", 30),), at=at)
    return replace(plan_of(talk, lunch), start=start)


@pytest.fixture
def plan() -> Plan:
    """From ten, two hours less ten minutes, lunch at noon. The clock of the tests stands at ten in Berlin."""
    return two("10:00", 110, "12:00")


def shown(writer: WorkshopWriter, clock: FakeClock) -> tuple[str, float, list[float]]:
    """When it ends by the room's clock, and minutes late at the end and for what is fixed."""
    day, now = days.day(writer.state, Stamp.take(clock)), clock.now()
    return hour(ends_at(day, now)), lateness(day, now) / 60, [one.late / 60 for one in appointments(day, now)]


def test_a_day_that_is_held_as_planned_goes_by_the_room_s_clock(writer: WorkshopWriter, clock: FakeClock) -> None:
    assert hour(clock.now()) == "10:00"
    assert shown(writer, clock) == ("12:30", 0, [-10])
    clock.advance(22 * 60)
    agenda.start(writer)
    assert shown(writer, clock) == ("12:42", 12, [12])


@pytest.mark.parametrize(
    ("hours", "counts"), [(-2, True), (-2.1, False), (2, True), (2.1, False), (24.5, True), (8, False)]
)
def test_times_count_when_it_begins_within_two_hours_of_its_start(
    writer: WorkshopWriter, clock: FakeClock, hours: float, counts: bool
) -> None:
    clock.step_system_clock(hours * 3600)
    agenda.start(writer)
    day = days.day(writer.state, Stamp.take(clock))
    assert (day.start is not None) == counts == bool(appointments(day, clock.now()))
    if not counts:
        assert lateness(day, clock.now()) == 0


def test_before_it_begins_no_hour_is_too_early_and_a_later_day_keeps_its_own(
    store: Store, writer: WorkshopWriter, plan: Plan, clock: FakeClock
) -> None:
    clock.step_system_clock(-9 * 3600)
    assert shown(writer, clock)[0] == "12:30"
    later = begin(store, organisation="Acme", plan=plan, date=DAY + dt.timedelta(days=9))
    day = days.day(store.read(later), Stamp.take(clock))
    assert day.start is not None
    assert (day.start - clock.now()).days == 9


def test_behind_a_night_the_times_count_no_more(writer: WorkshopWriter, clock: FakeClock) -> None:
    agenda.start(writer)
    clock.advance(3600)
    agenda.pause(writer)
    clock.advance(5 * 3600)
    assert days.day(writer.state, Stamp.take(clock)).start is not None, "five hours are no night"
    clock.advance(18 * 3600)
    agenda.start(writer)
    day = days.day(writer.state, Stamp.take(clock))
    assert (day.start, appointments(day, clock.now())) == (None, [])
    assert lateness(day, clock.now()) == 0
    assert [from_to(slot.was) for slot in timetable(day, clock.now()).values()] == ["10:00–11:00", ""]


@pytest.mark.parametrize(
    ("date", "plan", "free"),
    [
        (dt.date(2026, 3, 29), two("01:00", 90, "04:00"), 30),  # of these three hours one is left out
        (dt.date(2026, 10, 25), two("01:00", 90, "04:00"), 150),  # one comes twice
        (dt.date(2026, 6, 1), two("01:00", 90, "04:00"), 90),
        (dt.date(2026, 6, 1), two("23:00", 30, "23:30"), 0),
    ],
)
def test_times_are_right_over_the_change_of_summer_time(
    store: Store, clock: FakeClock, date: dt.date, plan: Plan, free: float
) -> None:
    writer = store.writer(begin(store, organisation="Acme", plan=plan, date=date))
    start = days.day(writer.state, Stamp.take(clock)).start
    assert start is not None
    clock.step_system_clock((start - clock.now()).total_seconds())
    assert hour(clock.now()) == plan.start
    agenda.start(writer)
    end, late, fixed = shown(writer, clock)
    assert (late, fixed) == (0, [-free])
    assert end == ("04:30" if plan.start == "01:00" else "00:00")


def test_a_day_goes_on_after_midnight(store: Store, clock: FakeClock) -> None:
    plan = two("22:00", 60, "23:30")
    writer = store.writer(begin(store, organisation="Acme", plan=plan, date=DAY))
    clock.step_system_clock(12 * 3600 + 300)
    agenda.start(writer)
    clock.advance(3 * 3600)
    day, now = days.day(writer.state, Stamp.take(clock)), clock.now()
    assert hour(now) == "01:05"
    assert (lateness(day, now) / 60, [one.late / 60 for one in appointments(day, now)]) == (95, [95])
    assert [from_to(slot.shown) for slot in timetable(day, now).values()] == ["22:05–01:05", "01:05–01:35"]


def test_minutes_of_last_time_that_do_not_fit_before_lunch_are_said(
    store: Store, writer: WorkshopWriter, plan: Plan, clock: FakeClock
) -> None:
    agenda.start(writer)
    clock.advance(125 * 60)
    agenda.pause(writer)
    now = Stamp.take(clock)
    assert about_times(plan) == ["10 minutes are free before Lunch at 12:00."]
    assert about_times(plan, before=writer.state, moment=now) == [
        "5 minutes too many before Lunch at 12:00: from 10:00 on there are 120, not 125."
    ]
    assert about_times(plan, "9:55".zfill(5), writer.state, now) == []
    again = begin(store, organisation="Northwind Utilities", plan=plan, date=DAY, start="09:55", actual_minutes=True)
    state = store.read(again)
    assert (state.workshop.start, [row.at for row in state.rows("exercise")]) == ("09:55", ["", "12:00"])
    assert [row.planned_seconds / 60 for row in state.rows("step")] == [125, 30]


def test_what_was_only_looked_at_is_no_time_of_its_own(writer: WorkshopWriter, clock: FakeClock) -> None:
    talk, lunch = writer.state.rows("step")
    agenda.start(writer)
    clock.advance(600)
    for step in (lunch, talk):
        agenda.go(writer, step.id)
        clock.advance(20)
    clock.advance(600)
    agenda.go(writer, lunch.id)
    clock.advance(300)
    was = days.stretches(writer.state, Stamp.take(clock))
    assert [from_to(was[row.id]) for row in writer.state.rows("exercise")] == [
        "10:00–10:20",
        "10:20–10:25",
    ]
