"""Keys for a list that has no line laid out yet, or in a window without room for one, end nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opened
from tests.app.hands import Hands

KEYS = ("pageup", "pagedown", "home", "end", "up", "down")


@pytest.mark.parametrize("opens", ["f5", "f3", "f12", "ctrl+f", "ctrl+v", "ctrl+p"])
async def test_lists_over_the_room(hands: Hands, opens: str) -> None:
    await hands.line("I buy")
    await hands.burst(opens, *KEYS)
    await hands.resize(1, 2)
    await hands.press(*KEYS)
    await hands.resize(112, 32)
    await hands.press(*KEYS)
    assert hands.app.return_value is None
    await hands.press("escape")


async def test_the_palette_before_it_has_searched(hands: Hands) -> None:
    for key in KEYS:
        await hands.press("ctrl+p")
        await hands.keys("q", key, after=0.0)
        await hands.press("escape", "escape")
        assert hands.app.return_value is None


@pytest.mark.parametrize("form", [False, True])
async def test_home_and_the_form(opened: Opened, sample: tuple[Path, str], form: bool) -> None:
    async with opened(sample[0], None) as hands:
        await hands.press(*(["n", "tab", "tab", "tab"] if form else ["down"]))
        await hands.resize(1, 2)
        await hands.press(*KEYS)
        await hands.resize(112, 32)
        assert hands.app.return_value is None
