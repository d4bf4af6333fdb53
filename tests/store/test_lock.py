"""The lock of the one writer, in places where locks are difficult."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from onecompany.store.lock import Lock
from onecompany.store.problems import FileReadOnly


@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS])
def test_a_drive_without_locks_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("onecompany.store.lock.take_lock", refuse)
    with pytest.raises(FileReadOnly, match="Copy the file to a folder on this machine") as caught:
        Lock(tmp_path / "w")
    assert str(tmp_path / "w.lock") in str(caught.value)


def test_on_a_full_disk_the_lock_holds_without_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    lock = Lock(tmp_path / "w")
    with pytest.raises(Exception, match="another process"):
        Lock(tmp_path / "w")
    lock.release()


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EIO])
def test_where_no_lock_can_be_made_reading_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileReadOnly, match="read-only"):
        Lock(tmp_path / "w")
