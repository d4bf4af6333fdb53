"""The room that is tortured."""

from __future__ import annotations

import pytest

from onecompany.store.writer import WorkshopWriter
from tests.exercises.room import Room


@pytest.fixture
def room(writer: WorkshopWriter) -> Room:
    """Northwind's workshop by names, with nothing said yet."""
    return Room(writer)
