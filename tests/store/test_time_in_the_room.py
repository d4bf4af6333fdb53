"""Lateness is counted by the clock that goes on, whatever is done to the system's, to the machine, or at night."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.clock import Stamp, lateness
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in
from onecompany.exercises.beginning import begin
from onecompany.store import timing
from onecompany.store.acts import agenda
from onecompany.store.desk import Desk
from onecompany.store.file import Store
from onecompany.store.state import State
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE, northwind_plan

DEEDS = ("go", "back", "pause", "start", "more", "again", "sleep", "reboot")


def late(state: State, clock: FakeClock) -> float:
    return round(lateness(timing.day(state, Stamp.take(clock))), 3)


def left(state: State, clock: FakeClock) -> float:
    counted = timing.countdown(state, Stamp.take(clock))
    return counted.remaining if counted is not None else 0.0


def do(desk: Desk, clock: FakeClock, deed: str, seen: Stamp) -> None:
    steps = timing.kept_steps(desk.state)
    here = timing.current_step(desk.state)
    at = steps.index(here) if here in steps else 0
    if deed == "go":
        agenda.go(desk, steps[min(at + 1, len(steps) - 1)].id, done=True)
    elif deed == "back":
        agenda.go(desk, steps[max(at - 1, 0)].id)
    elif deed == "pause":
        agenda.pause(desk)
    elif deed == "start":
        agenda.start(desk)
    elif deed == "more":
        agenda.add_seconds(desk, steps[at].id, 60)
    elif deed == "again":
        agenda.restart(desk, steps[at].id)
    elif deed == "reboot":
        clock.reboot(60)
        agenda.go_on_after_restart(desk, seen)


@pytest.mark.parametrize("hours", [-30, -2, -0.1, 0.1, 2, 30])
def test_a_corrected_system_clock_makes_nobody_late(desk: Desk, clock: FakeClock, hours: float) -> None:
    agenda.start(desk)
    clock.advance(120)
    before = late(desk.state, clock), left(desk.state, clock)
    clock.step_system_clock(hours * 3600)
    assert (late(desk.state, clock), left(desk.state, clock)) == before
    clock.advance(60)
    agenda.pause(desk)
    clock.advance(300)
    clock.step_system_clock(-hours * 1800)
    assert late(desk.state, clock) == before[0] + 300


def test_a_night_between_two_halves_is_no_lateness(desk: Desk, clock: FakeClock) -> None:
    agenda.start(desk)
    clock.advance(100)
    agenda.pause(desk)
    clock.advance(120)
    assert late(desk.state, clock) == 120
    agenda.start(desk)
    agenda.pause(desk)
    clock.advance(16 * 3600)
    assert late(desk.state, clock) == 120
    agenda.start(desk)
    clock.advance(60)
    assert late(desk.state, clock) == 120


def test_a_pause_is_lateness(desk: Desk, clock: FakeClock) -> None:
    agenda.start(desk)
    agenda.pause(desk)
    clock.advance(19 * 60)
    assert late(desk.state, clock) == 19 * 60


def test_a_night_that_was_left_out_is_no_lateness(desk: Desk, clock: FakeClock) -> None:
    agenda.start(desk)
    clock.advance(100)
    seen = Stamp.take(clock)
    clock.reboot(15 * 3600)
    agenda.leave_out(desk, seen)
    clock.step_system_clock(7200)
    assert late(desk.state, clock) == 0


def test_nothing_is_written_where_the_machine_was_not_started_again(desk: Desk, clock: FakeClock) -> None:
    agenda.go_on_after_restart(desk, None)
    agenda.start(desk)
    clock.advance(50)
    agenda.go_on_after_restart(desk, Stamp.take(clock))
    assert len(desk.state.rows("span")) == 1


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(st.sampled_from(DEEDS), st.integers(1, 3000), st.integers(-100_000, 100_000)), min_size=1, max_size=8
    )
)
def test_setting_the_clock_changes_no_lateness_whatever_else_is_done(deeds: list[tuple[str, int, int]]) -> None:
    """The same deeds, once with a clock that is set after each of them and once without."""
    told = []
    for jumps in (False, True):
        clock, said = FakeClock(), []
        with TemporaryDirectory() as folder, Store(Path(folder) / "w.onecompany", clock=clock) as store:
            made = begin(store, organisation="Northwind", plan=northwind_plan(), date=DAY, people=PEOPLE)
            desk = store.desk(made)
            agenda.start(desk)
            for deed, seconds, jump in deeds:
                do(desk, clock, deed, Stamp.take(clock))
                clock.advance(seconds)
                clock.step_system_clock(jump if jumps else 0)
                said.append((late(desk.state, clock), left(desk.state, clock)))
        told.append(said)
    assert told[0] == told[1]


def test_a_workshop_that_was_brought_in_is_as_late_as_it_was(desk: Desk, store: Store, clock: FakeClock) -> None:
    steps = timing.kept_steps(desk.state)
    agenda.start(desk)
    for at in (1, 0, 1, 2, 0):
        clock.advance(400)
        agenda.go(desk, steps[at].id)
    agenda.pause(desk)
    clock.advance(900)
    text = json.loads(json.dumps(document(desk.state, findings=None, at=Stamp.take(clock))))
    brought = store.read(bring_in(store, text).workshop_id)
    assert late(brought, clock) == late(desk.state, clock)
