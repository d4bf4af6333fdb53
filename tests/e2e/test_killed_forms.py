"""kill -9 while a form is filled in: what stood in a field for a second is there again."""

from __future__ import annotations

import json
import random
import re
import signal
import sys

import pytest

from tests.e2e.aging import Aging, pause
from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.window import Window
from tests.figures import Figures
from tests.thorough import THOROUGH

pytestmark = [
    pytest.mark.reliability("kill -9 at any moment"),
    pytest.mark.skipif(sys.platform != "linux", reason="a start that is not forked takes too long"),
]

KILLS = 20 if THOROUGH else 1

LETTERS = "abcdefgh"


def form(start: Start) -> Window:
    """The form of a new workshop, with the field of the organisation."""
    room: Window = start(terminal=Window)
    room.wait_for("No workshop yet")
    room.send("n")
    room.wait_for("A new workshop")
    return room


def test_killed_while_a_form_is_filled_in(home: Home, start: Start, figures: Figures) -> None:
    moment = random.Random(1)
    left = home.file.with_name(f"{home.file.name}.unfinished")
    kept, lost = "", 0
    room = form(start)
    for number in range(KILLS):
        aging = Aging(room)
        for letter in f" x{number}" + "".join(moment.sample(LETTERS, moment.randint(0, 3))):
            kept += letter
            room.send(letter)
            room.wait_for(rf"{re.escape(kept.strip()[-20:])}( |$)")
            aging.seen(kept)
            pause(room, moment.random() * 0.4)
        pause(room, moment.random() * 1.6)
        old = aging.old()
        room.kill(signal.SIGKILL)
        assert room.wait_end() == -signal.SIGKILL
        room.close()
        texts = json.loads(left.read_text(encoding="utf-8")).values() if left.exists() else ()
        there = next((text for text in texts if kept.startswith(text)), "")
        lost += not there.startswith(old)
        figures.promised("lines of forms lost that were open for a second", lost)
        room = form(start)
        if there:
            room.wait_for(rf"{re.escape(there.strip()[-20:])}( |$)")
        room.press("end")
        kept = there
    figures.at_least("kills while a form is filled in", KILLS, KILLS)
