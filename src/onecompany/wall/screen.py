"""What the room sees: the question, the time, the board and what it means; in a break and behind the curtain, time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from onecompany.boards.panel import Panel
from onecompany.clock import Clock, hour
from onecompany.display import clock_words
from onecompany.display.card_widget import GroupCards
from onecompany.display.head import Masthead
from onecompany.display.mounted import fully_mounted
from onecompany.display.part_line import PartLine
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext, settle
from onecompany.store.following.follower import Looked
from onecompany.store.following.sign import RoomSign
from onecompany.store.groups import group_notes, grouping, groups_of
from onecompany.wall import levels
from onecompany.wall.arranging import Arrangement
from onecompany.wall.board import WallBoard
from onecompany.wall.closing import ClosingPage
from onecompany.wall.cover import Cover
from onecompany.wall.digits import WallClock
from onecompany.wall.findings import FindingsRound
from onecompany.wall.prompt import WallPrompt
from onecompany.wall.quiet_line import QuietLine
from onecompany.wall.saying import about_seat, vote_words
from onecompany.wall.settling import Settling

SAID = 5.0
"""Seconds for which a word about a key stands."""


class WallScreen(Screen[None]):
    """Shows what was looked at last."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-huge")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (30, "-tall"), (40, "-lofty")]  # noqa: RUF012

    def __init__(self, clock: Clock) -> None:
        super().__init__(classes="-waiting")
        self._clock = clock
        self._arrangement = Arrangement(self)
        self._settling = Settling(self, self._is_there, self._settled)
        self.is_held = False
        """Whether it is not to be painted: another board or another size, which is not laid out to its end."""
        self.only_time = False
        """Whether nothing but the time is shown anew just now."""
        self._looked = Looked()
        self._sign: RoomSign | None = None
        """What the seat showed last."""
        self._reading: WorkshopReading | None = None
        self._fresh = False
        self._shown_page = ""
        self._due = 0.0
        self._word, self._word_until = "", 0.0
        self._waiting = ""
        self._held = False

    def compose(self) -> ComposeResult:
        yield Masthead()
        with Horizontal(id="question"):
            yield WallPrompt()
            yield WallClock()
        yield PartLine()
        yield QuietLine("vote")
        with Horizontal(id="middle"):
            yield WallBoard()
            yield FindingsRound()
        yield GroupCards(pairs=False, pointed=False)
        yield ClosingPage()
        yield Static("onecompany", id="waiting", markup=False)  # no sentence: the name of the product
        yield QuietLine("said")
        yield Cover()

    # -- looking

    def show(self, looked: Looked, waiting: str = "") -> None:
        """Show what a look at the file came to; what did not change is not painted again.

        `waiting`: what it waits for, where no seat is there.
        """
        if not fully_mounted(self):
            return
        now = self._clock.boot()
        if looked.changed or not self._fresh:
            self._fresh = True
            self._take(looked)
        elif now >= self._due:
            self._tick()
        is_over = bool(self._word) and now >= self._word_until
        if is_over or waiting != self._waiting:
            self._word, self._waiting = "" if is_over else self._word, waiting
            self._say_below()

    def blank(self) -> None:
        """Show nothing any more of what was shown: it is another file's now."""
        self._reading = self._sign = None
        self._looked = Looked()
        settle()
        if fully_mounted(self):
            self._show_all()

    def _take(self, looked: Looked) -> None:
        self._looked, before = looked, self._reading.state.workshop_id if self._reading is not None else ""
        if looked.seat_alive:  # one that was killed behind the curtain leaves it drawn
            self._sign = looked.sign or self._sign
        if looked.state is not None:
            settle(looked.state.terms, looked.state.language)
            if self._reading is None or self._reading.state is not looked.state:
                self._reading = WorkshopReading(looked.state, self._clock)
        elif looked.seat_alive and looked.sign is not None and looked.sign.workshop_id != before:
            self._reading = None  # at home, or in another workshop that cannot be read: the one before is over
            settle()
        self._show_all()

    # -- showing

    def on_resize(self) -> None:
        """Another size has room for other things."""
        if self._fresh and fully_mounted(self):
            self.hold_picture()
            self.call_after_refresh(self._show_all)

    def hold_picture(self) -> None:
        """What is painted stays as it is, until all is laid out to its end."""
        if self._fresh:
            self.is_held = True
            self._settling.begin(anew=True)

    def is_settled(self) -> bool:
        """Whether it may be painted as it is laid out now. What hides all else is painted at once."""
        return not self.is_held or self.query_one(Cover).hides_all() or self._waits()

    def _waits(self) -> bool:
        """Whether nothing but the name is to be seen."""
        return bool(self.query_one("#waiting").region) and not self.query_one(WallBoard).region

    def _is_there(self) -> bool:
        board = self.query_one(WallBoard)
        return board.is_alone or not board.region

    def _settled(self) -> None:
        """All is laid out: more gives way to a board that is cut, or it is painted."""
        if not fully_mounted(self):
            return
        if self._shown_page == "board" and self._arrangement.goes_on():
            self._show_all()
        elif self.is_held:
            self.is_held = False
            self.refresh()

    def _show_all(self) -> None:
        reading, sign = self._reading, self._sign
        page = levels.page_of(reading, sign)
        self._shown_page = page
        self.query_one(Cover).draw(shut=page == "curtain")
        for name in levels.PAGES if page != "curtain" else ():  # what lies below is brought up when it opens
            self.set_class(name == page, f"-{name}")
        if reading is not None and sign is not None and page not in ("waiting", "curtain"):
            panel = self.query_one(WallBoard).show(reading, sign)
            self._arrangement.arrange(page, panel, reading, sign)
            votes = self.query_one(WallBoard).there and page in ("board", "groups")
            self.query_one("#vote", QuietLine).say(vote_words(panel) if votes else "")
            if page == "groups":
                step = reading.step
                pairs = grouping(step) == "1-2-4-all"
                notes = group_notes(reading.state, step.id)
                self.query_one(GroupCards).show(groups_of(reading.state, step.id), notes, pairs=pairs)
            if page == "closing":
                self.query_one(ClosingPage).show(reading)
        self._say_below()
        self._hold_if_other()
        self._tick(alone=False)

    def _hold_if_other(self) -> None:
        is_other = self._arrangement.is_other(self._shown_page, self._sign)
        if self._shown_page in ("curtain", "waiting"):
            return
        if is_other:
            self.hold_picture()
        else:
            self._settling.begin(anew=False)

    def on_panel_shown(self, event: Panel.Shown) -> None:
        """A board is there: the cursor may have gone on meanwhile."""
        event.stop()
        self.query_one(WallBoard).again()
        self._show_all()

    # -- time

    def _tick(self, *, alone: bool = True) -> None:
        """Once a second, when the countdown shows another one. `alone`: nothing else is shown anew."""
        self.only_time = alone
        reading, page, now = self._reading, levels.page_of(self._reading, self._sign), self._clock.boot()
        self._due = now + 1
        if page != self._shown_page:  # by the time that went by: groups come together
            self._show_all()
            return
        if reading is None or page == "waiting":
            return
        countdown, words = reading.countdown(), ("", "", "")
        if page in ("curtain", "break"):
            countdown, words = clock_words.wall(reading, reading.day())
        if page == "curtain":  # a clock below it would be painted through it
            self.query_one(Cover).show(countdown, words)
        else:
            self.query_one(WallClock).show(countdown, *words)
            self._tick_beside(reading, now)
        if countdown is not None and countdown.running:
            self._due = now + min(1.0, countdown.lasts + 0.01)

    def _tick_beside(self, reading: WorkshopReading, now: float) -> None:
        self.query_one(PartLine).show(reading)
        title = f"{reading.state.organisation.name} · {reading.state.workshop.title}"
        self.query_one(Masthead).show(visible(title), hour(self._clock.now()))
        self.query_one(FindingsRound).turn(now)
        self.query_one(ClosingPage).turn(now)

    # -- keys

    def show_more(self, by: int) -> None:
        """Show more (1), or less (-1)."""
        self.say(self._arrangement.show_more(by))
        if self._fresh:
            self._show_all()

    def hold(self) -> None:
        """Hold what goes round, or let it go on."""
        self._held = not self._held
        self.query_one(FindingsRound).hold(on=self._held)
        self.query_one(ClosingPage).round.held = self._held
        self.say(gettext("What goes round is held. Space lets it go on.") if self._held else gettext("It goes round."))

    def say(self, word: str) -> None:
        """Say something in the last line, for some seconds."""
        self._word, self._word_until = word, self._clock.boot() + SAID
        self._say_below()

    def _say_below(self) -> None:
        shows = levels.page_of(self._reading, self._sign) != "waiting"
        text = self._word or about_seat(self._looked, self._sign, shows=shows) or ("" if shows else self._waiting)
        self.query_one("#said", QuietLine).say(text)
        self.query_one("#cover-said", QuietLine).say(text)
