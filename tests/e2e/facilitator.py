"""A facilitator's hands: each part of the main job by its keys, waiting for what the screen says."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date, timedelta

from tests.e2e.northwind import AGENDA, DECISION, FEELINGS, LEADERS, METRICS, ORGANISATION, OWNERS, SAID_WRONG, STAGES
from tests.e2e.terminal import Terminal

_LATER = """
import datetime
from onecompany.clock import SystemClock

now, boot = SystemClock.now, SystemClock.boot
SystemClock.now = lambda self: now(self) + datetime.timedelta(seconds={seconds})
SystemClock.boot = lambda self: boot(self) + {seconds}
from onecompany.cli import main
main()
"""


def after(**units: float) -> tuple[str, ...]:
    """The command on a machine on which so much time has gone by since, in the units of a `timedelta`."""
    return (sys.executable, "-c", _LATER.format(seconds=timedelta(**units).total_seconds()))


class Facilitator:
    """Types, and waits for what the screen says."""

    def __init__(self, room: Terminal, agenda: Sequence[str] = AGENDA) -> None:
        """`agenda`: the titles of the exercises."""
        self.room = room
        self.agenda = agenda
        self.here = 0

    def at(self, title: str) -> None:
        """Wait until the line of entry says that it is for this."""
        self.room.wait_for(f"╭─ {re.escape(title)}")

    def keep(self, text: str, shown: str = "") -> None:
        """Type a line, and wait until the board shows it and the line is empty again."""
        self.room.line(text)
        if shown:
            self.room.wait_for(shown)
        self.room.wait_for(r"│ › +│?$|│ ›\s+\S*\s*│$")

    def go_to(self, title: str) -> None:
        """By the agenda to another exercise."""
        target = self.agenda.index(title)
        self.room.press("f5")
        self.room.wait_for("╭─ Agenda")
        self.room.press(*["down" if target > self.here else "up"] * abs(target - self.here), "enter")
        self.room.wait_for(rf"\[{target + 1} {title}( –\d\d:\d\d)?\]")
        self.room.wait_gone("╭─ Agenda")
        self.here = target


def make_workshop(room: Terminal) -> None:
    """From an empty file into the room."""
    room.wait_for("No workshop yet")
    room.send("n")
    room.wait_for("A new workshop")
    room.line(ORGANISATION)
    room.wait_for(ORGANISATION)
    room.press("enter", "enter")
    area = next(row for row, line in enumerate(room.screen.splitlines()) if "Leaders, one a line" in line)
    room.wait_until(lambda: room.row - area in (1, 2) and room.is_still, "the leaders to have the focus")
    room.paste(LEADERS)
    room.wait_for("Hugo Blanc")
    room.press("^s")
    room.wait_for(r"\[1 Check-in( –\d\d:\d\d)?\]")


def map_the_journey(hands: Facilitator) -> None:
    """Six stages, each with its touchpoints, most with what the customer wants there."""
    room = hands.room
    previous = ""
    for stage, (touchpoints, goal) in STAGES.items():
        hands.at(f"New stage after {previous}" if previous else "The first stage")
        hands.keep(stage)
        hands.at(f"New stage after {stage}")
        room.press("down")
        hands.at(f"First touchpoint in {stage}")
        for touchpoint in touchpoints:
            hands.keep(touchpoint)
        hands.at(f"New touchpoint in {stage}")
        if goal:
            room.press("^g")
            hands.at(f"What the customer wants at {stage}")
            hands.keep(goal)
        if stage in FEELINGS:
            room.press("^l")
            hands.at(f"How it feels at {stage}")
            hands.keep(str(FEELINGS[stage]))
        room.press("ctrl+home")
        previous = stage
    hands.keep(SAID_WRONG)
    hands.at(f"New stage after {SAID_WRONG}")
    room.press("^z")
    room.wait_for(f"Undone: .*{SAID_WRONG}|Undone")
    room.wait_gone(f"▸{SAID_WRONG}")
    room.press("end", "down")
    hands.at("New touchpoint in I stay or go")
    room.press("^t")
    room.wait_for("▸★ The")


def place_the_owners(hands: Facilitator) -> None:
    """The matrix, then what is handed over where the owner changes."""
    room = hands.room
    steps, back = list(STAGES), "right"
    for silo, row in OWNERS.items():
        for stage in steps:
            hands.at(f"{silo} at {stage}")
            letter = row[list(STAGES).index(stage)]
            if letter != ".":
                room.send(letter)
            room.press("down" if stage == steps[-1] else back)
        steps, back = steps[::-1], "left" if back == "right" else "right"
    hands.at("The handoffs: Enter shows them")
    room.press("enter")
    hands.at("I compare → I buy: what is handed over")
    hands.keep("The offer")
    room.press("tab")
    hands.at("I compare → I buy: how the customer notices")
    hands.keep("They tell us the same twice")
    room.press("tab")
    hands.at("I compare → I buy: smooth, rough or dropped")
    room.send("r")
    room.wait_for("rough")
    room.press("tab")
    hands.at("I compare → I buy: agreed?")
    room.send("y")
    room.wait_for("✓ yes")
    room.press("down", "down", "down")
    hands.at("I use it → I stay or go: agreed?")
    room.press("left")
    hands.at("I use it → I stay or go: smooth, rough or dropped")
    room.send("r")
    room.wait_for("(?s)rough.*rough")
    hands.keep(f"! {DECISION}", "Decided and on record")


def measure(hands: Facilitator, leaders: list[str]) -> None:
    """A metric for each of these leaders, with what it measures."""
    room = hands.room
    for leader in leaders:
        name, measures = METRICS[leader]
        hands.at(f"A metric for {leader}")
        hands.keep(name)
        hands.at(f"Another metric for {leader}")
        room.press("tab")
        hands.at(f"{name} · It measures")
        hands.keep(measures[0], measures)
        if leader == "Ben Okafor":
            for title, typed in (
                ("Baseline", "4 %"),
                ("Target", "6 %"),
                ("By when", (date.today() + timedelta(days=300)).isoformat()),
                ("Good is", "up"),
                ("Source", "Web statistics"),
                ("It follows", "I find out"),
                ("Business result", "New customers"),
            ):
                room.press("tab")
                hands.at(f"{name} · {title}")
                hands.keep(typed)
        room.press("home", "down")


def masthead(room: Terminal) -> str:
    """The first line of the room: who, the time of day, when it ends, how late we are."""
    return room.screen.splitlines()[0]


def choose(room: Terminal, words: str) -> None:
    """One of the votes that F4 offers, by its number."""
    room.press("f4")
    room.wait_for(rf"\d  {words}")
    offered = re.search(rf"(\d)  {words}", room.screen)
    assert offered is not None
    room.send(offered[1])


def vote(room: Terminal, title: str, papers: Sequence[str], *, keys: int) -> None:
    """A ballot goes round, is ended by the last vote, and is revealed by a key of its own."""
    of = len(papers)
    room.wait_for(f"{title}.*0 of {of} have voted")
    for number, paper in enumerate(papers, 1):
        for start in range(0, len(paper), keys):
            room.send(paper[start : start + keys])
            room.wait_until(lambda: room.screen.count("●") >= 1, "a key to be taken")
            room.send("\r")
        room.wait_for(f"{number} of {of} have voted")
    room.wait_for(f"All {of} have voted")
    room.press("down", "enter")  # at once, Enter would be the last voter's, held on
    room.wait_for(f"{of} of {of} have voted. F4 reveals")
    room.press("f4")
    room.wait_for("Reveal what it came to")
    room.press("enter")
    room.wait_gone("F4 reveals")
