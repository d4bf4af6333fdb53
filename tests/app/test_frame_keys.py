"""The keys in the frame of a board: as many whole ones as there is room for, and where the others are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.boards.outcome import Choice, fitting
from tests.app.conftest import Hands, Opened
from tests.app.screens import rooms

MORE = "F1 more keys"

THREE = [Choice("", "O", "owner"), Choice("", "Del", "clear"), Choice("ctrl+l", "^L", "handoffs")]


def test_the_first_keys_stay_whole() -> None:
    assert fitting(THREE, 31) == "O owner  Del clear  ^L handoffs"
    assert fitting(THREE, 30) == "O owner  F1 more keys"
    assert fitting(THREE, 20) == MORE
    assert fitting(THREE, len(MORE) - 1) == ""
    assert fitting([], 0) == ""
    assert fitting([Choice("", "O", "負責人"), *THREE], 33) == f"O 負責人  O owner  {MORE}", "cells, not letters"


def lower_edge(hands: Hands) -> str:
    """The lower edge of the board's frame."""
    region = hands.room.panel.region
    return hands.screen.splitlines()[region.bottom - 1][region.x : region.right]


def named(hands: Hands) -> str:
    """The keys that stand in it."""
    return lower_edge(hands).strip("╰─╯ ")


@pytest.mark.parametrize("width", [80, 112])
async def test_no_key_of_any_board_is_cut(opened: Opened, sample: tuple[Path, str], width: int) -> None:
    path, workshop = sample
    cut = []
    async with opened(path, workshop, size=(width, 32)) as hands:
        async for exercise in rooms(hands):
            keys = [f"{choice.shown} {choice.does}" for choice in hands.room.panel.choices()]
            whole = "  ".join(keys)
            if (shown := named(hands)) != whole and not any(
                shown == "  ".join([*keys[:number], MORE]) for number in range(len(keys))
            ):
                cut.append((exercise, shown, whole))
    assert not cut


async def test_a_wider_window_shows_more_of_them(hands: Hands) -> None:
    await hands.resize(200, 32)
    await hands.still()
    whole = named(hands)
    assert "F1" not in whole
    await hands.resize(80, 32)
    await hands.still()
    few = named(hands)
    assert few.endswith(MORE)
    assert whole.startswith(few.removesuffix(MORE))
    await hands.press("f1")
    assert whole.split("  ")[-1].partition(" ")[2] in hands.screen
    await hands.press("escape")
    await hands.resize(200, 32)
    await hands.still()
    assert named(hands) == whole
