"""What a crash in the middle of an entry left beside a file does nothing to another one that is made under its name."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onecompany.app.copying import copy_file
from onecompany.app.rescue import _written
from onecompany.store.file import Store
from onecompany.store.leftovers import left_hot
from onecompany.store.locating import beside, connected
from tests.clock_double import FakeClock


def killed_in_the_middle_of_an_entry(path: Path) -> None:
    """The file is half changed, and what puts it right lies beside it."""
    child = os.fork()
    if not child:
        db = connected(path, patience=0.0)
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("CREATE TABLE half (done)")
        for _ in range(300):
            db.execute("INSERT INTO half VALUES (?)", ("half" * 200,))
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0


@pytest.mark.reliability("file deleted, moved or replaced while open")
@pytest.mark.parametrize("how", ["made", "rescued", "copied"])
def test_a_file_made_where_another_one_was_is_sound_and_that_one_can_still_be_put_right(
    store: Store, workshop: str, clock: FakeClock, tmp_path: Path, how: str
) -> None:
    path, moved = tmp_path / "other.onecompany", tmp_path / "moved.onecompany"
    store.copy_to(path)
    killed_in_the_middle_of_an_entry(path)
    path.rename(moved)
    if how == "rescued":
        assert _written(store, path)
    elif how == "copied":
        copy_file(store, path)
    with Store(path, clock=clock) as again:
        assert [line.id for line in again.workshops()] == ([] if how == "made" else [workshop])
    (journal,) = left_hot(path)
    assert journal.name.startswith(beside(path, ".replaced-").name)
    journal.rename(moved.with_name(f"{moved.name}-journal"))
    with closing(sqlite3.connect(moved)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchone() is None
        assert db.execute("SELECT id FROM workshop").fetchone() == (workshop,)
