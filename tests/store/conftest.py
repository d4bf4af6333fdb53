"""The room of the store's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onecompany.store.file import Store
from onecompany.store.following.follower import Follower
from onecompany.store.following.sign import SeatSign
from onecompany.store.writer import WorkshopWriter
from tests.exercises.room import Room
from tests.store.seats import seated


@pytest.fixture
def room(writer: WorkshopWriter) -> Room:
    """Northwind's workshop by names, with nothing said yet."""
    return Room(writer)


@pytest.fixture
def sign(writer: WorkshopWriter, store: Store) -> Iterator[SeatSign]:
    """A seat that has the workshop open."""
    with seated(store.path, writer.workshop_id) as given:
        yield given


@pytest.fixture
def follower(sign: SeatSign, store: Store) -> Iterator[Follower]:
    """Who follows it."""
    opened = Follower(store.path)
    yield opened
    opened.close()
