"""A room with a code of conduct, by names instead of identities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.conduct import RULE, acts
from onecompany.exercises.conduct.chapters import Chapter, chapters
from onecompany.exercises.conduct.ratifying import Verdict, verdict
from onecompany.exercises.conduct.votes import ratify, votes
from onecompany.kinds import ballots, rows
from onecompany.kinds.rounds import Vote
from onecompany.kinds.view import View
from onecompany.plans import Plan
from onecompany.store.acts.rounds import close
from onecompany.store.ballots import cast
from tests.conftest import plan_of, planned
from tests.exercises.room import Room


def code_plan(**settings: Any) -> Plan:
    """A plan with stages, the code and commitments."""
    return plan_of(planned("stages"), planned("conduct", **settings), planned("commitments"))


class Coded(Room):
    """A room that writes its code of conduct."""

    @property
    def view(self) -> View:
        """What the pure parts of the kind see."""
        return View(self.state, self.exercise("conduct"), self.today)

    def chapter(self, name: str) -> Chapter:
        """A chapter by the name of its stage, or by its key."""
        every = chapters(self.state, self.view.settings)
        return next(part for part in every if name in (part.key, part.stage.name if part.stage else ""))

    def add(self, stage: str, always: Sequence[str] = (), never: Sequence[str] = (), **values: Any) -> list[str]:
        """Rules, and what else is true of each."""
        lines = [*(("always", text) for text in always), *(("never", text) for text in never)]
        ids = acts.add_rules(self.writer, self.chapter(stage), lines)
        for rule in ids if values else ():
            self.change(rule, **values)
        return ids

    def change(self, rule: str, **values: Any) -> None:
        """Change columns of a rule."""
        rows.change(self.writer, RULE, rule, **values)

    def lane(self, stage: str, side: str) -> list[str]:
        """The rules of a lane."""
        return [row.text for row in self.chapter(stage).lane(self.state, side)]

    def thumbs(self, stage: str, up: int, sideways: int = 0, down: int = 0) -> str:
        """Count thumbs for a stage; the id of the round."""
        vote = ratify(self.view, self.chapter(stage))
        assert vote is not None
        counts = {"up": up, "sideways": sideways, "down": down}
        return ballots.count_hands(self.writer, self.view.exercise.id, vote, vote.polls[0], counts)

    def verdict(self, stage: str) -> Verdict:
        """What the room said to a stage last."""
        seen = verdict(self.state, self.chapter(stage))
        assert seen is not None
        return seen

    def dots(self, stage: str = "") -> Vote:
        """The dots on the rules of a stage, or of all."""
        offered = votes(self.view, self.chapter(stage) if stage else None)
        return next(vote for vote in offered if vote.polls[0].subject.startswith("rules"))

    def ballot(self, vote: Vote, choices: Sequence[Sequence[str]]) -> str:
        """A vote by ballot with what each leader chooses, ended and not revealed; the id of its round."""
        (round_id,) = ballots.begin(self.writer, self.view.exercise.id, vote, "ballot")
        for leader, codes in zip(self.state.rows("leader"), choices, strict=False):
            cast(self.writer, leader.id, {round_id: list(codes)})
        close(self.writer, [round_id])
        return round_id
