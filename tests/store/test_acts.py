"""What the room can do in any exercise: each is one step of undo, and says what it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from onecompany.clock import Stamp
from onecompany.kinds.beginning import begin
from onecompany.parsing.people import Person
from onecompany.parsing.refusal import Refusal
from onecompany.plans import Plan
from onecompany.store import timing
from onecompany.store.acts import agenda, capture, people
from onecompany.store.file import Store
from onecompany.store.problems import Unknown
from onecompany.store.records import Ref
from onecompany.store.replaying import differences
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE
from tests.exercises.room import Room


def noted(writer: WorkshopWriter, *, private: bool = False) -> Ref:
    (note,) = capture.add_note(writer, None, ["tired"], private=private)
    return Ref("note", note)


ACTS: list[tuple[Callable[[WorkshopWriter], Any], str]] = [
    (lambda w: capture.add_note(w, None, ["too\nmany meetings, and more of them every single month"]),
     "added note “too many meetings, and more of them eve…”"),
    (lambda w: noted(w, private=True), "added a private note"),
    (lambda w: capture.remove(w, noted(w)), "removed note “tired”"),
    (lambda w: capture.remove(w, noted(w, private=True)), "removed a private note"),
    (lambda w: capture.reword(w, noted(w, private=True), "wide awake"), "changed a private note"),
    (lambda w: capture.remove(w, Ref("parking", capture.park(w, None, "rent"))), "removed parked item “rent”"),
    (lambda w: capture.reword(w, Ref("decision", capture.add_decision(w, None, "go")), "stay"),
     "changed decision “go”"),
    (lambda w: capture.commit(w, None, "call", who="Ana"), "committed “call”"),
    (lambda w: people.add_leader(w, Person("Uma Rao", "CPO", "People")), "added Uma Rao"),
    (lambda w: people.rename_silo(w, w.state.rows("silo")[0].id, " Growth "), "renamed Marketing to Growth"),
    (lambda w: people.remove_leader(w, w.state.rows("leader")[0].id, lambda *_: None), "removed Ben Okafor"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "label"), ACTS, ids=[label for _, label in ACTS])
def test_an_act_says_what_it_did_and_is_one_step(
    writer: WorkshopWriter, store: Store, act: Callable[[WorkshopWriter], Any], label: str
) -> None:
    act(writer)
    done = writer.undo_line.to_undo
    assert done is not None
    assert done.label == label
    after = writer.state.copy()
    writer.undo()
    assert differences(after, writer.state) != []
    writer.redo()
    assert differences(after, store.read(writer.workshop_id)) == []


def test_what_is_not_there_any_more_is_said(writer: WorkshopWriter) -> None:
    for act in (capture.remove, lambda w, ref: capture.reword(w, ref, "x")):
        with pytest.raises(Unknown, match="not there any more"):
            act(writer, Ref("note", "gone"))
    with pytest.raises(Unknown, match="“stage”"):
        capture.change(writer, Ref("stage", "x"), "changed it", name="x")
    with pytest.raises(Unknown, match="department is not there"):
        people.rename_silo(writer, "gone", "x")


def test_two_silos_of_one_name_are_refused(writer: WorkshopWriter) -> None:
    first, second = writer.state.rows("silo")[:2]
    with pytest.raises(Refusal, match=f"There is a department “{second.name}” already"):
        people.rename_silo(writer, first.id, second.name.upper())
    with pytest.raises(Refusal, match=r"^A department needs a name\.$"):
        people.rename_silo(writer, first.id, "  ")


def test_the_clock_starts_goes_on_and_stops_and_undo_leaves_it_alone(writer: WorkshopWriter, clock: FakeClock) -> None:
    first, second = timing.kept_steps(writer.state)[:2]
    agenda.start(writer)
    clock.advance(60)
    agenda.go(writer, second.id, done=True)
    clock.advance(30)
    agenda.pause(writer)
    clock.advance(600)
    spent = [timing.actual_seconds(writer.state, step.id, Stamp.take(clock)) for step in (first, second)]
    assert spent == [60.0, 30.0]
    assert writer.undo() is None
    assert writer.state.get("step", first.id).done
    agenda.finish(writer)
    assert writer.state.workshop.state == "closed"
    agenda.go(writer, first.id)
    assert (writer.state.workshop.state, writer.state.workshop.current_step_id) == ("closed", first.id)
    agenda.reopen(writer, running=False)
    assert (writer.state.workshop.state, writer.state.workshop.closed_at) == ("running", None)


def test_the_next_workshop_of_a_client_goes_on_from_the_last(room: Room, store: Store, plan: Plan) -> None:
    room.journey("Buy", "Use")
    kept = capture.commit(room.writer, None, "call", leader_id=room.leader("Ana"))
    before = store.path.read_bytes()
    following = begin(store, organisation=" NORTHWIND utilities", plan=plan, date=DAY + dt.timedelta(days=90))
    state = store.read(following)
    assert [row.name for row in state.rows("stage")] == ["Buy", "Use"]
    assert [row.origin_id for row in state.rows("commitment")] == [kept]
    assert [row.name for row in state.rows("leader")] == [person.name for person in PEOPLE]
    assert {row.group_id for row in state.rows("leader")} == {None}
    assert state.workshop.origin_id == room.state.workshop_id
    assert differences(room.state, store.read(room.state.workshop_id)) == []
    assert store.path.read_bytes() != before


def test_a_workshop_goes_on_from_none_of_a_later_day(room: Room, store: Store, plan: Plan) -> None:
    def made(days: int, **options: Any) -> str | None:
        day = DAY + dt.timedelta(days=days)
        begun = begin(store, organisation="Northwind Utilities", plan=plan, date=day, **options)
        origin: str | None = store.read(begun).workshop.origin_id
        return origin

    first = room.state.workshop_id
    later = begin(store, organisation="Northwind Utilities", plan=plan, date=DAY + dt.timedelta(days=90))
    assert (made(30), made(-1)) == (first, None)
    assert made(90) == later
    with pytest.raises(Unknown, match="is later than the new one"):
        made(30, goes_on_from=later)
