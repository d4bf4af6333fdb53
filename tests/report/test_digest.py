"""The fingerprint of the data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from onecompany.exercises.stages import acts as stages
from onecompany.report.digest import data_hash
from onecompany.store.acts.agenda import start
from onecompany.store.file import Store
from onecompany.store.state import State
from tests.exercises.room import Room, add_metric

READ = """
import sys, pathlib
from onecompany.store.reading import reading
from onecompany.store.rows import read_state
from onecompany.report.digest import data_hash
with reading(pathlib.Path(sys.argv[1])) as db:
    print(data_hash(read_state(db, sys.argv[2])))
"""


def _write(room: Room) -> None:
    """Rows with whole numbers where SQLite keeps broken ones, and with dates and moments."""
    room.journey("Buy")
    add_metric(room, "Ana", "Days to yes", baseline=70, target=90.5)
    start(room.writer)


def test_it_is_short_and_the_same_for_the_same_rows(full: Room) -> None:
    found = data_hash(full.state)
    assert len(found) == 12
    assert int(found, 16) >= 0
    assert data_hash(full.state) == found


def test_it_is_the_same_for_rows_just_written_and_for_rows_read(room: Room, store: Store) -> None:
    _write(room)
    assert data_hash(store.read(room.state.workshop_id)) == data_hash(room.state)


def test_it_is_the_same_in_another_process_with_another_hash_seed(room: Room, store: Store) -> None:
    _write(room)
    wanted = data_hash(room.state)
    path = Path(store.path)
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", READ, str(path), room.state.workshop_id],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
        assert run.stdout.strip() == wanted


def test_the_order_in_which_rows_and_columns_were_read_does_not_count(full: Room) -> None:
    state = full.state
    turned = {
        table: {row_id: type(row)(**dict(reversed(vars(row).items()))) for row_id, row in reversed(rows.items())}
        for table, rows in reversed(state.tables.items())
    }
    assert data_hash(State(state.shape, state.workshop_id, turned)) == data_hash(state)


def test_any_change_changes_it_and_taking_it_back_brings_it_back(full: Room) -> None:
    before = data_hash(full.state)
    stages.add_stages(full.writer, ["One more"], None)
    assert data_hash(full.state) != before
    full.writer.undo()
    assert data_hash(full.state) == before


def test_a_column_that_nothing_uses_yet_does_not_count(full: Room) -> None:
    state = full.state
    without = {
        table: {
            row_id: type(row)(**{name: value for name, value in vars(row).items() if name != "group_id"})
            for row_id, row in rows.items()
        }
        for table, rows in state.tables.items()
    }
    assert vars(state.rows("stage")[0])["group_id"] is None
    assert data_hash(State(state.shape, state.workshop_id, without)) == data_hash(state)
