"""Ending the application: what would be lost is said, and can be kept, before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany.app.file_problems import Lost, LostFile, code_of
from onecompany.app.rescue import goes_on_elsewhere
from onecompany.app.screens.asking import Option, Question
from onecompany.sentences import gettext
from onecompany.store.problems import FileChanged

if TYPE_CHECKING:
    from onecompany.app.navigator import Navigator
    from onecompany.app.session import WorkshopSession


class Unsaved(Question):
    """The line that is being typed cannot be saved."""


async def quit_safely(navigator: Navigator) -> None:
    """End the application, unless something would be lost and the facilitator wants to stay."""
    app, file = navigator.app, navigator.workshop_file
    if any(isinstance(screen, Unsaved | Lost) for screen in app.screen_stack):
        return
    if await goes_on_elsewhere(file):
        return
    kept = await navigator.save_everything()
    for screen in app.screen_stack:
        session: WorkshopSession | None = getattr(screen, "session", None)  # the workshop's, the closing page's
        problem = session.lost_file() if session is not None else None
        if problem is None and file.problem is not None and not (kept or file.read_only):
            problem = FileChanged(file.path)  # it could not be opened again
        if session is not None and problem is not None:
            LostFile(navigator, session, problem).ask(leaving=True)
            return
    code = code_of(file.problem)
    unsealed = any(getattr(screen, "unsealed", False) for screen in app.screen_stack)
    if kept and not unsealed:
        app.exit(code)
        return

    def answered(answer: str | None) -> None:
        if answer == "quit":
            app.exit(code)

    text = gettext("The line that is not finished could not be saved, and would be lost. Why is said above the line.")
    if not navigator.open_workshops():
        text = gettext(
            "What was typed and not finished could not be saved, and would be lost:\n{lines:quoted}",
            lines=navigator.rooms_left.texts,
        )
    if unsealed:
        text = gettext("A line is typed and not sealed. It is kept nowhere, and would be lost.")
    options = (Option(gettext("Stay"), ""), Option(gettext("Quit without it"), "quit"))
    app.push_screen(Unsaved(gettext("Quit?"), text, options), answered)
