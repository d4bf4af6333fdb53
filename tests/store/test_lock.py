"""The lock of the one writer, in places where locks are difficult."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onecompany.store.file import Store
from onecompany.store.lock import Lock
from onecompany.store.problems import (
    FileInUse,
    FileReadOnly,
)
from tests.clock_double import FakeClock


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


HOLDER = """
import sys, pathlib
from onecompany.store.lock import Lock
lock = Lock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.reliability("10. One writer")
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
