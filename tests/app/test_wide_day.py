"""The day that fills every board is as wide as it says, and is shown at every size."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opened

SIZES = ((80, 24), (112, 32), (200, 60))


@pytest.mark.parametrize("size", SIZES)
async def test_the_widest_day_is_shown(opened: Opened, wide: tuple[Path, str], size: tuple[int, int]) -> None:
    async with opened(*wide, at="stages", size=size) as hands:
        tables = ("stage", "silo", "leader", "touchpoint", "pain")
        assert [len(hands.state.rows(table)) for table in tables] == [9, 12, 12, 40, 25]
        assert all(row.votes for row in hands.state.rows("pain"))
        for kind in ("stages", "ownership", "conduct", "metrics", "commitments"):
            await hands.goto(kind)
            assert len(hands.screen.splitlines()) == size[1]
            assert "▸" in hands.screen
