"""Lateness is counted by the clock that goes on, whatever is done to the system's, to the machine, or at night."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.clock import Stamp, lateness
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in
from onecompany.store import days, timing
from onecompany.store.acts import agenda
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock

DEEDS = ("go", "back", "pause", "start", "more", "again", "sleep", "reboot")


def late(state: State, clock: FakeClock) -> float:
    return round(lateness(days.day(state, Stamp.take(clock)), clock.now()), 3)


def left(state: State, clock: FakeClock) -> float:
    counted = timing.countdown(state, Stamp.take(clock))
    return counted.remaining if counted is not None else 0.0


def do(writer: WorkshopWriter, clock: FakeClock, deed: str, seen: Stamp) -> None:
    steps = timing.kept_steps(writer.state)
    here = timing.current_step(writer.state)
    at = steps.index(here) if here in steps else 0
    if deed == "go":
        agenda.go(writer, steps[min(at + 1, len(steps) - 1)].id, done=True)
    elif deed == "back":
        agenda.go(writer, steps[max(at - 1, 0)].id)
    elif deed == "pause":
        agenda.pause(writer)
    elif deed == "start":
        agenda.start(writer)
    elif deed == "more":
        agenda.add_seconds(writer, steps[at].id, 60)
    elif deed == "again":
        agenda.restart(writer, steps[at].id)
    elif deed == "reboot":
        clock.reboot(60)
        agenda.go_on_after_restart(writer, seen)


@pytest.mark.parametrize("hours", [-30, -2, -0.1, 0.1, 2, 30])
def test_a_corrected_system_clock_makes_nobody_late(writer: WorkshopWriter, clock: FakeClock, hours: float) -> None:
    agenda.start(writer)
    clock.advance(120)
    before = late(writer.state, clock), left(writer.state, clock)
    clock.step_system_clock(hours * 3600)
    assert (late(writer.state, clock), left(writer.state, clock)) == before
    clock.advance(60)
    agenda.pause(writer)
    clock.advance(300)
    clock.step_system_clock(-hours * 1800)
    assert late(writer.state, clock) == before[0] + 300


def test_a_night_between_two_halves_is_no_lateness(writer: WorkshopWriter, clock: FakeClock) -> None:
    agenda.start(writer)
    clock.advance(100)
    agenda.pause(writer)
    clock.advance(120)
    assert late(writer.state, clock) == 120
    agenda.start(writer)
    agenda.pause(writer)
    clock.advance(16 * 3600)
    assert late(writer.state, clock) == 120
    agenda.start(writer)
    clock.advance(60)
    assert late(writer.state, clock) == 120


def test_a_pause_is_lateness(writer: WorkshopWriter, clock: FakeClock) -> None:
    agenda.start(writer)
    agenda.pause(writer)
    clock.advance(19 * 60)
    assert late(writer.state, clock) == 19 * 60


def test_a_night_that_was_left_out_is_no_lateness(writer: WorkshopWriter, clock: FakeClock) -> None:
    agenda.start(writer)
    clock.advance(100)
    seen = Stamp.take(clock)
    clock.reboot(15 * 3600)
    agenda.leave_out(writer, seen)
    clock.step_system_clock(7200)
    assert late(writer.state, clock) == 0


def test_nothing_is_written_where_the_machine_was_not_started_again(writer: WorkshopWriter, clock: FakeClock) -> None:
    agenda.go_on_after_restart(writer, None)
    agenda.start(writer)
    clock.advance(50)
    agenda.go_on_after_restart(writer, Stamp.take(clock))
    assert len(writer.state.rows("span")) == 1


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(st.sampled_from(DEEDS), st.integers(1, 3000), st.integers(-100_000, 100_000)), min_size=1, max_size=8
    )
)
def test_setting_the_clock_changes_no_lateness_whatever_else_is_done(
    northwind_file: Path, deeds: list[tuple[str, int, int]]
) -> None:
    """The same deeds, once with a clock that is set after each of them and once without."""
    told = []
    for jumps in (False, True):
        clock, said = FakeClock(), []
        path = northwind_file.with_name("timed.onecompany")
        shutil.copy(northwind_file, path)
        with Store(path, clock=clock, scratch=True) as store:
            writer = store.writer(store.workshops()[0].id)
            agenda.start(writer)
            for deed, seconds, jump in deeds:
                do(writer, clock, deed, Stamp.take(clock))
                clock.advance(seconds)
                clock.step_system_clock(jump if jumps else 0)
                said.append((late(writer.state, clock), left(writer.state, clock)))
        told.append(said)
    assert told[0] == told[1]


def test_a_workshop_that_was_brought_in_is_as_late_as_it_was(
    writer: WorkshopWriter, store: Store, clock: FakeClock
) -> None:
    steps = timing.kept_steps(writer.state)
    agenda.start(writer)
    for at in (1, 0, 1, 2, 0):
        clock.advance(400)
        agenda.go(writer, steps[at].id)
    agenda.pause(writer)
    clock.advance(900)
    text = json.loads(json.dumps(document(writer.state, findings=None, at=Stamp.take(clock))))
    brought = store.read(bring_in(store, text).workshop_id)
    assert late(brought, clock) == late(writer.state, clock)
