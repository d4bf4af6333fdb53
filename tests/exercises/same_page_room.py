"""A workshop with two questions that are answered in one sentence each, as the tests of that kind read it."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.same_page import acts
from onecompany.exercises.same_page.answers import Answers, answers
from onecompany.exercises.same_page.panel import SamePagePanel
from onecompany.kinds import ballots
from onecompany.kinds.findings import find_all
from onecompany.kinds.rounds import Poll, Vote
from onecompany.kinds.view import View
from onecompany.plans import Plan
from onecompany.store.ballots import cast
from onecompany.store.sealing import seal
from onecompany.store.writer import WorkshopWriter
from tests.conftest import DAY, plan_of, planned
from tests.kinds.boards import Board

CARDS = (
    "Customers trust the date that we promise",
    "We promise every customer one date",
    "A customer's promise is kept by all of us",
    "The cheapest supply in the region",
)


def two_questions() -> Plan:
    """The first without names, the second with them."""
    return plan_of(planned("same_page", "Our promise"), planned("same_page", "Our enemy", names=True))


class Page:
    """One of the questions, and what is done there."""

    def __init__(self, writer: WorkshopWriter, number: int = 0) -> None:
        self.writer = writer
        self.exercise: Any = writer.state.rows("exercise")[number]

    @property
    def answers(self) -> Answers:
        """What was answered."""
        return answers(self.writer.state, self.exercise.id)

    @property
    def texts(self) -> list[str]:
        """All sentences but the adopted one."""
        return [row.text for row in self.answers.sentences]

    def view(self) -> View:
        """The workshop as this exercise sees it now."""
        return View(self.writer.state, self.exercise, DAY)

    def write(self, *texts: str) -> list[str]:
        """Sentences from cards."""
        return acts.write(self.writer, self.exercise.id, texts or CARDS)

    def adopt(self, text: str = "We keep what we promise") -> str:
        """The one sentence."""
        return acts.adopt(self.writer, self.exercise.id, text)

    def open(self) -> str:
        """A round for sealed lines, as the board puts it to the room."""
        vote = next(vote for vote in SamePagePanel(self.view()).votes() if vote.methods == ("sealed",))
        (round_id,) = ballots.begin(self.writer, self.exercise.id, vote, "sealed")
        return round_id

    def seal(self, round_id: str, *texts: str) -> None:
        """Everybody's sentence, unseen: of one leader after the other."""
        named = self.exercise.settings["names"]
        for leader, text in zip(self.writer.state.rows("leader"), texts, strict=False):
            seal(self.writer, round_id, text, leader_id=leader.id, named=named)

    def _vote(self) -> tuple[Vote, Poll]:
        vote = next(vote for vote in SamePagePanel(self.view()).votes() if "fist" in vote.methods)
        (poll,) = vote.polls
        return vote, poll

    def fist(self, *hands: int) -> str:
        """Hands on the adopted sentence."""
        vote, poll = self._vote()
        counts = {str(fingers): number for fingers, number in enumerate(hands)}
        return ballots.count_hands(self.writer, self.exercise.id, vote, poll, counts, method="fist")

    def ballot(self, *fingers: int) -> None:
        """Fingers on the adopted sentence in secret, one leader after the other."""
        (round_id,) = ballots.begin(self.writer, self.exercise.id, self._vote()[0], "ballot")
        self.ballot_in(round_id, *fingers)
        ballots.reveal(self.writer, [round_id])

    def ballot_in(self, round_id: str, *fingers: int) -> None:
        """The same, while the round goes on."""
        for leader, finger in zip(self.writer.state.rows("leader"), fingers, strict=False):
            cast(self.writer, leader.id, {round_id: [str(finger)]})

    def says(self) -> list[str]:
        """The findings of this exercise, as a facilitator reads them."""
        found = find_all(self.writer.state, DAY)[self.exercise.id]
        return [f"{finding.sign} {finding.text}" for finding in found]

    def rules(self) -> set[str]:
        """The rules that speak."""
        return {finding.key.partition(":")[0] for finding in find_all(self.writer.state, DAY)[self.exercise.id]}


async def laid_out(board: Board, panel: SamePagePanel) -> str:
    """Show a panel in a window, and give its text once it is laid out in the size that it has there."""
    board.panel = panel
    await board.pilot.app.mount(panel)
    for _ in range(200):
        await board.pilot.pause()
        if "▸◂" not in board.text:
            return board.text
    raise AssertionError(f"it is never laid out\n{board.text}")
