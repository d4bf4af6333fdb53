"""What rooms that were killed have left is removed, signs and copies of files, and nothing of one that is open."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from onecompany.store import healing
from onecompany.store.following.presence import WallPresence
from onecompany.store.following.rooms import rooms_folder, sweep
from onecompany.store.following.sign import SeatSign, sign_of


def test_only_what_nobody_holds_and_is_old_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    sweep()  # there is no folder yet
    seat = SeatSign(tmp_path / "open.onecompany")
    wall = WallPresence(tmp_path / "shown.onecompany")
    held = set(rooms_folder().iterdir())
    left = [rooms_folder() / name for name in ("00aa.json", "00aa.seat", "00bb.wall0")]
    new = rooms_folder() / "00cc.json"
    for file in (*left, new):
        file.write_text("x")
    for file in (*left, *held):
        os.utime(file, (0, 0))
    sweep()
    assert set(rooms_folder().iterdir()) == {*held, new}
    assert sign_of(tmp_path / "open.onecompany") is not None
    seat.close()
    wall.close()


def test_a_copy_of_a_file_that_was_healed_goes_when_nobody_reads_it_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new, other = (tmp_path / name for name in ("onecompany-look-old", "onecompany-look-new", "somebody-look"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "copy.onecompany").write_text("x")
    link = tmp_path / "onecompany-look-link"
    link.symlink_to(other)
    for folder in (old, other):
        os.utime(folder, (0, 0))
    healing.sweep()
    assert set(tmp_path.iterdir()) == {new, other, link}
    assert (other / "copy.onecompany").exists()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    healing.sweep()
