"""Ballots that go round while the program is killed: who has voted has voted, and every paper counts once as cast."""

from __future__ import annotations

import json
import random
import re
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from onecompany.app.held_keys import PAUSE
from tests.e2e.aging import pause
from tests.e2e.conftest import Start
from tests.e2e.home import LEADERS, Home
from tests.e2e.keys import KEYS
from tests.e2e.window import Window

PAINS = 8

PAPERS = ("12", "13", "24", "38", "57", "68")
"""Two dots a voter, on two of the pains."""

VOTERS = len(LEADERS)

REVEALED = r"\A(?![\s\S]*have voted)[\s\S]*╭─ Journey ─"
"""The board alone, without a word of a vote that goes on."""


@dataclass
class Round:
    """What is known of the round that goes on."""

    papers: list[str] = field(default_factory=list)
    """Those that were cast, one a voter; behind `acknowledged` some may not have been taken."""
    acknowledged: int = 0
    state: str = ""
    """The furthest that the screen has shown of the round: "", open, closed or revealed."""


class KillingVotes:
    """One workshop that votes for its pains again and again, and is killed meanwhile."""

    def __init__(self, home: Home, start: Start, moment: random.Random) -> None:
        self.home, self.start, self.moment = home, start, moment
        self.kills = 0
        self.found: Counter[str] = Counter()
        self.lost = {"votes lost or counted twice": 0}
        self.lives: list[str] = []
        self.rounds = 0
        """Rounds that were revealed."""
        self.round = Round()
        self._pressed = "-"
        """The last key."""
        self.room: Window = start("run", home.workshop(), terminal=Window)
        self.room.wait_for("The first stage")
        self.room.line("I buy")
        self.room.wait_for("▸I buy")
        self.room.press("^d")
        self.room.wait_for("First pain point")
        self.room.paste("\n".join(f"Pain {number}" for number in range(1, PAINS + 1)))
        self.room.wait_for(f"{PAINS} lines pasted")

    def live(self) -> None:
        """Go on with the vote until the kill, which comes at a random moment of one of the next things done."""
        self.lives.append("")
        for _ in range(self.moment.randint(0, 3)):
            self._go_on(killed=False)
        self._go_on(killed=True)
        self._come_back()

    def _note(self, what: str) -> None:
        self.lives[-1] += f"{what}; "

    def _press(self, keys: str) -> None:
        """Press keys; the same one again as a finger does, or it would be one that is held."""
        if keys.startswith(self._pressed):
            pause(self.room, 1.1 * PAUSE)
        self._pressed = keys if keys.startswith("\x1b") else keys[-1]
        self.room.send(keys)

    def _go_on(self, *, killed: bool) -> None:
        """The next thing that is to be done, whatever it is."""
        states: dict[str, Callable[[], tuple[str, str, Callable[[], None]]]] = {
            "": self._open,
            "open": self._vote,
            "closed": self._reveal,
        }
        keys, shown, then = states[self.round.state]()
        self._note(f"{keys!r}" + (" and killed" if killed else ""))
        self._press(keys)
        if not killed:
            self.room.wait_for(shown)
            then()
            self.found["steps of votes acknowledged"] += 1
            return
        pause(self.room, self.moment.choice((0.0, self.moment.random() * 0.3)))
        self.room.kill(signal.SIGKILL)
        assert self.room.wait_end() == -signal.SIGKILL
        if re.search(shown, self.room.screen):
            then()
        self.room.close()
        self.kills += 1

    # -- what is done

    def _choose(self, words: str) -> str:
        """F4, and the key for one of what it offers."""
        self._press(KEYS["f4"])
        self.room.wait_for(rf"\d  {words}")
        offered = re.search(rf"(\d)  {words}", self.room.screen)
        assert offered is not None
        return offered[1]

    def _open(self) -> tuple[str, str, Callable[[], None]]:
        def opened() -> None:
            self.round.state = "open"

        return self._choose("Dots for the pain points: by ballot"), "Next: Ben Okafor", opened

    def _vote(self) -> tuple[str, str, Callable[[], None]]:
        """The next voter places two dots, and keeps them."""
        if "Next:" not in self.room.screen:
            self._press(self._choose("Go on"))
            self.room.wait_for("Next:")
        name = LEADERS[len(self.round.papers)].partition(";")[0]
        self.room.wait_for(f"Next: {name}")
        paper = self.moment.choice(PAPERS)
        self._press(paper)
        self.room.wait_for("2 of 2 placed")
        self.round.papers.append(paper)
        n = len(self.round.papers)

        def voted() -> None:
            self.round.acknowledged = n
            if n == VOTERS:
                self.round.state = "closed"

        return "\r", f"All {n} have voted" if n == VOTERS else f"{n} of {VOTERS} have voted", voted

    def _reveal(self) -> tuple[str, str, Callable[[], None]]:
        if f"All {VOTERS} have voted" in self.room.screen:
            self.room.press("down", "enter")  # at once, Enter would be the last voter's, held on
            self.room.wait_for("F4 reveals")
        elif "F4 goes on" in self.room.screen:  # killed between the last vote and the end
            self._press(self._choose("End it here"))
            self.room.wait_for("F4 reveals")
        return self._choose("Reveal what it came to"), REVEALED, self._revealed

    def _revealed(self) -> None:
        """Every paper was counted once, as it was cast; and nothing is left of who cast it."""
        *_, counts = self.home.rows("SELECT counts FROM round ORDER BY position")
        pains = self.home.rows("SELECT id FROM pain ORDER BY position")
        counted = [json.loads(counts).get(f"pain:{pain}", 0) for pain in pains]
        cast = [sum(str(number) in paper for paper in self.round.papers) for number in range(1, PAINS + 1)]
        self._check(counted == cast, f"{cast} were cast, and {counted} counted")
        self._check(self.home.rows("SELECT n FROM round ORDER BY position")[-1] == VOTERS, "another number of votes")
        assert self._votes() == (0, 0)
        self.rounds += 1
        self.round = Round()

    def _check(self, right: bool, wrong: str) -> None:
        if not right:
            self.lost["votes lost or counted twice"] += 1
            raise AssertionError(wrong)

    # -- coming back

    def _votes(self) -> tuple[int, int]:
        """How many have voted, and how many dots are in."""
        return len(self.home.rows("SELECT leader_id FROM turnout")), len(self.home.rows("SELECT id FROM ballot"))

    def _come_back(self) -> None:
        self.room = self.start("run", terminal=Window)
        self.room.wait_for("Pain 1")
        self.room.wait_for("Step 1 of 2")
        states = self.home.rows("SELECT state FROM round ORDER BY position")
        assert [state for state in states[: self.rounds] if state != "revealed"] == []
        assert len(states) - self.rounds in ((1,) if self.round.state else (0, 1)), states
        voted, dots = self._votes()
        known = range(self.round.acknowledged, len(self.round.papers) + 1)
        if "revealed" not in states[self.rounds :]:
            self._check(voted in known and dots == 2 * voted, f"{voted} voted, {dots} dots are in, known are {known}")
        state = "" if len(states) == self.rounds else states[-1]
        self._note(f"then {state or 'none'}, {voted} of {self.round.acknowledged} to {len(self.round.papers)} voted")
        if state == "revealed":
            assert self.round.state == "closed"
            self._revealed()
            return
        self.round.papers, self.round.acknowledged = self.round.papers[:voted], voted
        self.round.state = "closed" if voted == VOTERS else state
        if state:
            goes_on = "F4 reveals" if state == "closed" else "F4 goes on"
            self.room.wait_for(rf"{voted} of {VOTERS} have voted\. {goes_on}")
        self.found["turnouts looked at"] += 1
