"""A workshop on the wall: the screen that leaders see all day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from onecompany.app.absence import Absence
from onecompany.app.actions import places
from onecompany.app.actions.hints import hints, key_label
from onecompany.app.actions.registry import BINDINGS, BY_ID
from onecompany.app.comparing import compare_beside
from onecompany.app.drafts import Drafts
from onecompany.app.held_keys import Effect
from onecompany.app.input_controller import InputController
from onecompany.app.screens.curtained import Curtained, CurtainLine
from onecompany.app.session import WorkshopSession
from onecompany.app.timekeeper import Timekeeper
from onecompany.app.widgets.capture import Capture
from onecompany.app.widgets.hints import Hints
from onecompany.app.widgets.message import MessageLine
from onecompany.app.widgets.middle import Middle
from onecompany.app.word_hints import WordHints
from onecompany.assets import styles
from onecompany.boards.heap import turns
from onecompany.boards.panel import Panel, Target
from onecompany.display import clock_words
from onecompany.display.clockface import Clockface
from onecompany.display.findings import FindingsPane
from onecompany.display.head import AgendaBar, Masthead, Prompt
from onecompany.display.mounted import fully_mounted, if_mounted
from onecompany.display.part_line import PartLine
from onecompany.display.running_vote import board_title
from onecompany.display.unknown_kind import panel_for
from onecompany.parsing.clean import visible
from onecompany.store import timing

if TYPE_CHECKING:
    from onecompany.store.reading import Presence


class WorkshopScreen(Curtained[None]):
    """Shows where we are, the question, the time, what was said and what it means; takes what is typed."""

    CSS_PATH: ClassVar[Any] = [styles() / "workshop.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*BINDINGS]
    AUTO_FOCUS = "#capture"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (150, "-huge")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (30, "-tall"), (40, "-lofty")]  # noqa: RUF012

    def __init__(
        self, session: WorkshopSession, *, drafts: dict[str, tuple[str, str]], presence: Presence | None
    ) -> None:
        super().__init__()
        self.session = session
        session.tell, session.lost = self.say, lambda problem: self.host.navigator.file_is_lost(session, problem)
        self.presence = presence
        self.time = Timekeeper(session, self.say)
        self.controller = InputController(self, after=self.time.entered)
        self.drafts = Drafts(self, drafts)
        self.capture = Capture(self.controller)
        """The capture line, which is asked for its text also when the room is being left."""
        same_workshop = presence is not None and presence.workshop_id == session.state.workshop_id
        self._panel = self._make_panel(presence.cursor if presence is not None and same_workshop else "")
        self.ready = False
        """Whether the board takes keys: it is there, and the line that was left unfinished in it too."""
        self._stood: dict[str, str] = {}
        """Where the cursor stood on the boards that were left, by exercise."""
        self._absence = Absence(self)
        self._was_over = True
        self._shown_where: str | None = None
        self._titled: tuple[Panel, str] | None = None
        self._shown_preview, self._words = "", WordHints()

    def compose(self) -> ComposeResult:
        # Given at the first resize, when all is there, the classes for the size would have everything styled twice.
        for steps, size in zip((self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), self.app.size, strict=True):
            self.add_class(max(step for step in steps if step[0] <= size)[1])
        yield Masthead()
        yield AgendaBar()
        with Horizontal(id="question"):
            yield Prompt(lambda: key_label("customer", self.host.settings.keys))
            yield Clockface()
        yield PartLine()
        yield Middle(self._panel, self.session)
        yield MessageLine()
        with Horizontal(id="entry"):
            yield Static("›", id="entry-mark", markup=False)
            yield self.capture
            yield Static(id="entry-preview", markup=False)
        yield Hints([])
        yield CurtainLine()

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)
        self.run_worker(self._arrive())

    def on_resize(self) -> None:
        """What is cut to the width of the window is cut anew."""
        self.call_after_refresh(self._show_around)

    async def _arrive(self) -> None:
        """Say what the board says, for which the first paint did not wait, and ask about the time away."""
        await self.host.first_paint.wait()
        self.drafts.keep_all_beside()
        if self.session.hurried:
            compare_beside(self)
        await self._absence.come_back(self.presence)

    # -- keys

    async def action_do(self, name: str) -> None:
        """Do an action of the registry."""
        if (done := BY_ID[name].run(self)) is not None:
            await done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind the curtain nothing is changed that nobody sees; what is not possible here is no key."""
        return action != "do" or BY_ID[str(parameters[0])].may_be_done(self)

    def effect_of(self, binding: Binding) -> Effect:
        """What a key would do now, for keys that are held."""
        return BY_ID[str(binding.id)].effect(self)

    # -- what is shown

    @property
    def panel(self) -> Panel:
        """The board of the current exercise."""
        return self._panel

    def _make_panel(self, place: str = "") -> Panel:
        panel = panel_for(self.session.view(), self.drafts.heap_place() or place)
        panel.border_title = board_title(panel)
        return panel

    @if_mounted
    def refresh_room(self, place: str = "", target: Target | None = None) -> None:
        """Show the rows as they are now; on another board the cursor goes to the target."""
        if self.panel.view.exercise.id != self.session.exercise.id or turns(self.panel, place):
            self._change_panel(place, target)
            return
        self.panel.show(self.session.view(), place)
        self._show_around()

    def _change_panel(self, place: str, target: Target | None) -> None:
        """Another exercise: another board, with its own unfinished line."""
        self.drafts.save_now()
        self.ready = False
        stood, left = self._stood.get(self.session.exercise.id, ""), self._panel.place
        self._stood[self._panel.view.exercise.id] = left
        self._panel.remove()
        self._panel = self._make_panel(stood if place in ("", left) else place)
        self._panel.target = target
        self.query_one("#board").mount(self._panel)
        self.capture.drop()

    @if_mounted
    def on_panel_shown(self, event: Panel.Shown) -> None:
        """A board is there: what stands around it, and the line that was left unfinished in it."""
        event.stop()
        first = self._shown_where is None
        self._show_around()
        places.say_arrival(self, event.missed, first=first)
        self.drafts.offer()
        self.ready = True

    @if_mounted
    def _show_around(self) -> None:
        session = self.session
        resting = timing.is_break(session.exercise)
        self.set_class(resting, "-break")
        self.set_class(self.panel.zoomed, "-zoom")
        self.set_class(session.is_bare_break, "-bare")
        self.query_one(Middle).fit(self.panel, alone=resting)
        if not session.hurried:
            self.query_one(FindingsPane).show(session.findings())
        self.query_one(Prompt).show(*session.question_and_step(), *session.customer())
        self.show_place()
        self.show_time()

    @if_mounted
    def show_place(self) -> None:
        """Say in the frame of the capture line what an entry would be, and below it which keys work here."""
        line = self.capture.draft
        where = line.title if line is not None else self.panel.where()
        if where != self._shown_where:  # setting a title paints the whole frame again, with all that is in it
            self._shown_where = where
            self.query_one("#entry").border_title = Content(visible(where))
        self._show_keys()

    def _show_keys(self) -> None:
        """The keys that mean something here: those of the board in its frame, the others in the bottom line."""
        panel, findings = self.panel, self.session.findings()
        middle, own = self.query_one(Middle), self.host.settings.keys
        panel.name_keys()
        title = " ─ ".join(filter(None, (board_title(panel).plain, middle.name_keys(findings, own))))
        if (panel, title) != self._titled:
            self._titled = (panel, title)
            panel.border_title = Content(title)
        shown_hints = hints(
            own, panel, findings=bool(findings), narrow=middle.narrow, aside=middle.aside, running=self.session.running
        )
        self.query_one(Hints).show(shown_hints)
        self._words.show(self.query_one("#entry"), panel.view, findings, typing=self.capture.draft is not None)

    @if_mounted
    def show_time(self) -> None:
        """Paint the clock; only what looks different is sent to the terminal."""
        session, day = self.session, self.session.day()
        countdown, words = clock_words.wall(session, day)
        self.query_one(Clockface).show(countdown, *words)
        over = self.query_one(PartLine).show(self.session)
        if over and not self._was_over and self.host.settings.sound:
            self.app.bell()
        self._was_over = over
        title = f"{session.state.organisation.name} · {session.state.workshop.title}"
        line = clock_words.day_line(session, day, countdown if self.has_class("-zoom") else None)
        self.query_one(Masthead).show(title, self.host.second_window.announced(line))
        self.query_one(AgendaBar).show(clock_words.agenda_items(session, day))

    def draw_curtain(self) -> None:
        """Hide everything but the clock, or show it again."""
        self.turn_curtain()
        self.show_time()

    def focus_body(self) -> None:
        """Give the focus to the line."""
        self.capture.focus()

    def turn_findings(self) -> bool:
        """Put the findings aside or beside the board. Whether there is room for both."""
        return self.query_one(Middle).turn()

    @property
    def message(self) -> str:
        """What stands above the capture line."""
        return "".join(line.text for line in self.query(MessageLine))

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the capture line; it stays until the next thing is said."""
        if not fully_mounted(self):  # a line was saved, or not, after its room was left
            self.app.notify(text, markup=False)
            return
        self.query_one(MessageLine).say(text, wrong=wrong)

    # -- time

    def tick(self) -> None:
        """Every second: the clock, whether we were away, and that we are alive."""
        self._absence.tick(free=self.app.screen is self)
        self.show_time()
        if (wrong := self.time.be_seen(self.panel.place)) and not self.message:  # what a key has said is to be read
            self.say(wrong, wrong=True)
        if news := self.session.news():
            self.query_one(MessageLine).add(" ".join(news))

    # -- the unfinished line

    @if_mounted
    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the line will become, and save it within a second."""
        event.stop()
        preview, more = map(visible, self.controller.entries.preview(event.value))
        if preview != self._shown_preview:  # another text may need another width: the whole screen is laid out anew
            self._shown_preview = preview
            self.query_one("#entry-preview", Static).update(Content(preview))
        if not self.capture.idle:
            self._words.show_more(self.query_one("#entry"), more)
        self.drafts.save_soon()

    async def leave(self) -> bool:
        """The application ends: save the line and where we stand. Whether the line is kept."""
        kept = await self.drafts.save()
        self.time.be_seen(self.panel.place, at_once=True)
        return kept

    def keep_draft_now(self) -> Drafts:
        """The room is left: save the line at once."""
        self.drafts.save_now()
        return self.drafts

    def on_panel_chosen(self, event: Panel.Chosen) -> None:
        """The mouse chose a cell: in its turn among the keys, and when nothing that is typed is left by it."""
        event.stop()
        self.capture.call_later(self._choose, event.place)

    async def _choose(self, place: str) -> None:
        if await self.capture.leave():
            self.panel.select(place)

    def on_panel_pointed(self, event: Panel.Pointed) -> None:
        """The cursor moved."""
        event.stop()
        self.show_place()
