"""The closing page: what the day says, what is still open, and what is handed out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from onecompany.app.host import HostGetter
from onecompany.app.keys import key, shown_hints
from onecompany.app.timekeeper import Timekeeper
from onecompany.app.widgets.handouts import Handouts
from onecompany.app.widgets.hints import Hints
from onecompany.assets import styles
from onecompany.boards.wrap import clipped
from onecompany.kinds.view import Finding, in_order
from onecompany.parsing.clean import visible

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession


BACK = "Back into the workshop; one that was closed just now is open again"
CLOSED = "The workshop is closed. Page Up or Esc opens it again, where it was."


class ClosingScreen(Screen[None]):
    """Findings and open ends; formats to choose; Ctrl+S makes the files and shows where they are."""

    CSS_PATH: ClassVar[Any] = [styles() / "form.tcss"]
    AUTO_FOCUS = "#formats"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "closing.export",
            "ctrl+s,x",
            "export",
            "Make the files; again makes them anew",
            hint="make the files",
            shown="X",
        ),
        key("closing.preview", "f10", "preview", "A preview of the summary", hint="preview", shown="F10"),
        # Before the list of formats, which would only scroll.
        replace(
            key("closing.back", "escape,pageup", "back", BACK, hint="back to the room", shown="Esc"), priority=True
        ),
        key("closing.home", "ctrl+g,ctrl+b", "home", "To the list of workshops", hint="home", shown="^G"),
        key("palette", "ctrl+p", "app.command_palette", "All commands", hint="commands", shown="^P"),
        key("help", "f1", "help", "All keys that work here", hint="help", shown="F1"),
    ]
    host = HostGetter()

    def __init__(self, session: WorkshopSession, *, ran: bool | None = None) -> None:
        """`ran`: the workshop was closed just now, and whether its clock ran then; going back takes that back."""
        super().__init__()
        self.session = session
        self._ran = ran

    def compose(self) -> ComposeResult:
        workshop = self.session.state
        with VerticalScroll(id="form", can_focus=False):
            title = f"{workshop.organisation.name} · {workshop.workshop.title}"
            yield Static(Content(clipped(title, 200)), classes="form-title", markup=False)
            if self._ran is not None:
                yield Static(CLOSED, id="closing-said", markup=False)
            yield Static("Hand out", classes="form-label", markup=False)
            yield Handouts(self.session)
            yield Static(id="closing-text", markup=False)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_mount(self) -> None:
        self.query_one("#closing-text", Static).update(self._text())
        self.call_after_refresh(self.query_one("#form").scroll_home, animate=False)  # the focus scrolled the title away

    def _text(self) -> Content:
        state = self.session.state
        found: dict[str, Finding] = {f.key: f for findings in self.session.all_findings().values() for f in findings}
        parts: list[Any] = [("\nWhat the day says\n", "bold")]
        parts += [f"  {f.sign} {visible(f.text)}\n" for f in in_order(list(found.values()))] or [
            "  Nothing was recorded.\n"
        ]
        parts.append(("\nStill open\n", "bold"))
        open_ends = [f"  {c.what}: nobody has it\n" for c in state.rows("commitment") if not (c.leader_id or c.who)]
        open_ends += [f"  {c.what}: no date\n" for c in state.rows("commitment") if c.by_when is None]
        parked = [p for p in state.rows("parking") if not p.leader_id and not p.dropped]
        open_ends += [f"  Parked: {p.text}\n" for p in parked]
        parts += [visible(line) for line in open_ends] or ["  Nothing.\n"]
        return Content.assemble(*parts)

    def action_export(self) -> None:
        """Make the chosen files."""
        self.query_one(Handouts).make()

    def action_preview(self) -> None:
        """The summary as it would be handed out."""
        self.host.navigator.show_summary(self.session)

    async def action_back(self) -> None:
        """Into the workshop again; when it was closed just now, as if it had not been."""
        if self._ran is not None:
            time = Timekeeper(self.session, lambda said, **_: self.app.notify(said, markup=False))
            if not await time.reopen(running=self._ran):
                return
        self.host.navigator.open_workshop(self.session.state.workshop_id)

    def action_home(self) -> None:
        """To the list of workshops."""
        self.host.navigator.go_home()

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([])
