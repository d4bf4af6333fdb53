"""What follows a workshop has its rows as the file has them, and reads what changed."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings

from onecompany.exercises.stages import acts as stages
from onecompany.kinds.registry import kind
from onecompany.kinds.sample import begin_sample, hold, sample_plan
from onecompany.kinds.sample_year import make_year
from onecompany.store.acts import capture, rounds
from onecompany.store.ballots import cast
from onecompany.store.file import Store
from onecompany.store.following import follower as follower_module
from onecompany.store.following.follower import Follower
from onecompany.store.following.masked_reading import fetch_all
from onecompany.store.following.sign import SeatSign
from onecompany.store.records import Ref
from onecompany.store.rows import Fetched
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.exercises.room import JOURNEY, Room
from tests.exercises.test_any_acts import SCRIPT, Act, Chooser
from tests.kinds.conftest import DAY
from tests.store.seats import rows_of, seated, shows, to_be_seen
from tests.store.voting import ended, opened, told, vote


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that all of a workshop is read, its id."""
    reads: list[str] = []

    def counted(db: sqlite3.Connection, workshop_id: str) -> Fetched:
        reads.append(workshop_id)
        return fetch_all(db, workshop_id)

    monkeypatch.setattr(follower_module, "fetch_all", counted)
    return reads


@settings(max_examples=10)
@given(script=SCRIPT)
def test_after_any_acts_undo_and_redo_it_has_the_rows_of_the_file(
    room: Room, store: Store, sign: SeatSign, script: list[tuple[Act, list[int]]]
) -> None:
    if not room.state.rows("stage"):
        room.journey(*JOURNEY[:4])
        room.own(Discover="Marketing", Evaluate="Sales Marketing", Onboard="Service")
        stages.add_items(room.writer, "touchpoint", room.stage("Buy"), ["Offer", "Contract"], None)
    each, seldom = Follower(store.path), Follower(store.path)
    shows(seldom, store.read(room.writer.workshop_id))
    for act, drawn in script:
        act(room, Chooser(room, drawn))
        if drawn[0] % 3 == 0:
            room.writer.undo()
        if drawn[1] % 4 == 0:
            room.writer.redo()
        if drawn[2] % 5 == 0:
            capture.add_note(room.writer, None, ["for me alone"], private=bool(drawn[3] % 2))
        assert shows(each, store.read(room.writer.workshop_id))
    while room.writer.undo():
        pass
    assert shows(seldom, store.read(room.writer.workshop_id))
    assert shows(each, store.read(room.writer.workshop_id))
    each.close()
    seldom.close()


def test_a_day_of_all_kinds_is_followed_without_reading_all_of_it_again(
    store: Store, clock: FakeClock, whole: list[str]
) -> None:
    """Every few acts of the sample's day, which has all that a room can do in it."""
    writer = begin_sample(store, sample_plan(), DAY)
    with seated(store.path, writer.workshop_id):
        follower = Follower(store.path)
        assert follower.look().state is not None
        acts = 0

        def look(*_: object) -> None:
            nonlocal acts
            acts += 1
            if acts % 10 == 0:
                assert shows(follower, store.read(writer.workshop_id))

        def failed(error: Exception) -> None:
            raise error

        writer.after_commit(look, failed)
        hold(writer, lambda exercise: kind(exercise.kind).part("example").fill(writer, exercise))
        assert acts > 100
        assert shows(follower, store.read(writer.workshop_id))
        assert whole == [writer.workshop_id]
        follower.close()


def test_one_state_goes_on_and_its_version_tells_of_an_act(
    writer: WorkshopWriter, follower: Follower, whole: list[str]
) -> None:
    first = follower.look()
    assert first.state is not None
    assert (first.changed, first.seat_alive, first.problem) == (True, True, None)
    version = first.state.version
    assert not follower.look().changed
    stages.add_stages(writer, ["Buy"], None)
    second = follower.look()
    assert second.changed
    assert second.state is first.state
    assert (second.state.version, [row.name for row in second.state.rows("stage")]) == (version + 1, ["Buy"])
    assert not follower.look().changed
    assert whole == [writer.workshop_id]


def test_what_is_written_aside_changes_nothing(writer: WorkshopWriter, follower: Follower, whole: list[str]) -> None:
    state = follower.look().state
    assert state is not None
    version = state.version
    writer.be_seen("stage:")
    writer.keep_draft(writer.state.rows("exercise")[0].id, "stage:", "half a li")
    looked = follower.look()
    assert (looked.changed, state.version, len(whole)) == (False, version, 1)


def test_a_note_that_becomes_private_goes_and_comes_back(
    writer: WorkshopWriter, store: Store, follower: Follower
) -> None:
    (note,) = capture.add_note(writer, None, ["about the CFO"])
    follower.look()
    capture.change(writer, Ref("note", note), "hid it", private=True)
    state = follower.look().state
    assert state is not None
    assert state.rows("note") == []
    capture.change(writer, Ref("note", note), "hid more of it", text="about Eva")
    assert shows(follower, store.read(writer.workshop_id))
    capture.change(writer, Ref("note", note), "showed it", private=False)
    assert shows(follower, store.read(writer.workshop_id))
    assert [row.text for row in state.rows("note")] == ["about Eva"]


def test_votes_are_followed_from_opening_to_reveal_and_back(
    writer: WorkshopWriter, store: Store, follower: Follower, clock: FakeClock, whole: list[str]
) -> None:
    def same() -> None:
        assert shows(follower, store.read(writer.workshop_id))

    one, two = opened(writer, "one", "two")
    same()
    for leader in writer.state.rows("leader")[:5]:
        cast(writer, leader.id, {one: ["1"], two: ["5"]})
        same()
    rounds.close(writer, [one, two])
    same()
    rounds.reopen(writer, [one, two])
    same()
    ended(writer, one, two)
    same()
    writer.undo()
    state = follower.look().state
    assert state is not None
    assert state.covered == {one, two}
    clock.advance(5)
    rounds.begin_anew(writer, [one])
    same()
    writer.undo()
    same()
    rounds.reveal(writer, [one, two], told)
    same()
    vote(writer, opened(writer, "three")[0], [1, 2])
    same()
    assert whole == [writer.workshop_id]


def test_it_follows_to_another_workshop_and_home(
    writer: WorkshopWriter, store: Store, sign: SeatSign, follower: Follower
) -> None:
    first = follower.look().state
    other = begin_sample(store, sample_plan(), DAY)
    sign.show(workshop_id=other.workshop_id)
    looked = follower.look()
    assert looked.state is not None
    assert looked.state is not first
    assert shows(follower, store.read(other.workshop_id))
    sign.show(workshop_id="", page="home")
    looked = follower.look()
    assert (looked.state, looked.changed, looked.problem) == (None, True, None)
    assert not follower.look().changed


def test_earlier_workshops_are_there_to_compare_with_as_the_seat_has_them(store: Store, clock: FakeClock) -> None:
    made = make_year(store, DAY)
    for workshop in made[:2]:
        capture.add_note(store.writer(workshop), None, ["Ana is leaving"], private=True)
    with seated(store.path, made[2]):
        follower = Follower(store.path)
        state = follower.look().state
        assert state is not None
        at_the_seat = store.read(made[2]).before
        assert [before.workshop_id for before in state.before] == list(made[:2])
        assert [rows_of(before) for before in state.before] == [to_be_seen(before) for before in at_the_seat]
        assert [before.before[0].workshop_id for before in state.before[1:]] == [made[0]]
        assert all("Ana is leaving" not in repr(before.tables) for before in state.before)
        follower.close()


def test_the_seat_paints_first_and_one_look_stands_back_for_it(room: Room, store: Store, sign: SeatSign) -> None:
    patient, other = Follower(store.path, stands_back=3600.0), Follower(store.path)
    assert patient.look().state is not None, "what was there before is seen at once"
    for name in ("Discover", "Renew"):
        stages.add_stages(room.writer, [name], None)
        first = patient.look()
        assert (first.soon, first.changed) == (True, False)
        assert name not in [row.name for row in first.state.rows("stage")]
        second = patient.look()
        assert (second.soon, second.changed) == (False, True), "but once, whoever types"
        assert name in [row.name for row in second.state.rows("stage")]
        assert not patient.look().soon, "nothing new"
        assert name in [row.name for row in other.look().state.rows("stage")]
    patient.close()
    other.close()
