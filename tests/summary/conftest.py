"""The rooms of the report's tests: copies of files that are made once, because every act waits for the disk."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onecompany.store.file import Store
from tests.clock_double import FakeClock
from tests.exercises.conftest import northwind, room, store, workshop
from tests.exercises.room import Room
from tests.summary.reporting import full_day

__all__ = ["full", "northwind", "northwind_in_full", "room", "store", "workshop"]


@pytest.fixture(scope="session")
def northwind_in_full(northwind: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in which Northwind's workshop has a full day behind it."""
    path = Path(shutil.copy(northwind[0], tmp_path_factory.mktemp("full")))
    numbers = itertools.count(1)
    with Store(path, clock=FakeClock(), new_id=lambda: f"fu{next(numbers):08}") as made:
        full_day(Room(made.writer(northwind[1])))
    return path


@pytest.fixture
def full(northwind_in_full: Path, workshop: str, tmp_path: Path, clock: FakeClock) -> Iterator[Room]:
    """A room with a full day behind it: see `full_day`."""
    path = Path(shutil.copy(northwind_in_full, tmp_path / "full.onecompany"))
    numbers = itertools.count(1)
    with Store(path, clock=clock, new_id=lambda: f"id{next(numbers):08}") as opened:
        yield Room(opened.writer(workshop))
