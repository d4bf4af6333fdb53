"""The room of the report's tests."""

from __future__ import annotations

import pytest

from onecompany.store.desk import Desk
from tests.exercises.room import Room


@pytest.fixture
def room(desk: Desk) -> Room:
    """Northwind's workshop by names, with nothing said yet."""
    return Room(desk)
