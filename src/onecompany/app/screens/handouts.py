"""Hand-outs at any moment of the day: choose, make, see where they are, and go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from onecompany.app.handed_out import OneWorkshop
from onecompany.app.host import HostGetter
from onecompany.app.keys import HELP, key, shown_hints
from onecompany.app.screens.leaving import Leaving
from onecompany.app.widgets.entries import Form
from onecompany.app.widgets.handouts import Handouts
from onecompany.app.widgets.hints import Hints
from onecompany.assets import styles
from onecompany.sentences import N_, gettext

if TYPE_CHECKING:
    from onecompany.app.session import WorkshopSession


class HandoutsScreen(Leaving[None]):
    """The same choices as on the closing page, over the room: the workshop goes on where it was."""

    CSS_PATH: ClassVar[Any] = [styles() / "form.tcss"]
    AUTO_FOCUS = "#formats"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "handouts.make",
            "ctrl+s,x",
            "make",
            N_("Make the files; again makes them anew"),
            hint=N_("make files"),
            shown="X",
        ),
        key("handouts.preview", "f10", "preview", N_("A preview of the summary"), hint=N_("preview"), shown="F10"),
        key("handouts.back", "escape", "back", N_("Back to the room"), hint=N_("back to the room"), shown=N_("Esc")),
        HELP,
    ]
    host = HostGetter()

    def __init__(self, session: WorkshopSession) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        with Form(id="form"):
            yield Static(gettext("Hand-outs"), classes="form-title", markup=False)
            yield Handouts(OneWorkshop(self.session))
        yield Hints(shown_hints(self.BINDINGS, self.host.settings.keys))

    def action_make(self) -> None:
        """Make the chosen files."""
        self.query_one(Handouts).make()

    def action_preview(self) -> None:
        """The summary as it would be handed out."""
        self.host.navigator.show_summary(self.session)

    def action_back(self) -> None:
        """Back to where we were. What is being made is made all the same."""
        self.dismiss(None)

    def action_help(self) -> None:
        """F1."""
        self.host.navigator.show_help([])
