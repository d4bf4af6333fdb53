"""What stands where in the document, from what the tables say of themselves."""

from __future__ import annotations

import dataclasses

import pytest

from onecompany.exchange.shape import document_lists, pointers, row_keys
from onecompany.kinds.columns import Column, LeaderOf, Reference, RowOf, RowsOf, Text
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.registry import import_tables, kinds, tables
from onecompany.store.transaction import models

MEALS = Table("meal", "meal", (Column("stage_id", RowOf("stage")),), inside="stages", parent="stage_id")


@pytest.fixture
def dinner() -> Kind:
    """A kind of exercise from elsewhere, with a list in the rows of another kind."""
    return dataclasses.replace(kinds()["stages"], name="dinner", tables=(MEALS,))


def test_lists_of_kinds_stand_between_what_they_point_to_and_the_rest() -> None:
    places = {top.key: number for number, top in enumerate(document_lists())}
    of_kinds = [places[top.key] for top in document_lists() if top.kind is not None]
    assert max(places["leaders"], places["silos"], places["exercises"]) < min(of_kinds)
    assert max(of_kinds) < min(places["commitments"], places["decisions"], places["parking"], places["notes"])


def test_they_stand_in_the_order_of_the_kinds() -> None:
    known = {name: kinds()[name] for name in ("ownership", "stages")}
    of_kinds = [top.key for top in document_lists(known) if top.kind is not None]
    assert of_kinds == ["ownership", "handoffs", "stages", "personas"]


def test_a_list_within_rows_of_another_kind_is_nested(dinner: Kind) -> None:
    lists = document_lists({**kinds(), "dinner": dinner})
    stages = next(top for top in lists if top.key == "stages")
    assert [inner.key for inner in stages.within] == ["touchpoints", "pains", "meal"]
    assert stages.within[2].kind is dinner


@pytest.mark.parametrize(
    "table",
    [
        Table("note", "note", (), key="notes"),
        Table("note", "note", (), key="findings"),
        Table("note", "note", (), key="not_installed"),
        Table("word", "word", (), key="words", inside="nothing", parent="note_id"),
    ],
)
def test_a_list_that_is_there_twice_or_within_none_is_an_error_of_the_kind(dinner: Kind, table: Table) -> None:
    with pytest.raises(ValueError, match=table.key):
        document_lists({"dinner": dataclasses.replace(dinner, tables=(table,))})


def test_the_keys_of_a_row_follow_from_its_columns() -> None:
    table = Table(
        "meal",
        "meal",
        (
            Column("stage_id", RowOf("stage")),
            Column("cook_id", LeaderOf(typed="cook"), label="chef"),
            Column("cook", Text()),
            Column("silos", RowsOf("silo")),
            Column("about", Reference()),
            Column("serves", Reference(typed="serves_text")),
            Column("serves_text", Text()),
        ),
        parent="stage_id",
    )
    columns = ("id", "workshop_id", "position", "origin_id", *(column.name for column in table.columns), "group_id")
    keys = list(row_keys(table, columns))
    assert [key.name for key in keys] == [
        "id", "chef", "cook_id", "cook", "cook_typed", "silos_text", "silos", "about_text", "about", "serves",
        "serves_text", "origin_id", "group_id",
    ]  # fmt: skip
    assert [key.name for key in keys if key.label] == ["chef", "silos_text", "about_text"]
    assert [key.name for key in keys if key.identity] == ["origin_id", "group_id"]


def test_natures_and_foreign_keys_say_the_same() -> None:
    import_tables()
    for name, table in tables().items():
        foreign = {key.parent.name: key.column.table.name for key in models()[name].__table__.foreign_keys}  # type: ignore[attr-defined]
        described = {column.name for column in table.columns}
        said = dict(pointers(table))
        assert {column: said.get(column) for column in foreign if column in described} == {
            column: target for column, target in foreign.items() if column in described
        }
