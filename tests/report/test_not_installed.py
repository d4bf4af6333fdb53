"""A kind that is not installed: its exercises by name, its rows as they are, and nothing of them lost."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.report.names import without_names
from onecompany.report.roles import Roles
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.tables import Exercise
from onecompany.summary.blocks import Heading, Table
from onecompany.summary.words import GAP, shown
from tests.exercises.room import Room
from tests.report.reporting import report, section, tables, words


@pytest.fixture
def foreign(full: Room) -> Room:
    """A workshop in which the metrics are of another kind, which has a table of its own."""
    row = full.exercise("metrics")
    with full.writer.act("from another installation") as transaction:
        transaction.change(Exercise, row.id, kind="horoscope")
    stage = full.state.rows("stage")[0]
    common = {"workshop_id": full.state.workshop_id, "position": 1.0, "origin_id": None, "group_id": None}
    first = {"exercise_id": row.id, "sign": "Ana Peña's star", "about": f"stage:{stage.id}", "stage_id": stage.id}
    rows = [
        Record(id="h1", **common, **first, lucky=7, private=False, on=dt.date(2026, 3, 5), more=["Ana Peña", 1]),
        Record(id="h2", **common, **dict.fromkeys(first), lucky=None, private=False, on=None, more=None),
        Record(id="h3", **common, **dict.fromkeys(first), lucky=1, private=True, on=None, more=None),
    ]
    full.state.tables["star_sign"] = {each.id: each for each in rows}
    return full


def test_its_exercises_are_named_and_its_rows_are_there_as_they_are(foreign: Room) -> None:
    found = section(report(foreign), "unknown")
    assert Heading(foreign.exercise("horoscope").title) in found.blocks
    assert "horoscope" in words(found)
    (table,) = tables(found)
    stage = foreign.state.rows("stage")[0].name
    assert table.caption == "star_sign"
    assert [column.title for column in table.columns] == [
        "exercise", "sign", "about", "stage", "lucky", "private", "on", "more",
    ]  # fmt: skip
    first, second = ([shown(value) for value in row] for row in table.rows)
    title = foreign.exercise("horoscope").title
    assert first == [title, "Ana Peña's star", stage, stage, "7", "✗ no", "5 March 2026", '["Ana Peña", 1]']
    assert second == [GAP, GAP, GAP, GAP, GAP, "✗ no", GAP, GAP]


def test_its_rows_lose_their_names_too(foreign: Room) -> None:
    state = without_names(foreign.state, Roles(foreign.state))

    class Shown:
        """Rows without a file behind them."""

        def __init__(self, state: State) -> None:
            self.state = state

    text = words(section(report(Room(Shown(state))), "unknown"))  # type: ignore[arg-type]
    assert "COO's star" in text
    assert "Ana" not in text
    assert "Peña" not in text


def test_rows_that_are_all_private_are_said_to_be(foreign: Room) -> None:
    rows = foreign.state.tables["star_sign"]
    foreign.state.tables["star_sign"] = {"h3": rows["h3"]}
    foreign.state._sorted.pop("star_sign", None)
    (table,) = tables(section(report(foreign), "unknown"))
    assert isinstance(table, Table)
    assert (table.rows, table.empty, table.caption) == ((), "All rows are private.", "star_sign")


def test_rows_that_nobody_describes_count_as_recorded(room: Room) -> None:
    assert report(room).front.bottom_line == ("Nothing has been recorded yet.",)
    room.state.tables["star_sign"] = {"h1": Record(id="h1", text="said")}
    room.state._sorted.pop("star_sign", None)
    assert report(room).front.bottom_line != ("Nothing has been recorded yet.",)
