"""The history is a second witness of every row."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.problems import FileDamaged
from onecompany.store.reading import reading
from onecompany.store.records import Change, Ref
from onecompany.store.replaying import check_rows, differences, read_what_there_is, replayed
from onecompany.store.rows import read_state
from onecompany.store.writer import WorkshopWriter
from tests.store.sets import by_hand


def test_rows_are_made_anew_from_the_history_over_undo_and_redo(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["Buy", "Use"], None)
    stages.move(writer, Ref("stage", writer.state.rows("stage")[0].id), 1)
    writer.undo()
    writer.redo()
    with closing(sqlite3.connect(store.path)) as db:
        again = replayed(db, writer.state.shape, writer.workshop_id)
        assert differences(again, writer.state) == []
        check_rows(db, read_state(db, writer.workshop_id))


def test_a_difference_is_what_an_act_would_have_recorded(writer: WorkshopWriter) -> None:
    (stage,) = stages.add_stages(writer, ["Buy"], None)
    before = writer.state.copy()
    stages.change(writer, Ref("stage", stage), "renamed it", name="Use")
    assert differences(before, writer.state) == [Change("stage", stage, {"name": "Buy"}, {"name": "Use"})]
    stages.remove(writer, Ref("stage", stage))
    (gone,) = differences(before, writer.state)
    assert (gone.id, gone.new) == (stage, None)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("UPDATE stage SET name = 'Bux'", "does not say in “name” what its history says"),
        ("DELETE FROM stage", "is missing, though its history has it"),
        (
            "INSERT INTO silo (id, workshop_id, position, name) SELECT 'new', id, 1, 'IT' FROM workshop",
            "is in no act of its history",
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_said_without_its_words(
    writer: WorkshopWriter, store: Store, harm: str, said: str
) -> None:
    stages.add_stages(writer, ["Buy"], None)
    by_hand(store.path, harm)
    with reading(store.path) as db, pytest.raises(FileDamaged, match=said) as caught:
        check_rows(db, read_state(db, writer.workshop_id))
    assert "Buy" not in str(caught.value)


def test_of_a_damaged_file_what_the_history_says_is_shown(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["Buy"], None)
    by_hand(store.path, "UPDATE stage SET position = 'x'")
    with reading(store.path) as db:
        assert [row.name for row in read_what_there_is(db, writer.workshop_id).rows("stage")] == ["Buy"]
