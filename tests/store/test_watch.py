"""A file that is not as we left it takes nothing more."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.problems import (
    FileChanged,
    FileGone,
    NotKept,
)
from onecompany.store.writer import WorkshopWriter
from tests.store.test_writer import names, stored


def test_a_file_that_was_moved_away_takes_nothing_more(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["kept"], None)
    shutil.move(store.path, store.path.with_suffix(".away"))
    with pytest.raises(NotKept, match="moved or deleted"):
        stages.add_stages(writer, ["not kept"], None)
    assert [row.name for row in writer.state.rows("stage")] == ["kept"]
    shutil.move(store.path.with_suffix(".away"), store.path)
    stages.add_stages(writer, ["kept again"], None)
    assert [row.name for row in store.read(writer.workshop_id).rows("stage")] == ["kept", "kept again"]


def test_a_file_that_another_program_wrote_to_takes_nothing_until_it_is_read_anew(
    writer: WorkshopWriter, store: Store
) -> None:
    stages.add_stages(writer, ["mine"], None)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("UPDATE stage SET name = 'theirs'")
    for _ in range(2):
        with pytest.raises(FileChanged, match="changed by another program"):
            stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == ["mine"]
    assert stored(store, writer) == ["theirs"]


def test_a_copy_laid_over_it_with_the_same_counter_is_noticed(
    writer: WorkshopWriter, store: Store, tmp_path: Path
) -> None:
    """SQLite itself takes such a file for the one that it knows, and would go on with the pages that it has read."""
    stages.add_stages(writer, ["first"], None)
    backup = shutil.copy(store.path, tmp_path / "backup")
    with Store(tmp_path / "backup", clock=writer.clock) as other:
        stages.add_stages(other.writer(writer.workshop_id), ["at another machine"], None)
    stages.add_stages(writer, ["here"], None)
    assert store.path.read_bytes()[24:28] == Path(backup).read_bytes()[24:28]
    store.path.write_bytes(Path(backup).read_bytes())
    with pytest.raises(FileChanged):
        stages.add_stages(writer, ["Buy"], None)


def test_a_change_before_the_first_act_is_noticed(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["mine"], None)
    state = store.read(writer.workshop_id)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("UPDATE stage SET name = 'theirs'")
    with pytest.raises(FileChanged):
        store.writer(state)


def test_a_file_that_was_only_touched_goes_on(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["mine"], None)
    os.utime(store.path)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("VACUUM")
    stages.add_stages(writer, ["Buy"], None)
    assert names(writer) == stored(store, writer) == ["mine", "Buy"]


def test_a_file_that_was_replaced_or_deleted_is_said_so(writer: WorkshopWriter, store: Store, tmp_path: Path) -> None:
    shutil.copy(store.path, tmp_path / "other")
    (tmp_path / "other").replace(store.path)
    with pytest.raises(FileGone, match="replaced by another file"):
        stages.add_stages(writer, ["Buy"], None)
    store.path.unlink()
    with pytest.raises(FileGone, match="moved or deleted"):
        stages.add_stages(writer, ["Buy"], None)
