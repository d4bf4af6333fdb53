"""What is not as it was written is found when a file is opened."""

from __future__ import annotations

import sqlite3

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.problems import (
    FileDamaged,
)
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.store.sets import by_hand


def test_a_flipped_bit_in_the_history_is_found(writer: WorkshopWriter, store: Store, clock: FakeClock) -> None:
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    db = sqlite3.connect(store.path)
    db.execute("UPDATE history SET label = 'added stage “I find oux”' WHERE kind = 'do'")
    db.commit()
    db.close()
    with pytest.raises(FileDamaged, match="act 2"):
        Store(store.path, clock=clock)


@pytest.mark.reliability("2. Transactions")
def test_an_orphan_is_found(writer: WorkshopWriter, store: Store, clock: FakeClock) -> None:
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    db = sqlite3.connect(store.path)
    db.execute("DELETE FROM workshop")
    db.commit()
    db.close()
    with pytest.raises(FileDamaged, match="belongs to nothing"):
        Store(store.path, clock=clock)


@pytest.mark.reliability("7. Opening")
def test_zeroed_pages_are_found(writer: WorkshopWriter, store: Store, clock: FakeClock) -> None:
    stages.add_stages(writer, [f"stage {number}" for number in range(300)], None)
    store.close()
    data = bytearray(store.path.read_bytes())
    data[8192:12288] = bytes(4096)
    store.path.write_bytes(data)
    with pytest.raises(FileDamaged):
        Store(store.path, clock=clock)
    assert store.path.read_bytes() == bytes(data)


HARM = (
    "UPDATE stage SET name = 'I cind out' WHERE name = 'I find out'",
    "UPDATE stage SET position = position + 1",
    "UPDATE stage SET position = 'x'",
    "UPDATE stage SET position = 9e999",
    "UPDATE stage SET name = x'ff'",
    "UPDATE stage SET id = 'other' WHERE rowid = 1",
    "DELETE FROM stage WHERE name = 'I find out'",
    "UPDATE exercise SET settings = '{' WHERE kind = 'stages'",
    "UPDATE exercise SET dropped = 7",
    "UPDATE exercise SET kind = 'staggs' WHERE kind = 'stages'",
    "UPDATE workshop SET date = '2026-13-45'",
    "UPDATE workshop SET title = 5.5",
    "UPDATE organisation SET name = 'Northwine Utilities'",
    "UPDATE leader SET present = 'maybe'",
    "UPDATE history SET changes = '[' WHERE kind = 'do'",
    "UPDATE history SET at = 'never' WHERE kind = 'do'",
    "UPDATE history SET kind = 'undo' WHERE kind = 'do'",
    "DELETE FROM history WHERE kind = 'do'",
)


@pytest.mark.reliability("7. Opening")
@pytest.mark.parametrize("harm", HARM)
def test_what_is_not_as_it_was_written_is_damage(
    writer: WorkshopWriter, store: Store, clock: FakeClock, harm: str
) -> None:
    stages.add_stages(writer, ["I find out", "I buy"], None)
    store.close()
    by_hand(store.path, harm)
    before = store.path.read_bytes()
    with pytest.raises(FileDamaged, match="damaged"):
        Store(store.path, clock=clock)
    assert store.path.read_bytes() == before
