"""Opening, refusing and keeping a workshop file."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany import __version__
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.migrating import SCHEMA
from onecompany.store.problems import (
    Unknown,
)
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.store.sets import by_hand


@pytest.mark.reliability("Delete this organisation")
def test_a_deleted_workshop_leaves_no_word_in_the_file(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["Xylophonequartet"], None)
    assert b"Xylophonequartet" in store.path.read_bytes()
    store.delete_workshop(writer.workshop_id)
    data = store.path.read_bytes()
    assert b"Xylophonequartet" not in data
    assert b"Northwind" not in data
    assert store.workshops() == []
    with pytest.raises(Unknown):
        store.delete_workshop(writer.workshop_id)


def test_a_file_knows_its_clients_however_they_are_typed(writer: WorkshopWriter, store: Store) -> None:
    (line,) = store.workshops()
    assert (line.id, line.organisation) == (writer.workshop_id, "Northwind Utilities")
    assert store.organisation_id("  NORTHWIND\u00a0utilities ") == writer.state.organisation.id
    assert store.organisation_id("Northwind") is None
    store.delete_organisation(writer.state.organisation.id)
    assert store.workshops() == []
    assert store.organisation_id("Northwind Utilities") is None


def test_which_version_opened_it_is_noted_once(store: Store, clock: FakeClock) -> None:
    store.close()
    for _ in range(2):
        Store(store.path, clock=clock).close()
    assert by_hand(store.path, "SELECT version, schema_version FROM program") == [(__version__, SCHEMA)]


def test_a_copy_is_a_file_of_its_own(writer: WorkshopWriter, store: Store, clock: FakeClock, tmp_path: Path) -> None:
    stages.add_stages(writer, ["Buy"], None)
    store.copy_to(tmp_path / "copy")
    stages.add_stages(writer, ["Use"], None)
    with Store(tmp_path / "copy", clock=clock) as copy:
        assert [row.name for row in copy.read(writer.workshop_id).rows("stage")] == ["Buy"]
