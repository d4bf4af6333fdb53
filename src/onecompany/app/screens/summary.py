"""A preview of the summary, as text that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from onecompany.app.host import HostGetter
from onecompany.app.keys import key, shown_hints
from onecompany.app.preview import preview
from onecompany.app.reporting import report_of
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.hints import Hints
from onecompany.sentences import N_

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession


class SummaryScreen(Leaving[None]):
    """The report as it would be handed out now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("summary.back", "escape,f10,q", "back", N_("Back to the room"), hint=N_("back"), shown=N_("Esc")),
        key("summary.down", "pagedown,space", "page(1)", N_("A page down"), hint=N_("page down"), shown="PgDn"),
        key("summary.up", "pageup", "page(-1)", N_("A page up"), hint=N_("page up"), shown="PgUp"),
    ]
    host = HostGetter()
    DEFAULT_CSS = """
    SummaryScreen VerticalScroll { padding: 1 4; }
    SummaryScreen #summary-text { height: auto; max-width: 120; }
    """

    def __init__(self, session: WorkshopSession) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(id="summary-text", markup=False)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_mount(self) -> None:
        self.query_one("#summary-text", Static).update(preview(report_of(self.session)))

    def action_back(self) -> None:
        """Back to where we were."""
        self.dismiss(None)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        for scroll in self.query(VerticalScroll):  # none before the page is there
            scroll.scroll_relative(y=pages * scroll.container_size.height, animate=False, immediate=True)
