"""Reading a file, and refusing what is none."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.problems import (
    FileDamaged,
    FileNewer,
    FileNotOurs,
)
from onecompany.store.reading import read_presence, read_workshops, reading
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock


@pytest.mark.reliability("file corrupt (flipped, zeroed, cut off, not SQLite at all)")
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


@pytest.mark.reliability("7. Opening")
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


def test_a_journal_left_by_a_crash_is_rolled_back_by_whoever_reads(
    writer: WorkshopWriter, store: Store, tmp_path: Path
) -> None:
    stages.add_stages(writer, ["kept"], None)
    store.engine.dispose()
    left = tmp_path / "left.onecompany"
    with closing(sqlite3.connect(store.path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")  # so that pages come to the file before the commit, as in a crash within it
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE stage SET name = 'not kept'")
        db.execute("CREATE TABLE big (x)")
        db.executemany("INSERT INTO big VALUES (?)", [("x" * 3000,)] * 50)
        shutil.copy(store.path, left)
        shutil.copy(f"{store.path}-journal", f"{left}-journal")
        db.execute("ROLLBACK")
    assert Path(f"{left}-journal").stat().st_size > 0
    with reading(left) as db:
        assert db.execute("SELECT name FROM stage").fetchall() == [("kept",)]
    assert not Path(f"{left}-journal").exists()


def test_a_list_of_workshops_imports_no_kind_of_exercise(writer: WorkshopWriter, store: Store) -> None:
    code = (
        "import pathlib, sys\n"
        "from onecompany.store.reading import read_workshops, reading\n"
        "with reading(pathlib.Path(sys.argv[1]), lists_only=True) as db:\n"
        "    print(len(read_workshops(db)))\n"
        "print([name for name in sys.modules if name.startswith(('onecompany.kinds', 'onecompany.exercises'))])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(store.path)], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["1", "[]"]
