"""An exercise whose kind is not installed is shown as what it is; the room goes on, and nothing of it is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.app.unknown_kind import UnknownKindPanel
from onecompany.exercises.stages import acts as stages
from onecompany.store.adopting import UPGRADE, adopt
from onecompany.store.file import Store
from onecompany.store.reading import reading
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import Opened


@pytest.fixture
def path(store: Store, writer: WorkshopWriter) -> Path:
    """A file with an exercise, and rows, of a kind that somebody else has made."""
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute(
            "CREATE TABLE pulse (id VARCHAR(64) NOT NULL PRIMARY KEY, workshop_id VARCHAR NOT NULL "
            "REFERENCES workshop (id), word VARCHAR NOT NULL)"
        )
        db.execute("INSERT INTO pulse VALUES ('p1', ?, 'Hopeful [/] all the same')", (writer.workshop_id,))
        db.execute("UPDATE exercise SET kind = 'pulse', title = 'The pulse' WHERE kind = 'ownership'")
        adopt(db, label="as somebody else's kind left it", kind=UPGRADE, now=writer.now())
    return store.path


async def test_the_room_goes_on_with_a_kind_that_is_not_installed(opened: Opened, path: Path, workshop: str) -> None:
    async with opened(path, workshop) as hands:
        await hands.goto("pulse")
        assert isinstance(hands.room.panel, UnknownKindPanel)
        assert "not installed" in hands.screen
        assert "word: Hopeful [/] all the same" in hands.screen
        await hands.press("up", "down", "left", "tab", "home", "end", "f2", "f4", "delete", "f3", "escape")
        await hands.line("typed all the same")
        assert "Nothing can be typed here" in hands.said
        await hands.press("escape")
        await hands.goto("metrics")
        await hands.press("ctrl+z", "ctrl+f", "escape", "f10", "escape")
    with reading(path) as db:
        assert db.execute("SELECT word FROM pulse").fetchall() == [("Hopeful [/] all the same",)]


def test_a_workshop_with_such_rows_can_be_deleted(path: Path, workshop: str, writer: WorkshopWriter) -> None:
    with Store(path, clock=writer.clock) as store:
        store.delete_workshop(workshop)
        assert store.workshops() == []
