"""A ballot in a real terminal, killed in each of its states: who has voted has voted, and nothing counts twice."""

from __future__ import annotations

import json
import signal

import pytest

from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.terminal import Terminal


def at_ballot(home: Home, start: Start) -> Terminal:
    """A ballot of dots over eight pain points: two dots a voter."""
    room = start("run", home.workshop())
    room.wait_for("The first stage")
    room.line("I buy")
    room.wait_for("▸I buy")
    room.press("^d")
    room.wait_for("First pain point")
    room.paste("\n".join(f"Pain {number}" for number in range(1, 9)))
    room.wait_for("8 lines pasted")
    room.press("f4")
    room.wait_for("2  Dots for the pain points: by ballot")
    room.send("2")
    room.wait_for("Next: Ben Okafor")
    return room


def vote(room: Terminal, keys: str, n: int) -> None:
    """Vote, and wait until it is kept."""
    room.send(keys + "\r")
    room.wait_for(f"{n} of 4 have voted")


def killed(home: Home, room: Terminal, start: Start) -> Terminal:
    """The process is killed and started again."""
    room.kill(signal.SIGKILL)
    assert room.wait_end() == -signal.SIGKILL
    return start("run")


def votes(home: Home) -> tuple[int, int]:
    """How many have voted, and how many dots are in."""
    return len(home.rows("SELECT leader_id FROM turnout")), len(home.rows("SELECT id FROM ballot"))


@pytest.mark.reliability("kill -9 at any moment")
@pytest.mark.parametrize("half", ["", "1", "12"], ids=["between two", "one dot placed", "all placed"])
def test_killed_while_somebody_votes(home: Home, start: Start, half: str) -> None:
    room = at_ballot(home, start)
    vote(room, "12", 1)
    vote(room, "13", 2)
    room.send(half)
    room.wait_for(f"{len(half)} of 2 placed")
    again = killed(home, room, start)
    again.wait_for(r"2 of 4 have voted\. F4 goes on\.")
    assert votes(home) == (2, 4)
    again.press("f4")
    again.wait_for("1  Go on: 2 have not voted")
    again.send("1")
    again.wait_for("Next: Ana Peña")
    again.wait_for("0 of 2 placed")
    vote(again, "31", 3)
    again.send("34\r")
    again.wait_for("All 4 have voted")
    closed = killed(home, again, start)
    closed.wait_for(r"4 of 4 have voted\. F4 reveals\.")
    closed.press("f4")
    closed.wait_for("1  Reveal what it came to")
    closed.send("1")
    closed.wait_for("█ 3 ")
    shown = killed(home, closed, start)
    shown.wait_for(r"█ 3 |\(3\)")
    assert votes(home) == (0, 0)
    (counts,) = home.rows("SELECT counts FROM round")
    assert sorted(json.loads(counts).values(), reverse=True)[:4] == [3, 3, 1, 1]
    assert sum(json.loads(counts).values()) == 8
    assert home.rows("SELECT n FROM round") == [4]


def test_a_ballot_under_stress_keeps_one_vote_each(home: Home, start: Start) -> None:
    room = at_ballot(home, start)
    room.send("1\x1a2\x1b\x1b[6~3\x191\r\r\r\r")
    room.wait_for("1 of 4 have voted")
    room.paste("12\r34\r")
    room.resize(80, 24)
    room.wait_for("typed, not pasted")
    assert votes(home) == (1, 2)
    room.send(".")
    room.wait_for("not started")
    room.send("12\r34\r")
    room.press("escape")
    room.wait_for("1 of 4 have voted")
    assert votes(home) == (1, 2)
    room.send("\x11")
    assert room.wait_end() == 0
    assert room.not_given_back == []
