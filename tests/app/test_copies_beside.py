"""A copy that a program for synchronising has left beside the file is named at home, once, and can be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.app.screens.home import HomeScreen
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import Opened


@pytest.mark.reliability("folder that synchronises")
async def test_a_copy_beside_the_file_is_compared_from_home(
    opened: Opened, store: Store, writer: WorkshopWriter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    stages.add_stages(writer, ["Buy"], None)
    copy = store.path.with_name(f"{store.path.stem} (conflicted copy 2026-03-05){store.path.suffix}")
    store.copy_to(copy)
    stages.add_stages(writer, ["Complain", "Return"], None)
    store.close()
    async with opened(store.path, None) as hands:
        await hands.until(lambda: not isinstance(hands.app.screen, HomeScreen))
        await hands.still()
        assert "A copy beside the file" in hands.screen
        await hands.press("down", "enter")
        await hands.until(lambda: "only in this file" in hands.screen)
        assert "2 stages" in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, HomeScreen)
    async with opened(store.path, None) as hands:
        assert isinstance(hands.app.screen, HomeScreen)
