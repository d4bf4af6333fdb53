"""The disk of the power cuts forgets what it may forget, and nothing else."""

from __future__ import annotations

import errno
import os
import random
from pathlib import Path

import pytest

from tests.torture.disk import SECTOR, Left, Noted, cuts, unexplained
from tests.torture.faults import Failing
from tests.torture.plain import plain

OLD, NEW = b"o" * SECTOR * 2, b"n" * SECTOR * 2


def outcomes(noted: Noted) -> list[Left]:
    """What may be there after everything was done and the power is cut then."""
    noted.mark("all", 1)
    found = [left for promised, left in cuts(noted, 400, random.Random(1)) if promised.get("all")]
    assert len(found) > 5
    return found


def written(path: Path, data: bytes, *, synced: bool) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    os.write(file, data)
    if synced:
        os.fsync(file)
    os.close(file)


def folder_synced(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY)
    os.fsync(file)
    os.close(file)


@pytest.fixture
def noted(tmp_path: Path) -> Noted:
    """A folder with a file that is on the disk."""
    (tmp_path / "file").write_bytes(OLD)
    return Noted(tmp_path)


def test_what_was_not_synced_is_there_or_not_or_in_part(noted: Noted) -> None:
    with plain(noted):
        written(noted.folder / "file", NEW, synced=False)
    assert unexplained(noted) == []
    found = {left[noted.folder / "file"] for left in outcomes(noted)}
    assert {OLD, NEW, NEW[:SECTOR] + OLD[SECTOR:], OLD[:SECTOR] + NEW[SECTOR:]} <= found
    assert any(b"on" in content or b"no" in content for content in found - {NEW[:SECTOR] + OLD[SECTOR:]})


def test_what_was_synced_is_there(noted: Noted) -> None:
    with plain(noted):
        written(noted.folder / "file", NEW, synced=True)
    assert {left[noted.folder / "file"] for left in outcomes(noted)} == {NEW}


@pytest.mark.parametrize("synced", [False, True])
def test_a_name_is_there_for_certain_once_its_folder_was_synced(noted: Noted, synced: bool) -> None:
    with plain(noted):
        written(noted.folder / "part", NEW, synced=True)
        os.replace(noted.folder / "part", noted.folder / "file")
        if synced:
            folder_synced(noted.folder)
    found = {(left.get(noted.folder / "file"), noted.folder / "part" in left) for left in outcomes(noted)}
    assert ((OLD, False) in found) is not synced
    assert (NEW, False) in found
    assert {content for content, _ in found} <= {OLD, NEW}
    assert len(found) == 1 or not synced


def test_what_nobody_saw_is_found(noted: Noted) -> None:
    with plain(noted):
        (noted.folder / "file").write_bytes(NEW)
    assert unexplained(noted) == [noted.folder / "file"]


def test_a_full_disk_takes_half_of_a_write_and_then_nothing_until_there_is_room(tmp_path: Path) -> None:
    disk = Failing(tmp_path, "full")
    with plain(disk):
        file = os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT, 0o600)
        disk.from_now(2)
        os.write(file, b"whole")
        for _ in range(2):
            with pytest.raises(OSError, match="No space left") as caught:
                os.write(file, b"halfhalf")
            assert caught.value.errno == errno.ENOSPC
        disk.from_now(0)
        os.write(file, b"whole")
        os.close(file)
    assert (tmp_path / "file").read_bytes() == b"wholehalfhalfwhole"
