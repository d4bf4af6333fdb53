"""Places in a list keep their order, however often somebody types or moves at the same spot."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.exercises.open.acts import move
from onecompany.exercises.ownership.acts import set_role
from onecompany.exercises.stages import acts
from onecompany.kinds.beginning import begin
from onecompany.store.acts.capture import add_note
from onecompany.store.file import Store
from onecompany.store.placing import CLOSEST
from onecompany.store.records import Ref
from tests.conftest import DAY, PEOPLE, plan_of, planned
from tests.exercises.room import Room

STEPS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(-3, 3)), max_size=12)


@settings(max_examples=12)
@given(steps=STEPS)
def test_the_list_is_as_one_would_do_it_by_hand(room: Room, steps: list[tuple[int, int, int]]) -> None:
    for stage in list(room.state.rows("stage")):
        acts.remove(room.writer, Ref("stage", stage.id))
    expected: list[str] = []
    for count, at, distance in steps:
        if count:
            after = expected[at % len(expected)] if expected else None
            made = acts.add_stages(room.writer, ["A stage"] * count, after)
            index = expected.index(after) + 1 if after else 0
            expected[index:index] = made
        elif expected:
            row = expected[at % len(expected)]
            index = expected.index(row)
            acts.move(room.writer, Ref("stage", row), distance)
            expected.remove(row)
            expected.insert(max(0, min(len(expected), index + distance)), row)
        rows = room.state.rows("stage")
        assert [stage.id for stage in rows] == expected
        assert far_enough(room)


def far_enough(room: Room) -> bool:
    return all(b.position - a.position >= CLOSEST for a, b in pairwise(room.state.rows("stage")))


def test_numbering_anew_is_a_part_of_the_same_act(room: Room) -> None:
    first, _ = acts.add_stages(room.writer, ["first", "last"], None)
    for number in range(35):
        acts.add_stages(room.writer, [f"{number}"], first)
    assert [stage.name for stage in room.state.rows("stage")] == [
        "first", *(f"{number}" for number in reversed(range(35))), "last",
    ]  # fmt: skip
    assert far_enough(room)
    for _ in range(35):
        room.writer.undo()
    assert [stage.name for stage in room.state.rows("stage")] == ["first", "last"]


def test_notes_typed_in_the_middle_keep_their_order(room: Room) -> None:
    at, _ = add_note(room.writer, None, ["first", "last"])
    for number in range(40):
        (at,) = add_note(room.writer, None, [f"{number}"], after=at)
    rows = room.state.rows("note")
    assert [row.text for row in rows] == ["first", *(f"{number}" for number in range(40)), "last"]
    assert move(room.writer, at, 1)
    assert not move(room.writer, at, 1)


def test_what_undo_brings_back_comes_back_to_its_place(room: Room) -> None:
    room.journey("A", "B", "C")
    room.own(A="Sales", B="IT", C="Service")
    before = [row.id for row in room.state.rows("ownership")]
    room.writer.undo()
    set_role(room.writer, room.stage("C"), room.silo("Finance"), "helps")
    set_role(room.writer, room.stage("A"), room.silo("Sales"), "")
    room.writer.undo()
    room.writer.undo()
    assert [row.id for row in room.state.rows("ownership")] == before[:2]


def test_who_goes_on_keeps_the_order_of_the_list_and_who_has_left_does_not_go_on(store: Store, room: Room) -> None:
    plan = plan_of(planned("stages"))
    made = begin(store, organisation="Northwind Utilities", plan=plan, date=DAY, people=PEOPLE[5:])
    leaders = store.read(made).rows("leader")
    assert [row.name for row in leaders] == [person.name for person in PEOPLE[5:]]
    assert all(row.present for row in leaders)
