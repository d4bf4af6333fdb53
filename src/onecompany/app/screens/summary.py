"""A preview of the summary, as text that scrolls."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from onecompany import __version__
from onecompany.app.beside import beside_the_screen
from onecompany.app.host import HostGetter
from onecompany.app.keys import key, shown_hints
from onecompany.app.preview import preview
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.hints import Hints
from onecompany.kinds.lineage import day_of
from onecompany.report.build import build_report
from onecompany.report.digest import data_hash
from onecompany.sentences import N_, gettext

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession
    from onecompany.summary.document import Report


class _LaidOut:
    """The whole preview in lines of one width, which are made once and beside the screen."""

    def __init__(self, segments: list[Segment]) -> None:
        self._segments = segments

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self._segments


class SummaryScreen(Leaving[None]):
    """The report as it would be handed out when it was opened. It is made in a thread: it may take a second."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("summary.back", "escape,f10,q", "back", N_("Back to the room"), hint=N_("back"), shown=N_("Esc")),
        key("summary.down", "pagedown,space", "page(1)", N_("A page down"), hint=N_("page down"), shown="PgDn"),
        key("summary.up", "pageup", "page(-1)", N_("A page up"), hint=N_("page up"), shown="PgUp"),
    ]
    host = HostGetter()
    DEFAULT_CSS = """
    SummaryScreen VerticalScroll { padding: 1 4; overflow-y: scroll; }
    SummaryScreen #summary-text { height: auto; max-width: 120; }
    """

    def __init__(self, session: WorkshopSession) -> None:
        super().__init__()
        self.session = session
        self._state, self._at, self._today = session.state.copy(), session.stamp(), session.today

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(gettext("… being made"), id="summary-text", markup=False)
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_resize(self) -> None:
        """Lay it out for the width that there is, once the page itself is painted."""
        self.call_after_refresh(self.run_worker, self._lay_out, exclusive=True)

    async def _lay_out(self) -> None:
        text = self.query_one("#summary-text", Static)
        options = self.app.console_options.update(highlight=False, width=text.content_size.width)
        text.update(await asyncio.to_thread(self._laid_out, self.app.console, options))

    def _laid_out(self, console: Console, options: ConsoleOptions) -> _LaidOut:
        """In a thread. Another width has the same report laid out anew."""
        with beside_the_screen():
            return _LaidOut(list(console.render(preview(self._report), options)))

    @cached_property
    def _report(self) -> Report:
        """Of a workshop that is closed as of its own day, as it is handed out."""
        return build_report(
            self._state,
            at=self._at,
            today=day_of(self._state, self._today),
            version=__version__,
            data_hash=data_hash(self._state),
        )

    def action_back(self) -> None:
        """Back to where we were."""
        self.dismiss(None)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        for scroll in self.query(VerticalScroll):  # none before the page is there
            scroll.scroll_relative(y=pages * scroll.container_size.height, animate=False, immediate=True)
