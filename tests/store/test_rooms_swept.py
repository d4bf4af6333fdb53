"""What rooms that were killed have left in the folder of signs is removed, and nothing of one that is open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
