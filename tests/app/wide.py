"""What of a board is on the screen."""

from __future__ import annotations

from tests.app.hands import Hands


def board(hands: Hands) -> list[str]:
    """The lines within the frame of the board."""
    region = hands.room.panel.region
    lines = hands.screen.splitlines()[region.y + 1 : region.bottom - 1]
    return [line[region.x + 1 : region.right - 1] for line in lines]
