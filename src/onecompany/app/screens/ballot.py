"""The ballot on the laptop that goes round: one leader after the other, and nothing on it tells what is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.events import Key
from textual.widget import Widget

from onecompany.app.ballot_paper import Paper, PaperQuestion
from onecompany.app.held_keys import Effect, times
from onecompany.app.keys import key
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.app.screens.voting import VotingScreen
from onecompany.app.widgets.ballot import BallotFace, BallotText, listed_names
from onecompany.display.running_vote import RunningVote
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.alike import plain
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Record

if TYPE_CHECKING:
    from onecompany.store import ballots
    from onecompany.store.acts import rounds
    from onecompany.store.writer import WorkshopWriter
else:
    ballots = LazyModule("onecompany.store.ballots")
    rounds = LazyModule("onecompany.store.acts.rounds")


class BallotScreen(VotingScreen):
    """Names who is next, takes one key a question, and keeps it by Enter."""

    AUTO_FOCUS = "BallotFace"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ballot.keep", "enter,ctrl+j", "keep", N_("Keep the vote"), shown=N_("Enter")),
        key("ballot.back", "escape,backspace", "take_back", N_("Take the key back"), shown=N_("Esc")),
        key("ballot.before", "up", "voter(-1)", N_("The voter before")),
        key("ballot.after", "down", "voter(1)", N_("Another voter"), hint=N_("another voter"), shown="↑↓"),
        key("ballot.page", "pagedown,right", "page(1)", N_("A page on, where a list is long")),
        key("ballot.page_back", "pageup,left", "page(-1)", N_("A page back")),
        key("ballot.curtain", "full_stop", "curtain", N_("Draw the curtain: everything but the clock is hidden")),
    ]
    TYPED = (
        (N_("keys of the choices"), N_("choose; only ● is shown, and Enter keeps it")),
        (N_("letters"), N_("where they are no choices, the beginning of a voter's name")),
    )

    def __init__(self, workshop: OpenWorkshop) -> None:
        super().__init__(workshop)
        self._voter = ""
        self._paper: Paper | None = None
        self._letters = ""

    def body(self) -> Widget:
        running = self.running
        return BallotFace(self._text(running) if running is not None else BallotText(""))

    def focus_body(self) -> None:
        self.query_one(BallotFace).focus()

    def on_mount(self) -> None:
        """Those who were away may all have gone home meanwhile."""
        self.run_worker(self._close_if_all())

    # -- who votes

    def _leader(self, running: RunningVote) -> Record | None:
        """Who is to vote: who was chosen, else the first who has not voted."""
        voters = running.voters
        leader = next((one for one in voters if one.id == self._voter), voters[0] if voters else None)
        if leader is None:
            self._voter, self._paper = "", None
        elif leader.id != self._voter or self._paper is None:
            self._voter, self._paper = leader.id, Paper(running.asked(leader))
        return leader

    def _next_after(self, running: RunningVote, leader_id: str) -> None:
        """The next round the table who has not voted."""
        order = [leader.id for leader in self.session.state.rows("leader")]
        start = order.index(leader_id) + 1 if leader_id in order else 0
        waiting = {leader.id for leader in running.voters}
        self._voter = next((one for one in (*order[start:], *order[:start]) if one in waiting), "")
        self._paper = None

    def _choose(self, running: RunningVote, leader: Record) -> None:
        if leader.id != self._voter:
            self._voter, self._paper = leader.id, Paper(running.asked(leader))
        self.say("")
        self.show()

    def action_voter(self, step: int) -> None:
        """Another voter; what was pressed for the one before is taken back."""
        running = self.running
        leader = self._leader(running) if running is not None and running.open else None
        if running is None or leader is None:
            return
        voters = running.voters
        self._choose(running, voters[(voters.index(leader) + step) % len(voters)])

    def _named(self, running: RunningVote, letter: str) -> bool:
        """The voter whose name begins with the letters that were typed. Whether there is one."""
        for letters in (self._letters + letter, letter):
            begins = plain(letters)
            for leader in running.voters:
                if begins and any(
                    part.startswith(begins) for part in (plain(leader.name), *plain(leader.name).split())
                ):
                    self._choose(running, leader)
                    self._letters = letters
                    return True
        return False

    # -- what is shown

    def show_body(self, running: RunningVote) -> None:
        self.query_one(BallotFace).show(self._text(running))

    def _text(self, running: RunningVote) -> BallotText:
        of = running.turnout[1]
        leader = self._leader(running)
        if not running.open or leader is None or self._paper is None:
            all_in = gettext("All {of} have voted.", of=of) if leader is None else gettext("The vote is closed.")
            return BallotText(
                all_in, question=gettext("Enter leads back to the board. There F4 reveals what it came to.")
            )
        paper = self._paper
        question = paper.question
        others = [one.name for one in running.voters if one is not leader]
        asked = question.part.text or question.poll.title
        if question.dots:
            asked = f"{asked} {self._how(question)}"
        if len(paper.questions) > 1:
            asked = gettext(
                "{number} of {questions} · {question}",
                number=paper.number + 1,
                questions=len(paper.questions),
                question=asked,
            )
        words = [option.words for option in question.part.options]
        keys = [name.upper() for name in question.keys]
        return BallotText(
            gettext("Next: {name}", name=leader.name),
            listed_names(others) if others else "",
            asked,
            tuple(zip(keys, words, strict=True)),
            (question.part.low, question.part.high),
            *self._marks(paper),
        )

    @staticmethod
    def _how(question: PaperQuestion) -> str:
        """What is typed for dots, how many there are, and how many may lie on one item."""
        most = question.poll.most
        if 0 < most < question.budget:
            return gettext(
                "Type the number of what gets a dot: {budget} in all, at most {most:words} on one.",
                budget=question.budget,
                most=most,
            )
        return ngettext(
            "Type the number of what gets your one dot.",
            "Type the number of what gets a dot: {number} in all.",
            question.budget,
        )

    @staticmethod
    def _marks(paper: Paper) -> tuple[str, str, str]:
        """How much was pressed, never what: words, signs, and what can be done with it."""
        question = paper.question
        placed = len(question.chosen)
        signs = "●" * placed + "○" * bool(question.typed)
        if not question.dots:
            return gettext("Your choice"), signs or " ", gettext("Enter keeps it, Esc takes it back.")
        count = gettext("{placed} of {budget} placed", placed=placed, budget=question.budget)
        return count, signs.ljust(question.budget, "·"), gettext("Enter keeps them, Esc takes the last one back.")

    # -- keys

    def effect_of_typing(self, key: Key) -> Effect:
        """A key that chooses: a number such as 11 is typed fast, and a held key places no heap of dots."""
        return Effect("choose", times(1), text=True)

    async def typed(self, character: str) -> None:
        """A key of a choice, or a letter of a name."""
        running = self.running
        if running is None or self.curtain or self._leader(running) is None or self._paper is None or not running.open:
            return
        if character.isalpha() and not self._paper.question.letters_choose:
            if not self._named(running, character):
                self._letters = ""
                self.say(gettext("Nobody who has not voted has a name that begins so."), wrong=True)
            return
        self._letters = ""
        self._said(self._paper.press(character))

    def _said(self, text: str) -> None:
        self.say(text, wrong=bool(text))
        self.show()

    def pasted(self) -> None:
        """A paste."""
        self.say(gettext("A vote is typed, not pasted."), wrong=True)

    def action_take_back(self) -> None:
        """Take the last key back; it leads nowhere else. It opens the curtain too."""
        self._letters = ""
        if self.curtain:
            self.action_curtain()
        elif self._paper is not None:
            self._paper.take_back()
            self._said("")

    def action_page(self, step: int) -> None:
        """Turn the page."""
        self.query_one(BallotFace).turn(step)

    async def action_keep(self) -> None:
        """Enter: the next question, or the vote is kept; when all have voted, back to the board."""
        self._letters = ""
        running = self.running
        if running is None or not running.open:
            self.dismiss(None)
            return
        leader = self._leader(running)
        if leader is None or self._paper is None:
            await self._close_if_all()
            return
        lacks = self._paper.enter()
        if lacks is not None:
            self._said(lacks)
            return
        if await self._cast(leader.id, self._paper.choices()):
            self.say(gettext("Kept. Pass it on."))
            self._next_after(self.running or running, leader.id)
            self.show()
            self.workshop.refresh_room()
            await self._close_if_all()

    async def _cast(self, leader_id: str, choices: Mapping[str, list[str]]) -> bool:
        """Keep a vote. Whether it is in; if not, the keys stay, and Enter tries again."""

        def cast(writer: WorkshopWriter) -> bool:
            try:
                ballots.cast(writer, leader_id, choices)
            except ballots.VotedAlready:  # the error came when it was written: it counts, and so it is known here too
                ballots.empty(writer, ())
            return True

        return bool(await self.write(cast))

    async def _close_if_all(self) -> None:
        """Take no more votes when all who are here have voted. What it came to is shown by a key of its own."""
        running = self.running
        if running is None or not running.open or running.voters:
            return

        def close(writer: WorkshopWriter) -> bool:
            rounds.close(writer, running.ids)
            return True

        if await self.write(close):
            n, _ = running.turnout
            self.say(ngettext("The one vote is in.", "All {number} votes are in.", n))
            self.show()
            self.workshop.refresh_room()
