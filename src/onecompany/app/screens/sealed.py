"""Sealed lines: what is typed is shown as ●, and read by nobody before all are revealed. No draft, no history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Paste
from textual.widget import Widget
from textual.widgets import Input, Static

from onecompany.app.keys import key
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.app.screens.asking import Option, Question
from onecompany.app.screens.voting import VotingScreen
from onecompany.app.widgets.ballot import listed_names
from onecompany.app.widgets.entries import Field
from onecompany.display.running_vote import RunningVote
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import MAX_PASTE, TooLong, clean, visible
from onecompany.parsing.pasted import items
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.problems import StoreError
from onecompany.store.records import Record

if TYPE_CHECKING:
    from onecompany.store import sealing
    from onecompany.store.acts import rounds
    from onecompany.store.writer import WorkshopWriter
else:
    sealing = LazyModule("onecompany.store.sealing")
    rounds = LazyModule("onecompany.store.acts.rounds")

MOST_SHOWN = 12
"""Numbers of pasted lines that are said one by one."""


class SealedField(Field):
    """One line of ●. Nothing of it can be copied. Enter is worked off here, so that the screen goes on meanwhile."""

    def __init__(self) -> None:
        super().__init__(password=True, id="sealed-entry", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.border_title = Content(gettext("Typed unseen; Enter seals it"))

    @property
    def selected_text(self) -> str:
        """What could be copied of it: nothing."""
        return ""

    def action_cut(self) -> None:
        """Nothing."""

    def action_paste(self) -> None:
        """Nothing: the terminal pastes."""

    async def on_key(self, event: Key) -> None:
        """Enter seals."""
        screen = self.screen
        if event.key in ("enter", "ctrl+j") and isinstance(screen, SealedScreen):
            event.stop()
            event.prevent_default()
            await screen.action_seal()

    def on_paste(self, event: Paste) -> None:
        """One line goes in; many are cards that were collected."""
        event.stop()
        event.prevent_default()
        screen = self.screen
        if isinstance(screen, SealedScreen):
            screen.pasted(event.text)


class SealedScreen(VotingScreen):
    """Takes one line after the other, from whoever has the laptop."""

    AUTO_FOCUS = "#sealed-entry"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("sealed.seal", "enter,ctrl+j", "seal", N_("Seal the line"), hint=N_("seal"), shown=N_("Enter")),
        key("sealed.drop", "escape", "drop", N_("Drop the line"), shown=N_("Esc")),
        key(
            "sealed.take_back", "f2", "withdraw", N_("Take a line back by its number, unread"), hint=N_("take one back")
        ),
        key("sealed.before", "up", "writer(-1)", N_("The writer before, where names are kept")),
        key("sealed.after", "down", "writer(1)", N_("Another writer, where names are kept")),
        key("sealed.page", "pagedown,pageup", "nothing", N_("Nothing: no step ends while lines are sealed")),
    ]
    TYPED = ((N_("letters"), N_("are shown as ●; nobody reads them before the reveal")),)

    def __init__(self, workshop: OpenWorkshop) -> None:
        super().__init__(workshop)
        self._writer = ""

    def body(self) -> Widget:
        running = self.running
        who, asked = (self._who(running), self._asked(running)) if running is not None else ("", "")
        return Vertical(
            Static(Content(visible(who)), id="sealed-who", markup=False),
            Static(Content(visible(asked)), id="sealed-question", markup=False),
            SealedField(),
            id="sealed-ask",
        )

    @property
    def _field(self) -> SealedField:
        return self.query_one(SealedField)

    def focus_body(self) -> None:
        self._field.focus()

    @property
    def unsealed(self) -> bool:
        """Whether something is typed that would be lost when the application ended."""
        return bool(self._field.value.strip())

    def stands(self, running: RunningVote) -> str:
        if running.vote.names:
            return super().stands(running)
        return ngettext("One line is sealed", "{number} lines are sealed", running.lines)

    # -- who writes

    def _leader(self, running: RunningVote) -> Record | None:
        """Who is to write, where the plan wants the names."""
        voters = running.voters
        return next((one for one in voters if one.id == self._writer), voters[0] if voters else None)

    def show_body(self, running: RunningVote) -> None:
        self.query_one("#sealed-who", Static).update(Content(visible(self._who(running))))
        self._field.display = running.open

    @staticmethod
    def _asked(running: RunningVote) -> str:
        poll = running.vote.polls[0]
        return (poll.parts[0].text if poll.parts else "") or poll.title

    def _who(self, running: RunningVote) -> str:
        names = running.vote.names
        leader = self._leader(running) if names and running.open else None
        who = gettext("One line each, and whoever likes writes next.")
        if not running.open:
            who = gettext("No more lines are taken. Enter leads back to the board; there F4 reveals them.")
        elif names and leader is None:
            who = gettext("All {of} have written.", of=running.turnout[1])
        elif leader is not None:
            others = [one.name for one in running.voters if one is not leader]
            name = gettext("Next: {name}", name=leader.name)
            who = f"{name}\n{listed_names(others)}" if others else name
        return who

    def action_writer(self, step: int) -> None:
        """Another writer. What was typed is dropped: it is not theirs."""
        running = self.running
        leader = self._leader(running) if running is not None and running.vote.names else None
        if running is None or leader is None:
            return
        voters = running.voters
        self._writer = voters[(voters.index(leader) + step) % len(voters)].id
        self._field.clear()
        self.show()

    # -- lines

    def on_input_changed(self, event: Input.Changed) -> None:
        """Somebody else types: the number of the line before is not theirs to know."""
        event.stop()
        if event.value:
            self.say("")

    def action_nothing(self) -> None:
        """The clicker leads nowhere from here."""

    def action_drop(self) -> None:
        """Drop the line; it leads nowhere else. It opens the curtain too."""
        if self.curtain:
            self.action_curtain()
        elif self._field.value:
            self._field.clear()
            self.say(gettext("The line is dropped."))

    async def action_seal(self) -> None:
        """Enter."""
        running = self.running
        if running is None or not running.open:
            self.dismiss(None)
            return
        leader = self._leader(running) if running.vote.names else None
        if running.vote.names and leader is None:
            await self._close(running)
            return
        text = clean(self._field.value)
        if not text:
            self.say(gettext("Nothing is typed yet."), wrong=True)
            return
        row_id, leader_id = running.ids[0], leader.id if leader is not None else None

        def seal(writer: WorkshopWriter) -> int:
            return sealing.seal(writer, row_id, text, leader_id=leader_id, named=leader_id is not None)

        number = await self.write(seal)
        if number is not None:
            self._field.clear()
            self._sealed([number])

    def _sealed(self, numbers: list[int]) -> None:
        self.say(
            ngettext(
                "Sealed as number {numbers:list}. Pass it on. F2 takes it back by that number.",
                "{number} lines are sealed: {numbers:list}. F2 takes one back by its number.",
                len(numbers),
                numbers=sorted(numbers) if len(numbers) <= MOST_SHOWN else [f"{min(numbers)}–{max(numbers)}"],
            )
        )
        running = self.running
        if running is not None and running.vote.names and running.voters:
            self._writer = running.voters[0].id
        self.show()
        self.workshop.refresh_room()

    async def _close(self, running: RunningVote) -> None:
        def close(writer: WorkshopWriter) -> bool:
            rounds.close(writer, running.ids)
            return True

        if await self.write(close):
            self.show()
            self.workshop.refresh_room()

    def pasted(self, text: str) -> None:
        """A paste: one line goes into the field, many are asked about."""
        try:
            lines = items(text)
        except TooLong as problem:
            self.say(str(problem), wrong=True)
            return
        if len(lines) == 1:
            self._field.insert_text_at_cursor(clean(text[: MAX_PASTE + 1]))
        elif lines:
            count = ngettext("{number} line was pasted.", "{number} lines were pasted.", len(lines))
            ask = gettext("Is each a card, to be sealed as a line of its own, without a name?")
            options = [Option(gettext("Seal each of them"), "yes"), Option(gettext("Throw them away"), "")]
            box = Question(gettext("Cards"), f"{count} {ask}", options, numbered=True)
            self.app.push_screen(box, partial(self._seal_cards, lines))

    async def _seal_cards(self, lines: list[str], answer: str | None) -> None:
        running = self.running
        if not answer or running is None:
            return
        try:
            numbers = await self.write(lambda writer: sealing.seal_all(writer, running.ids[0], lines))
        except Refusal as problem:
            self.say(str(problem), wrong=True)
            return
        if numbers:
            self._sealed(numbers)

    def action_withdraw(self) -> None:
        """Take a line back by its number."""
        question = gettext("Which number is taken back? It goes as a whole, and nobody reads it.")
        entry = gettext("its number, such as 47")
        self.app.push_screen(Question(gettext("Take a line back"), question, (), entry=entry, take=self._withdraw))

    async def _withdraw(self, typed: str) -> str:
        running = self.running
        if running is None:
            return ""
        if not typed.strip().isdecimal() or len(typed.strip()) > 9:
            return gettext("A sealed line has a number, such as 47.")
        number = int(typed)

        try:
            await self.session.write(lambda writer: sealing.take_back(writer, running.ids[0], number))
        except StoreError as problem:
            return str(problem)
        self.say(gettext("Number {number} is taken back, unread.", number=number))
        self.show()
        self.workshop.refresh_room()
        return ""
