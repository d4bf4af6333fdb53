"""The closing page: what the day says, what is still open, and what is handed out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from onecompany.app.comparing import compare
from onecompany.app.handed_out import OneWorkshop
from onecompany.app.host import HostGetter
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.screens.asking import RECORD
from onecompany.app.timekeeper import Timekeeper
from onecompany.app.widgets.entries import Form
from onecompany.app.widgets.handouts import Handouts
from onecompany.app.widgets.hints import Hints
from onecompany.assets import styles
from onecompany.boards.wrap import clipped
from onecompany.kinds.loose_notes import left_over
from onecompany.kinds.view import Finding, View, in_order
from onecompany.parsing.clean import visible
from onecompany.sentences import N_, gettext, ngettext

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession


BACK = N_("Back into the workshop; one that is closed stays closed")
REOPEN = N_("Back into the workshop; one that was closed just now is open again")
CLOSED = N_("The workshop is closed. Page Up opens it again, where it was.")


class ClosingScreen(Screen[None]):
    """Findings and open ends; formats to choose; Ctrl+S makes the files and shows where they are."""

    CSS_PATH: ClassVar[Any] = [styles() / "form.tcss"]
    AUTO_FOCUS = "#formats"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "closing.export",
            "ctrl+s,x",
            "export",
            N_("Make the files; again makes them anew"),
            hint=N_("make the files"),
            shown="X",
        ),
        key("closing.preview", "f10", "preview", N_("A preview of the summary"), hint=N_("preview"), shown="F10"),
        key("record", "ctrl+v", "record", RECORD),
        # Before the list of formats, which would only scroll.
        replace(
            key("closing.back", "escape", "back", BACK, hint=N_("back to the room"), shown=N_("Esc")), priority=True
        ),
        replace(key("closing.reopen", "pageup", "reopen", REOPEN), priority=True),
        key("closing.home", "ctrl+g,ctrl+b", "home", N_("To the list of workshops"), hint=N_("home"), shown="^G"),
        key("palette", "ctrl+p", "app.command_palette", N_("All commands"), hint=N_("commands"), shown="^P"),
        HELP,
    ]
    LINES = False
    host = HostGetter()

    def __init__(self, session: WorkshopSession, *, ran: bool | None = None, from_room: bool = True) -> None:
        """`ran`: the workshop was closed just now, and whether its clock ran then; Page Up takes that back.

        `from_room`: it follows the room that was open, and the wall shows the end of that day.
        """
        super().__init__()
        self.from_room = from_room
        self.session = session
        self._ran = ran

    def compose(self) -> ComposeResult:
        workshop = self.session.state
        with Form(id="form"):
            title = f"{workshop.organisation.name} · {workshop.workshop.title}"
            yield Static(Content(clipped(title, 200)), classes="form-title", markup=False)
            if self._ran is not None:
                yield Static(gettext(CLOSED), id="closing-said", markup=False)
            yield Static(gettext("Hand out"), classes="form-label", markup=False)
            yield Handouts(OneWorkshop(self.session))
            yield Static(id="closing-text", markup=False)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_mount(self) -> None:
        self.call_after_refresh(self.query_one("#form").scroll_home, animate=False)  # the focus scrolled the title away

    async def _tell(self) -> None:
        """Say what the day says and what is open, once it is compared with earlier workshops."""
        await compare(self.session)
        self.query_one("#closing-text", Static).update(self._text())

    def _text(self) -> Content:
        state = self.session.state
        by_key: dict[str, Finding] = {
            finding.key: finding for findings in self.session.all_findings().values() for finding in findings
        }
        findings = [f"{finding.sign} {finding.text}" for finding in in_order(list(by_key.values()))]
        commitments = state.rows("commitment")
        unowned = [row.what for row in commitments if not (row.leader_id or row.who)]
        undated = [row.what for row in commitments if row.by_when is None]
        parked = [row.text for row in state.rows("parking") if not row.leader_id and not row.dropped]
        open_ends = [
            *(gettext("{commitment}: nobody has it", commitment=what) for what in unowned),
            *(gettext("{commitment}: no date", commitment=what) for what in undated),
            *(gettext("Parked: {item}", item=text) for text in parked),
            *filter(None, (self._unsorted(exercise) for exercise in state.rows("exercise"))),
        ]
        parts: list[Any] = []
        for title, lines, none in (
            (gettext("What the day says"), findings, gettext("Nothing was recorded.")),
            (gettext("Still open"), open_ends, gettext("Nothing.")),
        ):
            parts += [(f"\n{title}\n", "bold"), *(f"  {visible(line)}\n" for line in lines or [none])]
        return Content.assemble(*parts)

    def _unsorted(self, exercise: Any) -> str:
        """What is said of the loose notes of an exercise that lie there still."""
        left = len(left_over(View(self.session.state, exercise, self.session.today)))
        if not left:
            return ""
        return ngettext(
            "{exercise}: one loose note is not sorted",
            "{exercise}: {number} loose notes are not sorted",
            left,
            exercise=exercise.title,
        )

    def action_export(self) -> None:
        """Make the chosen files."""
        self.query_one(Handouts).make()

    def action_record(self) -> None:
        """Decisions and the parking lot; what is still open follows."""
        self.host.navigator.show_record(self.session, None)

    def on_screen_resume(self) -> None:
        """Back from another screen, on which something may have been settled."""
        self.run_worker(self._tell(), exclusive=True)

    def action_preview(self) -> None:
        """The summary as it would be handed out."""
        self.host.navigator.show_summary(self.session)

    def action_back(self) -> None:
        """Into the workshop again, as it is."""
        self.host.navigator.open_workshop(self.session.state.workshop_id)

    async def action_reopen(self) -> None:
        """Into the workshop again; when it was closed just now, as if it had not been."""
        if self._ran is not None:
            time = Timekeeper(self.session, lambda message, **_: self.app.notify(message, markup=False))
            if not await time.reopen(running=self._ran):
                return
        self.action_back()

    def action_home(self) -> None:
        """To the list of workshops."""
        self.host.navigator.go_home()

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([])
