"""The rooms of the report's tests: copies of files that are made once, because every act waits for the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onecompany.store.file import Store
from onecompany.store.ids import NewId
from tests.clock_double import FakeClock
from tests.conftest import identities
from tests.exercises.conftest import room
from tests.exercises.room import Room
from tests.report.reporting import full_day

__all__ = ["full", "northwind_in_full", "room"]


@pytest.fixture(scope="session")
def northwind_in_full(northwind_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A file in which Northwind's workshop has a full day behind it, and its id."""
    path = Path(shutil.copy(northwind_file, tmp_path_factory.mktemp("full")))
    with Store(path, clock=FakeClock(), new_id=identities(50_001)) as made:
        workshop = made.workshops()[0].id
        full_day(Room(made.writer(workshop)))
    return path, workshop


@pytest.fixture
def full(northwind_in_full: tuple[Path, str], tmp_path: Path, clock: FakeClock, new_id: NewId) -> Iterator[Room]:
    """A room with a full day behind it: see `full_day`."""
    path = Path(shutil.copy(northwind_in_full[0], tmp_path / "full.onecompany"))
    with Store(path, clock=clock, new_id=new_id) as opened:
        yield Room(opened.writer(northwind_in_full[1]))
