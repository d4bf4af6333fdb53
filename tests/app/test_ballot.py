"""The ballot that goes round: kept by Enter, taken back by Esc, and the same to see whatever is pressed."""

from __future__ import annotations

import pytest

from onecompany.app.screens.ballot import BallotScreen
from onecompany.kinds.rounds import results
from tests.app.hands import Hands
from tests.app.votes import PULSE, put_to_the_room


async def vote(hands: Hands, *keys: str) -> None:
    """One voter's keys, and Enter behind each."""
    for key in keys:
        await hands.press(*key, "enter")


async def test_all_vote_and_it_is_revealed_by_a_key_of_its_own(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    put_to_the_room(monkeypatch, PULSE)
    await hands.press("f4")
    await hands.press("enter")
    assert isinstance(hands.app.screen, BallotScreen)
    for number in range(8):
        await vote(hands, str(1 + number % 5), "3")
    assert "All 8 have voted" in hands.screen
    await hands.press("enter")
    assert hands.app.screen is hands.room
    await hands.press("f4")
    await hands.press("enter")
    (one,) = results(hands.state, hands.room.session.exercise.id, "decisions")
    assert one.n == 8
    assert one.counts == {"1": 2, "2": 2, "3": 2, "4": 1, "5": 1}
