"""Rows of a kind that is not installed are rows like all others: nothing that the room does loses them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.exercises.stages.tables import Stage
from onecompany.store.acts import people
from onecompany.store.file import Store
from onecompany.store.migrations import Migration
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.records import Change, Record, Ref
from onecompany.store.replaying import differences
from onecompany.store.rows import quoted
from onecompany.store.tables import Leader
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.store.sets import Installed, by_hand, pulse

SELF = Migration(
    "0002_reply",
    (
        'CREATE TABLE "re ply" (id VARCHAR(64) NOT NULL PRIMARY KEY, workshop_id VARCHAR NOT NULL, '
        'pulse_id VARCHAR NOT NULL REFERENCES pulse (id), "to" VARCHAR NOT NULL REFERENCES "re ply" (id), '
        "FOREIGN KEY (workshop_id) REFERENCES workshop (id))",
    ),
)


def pulse_row(writer: WorkshopWriter, **values: Any) -> dict[str, Any]:
    """What somebody's board has kept, in JSON's own types."""
    said = {
        "position": 1.0,
        "silo_id": None,
        "leader_id": None,
        "word": "Hopeful",
        "felt": "2026-03-05T09:30:00.5+00:00",
    }
    return said | {"id": "p1", "workshop_id": writer.workshop_id, "day": "2026-03-05", "tags": ["é", 1]} | values


@pytest.fixture
def alone(store: Store, writer: WorkshopWriter, clock: FakeClock) -> Iterator[Store]:
    """A file whose kind `pulse` is not installed any more, with rows on a stage, a silo and a leader."""
    stage, _ = stages.add_stages(writer, ["I find out", "I buy"], None)
    store.close()
    with Store(store.path, clock=clock, sets=Installed(pulse(SELF))) as installed:
        board = installed.writer(writer.workshop_id)
        silo, leader = board.state.rows("silo")[0].id, board.state.rows("leader")[0].id
        with board.act("kept a pulse") as transaction:
            values = pulse_row(board, stage_id=stage, silo_id=silo, leader_id=leader, loud=True)
            transaction.replay(Change("pulse", "p1", None, values))
            for reply, to in (("r1", "r2"), ("r2", "r1")):
                row = {"id": reply, "workshop_id": board.workshop_id, "pulse_id": "p1", "to": to}
                transaction.replay(Change("re ply", reply, None, row))
    with Store(store.path, clock=clock) as opened:
        yield opened


@pytest.fixture
def room(alone: Store, writer: WorkshopWriter) -> WorkshopWriter:
    """The workshop of that file."""
    return alone.writer(writer.workshop_id)


def rows(writer: WorkshopWriter) -> list[Record]:
    return [*writer.state.rows("pulse"), *writer.state.rows("re ply")]


def test_a_stage_goes_with_what_stands_on_it_and_comes_back_with_it(alone: Store, room: WorkshopWriter) -> None:
    before, was = room.state.copy(), rows(room)
    assert len(was) == 3
    stages.remove(room, Ref("stage", room.state.rows("stage")[0].id))
    assert rows(room) == []
    room.undo()
    assert rows(room) == was
    assert differences(before, alone.read(room.workshop_id)) == []
    room.redo()
    assert rows(room) == []
    assert differences(room.state, alone.read(room.workshop_id)) == []


@pytest.mark.parametrize("table", ["silo", "leader"])
def test_a_row_lets_go_of_a_silo_and_a_leader(alone: Store, room: WorkshopWriter, table: str) -> None:
    before = room.state.copy()
    first = room.state.rows(table)[0].id
    if table == "silo":
        ownership.remove_silo(room, first)
    else:
        people.remove_leader(room, first, lambda *_: None)
    assert getattr(room.state.rows("pulse")[0], f"{table}_id") is None
    assert differences(room.state, alone.read(room.workshop_id)) == []
    room.undo()
    assert differences(before, alone.read(room.workshop_id)) == []


def test_the_file_is_sound_when_it_is_opened_again(alone: Store, room: WorkshopWriter, clock: FakeClock) -> None:
    stages.remove(room, Ref("stage", room.state.rows("stage")[0].id))
    room.undo()
    alone.close()
    with Store(alone.path, clock=clock, sets=Installed(pulse(SELF))) as again:
        assert differences(room.state, again.read(room.workshop_id)) == []
    by_hand(alone.path, "UPDATE pulse SET word = 'Hopeless'")
    with pytest.raises(Exception, match="pulse"):
        Store(alone.path, clock=clock)


def test_copies_have_them_and_a_deleted_workshop_takes_them_along(
    alone: Store, room: WorkshopWriter, tmp_path: Path
) -> None:
    alone.copy_to(tmp_path / "copy")
    alone.delete_workshop(room.workshop_id)
    assert by_hand(alone.path, "SELECT * FROM pulse") == []
    assert by_hand(tmp_path / "copy", "SELECT word, felt, day, tags, loud FROM pulse") == [
        ("Hopeful", "2026-03-05 09:30:00.500000", "2026-03-05", '["\\u00e9", 1]', 1)
    ]


def test_what_was_added_in_the_same_act_goes_too(room: WorkshopWriter) -> None:
    stage = room.state.rows("stage")[1].id
    with room.act("kept a pulse and changed our mind") as transaction:
        values = pulse_row(room, id="p2", stage_id=stage, loud=False)
        transaction.replay(Change("pulse", "p2", None, values))
        transaction.remove(Stage, stage)
    assert [row.id for row in room.state.rows("pulse")] == ["p1"]


def test_a_row_that_is_not_there_and_a_table_that_is_not_are_said(room: WorkshopWriter) -> None:
    with pytest.raises(Unknown, match="not there any more"), room.act("removed nobody") as transaction:
        transaction.remove(Leader, "nobody")
    with pytest.raises(Unknown, match="“nothing”"), room.act("did it again") as transaction:
        transaction.replay(Change("nothing", "x", None, {"id": "x"}))
    values = pulse_row(room, id="p3", stage_id="nowhere", loud=False)
    with pytest.raises(NotKept), room.act("pointed nowhere") as transaction:
        transaction.replay(Change("pulse", "p3", None, values))
    assert [row.id for row in room.state.rows("pulse")] == ["p1"]


def test_names_are_quoted() -> None:
    assert quoted('a "b') == '"a ""b"'
