"""What the screens of a vote have in common: safe on a projector, and left by F4 only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from onecompany.app.held_keys import GOES_ON, WAITS, Effect, Repeats, times
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.app.screens.curtained import Curtained, CurtainLine
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.hints import Hints
from onecompany.assets import styles
from onecompany.clock import Countdown, Stamp, seconds_between
from onecompany.display import clock_words
from onecompany.display.clockface import Clockface
from onecompany.display.mounted import if_mounted
from onecompany.display.running_vote import RunningVote, running_vote
from onecompany.parsing.clean import visible
from onecompany.sentences import N_, gettext
from onecompany.store.problems import StoreError

if TYPE_CHECKING:
    from onecompany.store.writer import WorkshopWriter

Result = TypeVar("Result")

REPEATS = {"ballot.back": times(1), "dots.next": times(1), "dots.back": times(1)} | dict.fromkeys(
    ("ballot.before", "ballot.after", "ballot.page", "ballot.page_back", "sealed.before", "sealed.after"), GOES_ON
)
"""What does not wait for a pause between two presses of its key; all else does, so that no held key votes twice."""


class VotingScreen(Curtained[str | None], Leaving[str | None]):
    """Lies over the room while votes are taken. What is chosen in the list of F4 is its answer."""

    CSS_PATH: ClassVar[Any] = [styles() / "voting.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "voting.list",
            "f4",
            "list",
            N_("End the vote, begin it anew, take it by hands, or leave it for now"),
            hint=N_("end, anew, leave"),
            shown="F4",
        ),
        key(
            "voting.curtain",
            "f9",
            "curtain",
            N_("Draw the curtain: everything but the clock is hidden"),
            hint=N_("curtain"),
            shown="F9",
        ),
        key(
            "voting.undo", "ctrl+z,ctrl+y", "refuse_undo", N_("Nothing: undo takes no vote back, and F4 says what can")
        ),
        key("voting.palette", "ctrl+p", "refuse_palette", N_("Nothing: the commands are for the board")),
        key("voting.record", "ctrl+v", "refuse_record", N_("Nothing: decisions and the parking lot wait for its end")),
        HELP,
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (14, "-short"), (30, "-tall")]  # noqa: RUF012
    LINES: ClassVar[bool] = False
    """Whether lines are begun here as on a board, for the help page."""
    TYPED: ClassVar[tuple[tuple[str, str], ...]] = ()
    """What is typed here, for the help page, as constants of `N_`."""

    def __init__(self, workshop: OpenWorkshop) -> None:
        super().__init__()
        self.workshop, self.session = workshop, workshop.session
        self._known: tuple[int, RunningVote | None] | None = None
        self._shown = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="voting-head"):
            title = running.vote.title if (running := self.running) is not None else ""
            yield Static(Content(visible(title)), id="voting-title", markup=False)
            yield Static(id="voting-stands", markup=False)
        yield self.body()
        yield Static(id="voting-said", markup=False)
        yield Hints(shown_hints([*vars(type(self))["BINDINGS"], *VotingScreen.BINDINGS], self.host.settings.keys))
        yield Clockface()
        yield CurtainLine()

    def body(self) -> Widget:
        """What is asked, and what takes the keys."""
        raise TypeError(f"{type(self).__name__} does not say what it shows")

    def on_mount(self) -> None:
        self.session.tell = self.say
        self.set_interval(1.0, self.tick)
        self.call_after_refresh(self.show)

    def on_unmount(self) -> None:
        if self.session.tell == self.say:  # another one may have come meanwhile, as when a vote is begun anew
            self.session.tell = self.workshop.say

    # -- what goes on

    @property
    def running(self) -> RunningVote | None:
        """The vote, as the rows in memory have it."""
        version = self.session.state.version
        if self._known is None or self._known[0] != version:
            self._known = (version, running_vote(self.workshop.panel))
        return self._known[1]

    def stands(self, running: RunningVote) -> str:
        """How far it is, in the head."""
        n, of = running.turnout
        return gettext("{n} of {of} have voted", n=n, of=of)

    async def write(self, act: Callable[[WorkshopWriter], Result]) -> Result | None:
        """Do something with the file. None when that could not be: then why is said, and it can be tried again."""
        try:
            return await self.session.write(act)
        except StoreError as problem:
            self.say(str(problem), wrong=True)
            return None

    # -- what is shown

    @if_mounted
    def show(self) -> None:
        """Show all as it is now."""
        running = self.running
        if running is None:
            return
        self._shown = True
        self.query_one("#voting-title", Static).update(Content(visible(running.vote.title)))
        self.show_time()
        self.show_body(running)

    def show_body(self, running: RunningVote) -> None:
        """Show what is asked."""

    @if_mounted
    def show_time(self) -> None:
        """How far it is, and the countdown."""
        running = self.running
        if running is None:
            return
        parts = [self.stands(running)]
        if running.vote.limit and running.open:
            row = running.rows[0]
            opened = Stamp(row.opened_at, row.opened_boot, row.opened_boot_id)
            elapsed = seconds_between(opened, self.session.stamp())
            parts.append(Countdown(running.vote.limit, elapsed, running=True).text)
        self.query_one("#voting-stands", Static).update(Content(visible("   ".join(parts))))
        if self.curtain:
            countdown, words = clock_words.wall(self.session, self.session.day())
            self.query_one(Clockface).show(countdown, *words)

    def tick(self) -> None:
        """Every second. On a busy machine the first of them may be the first moment at which all is there."""
        if self._shown:
            self.show_time()
        else:
            self.show()

    @if_mounted
    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something; it stays until the next thing is said."""
        line = self.query_one("#voting-said", Static)
        line.update(Content(visible(f"{'✗ ' if wrong else ''}{text}")))
        line.set_class(wrong, "-wrong")

    # -- keys

    def effect_of(self, binding: Binding) -> Effect:
        """What a key would do now, for keys that are held."""
        repeats: Repeats = REPEATS.get(str(binding.id), WAITS)
        return Effect(str(binding.id), repeats, at_once=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind the curtain nothing is done that nobody sees."""
        return not self.curtain or action in ("curtain", "take_back", "drop")

    def action_curtain(self) -> None:
        """Hide everything but the clock, or show it again."""
        self.turn_curtain()
        self.show_time()

    def action_list(self) -> None:
        """What can be done with the vote as a whole."""
        from onecompany.app.actions.running import offer_running

        if self.running is None:
            self.dismiss(None)
            return

        def chosen(name: str | None) -> None:
            if name and name != "on":
                self.dismiss(name)

        offer_running(self.app, self.running, chosen, on_ballot=True)

    def action_refuse_undo(self) -> None:
        """Undo would have to know which vote is whose."""
        self.say(
            gettext(
                "Nothing is undone while a vote goes on: nobody knows which vote is whose. F4 says what can be done."
            ),
            wrong=True,
        )

    def action_refuse_palette(self) -> None:
        """The commands are for the board."""
        self.say(gettext("The commands are for the board. F4 leaves the vote for now."), wrong=True)

    def action_refuse_record(self) -> None:
        """Whoever votes has the keyboard."""
        self.say(gettext("Decisions and the parking lot wait. F4 leaves the vote for now."), wrong=True)

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([(gettext(row[0]), gettext(row[1])) for row in self.TYPED])
