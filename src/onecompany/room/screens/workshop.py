"""The room: one workshop on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from onecompany.assets import styles
from onecompany.boards.panel import Panel
from onecompany.clock import Stamp
from onecompany.exercises.registry import kind
from onecompany.room.keys import ROOM
from onecompany.room.scribe import Scribe
from onecompany.room.sitting import Sitting
from onecompany.room.timekeeper import Timekeeper
from onecompany.room.visits import Visits
from onecompany.room.widgets.capture import Capture
from onecompany.room.widgets.findings import FindingsPane, tally
from onecompany.room.widgets.head import AgendaBar, Clockface, Masthead, Prompt
from onecompany.room.widgets.hints import Hints

if TYPE_CHECKING:
    from onecompany.store.reading import Presence

DRAFT_AFTER = 0.8
"""Seconds after the first unsaved key at which an unfinished line is saved; the promise is one second."""


class WorkshopScreen(Visits):
    """Shows where we are, the question, the time, what was said and what it means; takes what is typed."""

    CSS_PATH: ClassVar[Any] = [styles() / "workshop.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*ROOM]
    AUTO_FOCUS = "#capture"
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-narrow"), (100, "-wide"), (150, "-huge")]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-tiny"), (16, "-short"), (30, "-tall")]

    def __init__(
        self, sitting: Sitting, *, drafts: dict[str, tuple[str, str]], presence: Presence | None
    ) -> None:
        super().__init__()
        self.sitting = sitting
        self.drafts = drafts
        self.presence = presence
        self.time = Timekeeper(sitting, self.say)
        self.scribe = Scribe(self, after=self._after_entry)
        self._panel = self._make_panel()
        self._draft_timer: Timer | None = None
        self._shown_step: str | None = None
        self._asking_away = False

    def compose(self) -> ComposeResult:
        yield Masthead()
        yield AgendaBar()
        with Horizontal(id="question"):
            yield Prompt()
            yield Clockface()
        with Horizontal(id="middle"):
            yield Vertical(self._panel, id="board")
            yield FindingsPane()
        yield Static(id="said", classes="-silent", markup=False)
        with Horizontal(id="entry"):
            yield Static("›", id="entry-mark", markup=False)
            yield Capture(self.scribe)
            yield Static(id="entry-preview", markup=False)
        yield Hints(self._hints())
        yield Static(id="curtain-cloth", markup=False)

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)
        place = ""
        if self.presence is not None and self.presence.workshop_id == self.sitting.state.workshop_id:
            place = self.presence.cursor
        self.call_after_refresh(self._arrive, place)

    def _arrive(self, place: str) -> None:
        """After the first paint: stand where we stood, offer the unfinished line, ask about the time away."""
        self.refresh_room(place)
        self._offer_draft()
        self.app.begin_opening()
        gone = self.time.away_since(self.presence)
        if gone is not None:
            self.ask_away(*gone)

    # -- what is shown

    @property
    def panel(self) -> Panel:
        """The board of the current exercise."""
        return self._panel

    @property
    def capture(self) -> Capture:
        """The capture line."""
        return self.query_one(Capture)

    def _make_panel(self) -> Panel:
        view = self.sitting.view()
        panel: Panel = kind(view.exercise.kind).part("panel").PANEL(view)
        panel.border_title = view.exercise.title
        return panel

    def _hints(self) -> list[tuple[str, str]]:
        """The keys of the bottom line, as they are bound now."""
        shown = []
        for active in self.active_bindings.values() if self.is_attached else ():
            binding = active.binding
            if binding.show and binding.id and active.enabled:
                shown.append((binding.key_display or binding.key, binding.description))
        return shown or [(b.key_display or b.key, b.description) for b in ROOM if b.show]

    def refresh_room(self, place: str = "") -> None:
        """Show the rows as they are now."""
        exercise = self.sitting.exercise
        if self.panel.view.exercise.id != exercise.id:
            self._change_panel(place)
            return
        self.panel.show(self.sitting.view(), place)
        self._show_around()

    def _change_panel(self, place: str) -> None:
        """Another exercise: another board, with its own unfinished line."""
        self.keep_draft_now()
        self._panel.remove()
        self._panel = self._make_panel()
        self.query_one("#board").mount(self._panel)
        self.capture.drop()

        def arrive() -> None:
            self.panel.show(self.sitting.view(), place)
            self._show_around()
            self._offer_draft()

        self.call_after_refresh(arrive)

    def _show_around(self) -> None:
        sitting = self.sitting
        exercise, step = sitting.exercise, sitting.step
        findings = sitting.findings()
        self.query_one(FindingsPane).show(findings)
        panel = self.panel
        count = [f"F3  {tally(findings)}"] if findings and self.has_class("-narrow") else []
        panel.border_subtitle = " · ".join([*count, *(f"{c.shown} {c.does}" for c in panel.choices())])
        agenda = []
        for row in sitting.state.rows("exercise"):
            if not row.dropped:
                state = "here" if row.id == exercise.id else "done" if sitting.is_done(row.id) else "ahead"
                agenda.append((row.title, state))
        self.query_one(AgendaBar).show(agenda)
        steps = sitting.steps_of(exercise.id)
        number = next((i for i, row in enumerate(steps, 1) if row.id == step.id), 1)
        text = step.prompt or step.title
        if len(steps) > 1:
            text = f"Step {number} of {len(steps)} · {step.title}" + (
                f" · {step.prompt}" if step.prompt else ""
            )
        self.query_one(Prompt).show(
            exercise.prompt or exercise.title, text if text != exercise.prompt else ""
        )
        self.show_place()
        self.show_time()

    def show_place(self) -> None:
        """Say in the frame of the capture line what an entry would be."""
        self.query_one("#entry").border_title = Content(self.panel.where())

    def show_time(self) -> None:
        """Paint the clock; only what looks different is sent to the terminal."""
        self.query_one(Clockface).show(self.sitting.countdown())
        workshop = self.sitting.state
        title = f"{workshop.organisation.name} · {workshop.workshop.title}"
        self.query_one(Masthead).show(title, self.time.line())

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the capture line; it stays until the next thing is said."""
        line = self.query_one("#said", Static)
        if text or getattr(line.content, "plain", line.content):
            line.update(Content(f"{'✗ ' if wrong else ''}{text}" if text else ""))
            line.set_class(wrong, "-wrong")
            line.set_class(not text, "-silent")

    # -- time

    def _tick(self) -> None:
        gone = self.time.tick()
        if gone is not None:
            self.ask_away(*gone)
        self.show_time()
        self.time.be_seen(self.panel.place)

    def ask_away(self, since: Stamp, seconds: float) -> None:
        """We were away while the clock ran: ask whether that time counts."""
        if not self._asking_away:
            self._asking_away = True
            self.question_away(since, seconds)

    def away_answered(self) -> None:
        """The question was answered."""
        self._asking_away = False
        self.show_time()

    def _after_entry(self) -> None:
        question = self.time.entered()
        if question:
            self.say(question)

    # -- the unfinished line

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the line will become, and save it within a second."""
        event.stop()
        self.query_one("#entry-preview", Static).update(Content(self.scribe.preview(event.value)))
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_AFTER, self.save_draft)

    async def save_draft(self) -> None:
        """Save the unfinished line as it is now."""
        self._draft_timer = None
        exercise = self.sitting.exercise
        text = "" if self.capture.idle else self.capture.value
        if self.drafts.get(exercise.id, ("", ""))[1] != text and not self.sitting.book.read_only:
            self.drafts[exercise.id] = (self.panel.place, text)
            await self.scribe.save_draft(exercise.id, self.panel.place, text)

    async def leave(self) -> None:
        """The application ends: save the line and where we stand."""
        await self.save_draft()
        self.time.be_seen(self.panel.place, at_once=True)

    def keep_draft_now(self) -> None:
        """Save the line before another exercise comes, and remember it for coming back."""
        shown = self.panel.view.exercise.id
        text = "" if self.capture.idle else self.capture.value
        if self.drafts.get(shown, ("", ""))[1] == text:
            return
        self.drafts[shown] = (self.panel.place, text)
        desk = self.sitting.desk_now
        if desk is not None:
            desk.keep_draft(shown, self.panel.place, text)

    def _offer_draft(self) -> None:
        place, text = self.drafts.get(self.sitting.exercise.id, ("", ""))
        if text and self.capture.idle:
            self.panel.select(place)
            self.capture.begin(text)
            self.say("This line was not finished. Enter keeps it, Esc drops it.")

    def on_panel_pointed(self, event: Panel.Pointed) -> None:
        """The cursor moved."""
        event.stop()
        self.show_place()
