"""A text that is longer than any page is in every format, or it is told that it was cut."""

from __future__ import annotations

import pytest

from onecompany import __version__
from onecompany.export import registry
from onecompany.export.bundling import Choices, bundle
from onecompany.export.format import Bundle, ExportError
from onecompany.store.transaction import models
from onecompany.store.writer import WorkshopWriter
from tests.conftest import DAY
from tests.exercises.room import Room
from tests.export.anything import HOLD_ALL, readable
from tests.report.reporting import AT, full_day


@pytest.fixture
def room(writer: WorkshopWriter) -> Room:
    """Northwind's workshop by names, with nothing said yet."""
    return Room(writer)


def made(room: Room) -> Bundle:
    """All of it, with what is private."""
    return bundle(room.state, at=AT, today=DAY, version=__version__, choices=Choices(private=True))


@pytest.fixture
def filled(room: Room) -> Room:
    """A full day."""
    full_day(room)
    return room


@pytest.mark.parametrize("name", [*HOLD_ALL, "pptx", "agenda", "ics"])
def test_a_very_long_text_is_in_it_or_its_cut_is_told(filled: Room, name: str) -> None:
    long = " ".join(f"w{number:05}" for number in range(1, 1400))
    with filled.writer.act("long") as transaction:
        transaction.change(models()["commitment"], filled.state.rows("commitment")[0].id, what=long[:9900])
    try:
        found = registry.find(name).make(made(filled))
    except ExportError as problem:
        pytest.fail(str(problem))
    whole = readable(name, made(filled))
    assert "w00001" in whole.casefold()
    if name in HOLD_ALL and not found.warnings:
        assert "w01400" in whole or "w01399" in whole or long[:9900].split()[-2] in whole
