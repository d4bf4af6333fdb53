"""Opening, refusing and keeping a workshop file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.locating import is_new
from onecompany.store.lock import Lock
from onecompany.store.problems import (
    FileDamaged,
    FileInUse,
    FileNewer,
    FileNotOurs,
    FileReadOnly,
    NotKept,
    Unknown,
)
from onecompany.store.reading import read_presence, read_workshops, reading
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock

HOLDER = """
import sys, pathlib
from onecompany.store.lock import Lock
lock = Lock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_new_file_and_its_folder_are_for_its_owner_only(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "client" / "w.onecompany"
    assert is_new(path)
    before = os.umask(0o022)
    try:
        Store(path, clock=clock).close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.with_name("w.onecompany.lock").stat().st_mode) == 0o600


def test_the_pragmas_are_those_that_survive_a_power_cut(store: Store) -> None:
    with store.engine.connect() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "locking_mode")
        }
    assert values == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "locking_mode": "normal",
    }


def test_a_second_writer_is_told_which_process_has_it(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "w.onecompany"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FileInUse) as caught:
            Store(path, clock=clock)
        assert caught.value.pid == holder.pid
        assert str(holder.pid) in str(caught.value)
        holder.kill()
    Store(path, clock=clock).close()


def test_a_lock_is_free_again_after_release(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "w")
    with pytest.raises(FileInUse):
        Lock(tmp_path / "w")
    lock.release()
    lock.release()
    Lock(tmp_path / "w").release()


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "w.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileReadOnly):
        Lock(tmp_path / "w")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "content", [b"not a database, but long enough to look like one " * 40, b"SQLite format 3\x00" + bytes(4080)]
)
def test_what_is_no_workshop_file_is_left_alone(tmp_path: Path, clock: FakeClock, content: bytes) -> None:
    path = tmp_path / "w.onecompany"
    path.write_bytes(content)
    with pytest.raises((FileNotOurs, FileDamaged)):
        Store(path, clock=clock)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "w.onecompany"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (id INTEGER)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(FileNotOurs, match="not a workshop file"):
        Store(path, clock=clock)
    assert path.read_bytes() == before


def test_a_newer_file_is_refused_with_the_version_that_wrote_it(store: Store, clock: FakeClock) -> None:
    store.close()
    db = sqlite3.connect(store.path)
    db.execute("INSERT INTO program (version, schema_version, at) VALUES ('9.1.0', 99, '2031-01-01 00:00:00.000000')")
    db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()
    before = store.path.read_bytes()
    with pytest.raises(FileNewer, match=r"onecompany 9\.1\.0"):
        Store(store.path, clock=clock)
    assert store.path.read_bytes() == before


def test_a_flipped_bit_in_the_history_is_found(writer: WorkshopWriter, store: Store, clock: FakeClock) -> None:
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    db = sqlite3.connect(store.path)
    db.execute("UPDATE history SET label = 'added stage “I find oux”' WHERE kind = 'do'")
    db.commit()
    db.close()
    with pytest.raises(FileDamaged, match="act 2"):
        Store(store.path, clock=clock)


def test_an_orphan_is_found(writer: WorkshopWriter, store: Store, clock: FakeClock) -> None:
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    db = sqlite3.connect(store.path)
    db.execute("DELETE FROM workshop")
    db.commit()
    db.close()
    with pytest.raises(FileDamaged, match="belongs to nothing"):
        Store(store.path, clock=clock)


def test_zeroed_pages_are_found(writer: WorkshopWriter, store: Store, clock: FakeClock) -> None:
    stages.add_stages(writer, [f"stage {number}" for number in range(300)], None)
    store.close()
    data = bytearray(store.path.read_bytes())
    data[8192:12288] = bytes(4096)
    store.path.write_bytes(data)
    with pytest.raises(FileDamaged):
        Store(store.path, clock=clock)
    assert store.path.read_bytes() == bytes(data)


def test_a_file_that_was_moved_away_takes_nothing_more(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["kept"], None)
    shutil.move(store.path, store.path.with_suffix(".away"))
    with pytest.raises(NotKept, match="moved or deleted"):
        stages.add_stages(writer, ["not kept"], None)
    assert [row.name for row in writer.state.rows("stage")] == ["kept"]
    shutil.move(store.path.with_suffix(".away"), store.path)
    stages.add_stages(writer, ["kept again"], None)
    assert [row.name for row in store.read(writer.workshop_id).rows("stage")] == ["kept", "kept again"]


def test_a_full_disk_keeps_the_state_and_takes_the_same_line_again(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["kept"], None)
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotKept, match="disk is full"):
        stages.add_items(writer, "pain", writer.state.rows("stage")[0].id, ["x" * 9000], None)
    assert writer.state.rows("pain") == []
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    stages.add_items(writer, "pain", writer.state.rows("stage")[0].id, ["x" * 9000], None)
    assert len(store.read(writer.workshop_id).rows("pain")) == 1


def test_a_deleted_workshop_leaves_no_word_in_the_file(writer: WorkshopWriter, store: Store) -> None:
    stages.add_stages(writer, ["Xylophonequartet"], None)
    assert b"Xylophonequartet" in store.path.read_bytes()
    store.delete_workshop(writer.workshop_id)
    data = store.path.read_bytes()
    assert b"Xylophonequartet" not in data
    assert b"Northwind" not in data
    assert store.workshops() == []
    with pytest.raises(Unknown):
        store.delete_workshop(writer.workshop_id)


def test_drafts_and_presence_are_read_without_sqlmodel(writer: WorkshopWriter, store: Store, clock: FakeClock) -> None:
    exercise = writer.state.rows("exercise")[0]
    writer.keep_draft(exercise.id, "stage:", "half a li")
    writer.be_seen("stage:abc")
    with reading(store.path) as db:
        seen = read_presence(db)
        (line,) = read_workshops(db)
        drafts = db.execute("SELECT text FROM draft").fetchall()
    assert seen is not None
    assert (seen.workshop_id, seen.cursor, seen.utc, seen.boot) == (line.id, "stage:abc", clock.now(), clock.boot())
    assert drafts == [("half a li",)]
    writer.keep_draft(exercise.id, "stage:", "")
    with reading(store.path) as db:
        assert db.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_errors_never_hold_what_the_room_wrote(writer: WorkshopWriter) -> None:
    with pytest.raises(NotKept) as caught:
        stages.add_stages(writer, ["secret words " * 2000], None)
    assert "secret" not in str(caught.value)


def rows_by_hand(path: Path, statement: str) -> None:
    """Another program writes to the file."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(statement)
    db.close()


HARM = (
    "UPDATE stage SET name = 'I cind out' WHERE name = 'I find out'",
    "UPDATE stage SET position = position + 1",
    "UPDATE stage SET position = 'x'",
    "UPDATE stage SET position = 9e999",
    "UPDATE stage SET name = x'ff'",
    "UPDATE stage SET id = 'other' WHERE rowid = 1",
    "DELETE FROM stage WHERE name = 'I find out'",
    "UPDATE exercise SET settings = '{' WHERE kind = 'stages'",
    "UPDATE exercise SET dropped = 7",
    "UPDATE exercise SET kind = 'staggs' WHERE kind = 'stages'",
    "UPDATE workshop SET date = '2026-13-45'",
    "UPDATE workshop SET title = 5.5",
    "UPDATE organisation SET name = 'Northwine Utilities'",
    "UPDATE leader SET present = 'maybe'",
    "UPDATE history SET changes = '[' WHERE kind = 'do'",
    "UPDATE history SET at = 'never' WHERE kind = 'do'",
    "UPDATE history SET kind = 'undo' WHERE kind = 'do'",
    "DELETE FROM history WHERE kind = 'do'",
)


@pytest.mark.parametrize("harm", HARM)
def test_what_is_not_as_it_was_written_is_damage(
    writer: WorkshopWriter, store: Store, clock: FakeClock, harm: str
) -> None:
    stages.add_stages(writer, ["I find out", "I buy"], None)
    store.close()
    rows_by_hand(store.path, harm)
    before = store.path.read_bytes()
    with pytest.raises(FileDamaged, match="damaged"):
        Store(store.path, clock=clock)
    assert store.path.read_bytes() == before


def test_what_another_program_wrote_can_be_taken_over_and_taken_back(
    writer: WorkshopWriter, store: Store, clock: FakeClock
) -> None:
    stages.add_stages(writer, ["I find out"], None)
    store.close()
    rows_by_hand(store.path, "UPDATE stage SET name = 'theirs'")
    with Store(store.path, clock=clock, adopting=True) as again:
        theirs = again.writer(writer.workshop_id)
        assert [row.name for row in theirs.state.rows("stage")] == ["theirs"]
        theirs.undo()
        assert [row.name for row in theirs.state.rows("stage")] == ["I find out"]
    with Store(store.path, clock=clock) as again:
        assert [row.name for row in again.read(writer.workshop_id).rows("stage")] == ["I find out"]
