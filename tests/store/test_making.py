"""A file is made whole, for its owner only."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from onecompany.store.file import Store
from onecompany.store.journal import journal_path
from onecompany.store.locating import is_new
from onecompany.store.problems import FileDamaged, FileReadOnly
from tests.clock_double import FakeClock
from tests.store.sets import by_hand


@pytest.mark.reliability("Modes of files and folders")
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


def test_a_file_that_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(FileReadOnly, match="cannot be made: No space left"):
        Store(tmp_path / "w.onecompany", clock=clock)
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == []


def test_a_file_that_was_begun_and_never_made_is_said_to_be_damaged(store: Store, clock: FakeClock) -> None:
    store.close()
    by_hand(store.path, "PRAGMA user_version = 0")
    with pytest.raises(FileDamaged, match="it has no schema"):
        Store(store.path, clock=clock)


def test_what_a_kill_has_left_of_a_new_file_goes_when_it_is_made_again(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real, parts = tmp_path / "w.onecompany", os.replace, list[Path]()
    monkeypatch.setattr(os, "replace", lambda part, target: (parts.append(part), real(part, target)))
    Store(path, clock=clock).close()
    part = parts[0]
    journal_path(path).unlink()
    path.rename(part)
    part.write_bytes(part.read_bytes()[:5000])
    part.with_name(f"{part.name}-journal").write_bytes(b"half")
    Store(path, clock=clock).close()
    assert by_hand(path, "PRAGMA integrity_check") == [("ok",)]
    assert [left.name for left in tmp_path.iterdir() if ".part" in left.name] == []
