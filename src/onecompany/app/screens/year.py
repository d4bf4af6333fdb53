"""The year of an organisation as files to hand out: choose, make, see where they are."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from onecompany.app.handed_out import OneYear
from onecompany.app.host import HostGetter
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.entries import Form
from onecompany.app.widgets.handouts import Handouts
from onecompany.app.widgets.hints import Hints
from onecompany.assets import styles
from onecompany.boards.wrap import clipped
from onecompany.sentences import N_, gettext


class YearScreen(Leaving[None]):
    """The same choices as for a workshop, over all workshops of an organisation."""

    CSS_PATH: ClassVar[Any] = [styles() / "form.tcss"]
    AUTO_FOCUS = "#formats"
    LINES = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("year.make", "ctrl+s,x", "make", N_("Make the files of the year; again makes them anew"), shown="X",
            hint=N_("make the files")),
        key("year.back", "escape", "back", N_("Back to where we were"), hint=N_("back"), shown=N_("Esc")),
        key("palette", "ctrl+p", "app.command_palette", N_("All commands"), hint=N_("commands"), shown="^P"),
        HELP,
    ]  # fmt: skip
    host = HostGetter()

    def __init__(self, organisation_id: str, name: str) -> None:
        """`name`: of the organisation."""
        super().__init__()
        self.organisation_id, self._called = organisation_id, name

    def compose(self) -> ComposeResult:
        title = gettext("The year of {organisation}", organisation=self._called)
        with Form(id="form"):
            yield Static(Content(clipped(title, 200)), classes="form-title", markup=False)
            yield Handouts(OneYear(self.host.workshop_file, self.organisation_id))
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def on_mount(self) -> None:
        self.call_after_refresh(self.query_one("#form").scroll_home, animate=False)  # the focus scrolled the title away

    def action_make(self) -> None:
        """Make the chosen files."""
        self.query_one(Handouts).make()

    def action_back(self) -> None:
        """Back to where we were. What is being made is made all the same."""
        self.dismiss(None)

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([])
