"""kill -9 at random moments of all that a room does: nothing that was kept is lost, and nothing counts twice."""

from __future__ import annotations

import random
import sys

import pytest

from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.killing import Killing
from tests.figures import Figures
from tests.thorough import THOROUGH

pytestmark = [
    pytest.mark.reliability("kill -9 at any moment"),
    pytest.mark.skipif(sys.platform != "linux", reason="a start that is not forked takes too long"),
]

ACTS = 40 if THOROUGH else 1
"""Chunks of kills while acts are done; each is a workshop of its own."""

KILLS = 20 if THOROUGH else 4
"""Kills in each."""


@pytest.mark.parametrize("seed", range(ACTS))
def test_killed_while_it_is_worked_with(home: Home, start: Start, figures: Figures, seed: int) -> None:
    killing = Killing(home, start, random.Random(seed))
    try:
        for _ in range(KILLS):
            killing.live()
    except AssertionError as error:
        raise AssertionError(f"seed {seed}, what was done:\n" + "\n".join(killing.lives)) from error
    figures.at_least("kills while working", killing.found.pop("kills"), KILLS)
    figures.promised("acknowledged entries lost", 0)
    for what, number in killing.found.items():
        figures.measured(what, number)
