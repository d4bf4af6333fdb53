"""What goes takes along what was said of it, or what was said goes elsewhere: nothing points to a row that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from onecompany.kinds import rows
from onecompany.kinds.columns import LeaderOf, Reference, RowOf, RowsOf
from onecompany.kinds.findings import find_all
from onecompany.kinds.hooks import tell
from onecompany.kinds.registry import kind, kinds, tables
from onecompany.store.acts.capture import commit
from onecompany.store.acts.people import remove_leader
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.kinds.conftest import DAY, rows_of


def pointing_nowhere(state: State) -> Iterator[str]:
    """The columns that name a row which is not there, by the natures of all tables that are described."""
    known = {row_id for rows in state.tables.values() for row_id in rows}
    for table in tables().values():
        for row in state.rows(table.name):
            for column in table.columns:
                value = getattr(row, column.name)
                match column.nature:
                    case LeaderOf() | RowOf():
                        ids = [value] if value else []
                    case RowsOf():
                        ids = list(value)
                    case Reference() if not value.startswith("finding:"):  # that keeps what it was about
                        ids = re.split("[:-]", value)[1:]
                    case _:
                        continue
                if not set(ids) <= known:
                    yield f"{table.name}.{column.name}: {value}"


def test_the_examples_point_nowhere_but_to_rows(filled: State) -> None:
    assert list(pointing_nowhere(filled)) == []
    references = {
        (table.name, column.name)
        for table in tables().values()
        for column in table.columns
        if isinstance(column.nature, LeaderOf | RowsOf | Reference)
        and any(getattr(row, column.name) for row in filled.rows(table.name))
    }
    assert len(references) > 4


OF_KINDS = [table.name for own in kinds().values() for table in own.tables]


@pytest.mark.parametrize("table", ["silo", "leader", *OF_KINDS])
def test_a_row_that_is_removed_leaves_nothing_that_points_to_it(writer: WorkshopWriter, table: str) -> None:
    for row in list(writer.state.rows(table)):
        if table in ("stage", "metric"):
            commit(writer, None, f"See to {row.name}", serves=f"{table}:{row.id}", serves_text=row.name)
        match table:
            case "stage":
                kind("stages").part("acts").remove(writer, Ref("stage", row.id))
            case "silo":
                kind("ownership").part("acts").remove_silo(writer, row.id)
            case "leader":
                remove_leader(writer, row.id, tell)
            case _:
                rows.remove(writer, tables()[table], row.id)
        assert list(pointing_nowhere(writer.state)) == [], row
        assert find_all(writer.state, DAY) is not None
    assert writer.state.rows(table) == []
    assert [row.what for row in writer.state.rows("commitment") if row.what.startswith("See to") and row.serves] == []


def test_stages_that_are_merged_leave_nothing_that_points_to_those_that_went(writer: WorkshopWriter) -> None:
    stages = [row.id for row in writer.state.rows("stage")]
    merge = kind("stages").part("acts").merge
    for gone, kept in ((stages[0], stages[1]), (stages[3], stages[2]), (stages[5], stages[4]), (stages[2], stages[1])):
        merge(writer, gone, kept)
        assert list(pointing_nowhere(writer.state)) == []
        assert find_all(writer.state, DAY) is not None


def merge_silos(writer: WorkshopWriter, gone: str, kept: str, keep: str = "kept") -> str:
    from onecompany.kinds import silo_clashes, silos

    asked = {clash.table.name: keep for clash in silo_clashes.clashes(writer.state, gone, kept)}
    return silos.merge(writer, gone, kept, asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("keep", ["kept", "gone", "mean"])
def test_silos_that_are_merged_leave_nothing_behind_and_come_back_in_one_step(
    writer: WorkshopWriter, keep: str
) -> None:
    silos = [row.id for row in writer.state.rows("silo")]
    before, found = rows_of(writer.state), find_all(writer.state, DAY)
    while len(silos) > 1:
        gone, kept = silos.pop(0), silos[0]
        name = writer.state.get("silo", gone).name
        message = merge_silos(writer, gone, kept, keep)
        assert name in message
        assert list(pointing_nowhere(writer.state)) == []
        assert find_all(writer.state, DAY) is not None
        assert not [row for row in writer.state.rows("round") if gone in row.subject]
    assert len({row.silo_id for row in writer.state.rows("leader")}) == 1
    for table in tables().values():
        if table.unique:
            keys = [tuple(getattr(row, name) for name in table.unique) for row in writer.state.rows(table.name)]
            assert len(keys) == len(set(keys)), table.name
    while len(writer.state.rows("silo")) < len(before["silo"]):
        writer.undo()
    assert rows_of(writer.state) == before
    assert find_all(writer.state, DAY) == found
