"""A file of the first schema: read and opened, it no longer says a direction that nobody typed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onecompany.exercises.metrics import acts
from onecompany.exercises.metrics.board import good, meets_target
from onecompany.store.adopting import UPGRADE, adopt
from onecompany.store.file import Store
from onecompany.store.reading import SCHEMA, read_state, reading
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock


@pytest.fixture
def old(store: Store, writer: WorkshopWriter) -> Path:
    """A file as the first version of the program left it: `up` wherever nobody had said `down`."""
    fewer, said, more = acts.add_metrics(writer, None, ["Days to light", "Back and forth", "Complaints"])
    for metric in (fewer, said, more):
        acts.change(writer, metric, "filled in", baseline=9.0, target=4.0)
    acts.change(writer, said, "changed its direction", direction="down")
    acts.change(writer, said, "changed its direction", direction="up")
    acts.change(writer, more, "changed its direction", direction="down")
    store.close()
    db = sqlite3.connect(store.path)
    db.execute("UPDATE metric SET direction = 'up' WHERE direction = ''")
    adopt(db, label="as the first schema has it", kind=UPGRADE, now=writer.now())  # whose history said `up` too
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    return store.path


def check(state: State) -> None:
    found = {row.name: row for row in state.rows("metric")}
    assert {name: row.direction for name, row in found.items()} == {
        "Days to light": "",
        "Back and forth": "up",
        "Complaints": "down",
    }
    assert good(found["Days to light"]) == "down"
    assert not meets_target(found["Days to light"])


def test_it_is_read_as_if_nobody_had_said_so_and_stays_as_it_is(old: Path, writer: WorkshopWriter) -> None:
    before = old.read_bytes()
    with reading(old) as db:
        check(read_state(db, writer.workshop_id))
    assert old.read_bytes() == before


def test_opened_for_writing_it_is_brought_to_the_newest_schema(
    old: Path, writer: WorkshopWriter, clock: FakeClock
) -> None:
    with Store(old, clock=clock) as opened:
        check(opened.read(writer.workshop_id))
    assert sqlite3.connect(old).execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert len(list(old.parent.glob("*.schema-1.*"))) == 1


def test_a_history_that_is_no_json_does_not_keep_it_from_opening(old: Path, writer: WorkshopWriter) -> None:
    db = sqlite3.connect(old)
    db.execute("UPDATE history SET changes = 'no json' WHERE id = (SELECT max(id) FROM history)")
    db.commit()
    db.close()
    with reading(old) as read:
        assert read_state(read, writer.workshop_id).rows("metric")
