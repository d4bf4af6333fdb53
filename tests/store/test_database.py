"""A transaction holds or leaves nothing, and says why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.problems import (
    Held,
    NotKept,
)
from onecompany.store.writer import WorkshopWriter
from tests.store.test_writer import names, stored


@pytest.mark.reliability("disk full while writing")
def test_a_full_disk_keeps_the_state_and_takes_the_same_line_again(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["kept"], None)
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKept, match="disk is full"):
        stages.add_items(writer, "pain", writer.state.rows("stage")[0].id, ["x" * 9000], None)
    assert writer.state.rows("pain") == []
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    stages.add_items(writer, "pain", writer.state.rows("stage")[0].id, ["x" * 9000], None)
    assert len(store.read(writer.workshop_id).rows("pain")) == 1


@pytest.mark.reliability("2. Transactions")
def test_errors_never_hold_what_the_room_wrote(writer: WorkshopWriter) -> None:
    with pytest.raises(NotKept) as caught:
        stages.add_stages(writer, ["secret words " * 2000], None)
    assert "secret" not in str(caught.value)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield


def test_another_programs_lock_is_said_to_be_one(writer: WorkshopWriter, store: Store) -> None:
    store.close()
    with Store(store.path, clock=writer.clock, patience=0.0) as again:
        patient = again.writer(writer.workshop_id)
        with held(store.path):
            for act in (
                lambda: stages.add_stages(patient, ["Buy"], None),
                lambda: patient.keep_draft("x", "stage:", "half"),
                lambda: patient.be_seen("stage:"),
                lambda: patient.undo() or stages.add_stages(patient, ["Buy"], None),
                lambda: again.delete_workshop(writer.workshop_id),
            ):
                with pytest.raises(Held, match="Another program holds the file"):
                    act()
        stages.add_stages(patient, ["Buy"], None)
        assert names(patient) == stored(again, patient) == ["Buy"]
