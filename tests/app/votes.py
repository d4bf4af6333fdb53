"""Votes for tests of the application: a board of stages that puts to the room what a test gives it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onecompany.app.screens.asking import Question
from onecompany.app.screens.voting import VotingScreen
from onecompany.exercises.stages.panel import StagesPanel
from onecompany.kinds.rounds import Option, Part, Poll, Vote, scale
from tests.app.hands import Hands

PULSE = Vote(
    "Pulse",
    (
        Poll("decisions", "scale", "Decisions", (Part("We decide as one", scale(1, 5), "not at all", "completely"),)),
        Poll("growth", "scale", "Growth", (Part("We grow as one", scale(1, 5), "not at all", "completely"),)),
    ),
    ("ballot", "hands", "fist"),
)
"""Two statements, as of the pulse."""

CALL = Vote(
    "Case 1",
    (
        Poll(
            "case",
            "choice",
            "The night before Christmas",
            (
                Part(
                    "What do we do?",
                    (Option("do", "Do it", "d"), Option("dont", "Don't", "n"), Option("up", "Up", "e")),
                ),
                Part("Which rule?", tuple(Option(f"rule:{n}", f"Rule {n}") for n in range(1, 13))),
            ),
        ),
    ),
    limit=60.0,
)
"""A choice by letters, then one of twelve by a number."""

DOTS = Vote(
    "Pain points",
    (
        Poll(
            "pains",
            "dots",
            "What hurts most?",
            (Part("What hurts most?", tuple(Option(f"pain:{n}", f"Pain {n} of the customer") for n in range(1, 25))),),
            budget=6,
            most=3,
        ),
    ),
)
"""Six dots over twenty-four items."""

SENTENCES = Vote(
    "One sentence", (Poll("lines", "lines", "Why us?", (Part("Why do they come to us?", ()),)),), ("sealed",)
)
"""Sealed lines, whose names nobody keeps."""


def put_to_the_room(monkeypatch: pytest.MonkeyPatch, *votes: Vote) -> None:
    """From now on the board of stages offers these votes."""

    def offered(panel: StagesPanel) -> Sequence[Vote]:
        return votes

    monkeypatch.setattr(StagesPanel, "votes", offered)


async def begun(hands: Hands) -> None:
    """The first thing that F4 offers is begun."""
    await hands.press("f4")
    if isinstance(hands.app.screen, Question):
        await hands.press("enter")
    assert isinstance(hands.app.screen, VotingScreen)


async def voted(hands: Hands, *answers: str) -> None:
    """One voter's keys, and Enter behind each answer."""
    for answer in answers:
        await hands.press(*answer, "enter")
