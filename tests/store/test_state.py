"""The rows in memory follow what acts have changed."""

from __future__ import annotations

from onecompany.store.records import Change, Record, Ref
from onecompany.store.state import Shape, State

TYPES = {"id": "VARCHAR", "workshop_id": "VARCHAR", "position": "FLOAT", "name": "VARCHAR", "day": "DATE"}


def state(**positions: float) -> State:
    shape = Shape({"stage": TYPES, "draft": {"workshop_id": "VARCHAR"}, "join": {"workshop_id": "VARCHAR"}})
    rows = {name: Record(id=name, workshop_id="w", position=at, name=name, day=None) for name, at in positions.items()}
    return State(shape, "w", {"stage": rows})


def ids(of: State) -> list[str]:
    return [row.id for row in of.rows("stage")]


def test_rows_stand_by_position_and_then_by_identity() -> None:
    assert ids(state(c=1.0, b=2.0, a=2.0)) == ["c", "a", "b"]


def test_changes_are_taken_over_and_lists_follow() -> None:
    rows = state(a=1.0, b=2.0)
    assert rows.where("stage", "name", "b")[0].id == "b"
    new = {"id": "c", "workshop_id": "w", "position": 1.5, "name": "b", "day": "2026-03-05"}
    rows.apply([Change("stage", "c", None, new), Change("stage", "a", {"position": 1.0}, {"position": 9.0})])
    assert ids(rows) == ["c", "b", "a"]
    assert [row.id for row in rows.where("stage", "name", "b")] == ["c", "b"]
    assert rows.get("stage", "c").day.isoformat() == "2026-03-05"
    rows.apply([Change("stage", "b", {"id": "b"}, None)])
    assert ids(rows) == ["c", "a"]
    assert rows.version == 2


def test_a_copy_stays_as_it_was() -> None:
    rows = state(a=1.0)
    before = rows.copy()
    rows.apply([Change("stage", "a", {"id": "a"}, None)])
    assert (ids(before), ids(rows)) == (["a"], [])


def test_what_is_not_there_is_none_and_an_unknown_table_is_empty() -> None:
    rows = state(a=1.0)
    assert rows.get("stage", None) is rows.get("stage", "x") is rows.find(Ref("nothing", "a")) is None
    assert rows.rows("nothing") == rows.where("nothing", "name", "a") == []


def test_only_tables_of_rows_with_an_identity_are_kept_in_memory() -> None:
    assert state().shape.tables_of_workshop() == ["stage"]
