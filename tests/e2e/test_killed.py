"""kill -9 at random moments of all that a room does: nothing that was kept is lost, and nothing counts twice."""

from __future__ import annotations

import random
import sys

import pytest

from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.killing import Killing
from tests.e2e.killing_votes import KillingVotes
from tests.figures import Figures
from tests.thorough import THOROUGH

pytestmark = [
    pytest.mark.reliability("kill -9 at any moment"),
    pytest.mark.skipif(sys.platform != "linux", reason="a start that is not forked takes too long"),
]

ACTS = 24 if THOROUGH else 1
"""Chunks of kills while acts are done; each is a workshop of its own."""

VOTES = 6 if THOROUGH else 1
"""Chunks of kills while a ballot goes round."""

KILLS = 30 if THOROUGH else 2
"""Kills in each."""


def live(killing: Killing | KillingVotes, figures: Figures, seed: int, kills: int) -> None:
    """Until it was killed so often. What was done in them is told when anything is not as it must be."""
    try:
        while killing.kills < kills:
            killing.live()
    except AssertionError as error:
        raise AssertionError(f"seed {seed}, what was done:\n" + "\n".join(killing.lives)) from error
    finally:
        for what, number in killing.lost.items():
            figures.promised(what, number)
    for what, number in killing.found.items():
        figures.measured(what, number)


@pytest.mark.parametrize("seed", range(ACTS))
def test_killed_while_it_is_worked_with(home: Home, start: Start, figures: Figures, seed: int) -> None:
    killing = Killing(home, start, random.Random(seed))
    live(killing, figures, seed, KILLS)
    figures.at_least("kills while working", killing.kills, KILLS)


@pytest.mark.parametrize("seed", range(VOTES))
def test_killed_while_it_votes(home: Home, start: Start, figures: Figures, seed: int) -> None:
    killing = KillingVotes(home, start, random.Random(seed))
    live(killing, figures, seed, KILLS)
    figures.at_least("kills during votes", killing.kills, KILLS)
    figures.measured("rounds revealed", killing.rounds)
