"""A file of every schema that was released is brought up to date, with all that its room has done.

The files lie in `released/`, as SQL: `sqlite3 FILE .dump`, with the two numbers of its header before it. A release that
brings a step adds the file that it writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.clock import Stamp
from onecompany.exercises.metrics.board import meets_target
from onecompany.kinds.progress import good
from onecompany.store import days
from onecompany.store.backups import list_backups
from onecompany.store.file import Store
from onecompany.store.migrating import SCHEMA
from onecompany.store.reading import read_drafts, read_presence, read_workshops, reading
from onecompany.store.replaying import differences, read_sound
from onecompany.store.rows import read_state
from onecompany.store.state import State
from tests.clock_double import FakeClock
from tests.store.sets import by_hand, dumped
from tests.store.test_migrating import shape, taken

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))
NUMBERS = {path: int(path.stem.removeprefix("schema-")) for path in RELEASED}


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def dump(request: pytest.FixtureRequest) -> Path:
    """A file of a released schema, as SQL."""
    path: Path = request.param
    return path


@pytest.fixture
def old(dump: Path, tmp_path: Path) -> Iterator[Path]:
    """That file as its program left it."""
    path = tmp_path / "old.onecompany"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(dump.read_text(encoding="utf-8"))
    assert by_hand(path, "PRAGMA user_version") == [(NUMBERS[dump],)]
    return path


def check(state: State) -> None:
    """What the room of every one of these files has done."""
    assert [row.name for row in state.rows("stage")] == ["I buy", "I move in", "I use it"]
    assert [row.text for row in state.rows("pain")] == ["Nobody says when 🕯"]
    assert [row.name for row in state.rows("leader")] == ["Ben Okafor", "Ana Peña", "Eva Lind"]
    assert len(state.rows("handoff")) == len(state.rows("decision")) == len(state.rows("parking")) == 1
    metrics = {row.name: row for row in state.rows("metric")}
    assert {name: row.direction for name, row in metrics.items()} == {
        "Days to light": "",  # which the first schema called `up`, though nobody had typed it
        "Bills that are right": "up",
        "Complaints": "down",
        "Days from signature to light": "",
    }
    assert good(metrics["Days to light"]) == "down"
    assert not meets_target(metrics["Days to light"])


@pytest.mark.reliability("8. Migrations")
def test_every_numbered_schema_is_there() -> None:
    assert set(range(1, SCHEMA)) <= set(NUMBERS.values())


@pytest.mark.reliability("8. Migrations")
def test_it_is_read_as_if_it_were_up_to_date_and_stays_as_it_is(old: Path, clock: FakeClock) -> None:
    before = old.read_bytes()
    with reading(old) as db:
        (line,) = read_workshops(db)
        state = read_sound(db, line.id)
        check(state)
        assert days.day(state, Stamp.take(clock)).start is None
        assert [text for _, text in read_drafts(db, line.id).values()] == ["Half a li"]
        assert read_presence(db) is not None
    assert old.read_bytes() == before


@pytest.mark.reliability("8. Migrations")
def test_its_list_is_read_without_its_history(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: object) -> bool:
        raise AssertionError("that takes seconds where there are hundreds of workshops")

    monkeypatch.setattr("onecompany.store.reading.is_sound", never)
    with reading(old, lists_only=True) as db:
        assert len(read_workshops(db)) == 1


@pytest.mark.reliability("8. Migrations")
def test_opened_for_writing_it_is_like_a_new_file(old: Path, dump: Path, store: Store, clock: FakeClock) -> None:
    before = dumped(old)
    Store(old, clock=clock).close()
    assert shape(old) == shape(store.path)
    assert taken(old) == taken(store.path)
    assert by_hand(old, "PRAGMA user_version") == [(SCHEMA,)]
    (backup,) = list_backups(old)
    assert backup.path.name.endswith(f".schema-{NUMBERS[dump]}.onecompany")
    assert dumped(backup.path) == before


@pytest.mark.reliability("8. Migrations")
def test_all_that_its_room_has_done_can_still_be_taken_back(old: Path, clock: FakeClock) -> None:
    with Store(old, clock=clock) as opened:
        (line,) = opened.workshops()
        writer = opened.writer(line.id)
        check(writer.state)
        first = writer.state.copy()
        acts = 0
        while writer.undo() is not None:
            acts += 1
        assert acts > 20
        assert writer.state.rows("pain") == []
        for _ in range(acts):
            assert writer.redo() is not None
        # A metric that is made again is made as it was then, with the direction that nobody had typed.
        assert [change for change in differences(first, writer.state) if change.table != "metric"] == []
    with Store(old, clock=clock) as again:  # opening compares every row with its history
        assert differences(writer.state, again.read(line.id)) == []


@pytest.mark.reliability("8. Migrations")
def test_a_history_that_is_no_json_does_not_keep_it_from_being_read(old: Path) -> None:
    by_hand(old, "UPDATE history SET changes = 'no json' WHERE id = (SELECT max(id) FROM history)")
    with reading(old) as db:
        (line,) = read_workshops(db)
        assert read_state(db, line.id).rows("metric")
