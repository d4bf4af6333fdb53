"""What the room does with ownership."""

from __future__ import annotations

import pytest

from onecompany.exercises.ownership import acts
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import journey
from onecompany.parsing.refusal import Refusal
from onecompany.store.acts import people
from onecompany.store.problems import NotKept, Unknown
from tests.exercises.room import JOURNEY, Room


def test_a_cell_that_says_nothing_has_no_row(room: Room) -> None:
    room.journey()
    stage, silo = room.stage("Buy"), room.silo("Sales")
    acts.set_role(room.writer, stage, silo, "owner")
    acts.set_note(room.writer, stage, silo, "until June")
    acts.set_role(room.writer, stage, silo, "")
    (cell,) = room.state.rows("ownership")
    assert (cell.role, cell.note) == ("", "until June")
    acts.set_note(room.writer, stage, silo, "")
    assert room.state.rows("ownership") == []


def test_labels_say_what_was_done(room: Room) -> None:
    room.journey()
    stage, silo = room.stage("Buy"), room.silo("Sales")
    acts.set_role(room.writer, stage, silo, "owner")
    room.handoff("Buy", "Onboard", rating="rough")
    room.handoff("Buy", "Onboard", agreed=True)
    room.handoff("Buy", "Onboard", what="Contract")
    room.handoff("Buy", "Onboard", leader_id=room.leader("Ana"))
    acts.set_role(room.writer, stage, silo, "")
    labels = []
    while (done := room.writer.undo()) is not None:
        labels.append(done[0].label)
    assert labels[:-1] == [
        "cleared Sales at Buy",
        "said who answers for Buy → Onboard",
        "described the handoff Buy → Onboard",
        "agreed on Buy → Onboard",
        "rated Buy → Onboard rough",
        "Sales owns Buy",
    ]


def test_the_same_again_is_no_act(room: Room) -> None:
    room.journey("A", "B")
    acts.set_role(room.writer, room.stage("A"), room.silo("IT"), "owner")
    version = room.state.version
    acts.set_role(room.writer, room.stage("A"), room.silo("IT"), "owner")
    room.handoff("A", "B", agreed=False)
    assert (room.state.version, room.state.rows("handoff")) == (version, [])


@pytest.mark.parametrize("role", ["boss", "Owner", " "])
def test_a_role_that_there_is_not(room: Room, role: str) -> None:
    room.journey("A")
    with pytest.raises(NotKept, match="role"):
        acts.set_role(room.writer, room.stage("A"), room.silo("IT"), role)
    assert room.state.rows("ownership") == []


def test_what_is_gone_cannot_be_placed(room: Room) -> None:
    room.journey("A")
    with pytest.raises(Unknown, match="That department"):
        acts.set_role(room.writer, room.stage("A"), "gone", "owner")
    with pytest.raises(Unknown, match="That stage"):
        acts.change_handoff(room.writer, room.stage("A"), "gone", agreed=True)


def test_silos_are_not_added_twice(room: Room) -> None:
    first = room.silo("Sales")
    ids = acts.add_silos(room.writer, ["Legal", " sales ", "People"], room.silo("Marketing"))
    assert ids[1] == first
    assert [row.name for row in room.state.rows("silo")][:4] == ["Marketing", "Legal", "People", "Sales"]
    room.writer.undo()
    assert len(room.state.rows("silo")) == 6


def test_a_silo_is_renamed_moved_and_removed(placed: Room) -> None:
    for taken in ("Sales", " sALES", "  "):
        with pytest.raises(Refusal):
            people.rename_silo(placed.writer, placed.silo("IT"), taken)
    people.rename_silo(placed.writer, placed.silo("IT"), " Digital ")
    assert acts.move_silo(placed.writer, placed.silo("Digital"), -5)
    assert [row.name for row in placed.state.rows("silo")][:2] == ["Digital", "Marketing"]
    acts.remove_silo(placed.writer, placed.silo("Service"))
    assert placed.state.get("leader", placed.leader("Finn")).silo_id is None
    assert "✗ Nobody owns “Use”" in placed.says("ownership")


def test_merging_stages_keeps_owners_and_handoffs(placed: Room) -> None:
    placed.handoff("Buy", "Onboard", what="Contract")
    placed.handoff("Onboard", "Use", what="Keys", rating="rough")
    acts.set_note(placed.writer, placed.stage("Onboard"), placed.silo("Finance"), "invoices")
    stages.merge(placed.writer, placed.stage("Onboard"), placed.stage("Buy"))
    buy = placed.stage("Buy")
    assert [silo.name for silo in journey.owners(placed.state, buy)] == ["Sales"]
    assert [s.name for s in journey.helpers(placed.state, buy)] == ["Operations", "Service", "Finance", "IT"]
    cell = journey.cell(placed.state, buy, placed.silo("Finance"))
    assert cell is not None
    assert cell.note == "invoices"
    (row,) = placed.state.rows("handoff")
    assert (row.id, row.what) == (f"{buy}-{placed.stage('Use')}", "Keys")
    assert "! Sales → Service after “Buy” is rough" in placed.says("ownership")
    placed.writer.undo()
    assert [row.name for row in placed.state.rows("stage")] == list(JOURNEY)
    assert len(placed.state.rows("handoff")) == 2
