"""The room of the exercises' tests."""

from __future__ import annotations

import pytest

from onecompany.store.writer import WorkshopWriter
from tests.exercises.room import Room


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
