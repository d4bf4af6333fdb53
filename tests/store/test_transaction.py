"""What an act does to rows is recorded as it is done."""

from __future__ import annotations

import pytest

from onecompany.exercises.stages.tables import Pain, Stage, Touchpoint
from onecompany.kinds.registry import import_tables, tables
from onecompany.store.file import Store
from onecompany.store.problems import OutOfBounds, Unknown
from onecompany.store.replaying import differences
from onecompany.store.tables import Leader, Silo
from onecompany.store.transaction import cleaned, models
from onecompany.store.writer import WorkshopWriter


def test_only_what_differs_is_a_change(writer: WorkshopWriter) -> None:
    with writer.act("made a stage") as transaction:
        stage = transaction.add(Stage, name="Buy", goal="To know")
        transaction.change(Stage, stage.id, name="Buy", goal="To know what it costs")
        transaction.change(Stage, stage.id, name="Buy")
        assert [(change.old, change.new) for change in transaction.changes[1:]] == [
            ({"goal": "To know"}, {"goal": "To know what it costs"})
        ]
    assert writer.state.rows("stage")[0].goal == "To know what it costs"


@pytest.mark.reliability("2. Transactions")
def test_a_row_goes_with_what_cannot_be_without_it_and_comes_back_with_it(writer: WorkshopWriter, store: Store) -> None:
    with writer.act("made a stage") as transaction:
        stage = transaction.add(Stage, name="Buy")
        for text in ("one", "two"):
            transaction.add(Touchpoint, stage_id=stage.id, text=text)
            transaction.add(Pain, stage_id=stage.id, text=text)
    before = writer.state.copy()
    with writer.act("removed it") as transaction:
        transaction.remove(Stage, stage.id)
    assert [writer.state.rows(table) for table in ("stage", "touchpoint", "pain")] == [[], [], []]
    writer.undo()
    assert differences(before, store.read(writer.workshop_id)) == []


def test_who_belonged_to_a_silo_lets_go_of_it(writer: WorkshopWriter, store: Store) -> None:
    silo = writer.state.rows("leader")[0].silo_id
    with writer.act("removed it") as transaction:
        transaction.remove(Silo, silo)
    assert writer.state.rows("leader")[0].silo_id is None
    assert differences(writer.state, store.read(writer.workshop_id)) == []


def test_what_was_hung_on_something_else_in_the_same_act_stays(writer: WorkshopWriter) -> None:
    with writer.act("made stages") as transaction:
        one, other = (transaction.add(Stage, name=name) for name in ("Buy", "Use"))
        pain = transaction.add(Pain, stage_id=one.id, text="dear")
    with writer.act("merged them") as transaction:
        transaction.change(Pain, pain.id, stage_id=other.id)
        transaction.remove(Stage, one.id)
    assert [row.stage_id for row in writer.state.rows("pain")] == [other.id]


@pytest.mark.reliability("control, C1, NUL, lone surrogate")
def test_texts_are_cleaned_and_bounds_are_checked(writer: WorkshopWriter) -> None:
    assert cleaned({"text": "a\x1b[31mb\x00", "votes": 3}) == {"text": "ab", "votes": 3}
    with pytest.raises(OutOfBounds), writer.act("added nobody") as transaction:
        transaction.add(Leader, name="")
    with pytest.raises(Unknown, match="not there any more"), writer.act("changed nobody") as transaction:
        transaction.change(Leader, "nobody", name="x")
    assert writer.undo_line.to_undo is None


def test_every_table_has_its_class() -> None:
    import_tables()
    assert set(tables()) <= set(models())
    assert models()["stage"] is Stage
