"""The room of the exercises' tests."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onecompany.kinds.beginning import begin
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE, northwind_plan
from tests.exercises.room import Room


@pytest.fixture(scope="session")
def northwind(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A file with Northwind's workshop in it, made once, and the workshop's id."""
    path = tmp_path_factory.mktemp("northwind") / "northwind.onecompany"
    numbers = itertools.count(1)
    with Store(path, clock=FakeClock(), new_id=lambda: f"nw{next(numbers):08}") as made:
        return path, begin(made, organisation="Northwind Utilities", plan=northwind_plan(), date=DAY, people=PEOPLE)


@pytest.fixture
def store(northwind: tuple[Path, str], tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """A copy of that file, open for writing."""
    path = Path(shutil.copy(northwind[0], tmp_path))
    numbers = itertools.count(1)
    with Store(path, clock=clock, new_id=lambda: f"id{next(numbers):08}") as opened:
        yield opened


@pytest.fixture
def workshop(northwind: tuple[Path, str]) -> str:
    """The id of the workshop in it."""
    return northwind[1]


@pytest.fixture
def room(writer: WorkshopWriter) -> Room:
    """Northwind's workshop by names, with nothing said yet."""
    return Room(writer)


@pytest.fixture
def placed(room: Room) -> Room:
    """The board of the picture in the documentation, with a crack and two owners."""
    room.journey()
    room.own(
        Discover="Marketing",
        Evaluate="Marketing Sales",
        Buy="Sales +Finance",
        Onboard="+Operations +Service +IT",
        Use="Service +IT",
        Renew="Service +Sales +Finance",
    )
    return room


@pytest.fixture
def cracked(room: Room) -> Room:
    """Two cracks: nobody owns Onboard, two own Buy."""
    room.journey("Buy", "Onboard", "Use")
    room.own(Buy="Sales Marketing", Use="Service +IT +Finance +Operations")
    return room


@pytest.fixture
def mapped(room: Room) -> Room:
    """Three stages with an owner each."""
    room.journey("Buy", "Onboard", "Use")
    room.own(Buy="Sales", Onboard="Operations", Use="Service")
    return room
