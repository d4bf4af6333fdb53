"""A day for two windows: the facilitator's seat, and the wall that the room sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.e2e.facilitator import Facilitator
from tests.e2e.home import LEADERS, Home
from tests.e2e.window import Window

SEALED, DROPPED, NOTE, HALF, SCRIPT = ("narwhal", "wombat"), "axolotl", "zebrafinch", "quokka", "okapi"
"""What is sealed; a sealed line that is dropped; a private note; a line that is never kept; a word of the script."""

AGENDA = ("Check-in", "Pulse", "Journey", "Ownership", "Break", "Drill", "Learnings")

PLAN = f"""
title = "A day with a wall"

[[exercise]]
kind = "open"
title = "Check-in"
prompt = "What do you hope for?"
script = "Say nothing of the {SCRIPT}."
minutes = 10
settings = {{ style = "check-in", sealed = true }}

[[exercise]]
kind = "unity"
title = "Pulse"
prompt = "How united are we today?"
script = "Nothing of the {SCRIPT} here either."
minutes = 8
flex = "shrink"
min_minutes = 2
  [exercise.settings]
  when = "open"
  method = "ballot"
    [[exercise.settings.statements]]
    key = "decisions"
    text = "We decide as one"
    low = "not at all"
    high = "fully"

[[exercise]]
kind = "stages"
title = "Journey"
prompt = "What does a customer go through?"
minutes = 10
flex = "shrink"
min_minutes = 5

[[exercise]]
kind = "ownership"
title = "Ownership"
prompt = "Who owns the customer?"
minutes = 10
flex = "shrink"
min_minutes = 5

[[exercise]]
kind = "open"
title = "Break"
prompt = "Back at the time on the wall."
minutes = 15
settings = {{ style = "break" }}

[[exercise]]
kind = "drill"
title = "Drill"
prompt = "Do it, do not, or escalate?"
minutes = 10
settings = {{ cases = [{{ text = "She asks you at ten to six." }}] }}

[[exercise]]
kind = "open"
title = "Learnings"
prompt = "What do you take along?"
minutes = 10
settings = {{ style = "closing" }}
"""

_MOVES = re.compile(r"\d?\d:\d\d|[▀▄█·]+|F4 goes on|F4 reveals")
"""What changes with the time alone, and what stands only for a moment, behind the last vote."""


def make_day(home: Home, organisation: str) -> str:
    """A workshop by that plan, with four leaders. Its id."""
    plan = home.folder / "wall.toml"
    plan.write_text(PLAN, encoding="utf-8")
    leaders = [part for leader in LEADERS for part in ("--leader", leader)]
    return home.make(organisation, *leaders, "--plan", plan)


def standing(screen: str) -> str:
    """A screen without what changes with the time alone."""
    return re.sub(r"[ \n]+", " ", _MOVES.sub("", screen))


@dataclass
class Two:
    """The seat and the wall, and a facilitator's hands at the seat."""

    seat: Window
    wall: Window

    def __post_init__(self) -> None:
        self.hands = Facilitator(self.seat, AGENDA)

    def both(self, at_seat: str, at_wall: str = "") -> None:
        """Wait for something at the seat, then at the wall."""
        self.seat.wait_for(at_seat)
        self.wall.wait_for(at_wall or at_seat)

    def press(self, *keys: str, until: str) -> None:
        """Press keys at the seat, and wait for what comes of them."""
        self.seat.press(*keys)
        self.seat.wait_for_page(until)

    def choose(self, words: str) -> None:
        """One of the votes that F4 offers at the seat, or of what it offers in one."""
        self.seat.press("f4")
        self.pick(words)

    def pick(self, words: str) -> None:
        """One of the numbered lines of a question."""
        self.seat.wait_for_page(rf"\d  {words}")
        offered = re.search(rf"(\d)  {words}", self.seat.screen)
        assert offered is not None
        self.seat.tap(offered[1])
        self.seat.wait_gone(re.escape(offered[0]))

    def vote(self, title: str, papers: Sequence[str], *, otherwise: Sequence[str] = ()) -> None:
        """All four vote by ballot, and it is revealed. With `otherwise` they vote so first, and it begins anew.

        Then the wall is to look the same meanwhile both times, whatever was pressed.
        """
        self.choose(f"{title}: by ballot")
        if otherwise:
            before = self._papers(otherwise)
            self.choose("Begin anew:")
            self.pick("Begin anew")
            now = self._papers(papers)
            assert now == before, [screen for screen in [*before, *now] if (screen in before) != (screen in now)]
        else:
            self._papers(papers)
        self.choose("Reveal")

    def _papers(self, papers: Sequence[str]) -> list[str]:
        """All vote, each paper key by key. Whatever stood on the wall, without what changes with the time."""
        self.seat.wait_for_page("Next: Ben Okafor")
        self.wall.wait_for("0 of 4 have voted")
        first = len(self.wall.frames) - 1
        for number, paper in enumerate(papers, 1):
            for key in paper:
                self.seat.send(key)
                self.seat.wait_for(r"Your choice +●|[1-9] of [1-9] placed")
                self.seat.send("\r")
            self.both(f"{number} of 4 have voted|All 4 have voted", f"{number} of 4 have voted")
        self.press("down", "enter", until=r"4 of 4 have voted\. F4 reveals")
        return list(dict.fromkeys(map(standing, self.wall.frames[first:])))
