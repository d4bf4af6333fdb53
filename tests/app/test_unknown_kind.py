"""An exercise whose kind is not installed is shown as what it is; the room goes on, and nothing of it is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.app.actions.registry import BINDINGS
from onecompany.display.unknown_kind import UnknownKindPanel
from onecompany.exercises.stages import acts as stages
from onecompany.store.adopting import UPGRADE, adopt
from onecompany.store.file import Store
from onecompany.store.reading import reading
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import MIDDAY, Opened


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


async def test_every_key_does_no_harm_over_a_kind_that_is_not_installed(
    opened: Opened, sample: tuple[Path, str]
) -> None:
    path, workshop = sample
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        (exercise,) = db.execute("SELECT id FROM exercise WHERE kind = 'ownership'").fetchone()
        db.execute("UPDATE exercise SET kind = 'pulse' WHERE id = ?", (exercise,))
        db.execute(
            "CREATE TABLE word (id VARCHAR(64) NOT NULL PRIMARY KEY, workshop_id VARCHAR NOT NULL REFERENCES workshop"
            " (id), exercise_id VARCHAR REFERENCES exercise (id), text VARCHAR NOT NULL, score FLOAT, tags JSON)"
        )
        db.execute("INSERT INTO word VALUES ('w1', ?, ?, 'Hopeful', 0.5, '[1]')", (workshop, exercise))
        db.execute("INSERT INTO word VALUES ('w2', ?, ?, 'Tired', NULL, NULL)", (workshop, exercise))
        db.execute(
            "INSERT INTO note (id, workshop_id, exercise_id, text, about, position, private)"
            " VALUES ('n1', ?, ?, ?, '', 1, 1)",
            (workshop, exercise, "Not for the wall"),
        )
        adopt(db, label="as somebody else's kind left it", kind=UPGRADE, now=MIDDAY)
    async with opened(path, workshop) as hands:
        assert "text: Hopeful · score: 0.5 · tags: [1]" in hands.screen, "at the start the room is there"
        assert "Not for the wall" not in hands.screen
        for binding in BINDINGS:
            if binding.id in ("home", "step.next", "step.back", "palette"):
                continue
            for key in binding.key.split(","):
                await hands.press(key)
                for _ in range(3):
                    if hands.app.screen is not hands.room or hands.room.curtain or not hands.room.capture.idle:
                        await hands.press("escape")
        assert hands.room.session.exercise.kind == "pulse"
        await hands.line("? What about the yards")
        assert "In the parking lot" in hands.said
        await hands.press("ctrl+z")
        assert "Undone" in hands.said
        await hands.goto("metrics")
        await hands.press("ctrl+f")
        await hands.type("tired")
        await hands.press("enter")
        assert hands.room.session.exercise.kind == "pulse", "find leads to the board that shows it"
        assert hands.said == ""


def test_a_workshop_with_such_rows_can_be_deleted(path: Path, workshop: str, writer: WorkshopWriter) -> None:
    with Store(path, clock=writer.clock) as store:
        store.delete_workshop(workshop)
        assert store.workshops() == []
