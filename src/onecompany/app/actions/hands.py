"""Hands that are up in the open, counted for one poll after the other and kept together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.hands import not_as_many, read_counts
from onecompany.boards.panel import Outcome, Refused
from onecompany.display.running_vote import RunningVote
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.rounds import Method, Poll, Vote, voters
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.app.screens import asking
    from onecompany.kinds import ballots
    from onecompany.store.acts import rounds
    from onecompany.store.writer import WorkshopWriter
else:
    asking = LazyModule("onecompany.app.screens.asking")
    ballots = LazyModule("onecompany.kinds.ballots")
    rounds = LazyModule("onecompany.store.acts.rounds")


class HandCount:
    """Asks for the counts of each poll. Until all are kept, what was typed stands in the drafts of forms."""

    def __init__(
        self, workshop: OpenWorkshop, vote: Vote, method: Method, *, instead: RunningVote | None = None
    ) -> None:
        """`instead`: the vote by ballot that is given up for it, once the hands are counted."""
        self._workshop, self._vote, self._method, self._instead = workshop, vote, method, instead
        self._counts: list[dict[str, int]] = []
        self._kept = 0
        """How many polls are kept already: another program may hold the file in the middle of it."""

    @property
    def present(self) -> int:
        """How many leaders are here; of one silo, where only that is asked."""
        return len(voters(self._workshop.session.state, self._vote.polls[0].subject))

    def _draft(self, poll: Poll) -> str:
        return f"hands {self._workshop.panel.view.exercise.id} {poll.subject}"  # no sentence: a name of what is typed

    def ask(self, wrong: str = "", typed: str = "") -> None:
        """Ask for the next poll. `wrong`: why what was `typed` is none."""
        poll = self._vote.polls[len(self._counts)]
        if poll.form == "dots":
            from onecompany.app.screens.dots import DotsScreen

            screen = DotsScreen(self._vote.title, poll, self.present, self._draft(poll))
            self._workshop.app.push_screen(screen, self._dots_counted)
            return
        part = poll.parts[0]
        choices = [
            gettext("{key} {words}", key=option.key, words=option.words) if option.key and option.words else
            option.key or option.words
            for option in part.options
        ]  # fmt: skip
        expected = (
            gettext("Fists to five: how many of each? {choices}", choices=" · ".join(choices))
            if self._method == "fist"
            else gettext("How many hands for each? {choices}", choices=" · ".join(choices))
        )
        example = " ".join(str(number * 2 % 5) for number in range(len(part.options)))
        question = part.text or poll.title
        box = asking.Question(
            self._vote.title,
            "\n".join(filter(None, (wrong, question, expected))),
            (),
            entry=gettext("a number for each, such as {example}", example=example),
            value=typed,
            keep=self._draft(poll),
        )
        self._workshop.app.push_screen(box, self._answered)

    async def _answered(self, typed: str | None) -> None:
        if typed is None:
            return
        poll = self._vote.polls[len(self._counts)]
        self._workshop.host.form_drafts.remember(self._draft(poll), typed)
        try:
            counts = read_counts(typed, poll.parts[0].options)
        except Refused as problem:
            self.ask(str(problem), typed)
            return
        await self._go_on(counts)

    async def _dots_counted(self, answer: str | None) -> None:
        if answer is not None:
            await self._go_on(json.loads(answer))

    async def _go_on(self, counts: dict[str, int]) -> None:
        self._counts.append(counts)
        if len(self._counts) < len(self._vote.polls):
            self.ask()
        elif await self._workshop.controller.do(self._keep):
            self._workshop.host.form_drafts.forget(*map(self._draft, self._vote.polls))

    def _keep(self, writer: WorkshopWriter) -> Outcome:
        panel = self._workshop.panel
        if self._instead is not None:
            rounds.give_up(writer, self._instead.ids)
            self._instead = None
        while self._kept < len(self._counts):
            poll, counts = self._vote.polls[self._kept], self._counts[self._kept]
            n = self.present if poll.form == "dots" else None
            ballots.count_hands(writer, panel.view.exercise.id, self._vote, poll, counts, n=n, method=self._method)
            self._kept += 1
        place = panel.place_of(self._vote.polls[0].subject) or panel.place
        return Outcome(place, self._differs())

    def _differs(self) -> str:
        """What is said where not as many hands were up as leaders are here."""
        polls = zip(self._vote.polls, self._counts, strict=True)
        sums = [sum(counts.values()) for poll, counts in polls if poll.form != "dots"]
        if not sums:
            return ""
        most, fewest = max(sums), min(sums)
        hands = most if most > self.present else fewest
        return not_as_many(self._workshop.session.state, hands, self._vote.polls[0].subject)
